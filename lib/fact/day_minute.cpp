#include "fact/day_minute.hpp"

#include "base/date.hpp"

namespace tallywire {
namespace {

int two_digits(std::string_view text, std::size_t at) {
    if (at + 2 > text.size()) return -1;
    const char a = text[at], b = text[at + 1];
    return a >= '0' && a <= '9' && b >= '0' && b <= '9' ? (a - '0') * 10 + (b - '0') : -1;
}

/// Minutes east of Greenwich at the end of a time; 0 where none is written.
int offset_minutes(std::string_view text) {
    const auto at = text.find_last_of("+-");
    if (at == std::string_view::npos || at < 16) return 0;
    const int hours = two_digits(text, at + 1);
    const std::size_t rest = at + 3 + (at + 3 < text.size() && text[at + 3] == ':' ? 1 : 0);
    const int minutes = two_digits(text, rest);
    if (hours < 0) return 0;
    const int total = hours * 60 + (minutes < 0 ? 0 : minutes);
    return text[at] == '-' ? -total : total;
}

}  // namespace

DayMinute parse_day_minute(std::string_view text) {
    const auto date = parse_date(text.substr(0, text.size() > 10 && text[10] != 'T' && text[10] != ' ' ? 10 : text.size()));
    if (!date) return {};
    DayMinute moment;
    moment.day = static_cast<std::int32_t>(std::chrono::sys_days{*date}.time_since_epoch().count());
    const int hour = two_digits(text, 11), minute = two_digits(text, 14);
    if (text.size() >= 16 && hour >= 0 && hour < 24 && minute >= 0 && minute < 60)
        moment.minute = moment.day * 1440 + hour * 60 + minute - offset_minutes(text);
    return moment;
}

std::string format_day(std::int32_t day) {
    if (day == DayMinute::unknown) return {};
    return format_date(Date{std::chrono::sys_days{std::chrono::days{day}}});
}

}  // namespace tallywire
