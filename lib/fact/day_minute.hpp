#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tallywire {

/// When something was printed or held: a day and, where it is known, the minute. Ordered by time; `unknown` days come first.
struct DayMinute {
    static constexpr std::int32_t unknown = INT32_MIN;

    std::int32_t day = unknown;     ///< days since 1970-01-01
    std::int32_t minute = unknown;  ///< minutes since 1970-01-01T00:00Z

    bool known() const { return day != unknown; }
    auto operator<=>(const DayMinute&) const = default;
};

/// Reads an ISO 8601 date or time with or without offset; an unknown moment where the text is none.
DayMinute parse_day_minute(std::string_view text);
/// `2023-10-09`; empty for an unknown day.
std::string format_day(std::int32_t day);

}  // namespace tallywire
