#include "render/axis.hpp"

#include "timeline/headings.hpp"
#include "timeline/period.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace tallywire {
namespace {

constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}  // namespace

std::vector<Tick> value_ticks(double low, double high, std::size_t count, const std::string& unit) {
    if (high <= low) high = low + 1;
    const double rough = (high - low) / static_cast<double>(std::max<std::size_t>(count, 1));
    const double scale = std::pow(10, std::floor(std::log10(rough)));
    double step = scale * 10;
    for (const double factor : {1.0, 2.0, 5.0})
        if (scale * factor >= rough) {
            step = scale * factor;
            break;
        }
    std::vector<Tick> ticks;
    for (double at = std::floor(low / step) * step; at < high + step; at += step) {
        const double value = std::round(at / step) * step;
        ticks.push_back({value, number_for_people(value, unit)});
        if (value >= high) break;
    }
    return ticks;
}

std::string short_day(int day, bool with_year) {
    const Date date = date_of(day);
    return std::to_string(static_cast<unsigned>(date.day())) + " " + months[static_cast<unsigned>(date.month()) - 1] +
           (with_year ? " " + std::to_string(static_cast<int>(date.year())) : "");
}

std::vector<Tick> day_ticks(int first, int last, std::size_t count) {
    std::vector<Tick> ticks;
    const int days = last - first;
    const int room = static_cast<int>(std::max<std::size_t>(count, 1));
    int year = 0;
    const auto with_year = [&](int day) {
        const int own = static_cast<int>(date_of(day).year());
        return std::exchange(year, own) != own;
    };
    for (const int step : {1, 2, 3, 7, 14}) {
        if (days / step + 1 > room) continue;
        for (int day = first; day <= last; day += step) ticks.push_back({static_cast<double>(day), short_day(day, with_year(day))});
        return ticks;
    }
    for (const int step : {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200}) {
        if (days / (30 * step) + 1 > room) continue;
        const Date begin = date_of(first);
        int index = static_cast<int>(begin.year()) * 12 + static_cast<int>(static_cast<unsigned>(begin.month())) - 1;
        index = (index + step - 1) / step * step;
        for (;; index += step) {
            const Date month{std::chrono::year{index / 12}, std::chrono::month{static_cast<unsigned>(index % 12) + 1}, std::chrono::day{1}};
            const int day = day_number(month);
            if (day > last) break;
            if (day < first) continue;
            const bool fresh = with_year(day);
            const std::string month_text = months[static_cast<unsigned>(month.month()) - 1];
            ticks.push_back({static_cast<double>(day), step >= 12 ? std::to_string(index / 12) : fresh ? month_text + " " + std::to_string(index / 12) : month_text});
        }
        if (ticks.empty()) ticks.push_back({static_cast<double>(first), short_day(first, true)});
        return ticks;
    }
    return ticks;
}

}  // namespace tallywire
