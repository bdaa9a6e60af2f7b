#pragma once

#include "base/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tallywire {

/// The units of the calendar and the clock, coarse to fine.
enum class Grain : std::uint8_t { millennium, century, decade, year, half, quarter, season, month, week, weekend, day, part, hour, minute, second };

/// The grain whose TIMEX3 letter or English name is `name` (`year`, `part`, …).
std::optional<Grain> grain_of(std::string_view name);

/// Seasons as the month they begin in, counted by the northern year that names them; the parts of the day by their TIMEX3 codes.
enum class Season : std::uint8_t { none, spring, summer, autumn, winter };
enum class Part : std::uint8_t { none, morning, midday, afternoon, evening, night, daytime, dawn };

/// A stretch of the calendar of one grain: the year 1989, its third quarter, a week, Saturday night, 10:35. `date` is the first day of
/// it (of a season: of its first month); what the grain does not tell is ignored.
struct Moment {
    Grain grain = Grain::day;
    Date date{std::chrono::year{1970}, std::chrono::January, std::chrono::day{1}};
    Part part = Part::none;
    int seconds = 0;                   ///< of the day, of a clock time; a day's 24:00 is 86400
    std::optional<int> zone;           ///< minutes east of UTC

    bool operator==(const Moment&) const = default;
};

/// The unit of `grain` that holds the day.
Moment moment_at(Date day, Grain grain);
/// `count` units of `grain` later, at that grain or at the moment's own where that is finer.
Moment shifted(const Moment& moment, int count, Grain grain);

Date first_day(const Moment& moment);
Date last_day(const Moment& moment);
/// The TIMEX3 value: 1989, 1989-Q3, 1989-W43-WE, 1989-10-28TNI, 1989-10-28T22:00.
std::string value_of(const Moment& moment);

Season season_of(const Moment& moment);
std::string_view code_of(Season season);
std::string_view code_of(Part part);
/// The first day of a season of the year that names it; winter begins in December.
Date season_start(int year, Season season);
/// `T22:00`, `TNI`, with the zone where there is one.
std::string clock_value(const Moment& moment);

/// `P2W`, `PT90M`, `P2.5Y`, `PXD`. No count: X.
std::string duration_value(std::optional<double> count, Grain unit);

}  // namespace tallywire
