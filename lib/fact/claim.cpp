#include "fact/claim.hpp"

#include "base/json_writer.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace tallywire {
namespace {

constexpr std::array<std::string_view, 10> tolls{"killed", "injured",  "missing",   "taken",    "held",
                                                 "released", "rescued", "arrested", "displaced", "infected"};

template <std::size_t size>
bool holds(const std::array<std::string_view, size>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Half of the last digit's unit that a rounded number can be trusted to: 5 for 230, 500 for 6,000; not less than 2.5 in 100.
double rounding(double value) {
    double unit = 1;
    const double whole = std::abs(value);
    while (unit * 10 <= whole && std::fmod(whole, unit * 10) == 0) unit *= 10;
    return std::max(unit / 2, whole * 0.025);
}

}  // namespace

bool is_toll(std::string_view measure) { return holds(tolls, measure); }

bool is_running(std::string_view measure) {
    return is_toll(measure) && measure != "taken" && measure != "held";
}

bool is_cumulative(std::string_view measure) {
    static constexpr std::array<std::string_view, 5> rising{"killed", "injured", "released", "rescued", "infected"};
    return holds(rising, measure);
}

bool is_captive(std::string_view measure) {
    return measure == "taken" || measure == "held" || measure == "released" || measure == "rescued" || measure == "arrested";
}

std::string_view quantity_of(std::string_view measure) { return measure == "held" ? std::string_view("taken") : measure; }

Interval compared(const Figure& figure) {
    Interval interval = figure.interval;
    if (figure.bound == Bound::about && figure.value) {
        const double slack = rounding(*figure.value);
        return {*figure.value - slack, *figure.value + slack, false, false};
    }
    if (!interval.low && !interval.high && figure.value) return {figure.value, figure.value, false, false};
    if (figure.bound == Bound::vague) {
        if (interval.low) *interval.low /= 2.5;
        if (interval.high) *interval.high *= 2.5;
    }
    return interval;
}

double shared_context(const Claim& a, const Claim& b) {
    if (a.context.empty() || b.context.empty()) return 0;
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < a.context.size() && j < b.context.size();) {
        if (a.context[i] < b.context[j]) ++i;
        else if (b.context[j] < a.context[i]) ++j;
        else ++shared, ++i, ++j;
    }
    return static_cast<double>(shared) / static_cast<double>(std::min(a.context.size(), b.context.size()));
}

std::optional<double> number_of(const Figure& figure) {
    if (figure.value) return figure.value;
    if (figure.interval.low && figure.interval.high) return (*figure.interval.low + *figure.interval.high) / 2;
    return figure.interval.low ? figure.interval.low : figure.interval.high;
}

std::string grouped(double number) {
    std::string text;
    append_json_number(text, number);
    const std::size_t begin = !text.empty() && text[0] == '-' ? 1 : 0;
    const std::size_t end = std::min(text.find_first_of(".eE"), text.size());
    if (text.find_first_of("eE") != std::string::npos) return text;
    for (std::size_t at = end; at > begin + 3;) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

std::string spoken(const Figure& figure) {
    const Interval& interval = figure.interval;
    const auto number = [&](std::string_view word, const std::optional<double>& end) {
        const std::optional<double> shown = figure.value ? figure.value : end;
        return shown ? std::string(word) + grouped(*shown) : figure.text;
    };
    switch (figure.bound) {
        case Bound::exact: return number("", interval.low);
        case Bound::at_least: return number("at least ", interval.low);
        case Bound::more_than: return number("more than ", interval.low);
        case Bound::at_most: return number("at most ", interval.high);
        case Bound::less_than: return number("less than ", interval.high);
        case Bound::about: return number("about ", interval.low);
        case Bound::range:
            return interval.low && interval.high ? grouped(*interval.low) + "–" + grouped(*interval.high) : figure.text;
        case Bound::vague: return figure.text;
    }
    return figure.text;
}

}  // namespace tallywire
