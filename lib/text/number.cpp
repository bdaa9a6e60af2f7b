#include "text/number.hpp"

#include <array>
#include <charconv>
#include <cstdlib>

namespace tallywire {
namespace {

using Role = NumberParser::Role;
using Part = NumberParser::Part;

constexpr std::array<std::string_view, 20> role_names{"add",          "hundred", "scale",       "group", "half", "fraction", "ordinal",
                                                      "parts",        "suffix",  "money_suffix", "article", "conjunction", "of", "point", "minus",
                                                      "vague",        "times",   "none",        "single", "decimal_mark"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<double> plain_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

NumberParser::NumberParser(Lexicon& lexicon, const Rules& rules) : lexicon_(lexicon), phrases_(lexicon) {
    const RuleTable table = rules.table(lexicon.language() + "/numbers");
    const auto phrase = table.column("phrase"), role = table.column("role"), value = table.column("value"), room = table.column("room"),
               low = table.column("low"), high = table.column("high");
    const auto cell = [&](const RuleTable::Row& row, std::size_t column) -> std::optional<double> {
        if (row.cells[column].empty()) return std::nullopt;
        const auto number = plain_number(row.cells[column]);
        if (!number) table.refuse(row, column, "a number");
        return number;
    };
    for (const RuleTable::Row& row : table.rows()) {
        Part part;
        std::size_t which = 0;
        while (which < role_names.size() && role_names[which] != row.cells[role]) ++which;
        if (which == role_names.size()) table.refuse(row, role, "no role `" + std::string(row.cells[role]) + "`");
        part.role = static_cast<Role>(which);
        part.value = cell(row, value).value_or(0);
        part.room = cell(row, room).value_or(0);
        part.low = cell(row, low);
        part.high = cell(row, high);
        std::string_view words = row.cells[phrase];
        switch (part.role) {
            case Role::decimal_mark: decimal_mark_ = words.empty() ? '.' : words.front(); continue;
            case Role::article: case Role::conjunction: case Role::of: case Role::point: case Role::minus:
                joints_.push_back({lexicon.vocabulary().intern(words), part.role, part.value});
                continue;
            default: break;
        }
        for (const Joint& other : joints_) {
            const std::string_view word = lexicon.text(other.word);
            if (other.role != Role::article || words.size() <= word.size() || !words.starts_with(word) || words[word.size()] != ' ') continue;
            words.remove_prefix(word.size() + 1);
            part.needs_article = true;
            break;
        }
        phrases_.add(lexicon, words, static_cast<std::uint32_t>(parts_.size()));
        parts_.push_back(part);
    }
}

const NumberParser::Joint* NumberParser::joint(const Token& token, Role role) const {
    if (token.word == 0) return nullptr;
    for (const Joint& other : joints_)
        if (other.word == token.word && other.role == role) return &other;
    return nullptr;
}

bool NumberParser::leads(const Token& token) const {
    return joint(token, Role::article) || joint(token, Role::minus) || token.shape == Shape::hyphen || token.shape == Shape::dash ||
           token.shape == Shape::punctuation || token.shape == Shape::symbol;
}

std::optional<double> NumberParser::digits(std::string_view surface, std::optional<double>* grouped) const {
    const char group_mark = decimal_mark_ == '.' ? ',' : '.';
    std::size_t points = 0, groups = 0, last_point = surface.npos, last_group = surface.npos;
    for (std::size_t i = 0; i < surface.size(); ++i) {
        if (surface[i] == decimal_mark_) ++points, last_point = i;
        else if (surface[i] == group_mark) ++groups, last_group = i;
        else if (!is_digit(surface[i])) return std::nullopt;
    }
    char point = decimal_mark_;
    if (points && groups) {
        if (last_group > last_point) point = group_mark;
        if (point == group_mark ? groups > 1 : points > 1) return std::nullopt;
    } else if (groups == 1) {
        if (surface.size() - last_group - 1 != 3 || last_group > 3 || last_group == 0 || surface[0] == '0') point = group_mark;
    } else if (points > 1) {
        point = group_mark;
    } else if (points == 1 && surface.size() - last_point - 1 == 3 && last_point <= 3 && last_point > 0 && surface[0] != '0' && grouped) {
        *grouped = digits(std::string(surface).erase(last_point, 1));
    }
    char buffer[40];
    std::size_t size = 0, in_group = 0, marks = 0;
    for (const char c : surface) {
        if (size == sizeof buffer) return std::nullopt;
        if (is_digit(c)) {
            buffer[size++] = c;
            ++in_group;
        } else if (c == point) {
            buffer[size++] = '.';
            if (marks && in_group != 3) return std::nullopt;
            in_group = 0;
            marks = 0;
        } else {
            // 1,200 and 12,00,000: three digits, or two between marks; 1.2.3 is no number.
            if (marks && in_group != 3 && in_group != 2) return std::nullopt;
            in_group = 0;
            ++marks;
        }
    }
    if (marks && in_group != 3) return std::nullopt;
    return plain_number({buffer, size});
}

/// Reads one number. A cursor over the tokens of a sentence.
class NumberReader {
public:
    NumberReader(const NumberParser& parser, std::string_view text, std::span<const Token> tokens, std::size_t at)
        : parser_(parser), text_(text), tokens_(tokens), at_(at), first_(at) {}

    std::optional<NumberMatch> read() {
        match_.first = static_cast<std::uint32_t>(first_);
        const double sign = read_sign();
        if (!read_number()) return std::nullopt;
        match_.value *= sign;
        if (sign < 0 && match_.kind != NumberMatch::Kind::cardinal && match_.kind != NumberMatch::Kind::fraction) return std::nullopt;
        match_.count = static_cast<std::uint32_t>(at_ - first_);
        if (last_scale_ > 0) match_.scale = last_scale_;
        return match_;
    }

private:
    struct Found {
        const Part* part = nullptr;
        std::size_t size = 0;
        explicit operator bool() const { return part != nullptr; }
    };

    Found part(std::size_t at, bool after_article = false) const {
        if (at >= tokens_.size()) return {};
        const auto match = parser_.phrases_.match(parser_.lexicon_, tokens_, at);
        if (!match) return {};
        const Part& found = parser_.parts_[match.payload];
        if (found.needs_article && !after_article) return {};
        return {&found, match.size};
    }
    Found part(std::size_t at, Role role) const {
        const Found found = part(at);
        return found && found.part->role == role ? found : Found{};
    }
    bool is_joint(std::size_t at, Role role) const { return at < tokens_.size() && parser_.joint(tokens_[at], role); }
    bool is_hyphen(std::size_t at) const {
        return at < tokens_.size() && (tokens_[at].shape == Shape::hyphen || (tokens_[at].shape == Shape::dash && bytes(at) == "-"));
    }
    std::string_view bytes(std::size_t at) const { return tokens_[at].where.of(text_); }
    bool glued(std::size_t at) const { return at < tokens_.size() && !tokens_[at].space_before; }

    double read_sign() {
        if (is_joint(at_, Role::minus)) {
            ++at_;
            return -1;
        }
        const std::string_view mark = bytes(at_);
        const bool minus = mark == "-" || mark == "\u2212" || mark == "\u2013";
        const bool lone = at_ == 0 || is_joint(at_ - 1, Role::of) || tokens_[at_ - 1].tag == Tag::to || tokens_[at_ - 1].tag == Tag::punctuation;
        if (minus && at_ + 1 < tokens_.size() && tokens_[at_ + 1].shape == Shape::number && (!tokens_[at_ + 1].space_before || (lone && mark == "-")) &&
            (at_ == 0 || tokens_[at_].space_before || tokens_[at_ - 1].shape == Shape::punctuation || tokens_[at_ - 1].shape == Shape::symbol)) {
            ++at_;
            return -1;
        }
        return 1;
    }

    bool read_number() {
        if (at_ >= tokens_.size()) return false;
        if (read_half()) return true;
        if (is_joint(at_, Role::article)) return read_after_article();
        const Found first = part(at_);
        if (first) {
            switch (first.part->role) {
                case Role::vague: return read_vague(first);
                case Role::times: return take(first, NumberMatch::Kind::times);
                case Role::none: return take(first, NumberMatch::Kind::none);
                case Role::ordinal: return take(first, NumberMatch::Kind::ordinal);
                case Role::fraction: {
                    if (tokens_[at_].shape == Shape::symbol) return take(first, NumberMatch::Kind::fraction);  // ½
                    const Found scale = part(at_ + first.size, Role::scale);
                    if (!scale) return false;
                    match_.value = first.part->value * scale.part->value;
                    at_ += first.size + scale.size;
                    return true;
                }
                case Role::add: case Role::hundred: case Role::scale: break;
                case Role::single: match_.one = true; return take(first, NumberMatch::Kind::cardinal);  // both
                case Role::group: if (first.part->value != 12 && first.size == 1) return false; break;
                default: return false;
            }
        }
        if (tokens_[at_].shape == Shape::alphanumeric) return read_alphanumeric();
        return read_cardinal() && read_tail();
    }

    bool take(Found found, NumberMatch::Kind kind) {
        match_.kind = kind;
        match_.value = found.part->value;
        at_ += found.size;
        return true;
    }

    /// half a million, half million, half a dozen, half of: after the optional article.
    bool read_half() {
        std::size_t at = at_;
        if (is_joint(at, Role::article)) {
            ++at;
            match_.article = true;
        }
        const Found half = part(at, Role::half);
        if (!half) {
            match_.article = false;
            return false;
        }
        at += half.size;
        std::size_t next = at;
        if (is_hyphen(next)) ++next;
        if (is_joint(next, Role::article)) ++next;
        const Found scale = part(next);
        match_.value = half.part->value;
        if (scale && (scale.part->role == Role::scale || scale.part->role == Role::group || scale.part->role == Role::hundred)) {
            match_.value *= scale.part->value;
            at_ = next + scale.size;
            return true;
        }
        match_.kind = NumberMatch::Kind::fraction;
        at_ = at;
        return true;
    }

    bool read_after_article() {
        match_.article = true;
        const Found found = part(at_ + 1, true);
        if (!found) return false;
        switch (found.part->role) {
            case Role::vague:
                ++at_;
                return read_vague(found);
            case Role::single:
                ++at_;
                return take(found, NumberMatch::Kind::cardinal);
            case Role::group:
                if (found.part->value == 20 && !is_joint(at_ + 1 + found.size, Role::of)) return false;  // a score, in sport
                [[fallthrough]];
            case Role::hundred: case Role::scale:
                ++at_;
                return read_cardinal() && read_tail();
            case Role::fraction:
                ++at_;
                match_.value = found.part->value;
                at_ += found.size;
                if (const Found scale = part(at_, Role::scale)) {  // a quarter million
                    match_.value *= scale.part->value;
                    at_ += scale.size;
                    return true;
                }
                match_.kind = NumberMatch::Kind::fraction;
                read_of_scale();
                return true;
            case Role::ordinal: {
                // a third of the boats; "a third boat" counts boats that came before
                const std::size_t next = at_ + 1 + found.size;
                if (found.part->value < 3 || (next < tokens_.size() && !is_joint(next, Role::of) && tokens_[next].tag != Tag::punctuation)) return false;
                match_.value = 1 / found.part->value;
                match_.kind = NumberMatch::Kind::fraction;
                at_ = next;
                read_of_scale();
                return true;
            }
            default: return false;
        }
    }

    /// 3rd, 21st; 1e10, 1.3e6.
    bool read_alphanumeric() {
        const std::string_view surface = bytes(at_);
        std::size_t end = 0;
        while (end < surface.size() && (is_digit(surface[end]) || surface[end] == ',' || surface[end] == '.')) ++end;
        if (end == 0) return false;
        match_.digits = true;
        const std::string_view rest = surface.substr(end);
        if (rest == "st" || rest == "nd" || rest == "rd" || rest == "th") {
            const auto value = parser_.digits(surface.substr(0, end));
            if (!value) return false;
            match_.value = *value;
            match_.kind = NumberMatch::Kind::ordinal;
            ++at_;
            return true;
        }
        if (rest.size() >= 2 && rest[0] == 'e' && is_digit(rest[1])) {
            const auto value = plain_number(surface);
            if (!value) return false;
            match_.value = *value;
            ++at_;
            return true;
        }
        return false;
    }

    /// Digits, with groups that blanks part (1 200 000), a fraction (3/4, 1 1/2) and a suffix (1.5m).
    bool read_digits(double& value) {
        std::size_t at = at_;
        if (bytes(at) == "." && glued(at + 1)) ++at;  // .25
        if (at >= tokens_.size() || tokens_[at].shape != Shape::number) return false;
        const bool leading_point = at != at_;
        std::optional<double> grouped;
        std::string_view surface = bytes(at);
        std::string joined;
        if (leading_point) joined = "0." + std::string(surface);
        std::size_t end = at + 1;
        if (!leading_point && surface.size() <= 3 && surface[0] != '0' && surface.find_first_not_of("0123456789") == surface.npos) {
            while (end < tokens_.size() && tokens_[end].shape == Shape::number && tokens_[end].space_before && one_blank(end) && is_group(end)) {
                if (joined.empty()) joined = surface;
                const bool more = bytes(end).size() == 3;
                joined += bytes(end++);
                if (!more) break;
            }
        }
        const auto number = leading_point ? plain_number(joined) : parser_.digits(joined.empty() ? surface : std::string_view(joined), &grouped);
        if (!number) return false;
        value = *number;
        at_ = end;
        match_.digits = true;
        if (joined.empty()) {
            match_.grouped = grouped;
            read_vulgar(value);
        }
        return true;
    }
    bool one_blank(std::size_t at) const {
        const std::string_view blank = text_.substr(tokens_[at - 1].where.end, tokens_[at].where.begin - tokens_[at - 1].where.end);
        return blank == " " || blank == "\u00A0" || blank == "\u202F" || blank == "\u2009";
    }
    bool is_group(std::size_t at) const {
        const std::string_view digits = bytes(at);
        if (digits.size() < 3) return false;
        for (std::size_t i = 0; i < 3; ++i)
            if (!is_digit(digits[i])) return false;
        return digits.size() == 3 || !is_digit(digits[3]);
    }
    /// The number at `at` as the lower part of a fraction: 2 to 100, no date (9/11).
    bool is_denominator(std::size_t at, double above) const {
        if (at >= tokens_.size() || tokens_[at].shape != Shape::number || tokens_[at].space_before) return false;
        const auto below = plain_number(bytes(at));
        return below && above < *below && *below <= 100 && *below >= 2 && (*below <= 6 || *below == 8 || *below == 10 || *below == 16 || *below == 32 || *below == 100);
    }
    void read_vulgar(double& value) {
        if (at_ + 1 < tokens_.size() && bytes(at_) == "/" && glued(at_) && is_denominator(at_ + 1, value) && !follows_slash(at_ + 2)) {
            value /= *plain_number(bytes(at_ + 1));
            at_ += 2;
            return;
        }
        if (at_ + 2 < tokens_.size() && tokens_[at_].shape == Shape::number && bytes(at_ + 1) == "/" && glued(at_ + 1)) {
            const auto above = plain_number(bytes(at_));
            if (above && is_denominator(at_ + 2, *above)) {
                value += *above / *plain_number(bytes(at_ + 2));
                at_ += 3;
            }
            return;
        }
        if (at_ < tokens_.size() && tokens_[at_].shape == Shape::symbol)
            if (const Found vulgar = part(at_, Role::fraction)) {
                value += vulgar.part->value;
                at_ += vulgar.size;
            }
    }
    bool follows_slash(std::size_t at) const { return at < tokens_.size() && bytes(at) == "/" && glued(at); }

    /// Is the currency's sign right before the number, or a noun right after the suffix?
    bool in_money_or_count(std::size_t suffix) const {
        if (first_ > 0 && tokens_[first_ - 1].shape == Shape::symbol) return true;
        if (first_ > 0 && !tokens_[first_].space_before && is_capital(tokens_[first_ - 1])) return true;
        const std::string_view letter = bytes(suffix);
        if (letter.size() == 1 && letter[0] >= 'A' && letter[0] <= 'Z' && glued(suffix)) return letter[0] != 'T';
        if (letter == "b" && glued(suffix)) return true;
        return suffix + 1 < tokens_.size() && (tokens_[suffix + 1].tag == Tag::noun_plural || (tokens_[suffix + 1].tag == Tag::proper && letter == "m" && glued(suffix)));
    }

    bool read_cardinal() {
        double total = 0, group = 0, last = 0, cap = 1e300, room = 1e300;
        bool any = false, tail_scale = false;
        for (;;) {
            std::size_t from = at_;
            if (any) {
                // twenty-three; two hundred and five
                if (is_hyphen(at_)) {
                    ++at_;
                } else if (at_ < tokens_.size()) {
                    const NumberParser::Joint* conjunction = parser_.joint(tokens_[at_], Role::conjunction);
                    if (conjunction) {
                        if (room < conjunction->value || is_fraction_ahead(at_ + 1)) break;
                        ++at_;
                    }
                }
            }
            if (at_ >= tokens_.size()) {
                at_ = from;
                break;
            }
            const bool joined = at_ != from;
            double value = 0;
            if ((!any || (room <= 100 && joined) || (room == 1000 && any && !joined && match_.digits)) && read_digits(value)) {
                if (any && (value >= room || value == 0 || part(at_, Role::hundred))) {
                    at_ = from;
                    break;
                }
                group += value;
                last = value;
                room = 0;
                any = true;
                if (const Found suffix = part(at_); suffix && (suffix.part->role == Role::suffix || suffix.part->role == Role::money_suffix) &&
                                                    (suffix.part->role == Role::suffix ? glued(at_) || bytes(at_).size() > 1 || money_before() : in_money_or_count(at_))) {
                    group *= suffix.part->value;
                    at_ += suffix.size;
                    match_.grouped.reset();
                    last_scale_ = suffix.part->value;
                    break;
                }
                continue;
            }
            const Found found = part(at_);
            if (!found) {
                at_ = from;
                break;
            }
            const Part& p = *found.part;
            if (p.role == Role::add) {
                if (any && !(p.value < room && (p.value > 0 || !any))) {
                    at_ = from;
                    break;
                }
                if (any && is_hyphen(from) && tokens_[from].shape == Shape::dash && !(room == 10)) {
                    at_ = from;
                    break;
                }
                group += p.value;
                last = p.value;
                room = p.room;
                last_scale_ = 0;
            } else if (p.role == Role::hundred) {
                if (joined && !is_hyphen(from)) {
                    at_ = from;
                    break;
                }
                if (any && (group == 0 || (group >= 100 && !match_.digits) || group >= 1000)) {
                    at_ = from;
                    break;
                }
                group = (any ? group : 1) * p.value;
                room = p.room;
                last = group;
                last_scale_ = 0;
            } else if (p.role == Role::scale) {
                if (joined && !is_hyphen(from)) {
                    at_ = from;
                    break;
                }
                if (p.value < cap) {
                    if (any && group == 0 && !match_.digits) {
                        at_ = from;
                        break;
                    }
                    total += (any ? group : 1) * p.value;
                    cap = p.value;
                } else if (tail_scale) {
                    total *= p.value;  // lakh crore
                } else {
                    at_ = from;
                    break;
                }
                group = 0;
                room = p.room;
                last_scale_ = p.value;
                match_.grouped.reset();
            } else if (p.role == Role::group && !(joined && is_hyphen(from))) {
                group = any ? group - last + last * p.value : p.value;
                if (any && last == 0) {
                    at_ = from;
                    break;
                }
                at_ += found.size;
                if (const Found scale = part(at_); scale && !any && (scale.part->role == Role::hundred || scale.part->role == Role::scale)) {
                    group *= scale.part->value;  // a couple of hundred
                    at_ += scale.size;
                }
                any = true;
                break;
            } else if (p.role == Role::vague && any && p.room > 0 && found.size == 1 && !joined) {
                group = (group - last) + last * p.room;  // 3 dozens
                at_ += found.size;
                break;
            } else {
                at_ = from;
                break;
            }
            at_ += found.size;
            tail_scale = p.role == Role::scale;
            any = true;
        }
        match_.value = total + group;
        const bool alone = at_ == first_ + 1 && !match_.digits && match_.value == 1;
        match_.one = alone;
        return any;
    }
    bool money_before() const { return first_ > 0 && tokens_[first_ - 1].shape == Shape::symbol; }

    /// "and" leads on to a half, a quarter, two thirds: no part of the whole number before it.
    bool is_fraction_ahead(std::size_t at) const {
        if (is_joint(at, Role::article) || part(at, Role::half) || part(at, Role::fraction)) return true;
        const Found above = part(at, Role::add);
        if (!above) return false;
        std::size_t next = at + above.size;
        if (is_hyphen(next)) ++next;
        const Found below = part(next);
        return below && (below.part->role == Role::fraction || below.part->role == Role::half || below.part->role == Role::parts ||
                         (below.part->role == Role::ordinal && above.part->value == 1));
    }

    /// The value of a fraction in words at `at` (a half, one third, three quarters), and its tokens.
    double fraction_at(std::size_t at, std::size_t& end) const {
        double above = 1;
        if (is_joint(at, Role::article)) {
            ++at;
        } else if (const Found number = part(at, Role::add)) {
            above = number.part->value;
            at += number.size;
            if (is_hyphen(at)) ++at;
        }
        const Found below = part(at);
        if (!below) return 0;
        end = at + below.size;
        switch (below.part->role) {
            case Role::half: case Role::fraction: return above * below.part->value;
            case Role::parts: return above / below.part->value;
            case Role::ordinal: return below.part->value > 2 && above == 1 ? 1 / below.part->value : 0;
            default: return 0;
        }
    }

    /// What may follow a whole number: a fraction's lower part, "and a half", a scale after that, "point five".
    bool read_tail() {
        if (at_ >= tokens_.size()) return true;
        std::size_t next = is_hyphen(at_) ? at_ + 1 : at_;
        const Found below = part(next);
        if (below) {
            const double value = match_.value;
            if (below.part->role == Role::ordinal && !match_.digits && last_scale_ == 0) {
                if (value == 1 && match_.one && below.part->value > 2) {
                    at_ = next + below.size;
                    match_.value = 1 / below.part->value;
                    match_.one = false;
                    match_.kind = NumberMatch::Kind::fraction;
                    read_of_scale();
                    return true;
                }
                if (value >= 20 && below.part->value < 10) {
                    at_ = next + below.size;
                    match_.value = value + below.part->value;
                    match_.kind = NumberMatch::Kind::ordinal;
                    return true;
                }
            }
            const bool parts = below.part->role == Role::parts || (below.part->role == Role::fraction && tokens_[next].shape != Shape::symbol);
            if (parts && (value > 1 || (match_.one && below.part->role == Role::fraction)) && value == static_cast<long long>(value)) {
                at_ = next + below.size;
                match_.value = below.part->role == Role::parts ? value / below.part->value : value * below.part->value;
                match_.one = false;
                match_.kind = NumberMatch::Kind::fraction;
                read_of_scale();
                if (const Found scale = part(at_, Role::scale)) {
                    match_.value *= scale.part->value;
                    match_.kind = NumberMatch::Kind::cardinal;
                    at_ += scale.size;
                }
                return true;
            }
        }
        if (is_joint(at_, Role::conjunction)) {
            std::size_t end = 0;
            if (const double fraction = fraction_at(at_ + 1, end); fraction > 0) {
                const Found scale = part(end, Role::scale);
                if (scale && last_scale_ == 0) {
                    match_.value = (match_.value + fraction) * scale.part->value;  // two and a half million
                    end += scale.size;
                } else if (scale && scale.part->value < last_scale_) {
                    match_.value += fraction * scale.part->value;  // one billion and a half million
                    end += scale.size;
                } else {
                    match_.value += fraction * (last_scale_ > 0 ? last_scale_ : 1);
                }
                match_.one = false;
                at_ = end;
            }
            return true;
        }
        if (!match_.digits && is_joint(at_, Role::point)) {
            std::string digits = "0.";
            std::size_t at = at_ + 1;
            while (const Found digit = part(at, Role::add)) {
                digits += std::to_string(static_cast<int>(digit.part->value));
                at += digit.size;
                if (is_hyphen(at) && digit.part->room > 0) {
                    digits.pop_back();
                    ++at;
                }
            }
            if (digits.size() > 2) {
                match_.value += *plain_number(digits);
                match_.one = false;
                at_ = at;
                if (const Found scale = part(at_, Role::scale)) {
                    match_.value *= scale.part->value;
                    at_ += scale.size;
                }
            }
        }
        return true;
    }

    /// two thirds of a million
    void read_of_scale() {
        if (!is_joint(at_, Role::of) || !is_joint(at_ + 1, Role::article)) return;
        if (const Found scale = part(at_ + 2, Role::scale)) {
            match_.value *= scale.part->value;
            match_.kind = NumberMatch::Kind::cardinal;
            at_ += 2 + scale.size;
        }
    }

    /// dozens, several hundred, tens of thousands, many thousands.
    bool read_vague(Found found) {
        match_.kind = NumberMatch::Kind::vague;
        match_.low = found.part->low;
        match_.high = found.part->high;
        bool plural = found.part->room > 0;
        at_ += found.size;
        for (;;) {
            const std::size_t next = plural && is_joint(at_, Role::of) ? at_ + 1 : at_;
            const Found scale = part(next);
            if (!scale) break;
            const Part& p = *scale.part;
            const bool singular = p.role == Role::hundred || p.role == Role::scale || (p.role == Role::group && p.value >= 12);
            if (!(singular && next == at_ && !plural) && !(p.role == Role::vague && p.room > 0 && (plural ? next != at_ : true))) break;
            const double unit = singular ? p.value : p.room;
            if (match_.low) *match_.low *= unit;
            if (match_.high && singular && !plural) *match_.high *= unit;
            else if (match_.high) *match_.high = (*match_.high + 1) * unit - 1;
            else if (match_.low && singular) match_.high = *match_.low / unit < 10 ? 10 * unit - 1 : 100 * unit - 1;
            plural = !singular || plural;
            at_ = next + scale.size;
        }
        return true;
    }

    const NumberParser& parser_;
    std::string_view text_;
    std::span<const Token> tokens_;
    std::size_t at_;
    std::size_t first_;
    double last_scale_ = 0;
    NumberMatch match_;
};

std::optional<NumberMatch> NumberParser::match(std::string_view text, std::span<const Token> tokens, std::size_t at) const {
    if (at >= tokens.size() || !may_begin(tokens, at)) return std::nullopt;
    return NumberReader(*this, text, tokens, at).read();
}

}  // namespace tallywire
