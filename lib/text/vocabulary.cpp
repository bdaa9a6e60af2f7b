#include "text/vocabulary.hpp"

#include "base/utf8.hpp"

#include <cstring>
#include <stdexcept>

namespace tallywire {
namespace {

constexpr std::size_t longest_fast = 48;

/// Folds a word of ASCII into a buffer; false where it is longer, or beyond ASCII.
bool fold_fast(std::string_view word, char (&buffer)[longest_fast]) {
    if (word.size() > longest_fast) return false;
    unsigned char seen = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto c = static_cast<unsigned char>(word[i]);
        seen |= c;
        buffer[i] = static_cast<char>(c + (static_cast<unsigned char>(c - 'A') < 26 ? 32 : 0));
    }
    return seen < 0x80;
}

}  // namespace

std::uint64_t Vocabulary::hash_of(std::string_view folded) {
    std::uint64_t low = 0, high = 0;
    const std::size_t size = folded.size();
    if (size > 16) {
        for (const char* at = folded.data(); at + 8 <= folded.data() + size; at += 8) {
            std::uint64_t part;
            std::memcpy(&part, at, 8);
            low = (low ^ part) * 0xD6E8FEB86659FD93u;
            low ^= low >> 32;
        }
        std::memcpy(&high, folded.data() + size - 8, 8);
        return hash_of(low, high, size);
    }
    std::memcpy(&low, folded.data(), size < 8 ? size : 8);
    if (size > 8) std::memcpy(&high, folded.data() + 8, size - 8);
    return hash_of(low, high, size);
}

Vocabulary::Vocabulary() : slots_(1u << 18), texts_(1), entries_(1) {
    texts_.reserve(1u << 17);
    entries_.reserve(1u << 17);
}

std::string_view Vocabulary::keep(std::string_view text) {
    if (text.size() > left_) {
        left_ = text.size() > 65536 ? text.size() : 65536;
        blocks_.push_back(std::make_unique<char[]>(left_));
        next_ = blocks_.back().get();
    }
    std::memcpy(next_, text.data(), text.size());
    const std::string_view kept(next_, text.size());
    next_ += text.size();
    left_ -= text.size();
    return kept;
}

void Vocabulary::put(Slot slot, std::uint64_t hash) {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
}

void Vocabulary::grow() {
    slots_.assign(slots_.size() * 2, 0);
    for (WordId id = 1; id < texts_.size(); ++id) {
        const std::uint64_t hash = hash_of(texts_[id]);
        put((hash & ~id_bits) | id, hash);
    }
}

WordId Vocabulary::intern(std::string_view word) {
    char buffer[longest_fast];
    std::string long_one;
    std::string_view folded;
    if (fold_fast(word, buffer)) folded = {buffer, word.size()};
    else folded = long_one = fold_case(word);
    const std::uint64_t hash = hash_of(folded);
    if (const WordId known = find_hash(hash)) {
        if (texts_[known] != folded) throw std::logic_error("two words of the vocabulary have one hash: " + std::string(folded));
        return known;
    }
    if (texts_.size() * 4 > slots_.size() * 3) grow();
    const WordId id = static_cast<WordId>(texts_.size());
    if (id >= id_bits) throw std::length_error("more than 16 million words");
    texts_.push_back(keep(folded));
    entries_.emplace_back();
    put((hash & ~id_bits) | id, hash);
    return id;
}

WordId Vocabulary::find(std::string_view surface) const {
    char buffer[longest_fast];
    if (!fold_fast(surface, buffer)) return find_folded(fold_case(surface));
    return find_folded({buffer, surface.size()});
}

KindMask Vocabulary::new_kind() {
    if (kinds_ == 64) throw std::length_error("more than 64 kinds of rules");
    return KindMask{1} << kinds_++;
}

}  // namespace tallywire
