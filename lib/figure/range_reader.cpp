#include "figure/range_reader.hpp"

#include <algorithm>
#include <utility>

namespace tallywire {
namespace {

using Role = FigureRules::Role;

void scale(Quantity& q, double factor) {
    if (q.value) q.value = settled(*q.value * factor);
    if (q.interval.low) q.interval.low = settled(*q.interval.low * factor);
    if (q.interval.high) q.interval.high = settled(*q.interval.high * factor);
}

}  // namespace

bool RangeReader::take(Quantity& q, const NumberMatch& m) const {
    const std::uint32_t end = q.number_last;
    const UnitRule* unit = q.unit;
    std::uint32_t after = units_.read_unit(end, m.digits, unit, q);
    if (after == end && m.kind == NumberMatch::Kind::vague && is(end, Role::of)) {  // hundreds of thousands of dollars
        const std::uint32_t unit_end = units_.read_unit(end + 1, m.digits, unit, q);
        after = unit ? unit_end : end;
    }
    Outcome outcome = second_number(q, m, end, end, unit, after);
    if (outcome == Outcome::no_range && after > end) outcome = second_number(q, m, after, end, unit, after);
    if (outcome == Outcome::nothing) return false;
    if (unit && unit->factor != 1) scale(q, unit->factor);
    q.unit = unit;
    q.last = std::max(after, q.number_last);
    if (!unit) return true;
    q.kind = unit->kind == UnitKind::age ? Quantity::Kind::age : unit->kind == UnitKind::percent ? Quantity::Kind::share : Quantity::Kind::unit;
    if (m.grouped && unit->point_groups && q.value) {
        q.value = m.grouped;
        q.interval.low = q.interval.high = m.grouped;
    }
    return true;
}

/// The second number after what joins both at token `at`: right after the first, which ends at `end`, or after its unit, which ends at `after`.
RangeReader::Outcome RangeReader::second_number(Quantity& q, const NumberMatch& m, std::uint32_t at, std::uint32_t end, const UnitRule*& unit,
                                                std::uint32_t& after) const {
    const bool behind_unit = at != end;
    std::uint32_t k = at;
    bool between = false;
    const Joint joint = joint_at(q, k, between);
    if (joint == Joint::none) return Outcome::no_range;
    if (joint == Joint::dash && is_hyphen(k - 1) && !behind_unit && units_.unit_at(k, m.digits, true) && token(k).shape != Shape::symbol)
        return Outcome::no_range;  // 5-day
    if (joint >= Joint::or_ && k < size())
        if (const auto bound = rules_.bounds_before.match(lexicon_, tokens_, k)) {
            const Bound second = rules_.bound_rules[bound.payload].bound;
            if (joint == Joint::or_ && second != Bound::about && second != Bound::exact) return Outcome::no_range;  // equal to 5 or less than 6
            k += bound.size;
        }
    const UnitRule* unit2 = nullptr;
    if (const auto prefix = units_.prefix_at(k)) {
        unit2 = &rules_.unit_rules[prefix.payload];
        k += prefix.size;
    }
    const auto m2 = number_at(k);
    if (!m2) return Outcome::no_range;
    if (m.kind == NumberMatch::Kind::vague && m2->kind == NumberMatch::Kind::vague && joint == Joint::or_ && m.low && m2->high) {
        q.interval.high = m2->high;
        q.number_last = m2->end();
        after = q.number_last;
        return Outcome::range;
    }
    if (m2->kind != m.kind && !(between && m2->kind == NumberMatch::Kind::fraction)) return Outcome::no_range;
    if (m.kind != NumberMatch::Kind::cardinal && m.kind != NumberMatch::Kind::fraction) return Outcome::no_range;
    if (end_of_taken(k)) return Outcome::no_range;
    double low = m.value, high = m2->value;
    const std::uint32_t end2 = m2->end();
    Quantity ignore;
    const std::uint32_t unit_end2 = units_.read_unit(end2, m2->digits, unit2, ignore);
    if (m.scale == 1 && m2->scale > 1 && low * m2->scale <= high && low < m2->scale) low = settled(low * m2->scale);
    const bool same_unit = unit && unit2 && unit2->unit == unit->unit;
    if (behind_unit && unit && unit2 != unit && !same_unit) return Outcome::no_range;
    if (!behind_unit && unit && after == end && unit2 && !same_unit) return Outcome::no_range;
    if (joint == Joint::to && !behind_unit && !between && is_change_from(q.first)) return Outcome::no_range;
    if (joint == Joint::to && !between && (behind_unit || q.first < q.number_first) && q.first > 0 && is_change(q.first - 1)) return Outcome::no_range;  // fell $4 to $14
    if (joint == Joint::dash && low >= high && !behind_unit && !unit) {
        q.last = std::max(end_of_digits(end2), end2);  // a score: 3-1
        return Outcome::nothing;
    }
    if (const Opposed opposed = joint == Joint::and_ ? opposed_bounds(q, at) : Opposed::none; opposed != Opposed::none) {
        if ((opposed == Opposed::low_first) != (low < high)) return Outcome::no_range;  // more than 40 and less than 10
        if (low > high) std::swap(low, high);
    }
    if (low >= high || (joint == Joint::or_ && high > 20 * low) || (joint == Joint::to && high > 1000 * std::max(low, 1.0) && !(q.first > 0 && is(q.first - 1, Role::from)))) return Outcome::no_range;
    if (joint == Joint::dash && !unit2 && !unit && !is_mark(k - 1, "~") && !is_bare_range(m, *m2) &&
        !(nouns_.has_noun_after(end2) || tag(end2) == Tag::noun || is(end2, Role::of) || tag(end2) == Tag::number)) {
        q.last = end2;
        return Outcome::nothing;  // 2012-13, 0-0, a score
    }
    if (joint == Joint::dash && is_dash(end2) && is_number(end2 + 1)) {
        q.last = end_of_digits(end2);
        return Outcome::nothing;
    }
    q.bound = Bound::range;
    q.value.reset();
    q.interval.low = low;
    q.interval.high = high;
    q.number_last = end2;
    if (unit2) unit = unit2;
    if (unit_end2 > end2) q.compound = is_hyphen(end2) && unit2 && unit2->kind != UnitKind::percent;
    after = unit_end2;
    if (between) {
        if (const auto led = bounds_.before(q.first); led && range_start(q.first) == q.first) q.first = led->at;
        q.first = range_start(q.first);
    }
    return Outcome::range;
}

/// What joins two numbers at token `k`, which is set past it; `between`: the words before the first number make it a range.
RangeReader::Joint RangeReader::joint_at(const Quantity& q, std::uint32_t& k, bool& between) const {
    if (is_mark(k, ",") && is(k + 1, Role::range_or) && rules_.word(tokens_, k + 1).size > 1) ++k;  // hundreds, if not thousands
    if (k >= size()) return Joint::none;
    between = range_start(q.first) != q.first || opposed_bounds(q, k) != Opposed::none;
    if ((is_dash(k) || (is_mark(k, "~") && glued(k))) && k + 1 < size() && glued(k) == glued(k + 1)) {
        ++k;
        return Joint::dash;
    }
    const auto word = rules_.word(tokens_, k);
    if (!word) return Joint::none;
    const Role role = rules_.word_roles[word.payload];
    const Joint joint = role == Role::range_to ? Joint::to : role == Role::range_or ? Joint::or_ : role == Role::range_and && between ? Joint::and_ : Joint::none;
    if (joint != Joint::none) k += word.size;
    return joint;
}

RangeReader::Opposed RangeReader::opposed_bounds(const Quantity& q, std::uint32_t k) const {
    if (!is(k, Role::range_and)) return Opposed::none;
    const auto low = bounds_.before(q.first);
    if (!low || k + 1 >= size()) return Opposed::none;
    const auto high = rules_.bounds_before.match(lexicon_, tokens_, k + 1);
    if (!high) return Opposed::none;
    const Bound a = rules_.bound_rules[low->payload].bound, b = rules_.bound_rules[high.payload].bound;
    const bool a_low = a == Bound::at_least || a == Bound::more_than, b_low = b == Bound::at_least || b == Bound::more_than;
    const bool a_high = a == Bound::at_most || a == Bound::less_than, b_high = b == Bound::at_most || b == Bound::less_than;
    return a_low && b_high ? Opposed::low_first : a_high && b_low ? Opposed::high_first : Opposed::none;
}

/// 1000-5000, 5k-20k: with no noun after it; no score (3-1), season (2012-13), phone number (555-1234) or years.
bool RangeReader::is_bare_range(const NumberMatch& m, const NumberMatch& m2) const {
    if (m.count + m2.count > 2 || m.scale > 1 || m2.scale > 1) return m2.scale > 1;
    const std::string_view low = bytes(m.first), high = bytes(m2.first);
    if (low.find(',') != low.npos && high.find(',') != high.npos) return true;
    return low.size() == high.size() && m.value >= 1000 && (m.value > 2100 || m2.value > 2100 || m.value < 1400);
}

std::uint32_t RangeReader::range_start(std::uint32_t at) const {
    for (std::uint32_t back = 4; back >= 1; --back) {
        if (back > at) continue;
        const auto match = rules_.word(tokens_, at - back);
        if (match && match.size == back && rules_.has_role(match.payload, Role::range_from)) return at - back;
    }
    return at;
}

bool RangeReader::is_change_from(std::uint32_t first) const {
    if (first == 0 || !is(first - 1, Role::from)) return false;
    const bool any = value(first - 1) != from_change_only;
    for (std::uint32_t k = first; k-- > 0 && first - k < 8;) {
        if (tag(k) == Tag::punctuation && k + 2 < first) break;
        if (is(k, Role::changes) || (any && is_change(k))) return true;
    }
    return false;
}

}  // namespace tallywire
