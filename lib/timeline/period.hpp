#pragma once

#include "base/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace tallywire {

/// Spans of the calendar that a timeline is parted by.
enum class Period { day, week, month, year };

std::optional<Period> period_of(std::string_view name);
/// `2023-10-09`, `2023-W41`, `2023-10`, `2023`.
std::string period_name(Date day, Period period);

/// Days since 1970-01-01: what times are computed in.
int day_number(Date day);
Date date_of(int day_number);

/// How exact a date is. `published`: the day of publication stands in for a day that nothing names.
enum class Precision { time, day, published, week, month, quarter, season, year, decade, century, range, undated };
std::string_view name_of(Precision precision);
std::optional<Precision> precision_named(std::string_view name);
/// The precision that a TIMEX3 value has (`2023-10`: month); `range` for what is none of a calendar's.
Precision precision_of(std::string_view value);
/// The precision of an interval of whole days; nothing known: undated.
Precision precision_of(std::optional<Date> first, std::optional<Date> last);

/// A date for people: `9 October 2023`, `October 2023`, `week of 9 October 2023`, `2–5 October 2023`.
std::string date_for_people(const std::optional<std::string>& first, const std::optional<std::string>& last, std::string_view precision);

}  // namespace tallywire
