#include "time/time_scan.hpp"

#include "text/ascii_word.hpp"

#include <algorithm>

namespace tallywire {
namespace {

enum Sort : std::uint8_t { other, letter, digit };

constexpr std::array<std::uint8_t, 256> make_sorts() {
    std::array<std::uint8_t, 256> sorts{};
    for (std::size_t c = 0; c < 256; ++c)
        sorts[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? letter : c >= '0' && c <= '9' ? digit : other;
    return sorts;
}
constexpr std::array<std::uint8_t, 256> sorts = make_sorts();

std::uint8_t sort_of(char c) { return sorts[static_cast<unsigned char>(c)]; }

/// The first three letters of a word without regard to case; the word has as many.
std::size_t key_of(const char* word) {
    return (static_cast<std::size_t>(word[0]) & 31) << 10 | (static_cast<std::size_t>(word[1]) & 31) << 5 | (static_cast<std::size_t>(word[2]) & 31);
}

/// One or two characters without regard to case; all that are no letters are one.
std::size_t key_of(std::string_view text) {
    const auto code = [&](std::size_t i) { return i < text.size() && sort_of(text[i]) == letter ? static_cast<std::size_t>(text[i]) & 31 : 0; };
    return code(0) << 5 | code(1);
}

/// Where the letters end that begin at `at`.
const char* end_of_word(const char* at, const char* end) {
#ifdef __SSE4_1__
    if (end - at >= 16)
        if (const std::uint32_t size = ascii_word(at).size; size < 16) return at + size;
#endif
    while (at < end && sort_of(*at) == letter) ++at;
    return at;
}

}  // namespace

TimeScan::TimeScan(const Lexicon& lexicon, KindMask core, std::string_view year_mark) : lengths_(1u << 15) {
    const Vocabulary& vocabulary = lexicon.vocabulary();
    const auto add = [&](std::string_view word) {
        std::size_t from = word.size();
        while (from > 0 && sort_of(word[from - 1]) == letter) --from;  // the clock of o'clock
        const std::string_view last = word.substr(from);
        if (last.size() >= 3) lengths_[key_of(last.data())] |= static_cast<std::uint16_t>(1u << std::min<std::size_t>(last.size(), longest));
        std::size_t letters = 0;
        while (letters < word.size() && sort_of(word[letters]) == letter) ++letters;
        if (letters == 0 || letters > 2 || word.size() < 2) return;
        if (letters < word.size() && sort_of(word[letters]) == digit) marks_[key_of(word.substr(0, letters))] = true;
        else after_number_[key_of(word.substr(0, 2))] = true;
    };
    for (WordId id = 1; id < vocabulary.size(); ++id)
        if (vocabulary.entry(id).begins & core) add(vocabulary.text(id));
    if (!year_mark.empty() && year_mark.size() <= 2) marks_[key_of(year_mark)] = true;
}

bool TimeScan::may_hold(std::string_view text) const {
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        const std::uint8_t sort = sort_of(*at);
        if (sort == other) {
            ++at;
            continue;
        }
        const char* const from = at;
        if (sort == letter) {
            at = end_of_word(at, end);
            const auto size = static_cast<std::size_t>(at - from);
            if (size >= 3 && lengths_[key_of(from)] >> std::min<std::size_t>(size, longest) & 1) return true;
            if (size <= 2 && at < end && sort_of(*at) == digit && marks_[key_of(std::string_view(from, size))]) return true;
            continue;
        }
        do ++at;
        while (at < end && sort_of(*at) == digit);
        const auto size = static_cast<std::size_t>(at - from);
        if (size == 4) return true;                                                     // 1998, 0412
        if (at + 1 >= end) continue;
        const char next = *at;
        if (size <= 2 && (next == ':' || next == '/') && sort_of(at[1]) == digit) return true;  // 10:30, 10/11/98
        if (size <= 2 && next == '.' && sort_of(at[1]) == digit) return true;                // 12.03.2013, 8.15
        if (next == 's' && at[-1] == '0') return true;                                       // '80s
        const char* half = next == ' ' ? at + 1 : at;                                        // 7pm, 10 a.m.
        if (size <= 2 && half + 1 < end && after_number_[key_of(std::string_view(half, 2))]) return true;
    }
    return false;
}

}  // namespace tallywire
