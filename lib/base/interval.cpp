#include "base/interval.hpp"

#include <array>

namespace tallywire {
namespace {

constexpr std::array<std::string_view, 8> names{"exact", "at_least", "more_than", "at_most", "less_than", "about", "range", "vague"};

bool before(const Interval& a, const Interval& b) {
    return a.high && b.low && (*a.high < *b.low || (*a.high == *b.low && (a.high_open || b.low_open)));
}

}  // namespace

std::string_view name_of(Bound bound) { return names[static_cast<std::size_t>(bound)]; }

std::optional<Bound> bound_of(std::string_view name) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name) return static_cast<Bound>(i);
    return std::nullopt;
}

bool overlap(const Interval& a, const Interval& b) { return !before(a, b) && !before(b, a); }

bool contains(const Interval& outer, const Interval& inner) {
    if (outer.low && (!inner.low || *inner.low < *outer.low || (*inner.low == *outer.low && outer.low_open && !inner.low_open)))
        return false;
    return !(outer.high &&
             (!inner.high || *inner.high > *outer.high || (*inner.high == *outer.high && outer.high_open && !inner.high_open)));
}

}  // namespace tallywire
