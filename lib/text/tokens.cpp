#include "text/tokens.hpp"

#include "base/utf8.hpp"
#include "text/ascii_word.hpp"

#include <array>

namespace tallywire {
namespace {

enum class Byte : std::uint8_t { other, blank, letter, digit, high };

constexpr std::array<Byte, 256> make_bytes() {
    std::array<Byte, 256> bytes{};
    for (std::size_t c = 0; c < 256; ++c) {
        if (c <= ' ' || c == 127) bytes[c] = Byte::blank;
        else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_') bytes[c] = Byte::letter;
        else if (c >= '0' && c <= '9') bytes[c] = Byte::digit;
        else if (c >= 0x80) bytes[c] = Byte::high;
    }
    return bytes;
}
constexpr std::array<Byte, 256> bytes = make_bytes();

Byte byte_at(std::string_view text, std::size_t at) {
    return at < text.size() ? bytes[static_cast<unsigned char>(text[at])] : Byte::blank;
}

/// Bytes after which a run of ASCII letters is a word and nothing else: no letter, digit, apostrophe or period.
constexpr std::array<bool, 256> make_enders() {
    std::array<bool, 256> enders{};
    for (std::size_t c = 0; c < 128; ++c) enders[c] = (bytes[c] == Byte::blank || bytes[c] == Byte::other) && c != '.' && c != '\'';
    return enders;
}
constexpr std::array<bool, 256> enders = make_enders();

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

/// What a code point beyond ASCII is.
enum class Kind { letter, blank, quote_open, quote_close, hyphen, dash, symbol, punctuation };

Kind kind_of(char32_t c) {
    switch (c) {
        case 0xA0: case 0x1680: case 0x202F: case 0x205F: case 0x3000: case 0xFEFF: case 0x200B: case 0x2028: case 0x2029: return Kind::blank;
        case 0xAB: case 0x201C: case 0x2018: case 0x201E: case 0x201A: case 0x2039: return Kind::quote_open;
        case 0xBB: case 0x201D: case 0x2019: case 0x203A: return Kind::quote_close;
        case 0x2010: case 0x2011: case 0xAD: return Kind::hyphen;
        case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: return Kind::dash;
        case 0x2026: case 0xA1: case 0xBF: case 0xB7: case 0x2022: return Kind::punctuation;
        default: break;
    }
    if (c >= 0x2000 && c <= 0x200A) return Kind::blank;
    if (c >= 0xA2 && c <= 0xBE && c != 0xAA && c != 0xB5 && c != 0xBA) return Kind::symbol;
    if (c == 0xD7 || c == 0xF7 || (c >= 0x20A0 && c <= 0x20CF) || (c >= 0x2030 && c <= 0x2BFF) || c >= 0x1F000 || c == replacement_character)
        return Kind::symbol;
    if (c >= 0x2016 && c <= 0x2064) return Kind::punctuation;
    return Kind::letter;
}

class Tokenizer {
public:
    Tokenizer(std::string_view text, Span sentence, const Lexicon& lexicon, Token* out)
        : text_(text.substr(0, sentence.end)), lexicon_(lexicon), next_(out), begin_(sentence.begin), readable_(text.size()) {}

    /// Where the tokens end.
    Token* run() {
        bool space = false;
        for (std::size_t at = begin_; at < text_.size();) {
            const Byte kind = byte_at(text_, at);
            if (kind == Byte::blank) {
                space = true;
                ++at;
                continue;
            }
            if (kind == Byte::letter) {
                if (const std::size_t end = plain_word(at, space)) {
                    space = end < text_.size() && text_[end] == ' ';
                    at = end + (space ? 1 : 0);
                    continue;
                }
            }
            Token* const before = next_;
            std::size_t end = at;
            if (kind == Byte::letter) end = word(at);
            else if (kind == Byte::digit) end = number(at);
            else if (kind == Byte::other) end = mark(at, space);
            else end = beyond_ascii(at);
            if (next_ > before) {
                before->space_before = space;
                space = false;
            } else {
                space = true;
            }
            at = end;
        }
        look_up();
        return next_;
    }

private:
    /// Looks up the plain words that wait: their slots, and then their entries, come from the memory side by side.
    void look_up() {
        const Vocabulary& vocabulary = lexicon_.vocabulary();
        for (std::size_t i = 0; i < waiting_; ++i) {
            Token& token = *waits_[i].token;
            token.word = vocabulary.find_hash(waits_[i].hash);
            vocabulary.fetch_entry(token.word);
        }
        for (std::size_t i = 0; i < waiting_; ++i) {
            Token& token = *waits_[i].token;
            const WordEntry& entry = vocabulary.entry(token.word);
            token.begins = entry.begins;
            token.follows = entry.follows;
        }
        waiting_ = 0;
    }

