#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace tallywire {

/// A calendar day (proleptic Gregorian).
using Date = std::chrono::year_month_day;

/// The day at the start of an ISO 8601 date or time (`2023-10-09`, `2023-10-09T21:30:00+02:00`): the local day as written. Nothing when
/// the text is no such thing or the day does not exist.
std::optional<Date> parse_date(std::string_view text);

/// `2023-10-09`.
std::string format_date(Date date);

Date add_days(Date date, int days);
/// Keeps the day of the month, or takes the last one of a shorter month.
Date add_months(Date date, int months);
/// Days from `from` to `to`; negative when `to` is earlier.
int days_between(Date from, Date to);
/// 1 = Monday … 7 = Sunday.
int iso_weekday(Date date);

struct IsoWeek {
    int year = 0;
    int week = 0;

    bool operator==(const IsoWeek&) const = default;
};
IsoWeek iso_week(Date date);
/// The Monday of an ISO week.
Date first_day(IsoWeek week);
/// The last day of a month.
Date last_day(int year, unsigned month);

}  // namespace tallywire
