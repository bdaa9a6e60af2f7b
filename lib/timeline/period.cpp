#include "timeline/period.hpp"

#include <array>
#include <cstdio>

namespace tallywire {
namespace {

constexpr std::array<std::string_view, 12> names{"time", "day",    "published", "week",  "month",   "quarter",
                                                 "season", "year", "decade",    "century", "range", "undated"};
constexpr std::array<std::string_view, 12> months{"January", "February", "March",     "April",   "May",      "June",
                                                  "July",    "August",   "September", "October", "November", "December"};

bool digits(std::string_view text, std::size_t from, std::size_t count) {
    if (from + count > text.size()) return false;
    for (std::size_t i = from; i < from + count; ++i)
        if (text[i] < '0' || text[i] > '9') return false;
    return true;
}

std::string_view month_name(Date day) { return months[static_cast<unsigned>(day.month()) - 1]; }
std::string year_text(Date day) { return std::to_string(static_cast<int>(day.year())); }
std::string day_text(Date day) { return std::to_string(static_cast<unsigned>(day.day())); }
std::string full(Date day) { return day_text(day) + " " + std::string(month_name(day)) + " " + year_text(day); }

std::string span_text(Date first, Date last) {
    if (first == last) return full(first);
    if (first.year() != last.year()) return full(first) + " – " + full(last);
    if (first.month() != last.month()) return day_text(first) + " " + std::string(month_name(first)) + " – " + full(last);
    return day_text(first) + "–" + full(last);
}

}  // namespace

std::optional<Period> period_of(std::string_view name) {
    if (name == "day") return Period::day;
    if (name == "week") return Period::week;
    if (name == "month") return Period::month;
    if (name == "year") return Period::year;
    return std::nullopt;
}

std::string period_name(Date day, Period period) {
    const std::string text = format_date(day);
    switch (period) {
        case Period::day: return text;
        case Period::month: return text.substr(0, 7);
        case Period::year: return text.substr(0, 4);
        case Period::week: break;
    }
    const IsoWeek week = iso_week(day);
    char out[24];
    std::snprintf(out, sizeof out, "%04d-W%02d", week.year, week.week);
    return out;
}

int day_number(Date day) { return static_cast<int>(std::chrono::sys_days{day}.time_since_epoch().count()); }
Date date_of(int number) { return Date{std::chrono::sys_days{std::chrono::days{number}}}; }

std::optional<Precision> precision_named(std::string_view name) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name) return static_cast<Precision>(i);
    return std::nullopt;
}

std::string_view name_of(Precision precision) { return names[static_cast<std::size_t>(precision)]; }

Precision precision_of(std::string_view value) {
    if (value.size() >= 2 && value.size() <= 3 && digits(value, 0, value.size())) return value.size() == 2 ? Precision::century : Precision::decade;
    if (!digits(value, 0, 4)) return Precision::range;
    if (value.size() == 4) return Precision::year;
    if (value[4] != '-' || value.size() < 7) return Precision::range;
    if (value[5] == 'W') return value.size() == 8 && digits(value, 6, 2) ? Precision::week : Precision::range;
    if (value[5] == 'Q') return Precision::quarter;
    if (value.size() == 7 && value[5] >= 'A' && value[5] <= 'Z') return Precision::season;
    if (value.size() == 7) return Precision::month;
    if (value.size() == 10) return Precision::day;
    return value.size() > 10 && value[10] == 'T' ? Precision::time : Precision::range;
}

Precision precision_of(std::optional<Date> first, std::optional<Date> last) {
    if (!first || !last) return Precision::undated;
    if (*first == *last) return Precision::day;
    const int days = days_between(*first, *last) + 1;
    const bool from_first = static_cast<unsigned>(first->day()) == 1;
    const auto to_month_end = last_day(static_cast<int>(last->year()), static_cast<unsigned>(last->month())) == *last;
    if (days == 7 && iso_weekday(*first) == 1) return Precision::week;
    if (!from_first || !to_month_end) return Precision::range;
    const int count = (static_cast<int>(last->year()) - static_cast<int>(first->year())) * 12 +
                      static_cast<int>(static_cast<unsigned>(last->month())) - static_cast<int>(static_cast<unsigned>(first->month())) + 1;
    if (count == 1) return Precision::month;
    if (count == 3) return Precision::quarter;
    if (count == 12) return Precision::year;
    if (count == 120) return Precision::decade;
    return count == 1200 ? Precision::century : Precision::range;
}

std::string date_for_people(const std::optional<std::string>& first, const std::optional<std::string>& last, std::string_view precision) {
    const auto from = first ? parse_date(*first) : std::nullopt, to = last ? parse_date(*last) : std::nullopt;
    if (!from && !to) return "undated";
    if (!from) return "before " + full(*to);
    if (!to) return "from " + full(*from);
    if (precision == "year") return year_text(*from);
    if (precision == "decade") return year_text(*from) + "s";
    if (precision == "month") return std::string(month_name(*from)) + " " + year_text(*from);
    if (precision == "week") return "week of " + full(*from);
    if (precision == "time" && first->size() >= 16 && (*first)[10] == 'T') return full(*from) + ", " + first->substr(11, 5);
    return span_text(*from, *to);
}

}  // namespace tallywire
