#include "figure/unit_reader.hpp"

#include <cmath>

namespace tallywire {
namespace {

using Role = FigureRules::Role;
using Form = UnitRule::Form;

/// A hundredth of another currency: a unit of money that is no ISO 4217 code.
bool is_cent(const UnitRule& unit) { return unit.unit.size() != 3 || (unit.unit[0] >= 'a' && unit.unit[0] <= 'z'); }

}  // namespace

PhraseTable::Match UnitReader::unit_at(std::uint32_t i, bool digits, bool hyphen) const {
    if (i >= size()) return {};
    const auto match = rules_.units.match(lexicon_, tokens_, i);
    if (!match) return {};
    const UnitRule& unit = rules_.unit_rules[match.payload];
    const std::uint32_t end = i + match.size;
    if (match.size == 1 && token(i).where.size() == 1 && is_word(token(i)) && is_hyphen(end) && glued(end) && glued(end + 1) && is_number(end + 1)) return {};  // 3 M-16 rifles
    const bool capital = bytes(i).front() >= 'A' && bytes(i).front() <= 'Z';
    const bool side = i > 1 && is(i - 2, Role::times_by) && is_number(i - 1);  // 5 x 4 m
    const bool apart = !glued(i) && !(unit.kind == UnitKind::length && !capital && (side || is(end, Role::times_by) || is(end, Role::long_for) || end >= size() || is_mark(end, ".")));
    if (unit.form == Form::glued && (apart || !digits || hyphen || is_capital(token(i)))) return {};
    if (unit.form == Form::smaller) return {};
    if (unit.form == Form::capital && (!glued(i) || !digits || hyphen || !capital)) return {};
    if (unit.form == Form::hyphen && !hyphen && !glued(i)) return {};
    return match;
}

bool UnitReader::is_currency_end(std::uint32_t i) const {
    for (std::uint32_t back = 0; back <= 3 && back <= i; ++back) {
        const auto match = rules_.prefixes.match(lexicon_, tokens_, i - back);
        if (match && match.size == back + 1) return true;
    }
    return false;
}

bool UnitReader::take_prefix(Quantity& q) const {
    std::uint32_t at = q.number_first;
    if (at > 1 && is_mark(at - 1, ".") && glued(at - 1)) --at;  // Rs. 500
    bool found = false;
    for (std::uint32_t back = 1; back <= 4 && back <= at; ++back) {
        const auto match = rules_.prefixes.match(lexicon_, tokens_, at - back);
        if (!match || match.size != back) continue;
        // A$5 and US$ 5, not "a $5 bill"; a code in small letters may be a word of its own
        if (back > 1 && is_word(token(at - back)) && is(at - back, Role::per) && !(glued(at - back + 1) && is_capital(token(at - back)))) continue;
        if (back == 1 && is_word(token(at - back)) && !is_capital(token(at - back)) && is_common(at - back)) continue;
        found = true;
        q.first = at - back;
        q.unit = &rules_.unit_rules[match.payload];
    }
    return found;
}

PhraseTable::Match UnitReader::prefix_at(std::uint32_t i) const {
    if (i >= size()) return {};
    return rules_.prefixes.match(lexicon_, tokens_, i);
}

std::uint32_t UnitReader::read_unit(std::uint32_t at, bool digits, const UnitRule*& unit, Quantity& q) const {
    if (!unit && digits && take_dimension(at, unit)) return at;
    const bool hyphen = is_hyphen(at) && glued(at) && glued(at + 1);
    std::uint32_t k = hyphen ? at + 1 : at;
    if (!hyphen && digits && is_hyphen(at) && at + 1 < size() && unit_at(at + 1, digits, true)) k = at + 1;
    if (unit && k >= size()) return at;
    // half an hour
    if (!hyphen && q.number_first + 1 <= at && is(k, Role::per) && q.value && *q.value == 0.5 && unit_at(k + 1, digits, false)) ++k;
    auto match = unit_at(k, digits, k > at);
    if (match && k > at && rules_.unit_rules[match.payload].kind == UnitKind::money && !is_word(token(k))) match = {};
    if (match && unit == nullptr && glued(k + match.size) && is_number(k + match.size))
        match = {};  // 3 $10 bills
    if (!match) {
        if ((is_mark(k, "(") || is_mark(k, "[") || is_mark(k, "{") || is_mark(k, "<")) && k + 2 < size()) {
            const auto inner = unit_at(k + 1, true, false);
            if (inner && digits && (is_mark(k + 1 + inner.size, ")") || is_mark(k + 1 + inner.size, "]") || is_mark(k + 1 + inner.size, "}") || is_mark(k + 1 + inner.size, ">"))) {
                const UnitKind kind = rules_.unit_rules[inner.payload].kind;
                if (kind == UnitKind::mass || kind == UnitKind::length || kind == UnitKind::percent) {
                    unit = &rules_.unit_rules[inner.payload];
                    return k + 2 + inner.size;
                }
            }
        }
        return at;
    }
    if (const auto mass = rules_.weights.match(lexicon_, tokens_, k); mass && !unit && is_weight(q, k, mass)) match = mass;
    const UnitRule& found = rules_.unit_rules[match.payload];
    if (unit && found.kind == UnitKind::money) return k + match.size;  // $5 million dollars
    if (unit) return at;
    unit = &found;
    std::uint32_t end = k + match.size;
    if (k > at) q.compound = found.kind != UnitKind::percent && found.kind != UnitKind::money;
    if (found.kind == UnitKind::time && is_hyphen(end) && is(end + 1, Role::old)) {
        unit = age_unit(found.unit);
        q.compound = false;
        return end + 2;
    }
    if (found.kind == UnitKind::time && !is_hyphen(end) && is(end, Role::old) && !(end + 1 < size() && is_noun(tag(end + 1)) && !q.value)) {
        unit = age_unit(found.unit);
        return end + 1;
    }
    if (found.kind == UnitKind::time && follows_aged(q.number_first)) unit = age_unit(found.unit);
    if (q.compound && is_hyphen(end) && is(end + 1, Role::long_for)) end += 2;
    return end;
}

/// 105 x 68 m: the first of two or three numbers has the unit of the last.
bool UnitReader::take_dimension(std::uint32_t at, const UnitRule*& unit) const {
    std::uint32_t k = at;
    while (k + 1 < size() && is(k, Role::times_by) && is_number(k + 1)) k += 2;
    if (k == at) return false;
    const auto match = unit_at(k, true, false);
    if (!match || rules_.unit_rules[match.payload].kind != UnitKind::length) return false;
    unit = &rules_.unit_rules[match.payload];
    return true;
}

/// âgé de 40 ans
bool UnitReader::follows_aged(std::uint32_t first) const {
    for (std::uint32_t back = 1; back <= 4 && back <= first; ++back) {
        const auto match = rules_.word(tokens_, first - back);
        if (match && match.size == back && rules_.has_role(match.payload, Role::aged)) return rules_.word_values[match.payload] == aged_with_unit;
    }
    return false;
}

/// Is the word for money and mass at token `k` mass: a 500-pound bomb, five pounds of cocaine, it weighs 122 pounds, he fought at 122 pounds?
bool UnitReader::is_weight(const Quantity& q, std::uint32_t k, PhraseTable::Match mass) const {
    if (q.value && *q.value >= 100000) return false;
    const std::uint32_t end = k + mass.size;
    if (is(end, Role::of) && end + 1 < size() && static_cast<NounClass>(entry(end + 1).noun_class) != NounClass::possession) return true;
    if (is_hyphen(k - 1) && end < size() && is_noun(tag(end))) {
        const auto kind = static_cast<NounClass>(entry(end).noun_class);
        return kind == NounClass::artifact || kind == NounClass::animal || kind == NounClass::person || kind == NounClass::object;
    }
    for (std::uint32_t back = 1; back <= 5 && back <= q.number_first; ++back) {
        const std::uint32_t at = q.number_first - back;
        if (is(at, Role::weighs)) return true;
        if (tag(at) == Tag::punctuation) break;
    }
    return false;
}

/// Is the word also a common one?
bool UnitReader::is_common(std::uint32_t i) const {
    const WordEntry& known = entry(i);
    return known.noun != 0 || known.verb != 0 || known.closed != 0 || token(i).where.size() == 1;
}

const UnitRule* UnitReader::age_unit(std::string_view name) const {
    for (const UnitRule& rule : rules_.unit_rules)
        if (rule.kind == UnitKind::age && rule.unit == name) return &rule;
    for (const UnitRule& rule : rules_.unit_rules)
        if (rule.kind == UnitKind::age) return &rule;
    return nullptr;
}

void UnitReader::take_scale(Quantity& q) const {
    if (q.unit->kind != UnitKind::money || !q.value || q.last == q.number_last || !q.interval.low || !q.interval.high) return;
    std::uint32_t words = 0;
    const double scale = rules_.numbers.scale(tokens_, q.last, words);
    if (scale == 0 || *q.value >= scale) return;
    q.value = q.interval.low = q.interval.high = settled(*q.value * scale);
    q.last += words;
}

void UnitReader::add_smaller(Quantity& q) const {
    // deux ans et demi
    if (q.value && q.bound != Bound::range && q.last + 1 < size() && is(q.last, Role::range_and)) {
        if (const double half = rules_.numbers.half_alone(tokens_, q.last + 1); half > 0 && !is_noun(tag(q.last + 2))) {
            q.value = *q.value + half * q.unit->factor;
            q.interval.low = q.interval.high = q.value;
            q.last += 2;
        }
    }
    if (!q.value || q.bound != Bound::exact || q.last >= size()) return;
    const std::uint32_t k = is(q.last, Role::range_and) ? q.last + 1 : q.last;
    const auto m = number_at(k);
    if (!m || m->kind != NumberMatch::Kind::cardinal || m->value < 0 || *q.value != std::floor(*q.value) || end_of_taken(k)) return;
    auto small = unit_at(m->end(), m->digits, false);
    if (!small && m->end() < size() && q.unit->kind != UnitKind::money) small = rules_.units.match(lexicon_, tokens_, m->end());  // 5 ft 2 in
    double parts = small ? parts_of(*q.unit, rules_.unit_rules[small.payload]) : 0;
    std::uint32_t end = m->end() + small.size;
    if (parts == 0) {
        const bool bare = !small && q.unit->kind == UnitKind::money && !is_cent(*q.unit) && m->count <= 3 && m->value >= 1 && ends_phrase(m->end());
        if (!bare) return;
        parts = 100;  // 15 dollars 50
        end = m->end();
    }
    if (m->value >= parts) return;
    q.value = q.interval.low = q.interval.high = settled(*q.value + m->value / parts);
    q.last = end;
}

/// Nothing that could be counted stands at token `i`.
bool UnitReader::ends_phrase(std::uint32_t i) const {
    if (i >= size()) return true;
    const Tag t = tag(i);
    return (t == Tag::punctuation && !is_hyphen(i)) || t == Tag::subordinator || (t == Tag::conjunction && !is(i, Role::range_or)) || is(i, Role::other);
}

/// How many of the smaller unit are one of the larger; 0 where it is no part of it.
double UnitReader::parts_of(const UnitRule& larger, const UnitRule& smaller) const {
    if (larger.kind != smaller.kind) return 0;
    if (larger.kind == UnitKind::money) return is_cent(smaller) && !is_cent(larger) ? 100 : 0;
    for (const FigureRules::UnitPart& part : rules_.unit_parts)
        if (part.larger == larger.unit && part.smaller == smaller.unit) return part.parts;
    return 0;
}

void UnitReader::take_per(Quantity& q) const {
    const std::uint32_t k = q.last;
    if (q.compound || q.kind == Quantity::Kind::age || !is(k, Role::per)) return;
    const std::uint32_t next = k + rules_.word(tokens_, k).size;
    if (next >= size()) return;
    if (end_of_taken(k) || end_of_taken(next)) return;
    const double force = value(k);
    if (force == per_no_rate) return;
    if (q.kind == Quantity::Kind::share && q.unit && force != per_only) return;
    auto unit = unit_at(next, false, true);
    if (!unit && is_mark(k, "/") && glued(next)) unit = rules_.units.match(lexicon_, tokens_, next);  // km/h
    // miles to the gallon are a rate; both parties to the table are not
    const bool between_measures = force == per_between_measures;
    if (between_measures && !q.unit) return;
    const bool only_rate = force == per_only && !(is_mark(k, "/") && !q.unit);  // men/women
    if (unit) {
        const UnitRule& rule = rules_.unit_rules[unit.payload];
        const bool measure = rule.kind == UnitKind::time || rule.kind == UnitKind::mass || rule.kind == UnitKind::volume || rule.kind == UnitKind::area || rule.kind == UnitKind::length;
        if (!measure && !only_rate) return;
        if (is(next + unit.size, Role::ago)) return;  // 85 a day earlier
        if (q.kind == Quantity::Kind::unit && q.unit->kind == UnitKind::time && !only_rate) return;
        q.per = &rule;
        q.per_noun = next;
        q.last = next + unit.size;
    } else if ((only_rate || (q.unit && q.unit->kind == UnitKind::money && force == per_article)) && is_noun(tag(next))) {
        q.per_noun = next;
        q.last = next + 1;
    }
}

}  // namespace tallywire