    void put(std::size_t from, std::size_t to, Shape shape, WordId word = 0) {
        const WordEntry& entry = lexicon_.vocabulary().entry(word);
        *next_++ = Token{{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)}, word, shape, Tag::none, false, entry.begins, entry.follows};
    }

    bool letter_at(std::size_t at, std::size_t& size) const {
        const Byte kind = byte_at(text_, at);
        size = 1;
        if (kind == Byte::letter) return true;
        if (kind != Byte::high) return false;
        const CodePoint point = decode_utf8(text_, at);
        size = point.size;
        return kind_of(point.value) == Kind::letter;
    }

    std::size_t apostrophe(std::size_t at) const {
        if (at >= text_.size()) return 0;
        if (text_[at] == '\'') return 1;
        return text_.substr(at, 3) == "\u2019" ? 3 : 0;
    }

    /// A word of up to 15 ASCII letters that nothing follows which could belong to it: nearly all words. Its end; 0 where it is none such.
    std::size_t plain_word(std::size_t from, bool space) {
#ifdef __SSE4_1__
        if (from + 16 > readable_) return 0;
        const AsciiWord word = ascii_word(text_.data() + from);
        const std::size_t end = from + word.size;
        if (word.size == 0 || word.size > 15 || end > text_.size()) return 0;
        const std::uint64_t hash = Vocabulary::hash_of(word.low, word.high, word.size);
        bool possessed = false;
        if (end < text_.size() && !enders[static_cast<unsigned char>(text_[end])]) {
            if (text_[end] == '.') {
                if (end + 1 < text_.size() && (word.size == 1 || is_abbreviation(hash))) return 0;
            } else if (!mark_beyond_ascii(end)) {
                possessed = ends_at_apostrophe(end);
                if (!possessed) return 0;
            }
        }
        lexicon_.vocabulary().fetch(hash);
        if (waiting_ == waits_.size()) look_up();
        waits_[waiting_++] = {hash, next_};
        Shape shape = Shape::lower;
        if (word.upper == 1) shape = Shape::capital;
        else if (word.upper != 0) shape = word.upper == (1u << word.size) - 1 ? Shape::upper : Shape::mixed;
        *next_++ = Token{{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(end)}, 0, shape, Tag::none, space, 0, 0};
        return possessed ? possessive(end) : end;
#else
        (void)from, (void)space;
        return 0;
#endif
    }

    bool is_abbreviation(std::uint64_t hash) const {
        const Vocabulary& vocabulary = lexicon_.vocabulary();
        return vocabulary.entry(vocabulary.find_hash(hash)).abbreviation != 0;
    }

    /// An apostrophe that no letter of the same word follows: the militants’ office, the ministry’s.
    bool ends_at_apostrophe(std::size_t at) const {
        const std::size_t mark = apostrophe(at);
        std::size_t size = 0;
        return mark != 0 && !lexicon_.has_elisions() && (is_possessive(at + mark) || !letter_at(at + mark, size));
    }

    /// A dash, a quotation mark, an ellipsis (U+2010 to U+2026), no apostrophe.
    bool mark_beyond_ascii(std::size_t at) const {
        if (at + 2 >= text_.size() || text_[at] != '\xE2' || text_[at + 1] != '\x80') return false;
        const auto last = static_cast<unsigned char>(text_[at + 2]);
        return last >= 0x90 && last <= 0xA6 && last != 0x99;
    }

