#include "text/sentences.hpp"

#include <algorithm>
#include <array>
#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace tallywire {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alnum(char c) { return is_upper(c) || is_lower(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

/// The first byte from `at` on that may end a sentence: . ! ? a line end, or the first of an ellipsis.
std::size_t find_stop(std::string_view text, std::size_t at);

constexpr std::array<bool, 256> make_stops() {
    std::array<bool, 256> stops{};
    for (const char c : {'.', '!', '?', '\n'}) stops[static_cast<unsigned char>(c)] = true;
    stops[0xE2] = true;  // … is E2 80 A6
    return stops;
}
constexpr std::array<bool, 256> stops = make_stops();

std::size_t find_stop(std::string_view text, std::size_t at) {
#ifdef __SSE2__
    for (; at + 16 <= text.size(); at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
        const auto equal = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
        const __m128i found = _mm_or_si128(_mm_or_si128(_mm_or_si128(equal('.'), equal('\n')), _mm_or_si128(equal('!'), equal('?'))), equal('\xE2'));
        if (const int mask = _mm_movemask_epi8(found)) return at + static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(mask)));
    }
#endif
    while (at < text.size() && !stops[static_cast<unsigned char>(text[at])]) ++at;
    return at;
}

/// Bytes of a closing quotation mark or bracket at `at`; 0 where there is none.
std::size_t closing(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    switch (text[at]) {
        case '"': case '\'': case ')': case ']': return 1;
        case '\xE2':
            if (text.substr(at, 3) == "\u201D" || text.substr(at, 3) == "\u2019") return 3;
            return 0;
        case '\xC2': return text.substr(at, 2) == "\u00BB" ? 2 : 0;
        default: return 0;
    }
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        if (is_blank(text[at])) ++at;
        else if (text.substr(at, 2) == "\u00A0") at += 2;
        else break;
    }
    return at;
}

/// Can a sentence begin here: a capital, a digit, a quotation mark, a bracket, a letter beyond ASCII, a dash?
bool may_begin(std::string_view text, std::size_t at) {
    if (at >= text.size()) return true;
    const char c = text[at];
    return !is_lower(c) && c != ',' && c != ';' && c != ':' && c != '.' && c != ')' && c != '%';
}

/// Are most line ends of the text inside sentences, as in text that was wrapped to a width?
bool is_wrapped(std::string_view text) {
    std::size_t inside = 0, whole = 0, longest = 0, from = 0;
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', from)) {
        const bool blank_next = at + 1 >= text.size() || text[at + 1] == '\n' || at == from;
        if (!blank_next && at - from >= 30) {
            const char last = text[at - 1];
            const bool ends = last == '.' || last == '!' || last == '?' || last == '"' || last == '\x9D' || last == ':' || last == '\'';
            ++(ends ? whole : inside);
        }
        longest = std::max(longest, at - from);
        from = at + 1;
    }
    return inside > whole && inside >= 2 && longest <= 120;
}

class Splitter {
public:
    Splitter(std::string_view text, const Lexicon& lexicon, std::vector<Sentence>& out)
        : text_(text), lexicon_(lexicon), out_(out), wrapped_(is_wrapped(text)) {}

    void run() {
        begin_ = skip_blanks(text_, 0);
        for (std::size_t at = find_stop(text_, begin_); at < text_.size(); at = find_stop(text_, at)) {
            const auto c = static_cast<unsigned char>(text_[at]);
            if (c == '\n') {
                at = line_end(at);
            } else if (c == 0xE2 && text_.substr(at, 3) != "\u2026") {
                ++at;
            } else {
                at = terminator(at, c == 0xE2 ? 3 : 1);
            }
        }
        close(text_.size());
    }

private:
    /// Ends the sentence before `end` and begins the next at the first byte after it that is no blank.
    std::size_t close(std::size_t end) {
        std::size_t last = end;
        while (last > begin_ && is_blank(text_[last - 1])) --last;
        while (last >= begin_ + 2 && text_.substr(last - 2, 2) == "\u00A0") last -= 2;
        if (last > begin_)
            out_.push_back({{static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(last)}, paragraph_});
        begin_ = skip_blanks(text_, end);
        const std::string_view blanks = text_.substr(last, begin_ - last);
        const std::size_t line_end = blanks.find('\n');
        if (line_end != std::string_view::npos && (!wrapped_ || blanks.find('\n', line_end + 1) != std::string_view::npos)) ++paragraph_;
        return std::max(begin_, end);
    }

