#include "base/date.hpp"

#include <cstdio>

namespace tallywire {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return std::nullopt;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    if (!year || !month || !day || text[4] != '-' || text[7] != '-') return std::nullopt;
    if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
    const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                    std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return date;
}

std::string format_date(Date date) {
    const int year = static_cast<int>(date.year());
    const auto month = static_cast<unsigned>(date.month()), day = static_cast<unsigned>(date.day());
    if (year < 0 || year > 9999) {
        char out[24];
        std::snprintf(out, sizeof out, "%04d-%02u-%02u", year, month, day);
        return out;
    }
    std::string out(10, '-');  // written by hand: dates are most of what facts and entries format
    const auto put = [&](std::size_t end, unsigned value, std::size_t digits) {
        for (; digits > 0; --digits, value /= 10) out[--end] = static_cast<char>('0' + value % 10);
    };
    put(4, static_cast<unsigned>(year), 4);
    put(7, month, 2);
    put(10, day, 2);
    return out;
}

Date add_days(Date date, int count) { return Date{sys_days{date} + days{count}}; }

Date add_months(Date date, int months) {
    const Date moved = date + std::chrono::months{months};
    return moved.ok() ? moved : last_day(static_cast<int>(moved.year()), static_cast<unsigned>(moved.month()));
}

int days_between(Date from, Date to) { return static_cast<int>((sys_days{to} - sys_days{from}).count()); }

int iso_weekday(Date date) { return static_cast<int>(std::chrono::weekday{sys_days{date}}.iso_encoding()); }

IsoWeek iso_week(Date date) {
    const Date thursday = add_days(date, 4 - iso_weekday(date));
    const Date first{thursday.year(), std::chrono::January, std::chrono::day{1}};
    return {static_cast<int>(thursday.year()), days_between(first, thursday) / 7 + 1};
}

Date first_day(IsoWeek week) {
    const Date fourth{std::chrono::year{week.year}, std::chrono::January, std::chrono::day{4}};
    return add_days(fourth, 1 - iso_weekday(fourth) + 7 * (week.week - 1));
}

Date last_day(int year, unsigned month) {
    return Date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::last};
}

}  // namespace tallywire