    std::size_t word(std::size_t from) {
        std::size_t at = from, size = 0;
        bool digits = false, upper = false, lower = false;
        for (;;) {
            if (at > from && lexicon_.has_elisions())
                if (const std::size_t end = elision(from, at)) return end;
            if (at < text_.size() && (byte_at(text_, at) == Byte::letter || byte_at(text_, at) == Byte::digit)) {
                const char c = text_[at];
                if (is_lower(c)) lower = true;
                else if (is_upper(c)) upper |= at > from;
                else digits |= c != '_';
                ++at;
            } else if (letter_at(at, size)) {
                lower = true;
                at += size;
            } else if (const std::size_t mark_size = apostrophe(at); mark_size && at > from && letter_at(at + mark_size, size)) {
                if (is_possessive(at + mark_size)) break;
                at += mark_size;  // don't, O'Brien
            } else {
                break;
            }
        }
        // U.S., p.m., J.K.: single letters each with a period.
        if (at == from + 1 && at + 1 < text_.size() && text_[at] == '.' && byte_at(text_, at + 1) == Byte::letter) {
            std::size_t end = at + 1;
            while (byte_at(text_, end) == Byte::letter && end + 1 < text_.size() && text_[end + 1] == '.') end += 2;
            if (end > at + 1 && byte_at(text_, end) != Byte::letter) {
                put(from, end, is_upper(text_[from]) ? Shape::upper : Shape::lower, lexicon_.vocabulary().find(text_.substr(from, end - from)));
                return end;
            }
            if (byte_at(text_, end) == Byte::letter && byte_at(text_, end + 1) == Byte::blank && is_upper(text_[from])) ++end;  // U.S at the end
        }
        // J. Moro, Roy M. Neel: an initial takes its period along within a sentence.
        if (at == from + 1 && is_upper(text_[from]) && at + 2 < text_.size() && text_[at] == '.' && byte_at(text_, at + 1) == Byte::blank && text_[from] != 'I') {
            put(from, at + 1, Shape::upper);
            return at + 1;
        }
        if (digits && is_upper(text_[from])) {
            std::size_t first_digit = from;
            while (byte_at(text_, first_digit) == Byte::letter) ++first_digit;
            const WordId letters = lexicon_.vocabulary().find(text_.substr(from, first_digit - from));
            if (byte_at(text_, first_digit) == Byte::digit && lexicon_.vocabulary().entry(letters).leads_digits) {  // USD115m
                put(from, first_digit, Shape::upper, letters);
                return number(first_digit);
            }
        }
        const bool first_upper = is_upper(text_[from]) || high_capital(from);
        Shape shape = Shape::lower;
        if (digits) shape = Shape::alphanumeric;
        else if (first_upper) shape = upper && !lower ? Shape::upper : upper ? Shape::mixed : Shape::capital;
        else if (upper) shape = Shape::mixed;
        std::string_view surface = text_.substr(from, at - from);
        WordId id = lexicon_.vocabulary().find(surface);
        if (id == 0 && surface.find("\u2019") != std::string_view::npos) {
            std::string plain(surface);
            for (std::size_t i; (i = plain.find("\u2019")) != std::string::npos;) plain.replace(i, 3, "'");
            id = lexicon_.vocabulary().find(plain);
        }
        // Mr., Gen., No.: an abbreviation takes its period along when the sentence goes on.
        if (at + 1 < text_.size() && text_[at] == '.' && !digits && lexicon_.vocabulary().entry(id).abbreviation != 0) {
            put(from, at + 1, shape, id);
            return at + 1;
        }
        put(from, at, shape, id);
        return possessive(at);
    }

    /// A word that lost its last letter, with its apostrophe (d'Oran, l'« accord »); 0 where none ends before `at`, or the whole is a word of its own
    /// (aujourd'hui).
    std::size_t elision(std::size_t from, std::size_t at) {
        const std::size_t size = apostrophe(at);
        if (size == 0 || at - from > 8) return 0;
        std::string written = fold_case(text_.substr(from, at - from)) + "'";
        const WordId word = lexicon_.elided(written);
        if (word == 0) return 0;
        std::size_t end = at + size, letter = 0;
        while (letter_at(end, letter)) end += letter;
        if (lexicon_.vocabulary().find(written.append(text_.substr(at + size, end - at - size))) != 0 && end > at + size) return 0;
        put(from, at + size, is_upper(text_[from]) ? Shape::capital : Shape::lower, word);
        return at + size;
    }

