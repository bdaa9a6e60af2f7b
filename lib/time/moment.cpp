#include "time/moment.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace tallywire {
namespace {

constexpr std::array<std::string_view, 15> grain_names{"millennium", "century", "decade", "year", "half", "quarter", "season", "month",
                                                       "week", "weekend", "day", "part", "hour", "minute", "second"};

int year_of(Date date) { return static_cast<int>(date.year()); }
unsigned month_of(Date date) { return static_cast<unsigned>(date.month()); }

Date day_of(int year, unsigned month, unsigned day = 1) {
    return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

template <class... Numbers>
std::string print(const char* format, Numbers... numbers) {
    char out[48];
    std::snprintf(out, sizeof out, format, numbers...);
    return out;
}

int floor_to(int year, int unit) { return year >= 0 ? year - year % unit : year - (unit + year % unit) % unit; }

int years_in(Grain grain) {
    switch (grain) {
        case Grain::millennium: return 1000;
        case Grain::century: return 100;
        case Grain::decade: return 10;
        default: return 1;
    }
}

int months_in(Grain grain) {
    switch (grain) {
        case Grain::half: return 6;
        case Grain::quarter: case Grain::season: return 3;
        case Grain::month: return 1;
        default: return 12 * years_in(grain);
    }
}

}  // namespace

std::optional<Grain> grain_of(std::string_view name) {
    for (std::size_t i = 0; i < grain_names.size(); ++i)
        if (grain_names[i] == name) return static_cast<Grain>(i);
    return std::nullopt;
}

Moment moment_at(Date day, Grain grain) {
    Moment moment;
    moment.grain = grain;
    const int year = year_of(day);
    const unsigned month = month_of(day);
    switch (grain) {
        case Grain::millennium: case Grain::century: case Grain::decade: case Grain::year:
            moment.date = day_of(floor_to(year, years_in(grain)), 1);
            break;
        case Grain::half: moment.date = day_of(year, month <= 6 ? 1 : 7); break;
        case Grain::quarter: moment.date = day_of(year, month - (month - 1) % 3); break;
        case Grain::season: moment.date = month < 3 ? day_of(year - 1, 12) : day_of(year, month - month % 3); break;
        case Grain::month: moment.date = day_of(year, month); break;
        case Grain::week: moment.date = add_days(day, 1 - iso_weekday(day)); break;
        case Grain::weekend: moment.date = add_days(day, 6 - iso_weekday(day)); break;
        default: moment.date = day;
    }
    return moment;
}

Moment shifted(const Moment& moment, int count, Grain grain) {
    Moment moved = moment;
    if (grain <= Grain::month) {
        moved.date = add_months(moment.date, count * months_in(grain));
    } else if (grain <= Grain::part) {
        moved.date = add_days(moment.date, count * (grain == Grain::week || grain == Grain::weekend ? 7 : 1));
    } else {
        const int unit = grain == Grain::hour ? 3600 : grain == Grain::minute ? 60 : 1;
        const int total = moment.seconds + count * unit;
        const int days = total >= 0 ? total / 86400 : -((86399 - total) / 86400);
        moved.date = add_days(moment.date, days);
        moved.seconds = total - days * 86400;
    }
    if (moved.grain <= Grain::weekend && moved.grain != grain) {
        const Moment whole = moment_at(moved.date, moved.grain);
        moved.date = whole.date;
    }
    return moved;
}

Date first_day(const Moment& moment) { return moment.date; }

Date last_day(const Moment& moment) {
    switch (moment.grain) {
        case Grain::week: return add_days(moment.date, 6);
        case Grain::weekend: return add_days(moment.date, 1);
        case Grain::part: return add_days(moment.date, moment.part == Part::night ? 1 : 0);
        case Grain::day: case Grain::hour: case Grain::minute: case Grain::second: return moment.date;
        default: return add_days(add_months(moment.date, months_in(moment.grain)), -1);
    }
}

Season season_of(const Moment& moment) {
    const unsigned month = month_of(moment.date);
    return month < 3 || month == 12 ? Season::winter : static_cast<Season>(month / 3);
}

Date season_start(int year, Season season) { return day_of(year, 3 * static_cast<unsigned>(season)); }

std::string_view code_of(Season season) {
    constexpr std::array<std::string_view, 5> codes{"", "SP", "SU", "FA", "WI"};
    return codes[static_cast<std::size_t>(season)];
}

std::string_view code_of(Part part) {
    constexpr std::array<std::string_view, 8> codes{"", "MO", "MI", "AF", "EV", "NI", "DT", "DA"};
    return codes[static_cast<std::size_t>(part)];
}

std::string clock_value(const Moment& moment) {
    if (moment.grain == Grain::part) return "T" + std::string(code_of(moment.part));
    if (moment.grain < Grain::part) return {};
    const int hours = moment.seconds / 3600, minutes = moment.seconds / 60 % 60;
    std::string out = moment.grain == Grain::second ? print("T%02d:%02d:%02d", hours, minutes, moment.seconds % 60)
                                                    : print("T%02d:%02d", hours, minutes);
    if (!moment.zone) return out;
    if (*moment.zone == 0) return out + "Z";
    const int zone = std::abs(*moment.zone);
    out += print(zone % 60 ? "%c%02d:%02d" : "%c%02d", *moment.zone < 0 ? '-' : '+', zone / 60, zone % 60);
    return out;
}

std::string value_of(const Moment& moment) {
    const int year = year_of(moment.date);
    const unsigned month = month_of(moment.date);
    if (year < 0) return print("BC%04d", 1 - year);
    switch (moment.grain) {
        case Grain::millennium: return print("%d", year / 1000);
        case Grain::century: return print("%02dXX", year / 100);
        case Grain::decade: return print("%03dX", year / 10);
        case Grain::year: return print("%04d", year);
        case Grain::half: return print("%04d-H%u", year, month <= 6 ? 1u : 2u);
        case Grain::quarter: return print("%04d-Q%u", year, (month + 2) / 3);
        case Grain::season: return print("%04d-%s", year, code_of(season_of(moment)).data());
        case Grain::month: return print("%04d-%02u", year, month);
        case Grain::week: case Grain::weekend: {
            const IsoWeek week = iso_week(moment.date);
            return print(moment.grain == Grain::week ? "%04d-W%02d" : "%04d-W%02d-WE", week.year, week.week);
        }
        default: return format_date(moment.date) + clock_value(moment);
    }
}

std::string duration_value(std::optional<double> count, Grain unit) {
    std::string_view letter = "D";
    double factor = 1;
    switch (unit) {
        case Grain::millennium: letter = "Y", factor = 1000; break;
        case Grain::century: letter = "Y", factor = 100; break;
        case Grain::decade: letter = "Y", factor = 10; break;
        case Grain::year: letter = "Y"; break;
        case Grain::half: letter = "M", factor = 6; break;
        case Grain::quarter: letter = "Q"; break;
        case Grain::season: letter = "M", factor = 3; break;
        case Grain::month: letter = "M"; break;
        case Grain::week: letter = "W"; break;
        case Grain::weekend: letter = "WE"; break;
        case Grain::day: case Grain::part: letter = "D"; break;
        case Grain::hour: letter = "H"; break;
        case Grain::minute: letter = "M"; break;
        case Grain::second: letter = "S"; break;
    }
    std::string out = unit >= Grain::hour ? "PT" : "P";
    if (!count) {
        out += "X";
        if (unit == Grain::decade) return out + "E";
        if (unit == Grain::century) return out + "C";
        return out.append(letter);
    }
    const double total = *count * factor;
    if (total == std::floor(total) && std::abs(total) < 1e12) out += print("%lld", static_cast<long long>(total));
    else out += print("%g", total);
    return out.append(letter);
}

}  // namespace tallywire
