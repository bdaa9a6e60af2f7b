#include "time/holiday.hpp"
#include "time/moment.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

namespace {

Date day(std::string_view text) { return *parse_date(text); }

std::string value(std::string_view date, Grain grain) { return value_of(moment_at(day(date), grain)); }

}  // namespace

TEST_CASE("a moment is the unit that holds a day", "[time]") {
    CHECK(value("2013-03-14", Grain::century) == "20XX");
    CHECK(value("2013-03-14", Grain::decade) == "201X");
    CHECK(value("2013-03-14", Grain::year) == "2013");
    CHECK(value("2013-03-14", Grain::half) == "2013-H1");
    CHECK(value("2013-03-14", Grain::quarter) == "2013-Q1");
    CHECK(value("2013-03-14", Grain::season) == "2013-SP");
    CHECK(value("2013-01-14", Grain::season) == "2012-WI");
    CHECK(value("2013-03-14", Grain::month) == "2013-03");
    CHECK(value("2013-03-14", Grain::week) == "2013-W11");
    CHECK(value("2013-03-14", Grain::weekend) == "2013-W11-WE");
    CHECK(value("2013-03-14", Grain::day) == "2013-03-14");
    CHECK(value("2021-01-01", Grain::week) == "2020-W53");
}

TEST_CASE("moments move by units and keep their own grain", "[time]") {
    CHECK(value_of(shifted(moment_at(day("2011-03-31"), Grain::day), -1, Grain::month)) == "2011-02-28");
    CHECK(value_of(shifted(moment_at(day("2011-03-31"), Grain::quarter), -1, Grain::year)) == "2010-Q1");
    CHECK(value_of(shifted(moment_at(day("2024-02-29"), Grain::day), -1, Grain::year)) == "2023-02-28");
    CHECK(value_of(shifted(moment_at(day("2013-01-02"), Grain::week), -1, Grain::week)) == "2012-W52");
    Moment clock = moment_at(day("2013-03-14"), Grain::day);
    clock.grain = Grain::minute;
    clock.seconds = 23 * 3600;
    CHECK(value_of(shifted(clock, 2, Grain::hour)) == "2013-03-15T01:00");
    CHECK(value_of(shifted(clock, -24, Grain::hour)) == "2013-03-13T23:00");
}

TEST_CASE("the days of a moment, both included", "[time]") {
    const auto last = [](std::string_view date, Grain grain) { return format_date(last_day(moment_at(*parse_date(date), grain))); };
    CHECK(last("2013-03-14", Grain::quarter) == "2013-03-31");
    CHECK(last("2013-01-14", Grain::season) == "2013-02-28");
    CHECK(last("2013-03-14", Grain::week) == "2013-03-17");
    CHECK(last("2013-03-14", Grain::decade) == "2019-12-31");
    CHECK(last("2013-03-14", Grain::day) == "2013-03-14");
}

TEST_CASE("durations as TIMEX3 writes them", "[time]") {
    CHECK(duration_value(2, Grain::week) == "P2W");
    CHECK(duration_value(90, Grain::minute) == "PT90M");
    CHECK(duration_value(1.5, Grain::month) == "P1.5M");
    CHECK(duration_value(0.5, Grain::century) == "P50Y");
    CHECK(duration_value(std::nullopt, Grain::day) == "PXD");
    CHECK(duration_value(std::nullopt, Grain::hour) == "PTXH");
}

TEST_CASE("holidays of a year", "[time]") {
    const auto on = [](std::string_view rule, int year) { return format_date(*holiday_in(rule, year)); };
    CHECK(on("12-25", 2013) == "2013-12-25");
    CHECK(on("11/4/4", 2023) == "2023-11-23");
    CHECK(on("5/1/-1", 2023) == "2023-05-29");
    CHECK(on("11/1/1+1", 2024) == "2024-11-05");
    CHECK(on("easter-2", 2024) == "2024-03-29");
    CHECK(on("easter+0", 1998) == "1998-04-12");
    CHECK_FALSE(holiday_in("2-30", 2013));
    CHECK_FALSE(holiday_in("soon", 2013));
}
