#include "time/time_meaning.hpp"

#include <charconv>
#include <cmath>

namespace tallywire {
namespace {

struct Meaning {
    std::string_view name;
    void (*apply)(std::string_view argument, TimeReading& reading);
};

int number(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Counts `reading.count` units from `from`: backwards where `sign` is -1.
void count_from(TimeReading& reading, TimeReading::From from, int sign) {
    reading.sort = TimeReading::Sort::calendar;
    reading.from = from;
    reading.shifts_unit = true;
    reading.shift_unit = reading.unit;
    reading.shift = sign * static_cast<int>(std::lround(reading.count * (reading.unit == Grain::century ? 100 : reading.unit == Grain::decade ? 10 : 1)));
    if (reading.vague) reading.shift = sign;
    if (reading.unit == Grain::century || reading.unit == Grain::decade) reading.shift_unit = Grain::year;
    reading.keeps_anchor_grain = from == TimeReading::From::text;
    reading.year_on_year = sign < 0 && reading.unit == Grain::year && reading.count == 1 && !reading.vague;
}

constexpr Meaning meanings[] = {
    {"duration", [](std::string_view, TimeReading& r) { r.sort = TimeReading::Sort::duration; }},
    {"set", [](std::string_view, TimeReading& r) { r.sort = TimeReading::Sort::set; }},
    {"nothing", [](std::string_view, TimeReading& r) { r.sort = TimeReading::Sort::nothing; }},
    {"value", [](std::string_view a, TimeReading& r) { r.sort = TimeReading::Sort::reference; r.value = a; }},
    {"mod", [](std::string_view a, TimeReading& r) { r.mod = a; }},
    {"count", [](std::string_view a, TimeReading& r) { r.count = number(a); r.has_count = true; }},
    {"some", [](std::string_view, TimeReading& r) { r.vague = true; r.has_count = true; }},
    {"first", [](std::string_view, TimeReading& r) { r.count = r.first_count; }},
    {"and-half", [](std::string_view, TimeReading& r) { r.count += 0.5; r.has_count = true; }},
    {"and", [](std::string_view, TimeReading& r) { r.has_second = true; }},
    {"times", [](std::string_view a, TimeReading& r) { r.count *= number(a); }},
    {"unit", [](std::string_view a, TimeReading& r) { r.unit = grain_of(a).value_or(Grain::day); r.has_unit = true; }},
    {"shift", [](std::string_view a, TimeReading& r) {
         r.shifts_unit = true;
         r.shift_unit = r.unit;
         if (!a.empty()) r.shift = number(a);
     }},
    {"from", [](std::string_view a, TimeReading& r) { r.from = a == "text" ? TimeReading::From::text : TimeReading::From::publication; }},
    {"keep", [](std::string_view, TimeReading& r) { r.keeps_anchor_grain = true; }},
    {"ago", [](std::string_view, TimeReading& r) { count_from(r, TimeReading::From::publication, -1); }},
    {"hence", [](std::string_view, TimeReading& r) { count_from(r, TimeReading::From::publication, 1); }},
    {"earlier", [](std::string_view, TimeReading& r) { count_from(r, TimeReading::From::text, -1); }},
    {"later", [](std::string_view, TimeReading& r) { count_from(r, TimeReading::From::text, 1); }},
    {"quarter", [](std::string_view, TimeReading& r) { r.quarter = r.ordinal; }},
    {"half-year", [](std::string_view, TimeReading& r) { r.half = r.ordinal; }},
    {"century", [](std::string_view, TimeReading& r) { r.year = (r.ordinal - 1) * 100; r.year_grain = Grain::century; }},
    {"ordinal", [](std::string_view a, TimeReading& r) { r.ordinal = static_cast<std::int8_t>(number(a)); }},
    {"weekend", [](std::string_view, TimeReading& r) { r.weekend = true; }},
    {"night", [](std::string_view, TimeReading& r) { r.part = Part::night; }},
    {"fiscal", [](std::string_view, TimeReading& r) { r.fiscal = true; }},
    {"accounts", [](std::string_view, TimeReading& r) { r.of_accounts = true; }},
    {"at-hand", [](std::string_view, TimeReading& r) { r.period_at_hand = true; }},
    {"deadline", [](std::string_view, TimeReading& r) { r.by_deadline = true; }},
    {"week-of", [](std::string_view, TimeReading& r) { r.whole_week = true; }},
    {"until-now", [](std::string_view, TimeReading& r) { r.until_now = true; }},
    {"from-now", [](std::string_view, TimeReading& r) { r.from_now = true; }},
    {"minutes", [](std::string_view a, TimeReading& r) { r.seconds += 60 * number(a); }},
    {"half-day", [](std::string_view, TimeReading& r) {
         // 4 in the morning, nine in the evening
         if (r.part >= Part::midday && r.part <= Part::night && r.seconds < 43200 && !(r.part == Part::night && r.seconds < 6 * 3600)) r.seconds += 43200;
         r.part = Part::none;
         r.half_day_known = true;
     }},
    {"alone", [](std::string_view, TimeReading& r) { r.alone = true; }},
    {"listed", [](std::string_view, TimeReading& r) { r.listed = true; }},
    {"before-noun", [](std::string_view, TimeReading& r) { r.before_noun = true; }},
    {"uncounted", [](std::string_view, TimeReading& r) { r.uncounted = true; }},
    {"first-day", [](std::string_view, TimeReading& r) { r.day = r.first_day; }},
    {"day-first", [](std::string_view, TimeReading& r) {
         if (r.month > 12) std::swap(r.month, r.day);
     }},
};

const Meaning* find(std::string_view word) {
    const std::string_view name = word.substr(0, word.find(':'));
    for (const Meaning& meaning : meanings)
        if (meaning.name == name) return &meaning;
    return nullptr;
}

}  // namespace

TimeMeaning time_meaning(std::string_view word) {
    const Meaning* meaning = find(word);
    const std::size_t colon = word.find(':');
    return {meaning ? meaning->apply : nullptr, colon == std::string_view::npos ? std::string_view() : word.substr(colon + 1)};
}

}  // namespace tallywire
