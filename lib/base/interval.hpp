#pragma once

#include <optional>
#include <string_view>

namespace tallywire {

/// How a number is hedged; the names are those of the record field `bound`.
enum class Bound { exact, at_least, more_than, at_most, less_than, about, range, vague };

std::string_view name_of(Bound bound);
std::optional<Bound> bound_of(std::string_view name);

/// The values that a figure allows. An absent end is unbounded; an open end does not include its number.
struct Interval {
    std::optional<double> low;
    std::optional<double> high;
    bool low_open = false;
    bool high_open = false;

    bool operator==(const Interval&) const = default;
};

/// True when some value lies in both.
bool overlap(const Interval& a, const Interval& b);
/// True when every value of `inner` lies in `outer`.
bool contains(const Interval& outer, const Interval& inner);

}  // namespace tallywire