    bool high_capital(std::size_t from) const {
        if (byte_at(text_, from) != Byte::high) return false;
        const CodePoint point = decode_utf8(text_, from);
        std::string folded, plain;
        append_utf8(plain, point.value);
        return fold_case(plain) != plain;
    }

    bool is_possessive(std::size_t after_mark) const {
        std::size_t size = 0;
        return after_mark < text_.size() && (text_[after_mark] == 's' || text_[after_mark] == 'S') && !letter_at(after_mark + 1, size);
    }

    /// A token for ’s, or for the bare ’ after a plural.
    std::size_t possessive(std::size_t at) {
        const std::size_t size = apostrophe(at);
        if (size == 0) return at;
        if (is_possessive(at + size)) {
            put(at, at + size + 1, Shape::lower, lexicon_.common().possessive);
            next_[-1].tag = Tag::possessive_mark;
            return at + size + 1;
        }
        // the militants’ office; but ‘the militants’ said
        if (at > 0 && (text_[at - 1] == 's' || text_[at - 1] == 'S') && byte_at(text_, at + size) == Byte::blank && at + size < text_.size() && !single_open_) {
            put(at, at + size, Shape::lower, lexicon_.common().possessive);
            next_[-1].tag = Tag::possessive_mark;
            return at + size;
        }
        return at;
    }

    /// x4, x4x3, x4m: what follows the first side of a thing.
    static bool is_side(std::string_view rest) {
        if (rest.size() < 2 || rest[0] != 'x') return false;
        const std::string_view unit = rest.substr(rest.find_last_of("x0123456789") + 1);
        return rest[1] >= '0' && rest[1] <= '9' && (unit.empty() || unit == "m" || unit == "cm" || unit == "mm" || unit == "km" || unit == "ft");
    }

    std::size_t number(std::size_t from) {
        std::size_t at = from, size = 0;
        bool letters = false;
        for (;;) {
            const Byte kind = byte_at(text_, at);
            if (kind == Byte::digit) {
                ++at;
            } else if (at + 1 < text_.size() && (text_[at] == '.' || text_[at] == ',') && byte_at(text_, at + 1) == Byte::digit && !letters) {
                at += 2;
            } else {
                break;
            }
        }
        const std::size_t digits_end = at;
        while (letter_at(at, size) || byte_at(text_, at) == Byte::digit) {
            letters = true;
            at += byte_at(text_, at) == Byte::digit ? 1 : size;
        }
        if (!letters) {
            put(from, at, Shape::number);
            return possessive(at);
        }
        // 1.5m, 2bn, 30km, 7pm: number and unit; 3rd, 80s: one word.
        const std::string_view rest = text_.substr(digits_end, at - digits_end);
        const WordId whole = lexicon_.vocabulary().find(text_.substr(from, at - from));
        const bool ordinal = lexicon_.is_ordinal_ending(rest) || lexicon_.is_decade_ending(rest);
        bool only_letters = true;
        for (const char c : rest) only_letters &= !(c >= '0' && c <= '9');
        if (whole == 0 && !ordinal && rest.size() <= 6 && (only_letters || lexicon_.vocabulary().find(rest) != 0)) {
            put(from, digits_end, Shape::number);
            std::size_t end = at;
            if (rest.size() == 1 && text_.substr(end, 3) == ".m.") end += 3;  // 7p.m.
            put(digits_end, end, Shape::lower, lexicon_.vocabulary().find(text_.substr(digits_end, end - digits_end)));
            return possessive(end);
        }
        if (whole == 0 && text_[from] != '0' && is_side(rest)) {  // 5x4 m
            put(from, digits_end, Shape::number);
            put(digits_end, digits_end + 1, Shape::lower, lexicon_.vocabulary().find("x"));
            return number(digits_end + 1);
        }
        put(from, at, Shape::alphanumeric, whole);
        return possessive(at);
    }

