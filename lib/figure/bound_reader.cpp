#include "figure/bound_reader.hpp"

#include <algorithm>

namespace tallywire {
namespace {

using Role = FigureRules::Role;

}  // namespace

std::optional<BoundReader::BoundAt> BoundReader::before(std::uint32_t first) const {
    for (std::uint32_t back = std::min(first, 6u); back >= 1; --back) {
        const auto match = rules_.bounds_before.match(lexicon_, tokens_, first - back);
        if (match && match.size == back) return BoundAt{first - back, match.payload};
    }
    return std::nullopt;
}

void BoundReader::take_before(Quantity& q) const {
    Bound outer = Bound::exact;
    const BoundRule* by = nullptr;
    for (int steps = 0; steps < 3 && q.first > 0; ++steps) {
        std::uint32_t first = q.first;
        const auto found = before(first);
        if (!found) break;
        const BoundRule& rule = rules_.bound_rules[found->payload];
        if (end_of_taken(found->at)) break;
        // "rose over two years", "injuring about": the word is a preposition before a time
        if (q.unit && q.unit->kind == UnitKind::time && is(found->at, Role::spans_time) && found->at > 0 &&
            !is_preposition_or_be(found->at - 1))
            break;
        q.first = found->at;
        if (rule.bound != Bound::exact && (outer == Bound::exact || outer == Bound::about || rule.bound != Bound::about)) {
            outer = rule.bound;
            by = &rule;
        }
    }
    if (by && !(outer == Bound::about && q.bound != Bound::exact)) apply(q, *by);
}

bool BoundReader::is_preposition_or_be(std::uint32_t i) const {
    return tag(i) == Tag::preposition || is_verb(tag(i)) || tag(i) == Tag::adverb || tag(i) == Tag::conjunction || i == 0;
}

void BoundReader::take_after(Quantity& q) const {
    std::uint32_t k = q.last;
    if (k >= size()) return;
    if (is_mark(k, ",") && k + 1 < size()) {
        const auto match = rules_.bounds_after.match(lexicon_, tokens_, k + 1);
        if (match && match.size >= 2 && (k + 1 + match.size >= size() || tag(k + 1 + match.size) == Tag::punctuation)) {
            apply(q, rules_.bound_rules[match.payload]);
            q.last = k + 1 + match.size;
        }
    } else if (const auto match = rules_.bounds_after.match(lexicon_, tokens_, k); match && !is_joining_plus(k) && !is(k + match.size, Role::than)) {
        const std::uint32_t next = k + match.size;
        const bool number_next = next < size() && rules_.numbers.may_begin(tokens_, next);
        if (!number_next && (match.size >= 2 || glued(k))) {
            apply(q, rules_.bound_rules[match.payload]);
            q.last = next;
            if (q.head == no_token && !q.unit) nouns_.take(q, next, true);
        }
    }
    units_.take_per(q);
}

bool BoundReader::take_at(Quantity& q, std::uint32_t k) const {
    if (k >= size()) return false;
    const auto bound = rules_.bounds_after.match(lexicon_, tokens_, k);
    if (!bound || is_joining_plus(k) || is(k + bound.size, Role::than)) return false;
    apply(q, rules_.bound_rules[bound.payload]);
    q.last = k + bound.size;
    return true;
}

bool BoundReader::is_joining_plus(std::uint32_t k) const {
    const auto bound = rules_.bounds_after.match(lexicon_, tokens_, k);
    // "12 at least": not "12, at least", which is read with its noun; "plus" before a noun joins
    return bound && is(k, Role::plus) && k + 1 < size() && tag(k + 1) == Tag::determiner;
}

void BoundReader::apply(Quantity& q, const BoundRule& rule) {
    if (q.bound == Bound::range || q.bound == Bound::vague || !q.value) return;
    q.bound = rule.bound;
    q.bound_rule = &rule;
    q.interval = {q.value, q.value, false, false};
    switch (rule.bound) {
        case Bound::more_than: q.interval.low_open = true; [[fallthrough]];
        case Bound::at_least: q.interval.high.reset(); break;
        case Bound::less_than: q.interval.high_open = true; [[fallthrough]];
        case Bound::at_most: q.interval.low.reset(); break;
        default: break;
    }
}

}  // namespace tallywire
