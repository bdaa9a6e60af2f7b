#include "name/name_words.hpp"

#include "base/utf8.hpp"

namespace tallywire {
namespace {

bool parts_words(char c) { return c == ' ' || c == '-' || c == '\n' || c == '\r' || c == '\t'; }

std::uint64_t hash_of(std::string_view small) {
    std::uint64_t hash = small.size();
    for (const char c : small) {
        const auto byte = static_cast<unsigned char>(c);
        hash = (hash ^ (byte >= 'A' && byte <= 'Z' ? byte + 32u : byte)) * 0xD6E8FEB86659FD93u;
        hash ^= hash >> 32;
    }
    return hash;
}

}  // namespace

NameWords::NameWords(std::string_view name) {
    std::size_t from = 0, capitals = 0;
    bool ascii = true;
    for (std::size_t i = 0; i <= name.size(); ++i) {
        if (i < name.size() && !parts_words(name[i])) {
            ascii &= static_cast<unsigned char>(name[i]) < 0x80;
            continue;
        }
        if (i > from) {
            const std::string_view word = name.substr(from, i - from);
            if (words_.empty()) first_size_ = word.size();
            words_.push_back(ascii ? hash_of(word) : hash_of(fold_case(word)));
            bits_ |= std::uint64_t{1} << (words_.back() >> 58);
            if (word[0] >= 'A' && word[0] <= 'Z') initials_ = initials_ << 8 | static_cast<unsigned char>(word[0]), ++capitals;
        }
        from = i + 1;
        ascii = true;
    }
    if (capitals > 8) initials_ = 0;
}

}  // namespace tallywire