    std::size_t mark(std::size_t at, bool space) {
        const char c = text_[at];
        std::size_t end = at + 1;
        switch (c) {
            case '"': put(at, end, opens(at, space) ? Shape::quote_open : Shape::quote_close); break;
            case '`':
                if (end < text_.size() && text_[end] == '`') ++end;
                put(at, end, Shape::quote_open);
                break;
            case '\'':
                if (end < text_.size() && text_[end] == '\'') put(at, ++end, Shape::quote_close);
                else if (is_possessive(end)) return possessive(at);
                else put(at, end, opens(at, space) ? Shape::quote_open : Shape::quote_close);
                if (end == at + 1) single_open_ = next_[-1].shape == Shape::quote_open;
                break;
            case '-':
                while (end < text_.size() && text_[end] == '-') ++end;
                if (end > at + 1 || space || byte_at(text_, end) == Byte::blank) put(at, end, Shape::dash);
                else put(at, end, Shape::hyphen, lexicon_.vocabulary().find("-"));
                break;
            case '$': case '%': case '+': case '=': case '#': case '<': case '>': case '^': case '~': case '|': case '&': case '@': case '*': case '\\':
                put(at, end, Shape::symbol, lexicon_.vocabulary().find(text_.substr(at, 1)));
                break;
            case '/': put(at, end, Shape::punctuation, lexicon_.vocabulary().find("/")); break;  // km/h
            case '.':
                while (end < text_.size() && text_[end] == '.') ++end;
                put(at, end, Shape::punctuation);
                break;
            default: put(at, end, Shape::punctuation);
        }
        return end;
    }

    /// Is the straight quotation mark at `at` an opening one? One after a blank, a bracket or a dash, before something that is no blank.
    bool opens(std::size_t at, bool space) const {
        const bool after = at + 1 < text_.size() && byte_at(text_, at + 1) != Byte::blank;
        if (at == begin_) return true;
        const char before = text_[at - 1];
        return after && (space || before == '(' || before == '[' || before == '-' || before == '/' || before == '"' || text_.substr(0, at).ends_with("\u2014"));
    }

    std::size_t beyond_ascii(std::size_t at) {
        const CodePoint point = decode_utf8(text_, at);
        const std::size_t end = at + point.size;
        switch (kind_of(point.value)) {
            case Kind::letter: return word(at);
            case Kind::blank: return end;
            case Kind::quote_open:
                put(at, end, Shape::quote_open);
                single_open_ |= point.value == 0x2018;
                break;
            case Kind::quote_close:
                if (point.value == 0x2019 && is_possessive(end)) return possessive(at);
                put(at, end, Shape::quote_close);
                if (point.value == 0x2019) single_open_ = false;
                break;
            case Kind::hyphen: put(at, end, Shape::hyphen, lexicon_.vocabulary().find("-")); break;
            case Kind::dash: put(at, end, Shape::dash); break;
            case Kind::symbol: put(at, end, Shape::symbol, lexicon_.vocabulary().find(text_.substr(at, point.size))); break;
            case Kind::punctuation: put(at, end, Shape::punctuation); break;
        }
        return end;
    }

    std::string_view text_;
    const Lexicon& lexicon_;
    Token* next_;  ///< there is room for a token of each byte
    const std::size_t begin_;
    const std::size_t readable_;  ///< bytes of the whole text
    struct Waiting {
        std::uint64_t hash;
        Token* token;
    };
    std::array<Waiting, 64> waits_;  ///< words that were cut and not yet looked up
    std::size_t waiting_ = 0;
    bool single_open_ = false;  ///< a single quotation mark stands open
};

}  // namespace

Token* split_tokens(std::string_view text, Span sentence, const Lexicon& lexicon, Token* out) { return Tokenizer(text, sentence, lexicon, out).run(); }

void split_tokens(std::string_view text, Span sentence, const Lexicon& lexicon, std::vector<Token>& out) {
    const std::size_t before = out.size();
    out.resize(before + sentence.size());
    const Token* const end = split_tokens(text, sentence, lexicon, out.data() + before);
    out.resize(static_cast<std::size_t>(end - out.data()));
}

}  // namespace tallywire
