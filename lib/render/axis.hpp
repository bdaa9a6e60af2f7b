#pragma once

#include <string>
#include <vector>

namespace tallywire {

struct Tick {
    double at = 0;  ///< a value, or days since 1970-01-01
    std::string text;

    bool operator==(const Tick&) const = default;
};

/// Round values from at or below `low` to at or above `high`, about `count` of them, with their text.
std::vector<Tick> value_ticks(double low, double high, std::size_t count, const std::string& unit = "");
/// Days, weeks, months or years between two days, at most `count`, the first of each year with the year: `12 Apr 2022`, `19 Apr`.
std::vector<Tick> day_ticks(int first, int last, std::size_t count);
/// `12 Apr`, with the year `12 Apr 2022`.
std::string short_day(int day, bool with_year);

}  // namespace tallywire
