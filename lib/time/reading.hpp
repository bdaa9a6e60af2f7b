#pragma once

#include "time/moment.hpp"

#include <cstdint>
#include <string_view>

namespace tallywire {

/// What the words of a time expression say, before it is known when they were said: the calendar fields that they name, a shift
/// from another time, an amount. Rules fill one field a word; a resolver makes the value of it.
struct TimeReading {
    enum class Sort : std::uint8_t { calendar, duration, set, reference, nothing };  // nothing: a look-alike
    enum class From : std::uint8_t { nowhere, publication, text };
    static constexpr int none = -1;

    Sort sort = Sort::calendar;
    /// Named fields; `none` or 0 where the words do not name it.
    int year = none;
    Grain year_grain = Grain::year;  ///< of `year`: a year, a decade, a century
    std::int8_t month = 0, day = 0, weekday = 0, ordinal = 0, quarter = 0, half = 0;
    bool weekend = false, plural = false, fiscal = false;
    Season season = Season::none;
    Part part = Part::none;
    std::int16_t holiday = none;
    int seconds = none;
    bool half_day_known = false;     ///< 6 o'clock may be either half of the day, 18:00 and 6 p.m. may not
    bool has_zone = false;
    std::int16_t zone = 0;
    /// "last" (-1), "this" (0), "next" (1), two years ago (-2); of `shift_unit` where `shifts_unit`, else of the finest named field.
    From from = From::nowhere;
    int shift = 0;
    bool shifts_unit = false;
    Grain shift_unit = Grain::day;
    bool keeps_anchor_grain = false; ///< "a year earlier" is as precise as the time it counts from
    bool year_on_year = false;       ///< a year ago: of the period of account, where the text speaks of one
    bool of_accounts = false;        ///< the year-ago quarter: of the period of account, however far back it was named
    bool period_at_hand = false;     ///< the quarter, the latest period
    bool by_deadline = false;        ///< until, through, by: as likely ahead as behind
    bool whole_week = false;         ///< the week of March 18
    bool until_now = false, from_now = false;  ///< earlier this week, later this week
    /// What may not stand beside it (`is_plausible`).
    bool alone = false;        ///< "the day before", but not the day before the vote
    bool before_noun = false;  ///< current, of what follows
    bool not_past = false;     ///< soon, of what is ahead
    bool uncounted = false;    ///< "of 2000", but not of 2000 people
    bool listed = false;       ///< 25 of "24 and 25", but not of 24, and 25 killed
    std::int8_t first_day = 0; ///< 4 of "4 and 5 May"
    /// Amounts: "two hours and ten minutes" has both. `vague`: a few, several.
    double count = 0, second_count = 0, first_count = 0;  ///< first_count: two of “two to three weeks”
    bool has_count = false, vague = false;
    bool has_unit = false;
    Grain unit = Grain::day, second_unit = Grain::day;
    bool has_second = false;
    std::string_view mod;
    std::string_view value;  ///< a value that a word carries: PRESENT_REF
};

}  // namespace tallywire