    std::size_t line_end(std::size_t at) {
        std::size_t next = at + 1;
        bool blank_line = false;
        while (next < text_.size() && is_blank(text_[next])) blank_line |= text_[next++] == '\n';
        if (!blank_line && wrapped_ && next < text_.size()) return next;
        return close(at);
    }

    std::size_t terminator(std::size_t at, std::size_t size) {
        std::size_t end = at + size;
        while (end < text_.size() && (text_[end] == '.' || text_[end] == '!' || text_[end] == '?')) ++end;
        const std::size_t bare = end;
        while (const std::size_t more = closing(text_, end)) end += more;
        if (end < text_.size() && !is_blank(text_[end]) && text_.substr(end, 2) != "\u00A0") {
            // "end.Next": a lost blank, when a lower-case word stands before and a capital with a small letter after.
            const bool glued = size == 1 && bare == at + 1 && end + 1 < text_.size() && at > begin_ && is_lower(text_[at - 1]) &&
                               is_upper(text_[end]) && is_lower(text_[end + 1]) && longer_word_before(at);
            if (!glued) return end;
        }
        const std::size_t next = skip_blanks(text_, end);
        if (!may_begin(text_, next)) return end;
        if (text_[at] == '.' && bare == at + 1 && is_abbreviation(at, next, end > bare)) return end;
        if (size == 3 && next < text_.size() && !is_upper(text_[next]) && closing(text_, bare) == 0) return end;
        return close(end);
    }

    bool longer_word_before(std::size_t at) const { return at >= begin_ + 4 && is_lower(text_[at - 2]) && is_lower(text_[at - 3]); }

    bool is_abbreviation(std::size_t at, std::size_t next, bool closed) const {
        std::size_t from = at;
        while (from > begin_ && (is_alnum(text_[from - 1]) || text_[from - 1] == '.' || text_[from - 1] == '\'')) --from;
        const std::string_view word = text_.substr(from, at - from);
        if (word.empty() || closed) return false;
        if (word.size() == 1 && is_upper(word[0])) return word[0] != 'I' || next >= text_.size() || is_upper(text_[next]);
        switch (lexicon_.abbreviation(word)) {
            case Lexicon::Abbreviation::never_ends: return true;
            case Lexicon::Abbreviation::may_end: return !begins_sentence(next);
            case Lexicon::Abbreviation::none: break;
        }
        // J.K. and the like: letters with inner periods.
        return word.size() <= 5 && word.find('.') != std::string_view::npos && is_upper(word[0]) && !begins_sentence(next);
    }

    /// Does a word stand at `at` that is written with a capital only because a sentence begins: the, he, in …?
    bool begins_sentence(std::size_t at) const {
        if (at >= text_.size()) return true;
        if (text_[at] == '(') return at + 1 < text_.size() && is_upper(text_[at + 1]) && begins_sentence(at + 1);  // 3 a.m. (0100 GMT)
        if (!is_upper(text_[at])) return !is_digit(text_[at]);
        std::size_t to = at;
        while (to < text_.size() && is_alnum(text_[to])) ++to;
        const WordId id = lexicon_.vocabulary().find(text_.substr(at, to - at));
        return id != 0 && lexicon_.vocabulary().entry(id).closed != 0;
    }

    std::string_view text_;
    const Lexicon& lexicon_;
    std::vector<Sentence>& out_;
    const bool wrapped_;
    std::size_t begin_ = 0;
    std::uint32_t paragraph_ = 0;
};

}  // namespace

void split_sentences(std::string_view text, const Lexicon& lexicon, std::vector<Sentence>& out) { Splitter(text, lexicon, out).run(); }

}  // namespace tallywire
