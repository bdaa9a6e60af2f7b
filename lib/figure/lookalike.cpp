#include "figure/lookalike.hpp"

#include <algorithm>

namespace tallywire {
namespace {

using Role = FigureRules::Role;

bool is_plain(std::string_view digits) { return digits.find_first_of(",.") == digits.npos; }

}  // namespace

std::uint32_t Lookalike::end_of(std::uint32_t i, const NumberMatch& m) {
    skip_to_ = 0;
    if (!is_no_count(i, m)) return 0;
    return end_of_series(std::max(skip_to_, m.end()));
}

/// Image 3 of 5: the token after the number of all, where nothing is counted.
std::uint32_t Lookalike::end_of_series(std::uint32_t end) const {
    const bool series = is(end, Role::of) && is_number(end + 1) && end >= 2 && is_number(end - 1) && (lookalike_end_ == end || skip_to_ == end);
    return series && !nouns_.has_noun_after(end + 2) && !units_.unit_at(end + 2, true, false) ? end + 2 : end;
}

bool Lookalike::is_no_count(std::uint32_t i, const NumberMatch& m) {
    const std::uint32_t end = m.end();
    const bool digits = token(i).shape == Shape::number;
    if (const auto idiom = rules_.idioms.match(lexicon_, tokens_, i)) {
        skip_to_ = i + idiom.size;
        return true;
    }
    if (m.kind == NumberMatch::Kind::vague && i > 0 && (is(i - 1, Role::degree) || is(i - 1, Role::as_many))) return true;
    if (m.kind == NumberMatch::Kind::vague && m.count == 1 && is_verb(tag(i))) return true;
    // rows 12 and 14: the second goes with the first
    if (lookalike_end_ != 0 && i == lookalike_end_ + 1 && !nouns_.has_noun_after(end) &&
        (tag(i - 1) == Tag::conjunction || tag(i - 1) == Tag::to || is_mark(i - 1, ",") || is_dash(i - 1))) {
        lookalike_end_ = end;
        return true;
    }
    if (i > 0 && glued(i) && is_glued_to_word(i)) return true;
    if (digits && (is_code(i, end) || is_letter_code(i, end) || is_times(end, m) || is_bare_clock(i, m))) return true;
    if (!digits && is_capital(token(i)) && !shouted_ && i > 0 && !starts(i)) return true;  // Ocean's Eleven, the Big Ten
    if (!digits && is_capital(token(i)) && !shouted_ && end < size() && is_capital(token(end)) && !starts(end) && tag(end) == Tag::proper && m.one) return true;
    if (!digits && is_hyphen(end) && glued(end) && glued(end + 1) && is_compound(end)) return true;
    if (i > 0 && is_named(i, m)) return true;
    if (digits && (is_year(i, m) || is_emergency(i, end))) return true;
    if (is_street(end) || (end < size() && rules_.named_by.match(lexicon_, tokens_, end))) return true;
    // phone numbers: groups of digits in a row
    if (digits && (is_number(end) || (is_dash(end) && is_number(end + 1))) && is_digit_chain(i)) {
        skip_to_ = end_of_digits(end);
        return true;
    }
    if (m.one && is_pronoun(i, end)) return true;
    return m.kind == NumberMatch::Kind::fraction && i > 0 && !digits &&
           (rules_.numbers.match(text_.bytes(), tokens_, i - 1).value_or(NumberMatch{}).kind == NumberMatch::Kind::ordinal ||
            (tag(i - 1) == Tag::determiner && m.count == 1));
}

/// F-16, x12, a.12, 9/11: glued to a word before, save after a currency, a sign or an opening mark.
bool Lookalike::is_glued_to_word(std::uint32_t i) const {
    const Token& before = token(i - 1);
    const std::string_view mark = bytes(i - 1);
    if (i >= 2 && is(i - 1, Role::times_by) && is_number(i - 2)) return false;  // 5x4 m
    if (before.shape == Shape::hyphen && i >= 2 && glued(i - 1)) return true;
    if (mark.ends_with('\'') || mark.ends_with("\u2019")) return false;  // près d'une centaine
    constexpr std::string_view opening = "([{<>~+,";
    const bool opens = before.shape == Shape::quote_open || (mark.size() == 1 && opening.find(mark) != opening.npos) || mark == "…";
    if (!opens && !units_.is_currency_end(i - 1) && before.shape != Shape::dash && before.shape != Shape::quote_close && before.shape != Shape::hyphen) return true;
    return before.shape == Shape::dash && i >= 2 && glued(i - 1) && (is_number(i - 2) || is_word(token(i - 2))) && mark == "-";
}

/// Codes, list marks, clocks, addresses: 007, 3), 5:15, 4(b), box24.example.
bool Lookalike::is_code(std::uint32_t i, std::uint32_t end) {
    const std::string_view surface = bytes(i);
    if (surface.size() > 1 && surface[0] == '0' && is_plain(surface)) {
        skip_to_ = end_of_digits(end);
        return true;
    }
    if (i == 0 && (is_mark(end, ".") || is_mark(end, ")"))) return true;
    if (is_mark(end, ")") && i > 0 && is_mark(i - 1, "(") && surface.size() < 3) return true;
    if (is_mark(end, "]") && i > 0 && is_mark(i - 1, "[") && surface.size() < 4 && !nouns_.has_noun_after(end + 1)) return true;  // a note
    if (i > 0 && glued(i) && end == size() && surface.size() < 4 && (bytes(i - 1) == "”" || bytes(i - 1) == "\"" || bytes(i - 1) == ".")) return true;  // “… that menu.”2
    if (!glued(end) || end + 1 >= size()) return false;
    if (glued(end + 1)) {
        if (is_mark(end, ":") && bytes(end + 1).front() >= '0' && bytes(end + 1).front() <= '9') {  // 5:15, 9:31PMShe
            skip_to_ = end_of_digits(end);
            return true;
        }
        if (is_mark(end, "(") || is_mark(end, "@") || is_mark(end, "_") || (is_mark(end, ".") && is_word(token(end + 1)) && !is_capital(token(end + 1))))
            return true;
    }
    return is_mark(end, "/") && is_number(end + 1);
}

/// A 4x4; the 4 in 4 x 100m, which is no side of anything. But 5x4 m.
bool Lookalike::is_times(std::uint32_t end, const NumberMatch& m) {
    if (!is(end, Role::times_by) || !is_number(end + 1)) return false;
    std::uint32_t last = end + 2;
    while (is(last, Role::times_by) && is_number(last + 1)) last += 2;
    const auto second = number_at(end + 1);
    if (units_.unit_at(last, true, false)) {
        if (!second || second->value < 20 * m.value) return false;
        skip_to_ = end + 1;
        return true;
    }
    if (!glued(end) || !glued(end + 1)) return false;
    skip_to_ = last;
    return true;
}

/// Seat 14A, the 5G network, in 3D; seat 12C though C is a unit.
bool Lookalike::is_letter_code(std::uint32_t i, std::uint32_t end) const {
    if (shouted_ || end != i + 1 || end >= size() || !glued(end) || token(end).where.size() != 1 || units_.currency_sign(i)) return false;
    const char letter = bytes(end).front();
    if (letter < 'A' || letter > 'Z') return false;
    const auto unit = units_.unit_at(end, true, false);
    const auto name = i > 0 ? rules_.lookalikes.match(lexicon_, tokens_, i - 1) : PhraseTable::Match{};
    if (name && name.size == 1) return true;
    return unit ? rules_.unit_rules[unit.payload].kind == UnitKind::mass : letter <= 'H';
}

/// 2125 Haitian President arrives: a clock without its colon leads the line. But 1200 Palestinian prisoners, 1200 Palestinians.
bool Lookalike::is_bare_clock(std::uint32_t i, const NumberMatch& m) const {
    const std::string_view surface = bytes(i);
    const std::uint32_t end = m.end();
    if (i != 0 || m.count != 1 || surface.size() != 4 || !is_plain(surface) || m.value >= 2400 || static_cast<int>(m.value) % 100 >= 60) return false;
    if (glued(end) || end >= size() || !is_word(token(end)) || !is_capital(token(end)) || token(end).shape == Shape::upper) return false;
    std::uint32_t last = end;
    while (last + 1 < size() && is_word(token(last + 1)) && is_capital(token(last + 1))) ++last;
    return !(last == end && tag(end) == Tag::proper && nouns_.is_plural(end)) && !nouns_.has_noun_after(last + 1);
}

/// two-faced, one-eyed, third-party; but two-storey, five-day, one-in-three, 20-odd.
bool Lookalike::is_compound(std::uint32_t end) {
    if (units_.unit_at(end + 1, false, true) || rules_.bounds_after.match(lexicon_, tokens_, end) || is(end + 1, Role::long_for) || is(end + 1, Role::in) ||
        (end + 1 < size() && rules_.numbers.may_begin(tokens_, end + 1)))
        return false;
    skip_to_ = end + 2;
    return true;
}

/// Room 101, Flight 370, page three, No. 5: the number tells one thing from another.
bool Lookalike::is_named(std::uint32_t i, const NumberMatch& m) {
    const std::uint32_t end = m.end();
    const std::string_view surface = bytes(i);
    const bool digits = token(i).shape == Shape::number;
    for (std::uint32_t back = 1; back <= 3 && back <= i; ++back) {
        const auto match = rules_.lookalikes.match(lexicon_, tokens_, i - back);
        if (!match || match.size != back) continue;
        const bool strong = rules_.lookalike_rules[match.payload].strong;
        const bool capital = is_capital(token(i - back)) && !shouted_;
        if ((is_verb(tag(i - back)) && !capital) || is(i - back, Role::aged)) continue;
        const bool noun_after = end < size() && (nouns_.has_noun_after(end) || units_.unit_at(end, digits, false));
        if ((digits || strong) && (!noun_after || (capital && (strong || !starts(i - back)) && surface.find(',') == surface.npos)) && !units_.currency_sign(i)) {
            lookalike_end_ = end;
            return true;
        }
    }
    if (digits && !shouted_ && m.count == 1 && surface.find(',') == surface.npos && !units_.currency_sign(i) && !nouns_.has_noun_after(end)) {
        if (tag(i - 1) == Tag::proper && is_capital(token(i - 1))) {
            skip_to_ = end;
            return true;
        }
        // the barcode 5012, log 4471: a noun right before digits names a thing
        if (tag(i - 1) == Tag::noun && !is(i - 1, Role::aged) && is_plain(surface) && !units_.unit_at(end, digits, false) &&
            !rules_.trigger(tokens_, i - 1, Grammar::toll) && !bounds_.before(i) && !end_of_taken(i - 1)) {
            lookalike_end_ = end;
            return true;
        }
    }
    return is_mark(i - 1, "#") || is_mark(i - 1, "№");
}

/// She called 911; a 911 call.
bool Lookalike::is_emergency(std::uint32_t i, std::uint32_t end) const {
    if (std::find(rules_.emergency_numbers.begin(), rules_.emergency_numbers.end(), bytes(i)) == rules_.emergency_numbers.end()) return false;
    if (end < size() && rules_.emergency_lines.match(lexicon_, tokens_, end)) return true;
    return i > 0 && is_verb(tag(i - 1)) && !is(i - 1, Role::passive) && !nouns_.has_noun_after(end) && !(end < size() && (is_noun(tag(end)) || is(end, Role::of))) &&
           !units_.unit_at(end, true, false) && !units_.currency_sign(i) && !rules_.trigger(tokens_, i - 1, Grammar::object) && !bounds_.before(i);
}

/// A year that no time expression took.
bool Lookalike::is_year(std::uint32_t i, const NumberMatch& m) const {
    return m.count == 1 && bytes(i).size() == 4 && m.value >= 1500 && m.value <= 2100 && !nouns_.has_noun_after(m.end()) && !units_.currency_sign(i) &&
           !units_.unit_at(m.end(), true, false);
}

/// Three groups of digits or more, or two that make no range.
bool Lookalike::is_digit_chain(std::uint32_t i) const {
    std::uint32_t groups = 0;
    bool dashes = true;
    while (is_number(i)) {
        ++groups;
        ++i;
        if (is_dash(i) && is_number(i + 1)) ++i;
        else if (is_number(i)) dashes = false;
    }
    return groups >= 3 || (groups == 2 && !dashes && !nouns_.has_noun_after(i));
}

/// Does a sentence, a quotation or an item of a list start with token `i`, so that a capital says nothing?
bool Lookalike::starts(std::uint32_t i) const {
    return i == 0 || is_quote(token(i - 1)) || is_mark(i - 1, ":") || is_mark(i - 1, "(") || is_mark(i - 1, "]") || token(i - 1).shape == Shape::dash ||
           is_mark(i - 1, "•") || is_mark(i - 1, ".");
}

bool Lookalike::is_street(std::uint32_t i) const {
    for (std::uint32_t k = i; k < size() && k < i + 4 && is_word(token(k)) && is_capital(token(k)); ++k)
        if (k > i && rules_.streets.match(lexicon_, tokens_, k) && !shouted_) return true;
    return false;
}

bool Lookalike::is_pronoun(std::uint32_t i, std::uint32_t end) const {
    if (is_hyphen(end) && glued(end)) return false;  // a one-yen bid
    if (i > 0) {
        const Tag before = tag(i - 1);
        const bool led = before == Tag::determiner || before == Tag::adjective || before == Tag::wh || before == Tag::possessive || before == Tag::possessive_mark;
        if (led && !is_noun_like(end)) return true;
        if (before == Tag::determiner && tag(end) != Tag::noun && tag(end) != Tag::adjective) return true;
        if (is(i - 1, Role::by)) return false;
    }
    if (end >= size()) return true;
    switch (tag(end)) {
        case Tag::noun: case Tag::adjective: case Tag::proper: case Tag::noun_plural: case Tag::symbol: case Tag::number: return false;
        case Tag::verb_participle: case Tag::verb_past: case Tag::verb_gerund: return false;
        case Tag::verb_third: case Tag::verb_base: return false;
        case Tag::preposition: return !is(end, Role::of) && !is(end, Role::in) && !is(end, Role::including) && !is(end, Role::whom);  // one of them
        default: return !(is(end, Role::range_or) && end + 1 < size() && rules_.numbers.may_begin(tokens_, end + 1));  // one or two years
    }
}

bool Lookalike::is_noun_like(std::uint32_t i) const {
    return i < size() && (is_noun(tag(i)) || tag(i) == Tag::adjective || tag(i) == Tag::symbol || units_.unit_at(i, false, false));
}

}  // namespace tallywire
