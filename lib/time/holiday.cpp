#include "time/holiday.hpp"

#include <charconv>

namespace tallywire {
namespace {

/// Reads an integer with its sign from the front of `text`.
std::optional<int> take(std::string_view& text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{}) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

/// Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher).
Date easter(int year) {
    const int a = year % 19, b = year / 100, c = year % 100, h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30,
              l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7, m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
    return Date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(n / 31)}, std::chrono::day{static_cast<unsigned>(n % 31 + 1)}};
}

}  // namespace

std::optional<Date> holiday_in(std::string_view rule, int year) {
    if (rule.starts_with("easter")) {
        rule.remove_prefix(6);
        const int offset = rule.empty() ? 0 : take(rule).value_or(0);
        return add_days(easter(year), offset);
    }
    const auto month = take(rule);
    if (!month || rule.empty()) return std::nullopt;
    const bool by_weekday = rule.front() == '/';
    rule.remove_prefix(1);
    const auto day = take(rule);
    if (!day) return std::nullopt;
    const auto m = static_cast<unsigned>(*month);
    if (!by_weekday) {
        const Date date{std::chrono::year{year}, std::chrono::month{m}, std::chrono::day{static_cast<unsigned>(*day)}};
        return date.ok() ? std::optional(date) : std::nullopt;
    }
    if (rule.empty()) return std::nullopt;
    rule.remove_prefix(1);
    const auto which = take(rule);
    if (!which) return std::nullopt;
    const int offset = rule.empty() ? 0 : take(rule).value_or(0);
    if (*which < 0) {
        const Date end = last_day(year, m);
        return add_days(end, -((iso_weekday(end) - *day + 7) % 7) + offset);
    }
    const Date first{std::chrono::year{year}, std::chrono::month{m}, std::chrono::day{1}};
    return add_days(first, (*day - iso_weekday(first) + 7) % 7 + 7 * (*which - 1) + offset);
}

}  // namespace tallywire
