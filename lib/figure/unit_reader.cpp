#include "figure/unit_reader.hpp"

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
    if (unit.form == Form::glued && (!glued(i) || !digits || hyphen || is_capital(token(i)))) return {};
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
        if (back == 1 && is_word(token(at - back)) && !is_capital(token(at - back))) continue;
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
    const bool hyphen = is_hyphen(at) && glued(at) && glued(at + 1);
    std::uint32_t k = hyphen ? at + 1 : at;
    if (!hyphen && digits && is_hyphen(at) && at + 1 < size() && unit_at(at + 1, digits, true)) k = at + 1;
    if (unit && k >= size()) return at;
    // half an hour
    if (!hyphen && q.number_first + 1 <= at && is(k, Role::per) && q.value && *q.value == 0.5 && unit_at(k + 1, digits, false)) ++k;
    auto match = unit_at(k, digits, k > at);
    if (match && k > at && rules_.unit_rules[match.payload].kind == UnitKind::money && !is_word(token(k))) match = {};
    if (match && unit == nullptr && k + match.size < size() && token(k).shape == Shape::symbol && glued(k + match.size) && token(k + match.size).shape == Shape::number)
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
    if (q.compound && is_hyphen(end) && is(end + 1, Role::long_for)) end += 2;
    return end;
}

const UnitRule* UnitReader::age_unit(std::string_view name) const {
    for (const UnitRule& rule : rules_.unit_rules)
        if (rule.kind == UnitKind::age && rule.unit == name) return &rule;
    for (const UnitRule& rule : rules_.unit_rules)
        if (rule.kind == UnitKind::age) return &rule;
    return nullptr;
}

void UnitReader::add_smaller(Quantity& q) const {
    // two dollars and 50 cents
    if (q.unit->kind == UnitKind::money && q.value && q.bound == Bound::exact && q.last < size()) {
        const std::uint32_t k = is(q.last, Role::range_and) ? q.last + 1 : q.last;
        if (k < size() && rules_.numbers.may_begin(tokens_, k))
            if (const auto m2 = rules_.numbers.match(text_.bytes(), tokens_, k); m2 && m2->kind == NumberMatch::Kind::cardinal && m2->value < 100) {
                const auto unit2 = unit_at(m2->end(), m2->digits, false);
                if (unit2 && is_cent(rules_.unit_rules[unit2.payload]) && !is_cent(*q.unit)) {
                    q.value = *q.value + m2->value / 100;
                    q.interval.low = q.interval.high = q.value;
                    q.last = m2->end() + unit2.size;
                }
            }
    }
    // 5 feet 2 inches
    if (q.unit->unit == "ft" && q.value && q.last < size()) {
        std::uint32_t k = q.last;
        if (is(k, Role::range_and)) ++k;
        if (k < size() && token(k).shape == Shape::number && rules_.numbers.may_begin(tokens_, k)) {
            const auto m2 = rules_.numbers.match(text_.bytes(), tokens_, k);
            if (m2 && m2->value < 12) {
                const auto unit2 = unit_at(m2->end(), true, false);
                const bool in = unit2 ? rules_.unit_rules[unit2.payload].unit == "in" : m2->end() < size() && word(m2->end()) == "in";
                if (in) {
                    q.value = *q.value + m2->value / 12;
                    q.interval.low = q.interval.high = q.value;
                    q.last = m2->end() + 1;
                }
            }
        }
    }
}

void UnitReader::take_per(Quantity& q) const {
    const std::uint32_t k = q.last;
    if (q.compound || q.kind == Quantity::Kind::age || !is(k, Role::per)) return;
    const std::uint32_t next = k + rules_.word(tokens_, k).size;
    if (next >= size()) return;
    if (end_of_taken(k) || end_of_taken(next)) return;
    const double force = value(k);
    if (q.kind == Quantity::Kind::share && q.unit && force != per_only) return;
    const auto unit = unit_at(next, false, true);
    // miles to the gallon are a rate; both parties to the table are not
    const bool between_measures = force == per_between_measures;
    if (between_measures && !q.unit) return;
    const bool only_rate = force == per_only;
    if (unit) {
        const UnitRule& rule = rules_.unit_rules[unit.payload];
        const bool measure = rule.kind == UnitKind::time || rule.kind == UnitKind::mass || rule.kind == UnitKind::volume || rule.kind == UnitKind::area || rule.kind == UnitKind::length;
        if (!measure && !only_rate) return;
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
