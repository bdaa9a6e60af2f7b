#include "base/date.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

TEST_CASE("dates are read from the start of ISO times and from nothing else", "[date]") {
    CHECK(format_date(*parse_date("2023-10-09")) == "2023-10-09");
    CHECK(format_date(*parse_date("2023-10-09T23:30:00+02:00")) == "2023-10-09");
    CHECK_FALSE(parse_date("2023-02-30"));
    CHECK_FALSE(parse_date("2023-1-09"));
    CHECK_FALSE(parse_date("2023-10-0912"));
    CHECK_FALSE(parse_date(""));
}

TEST_CASE("ISO weeks at the turn of the year", "[date]") {
    CHECK(iso_week(*parse_date("2021-01-03")) == IsoWeek{2020, 53});
    CHECK(iso_week(*parse_date("2024-12-30")) == IsoWeek{2025, 1});
    CHECK(format_date(first_day(IsoWeek{2023, 51})) == "2023-12-18");
    CHECK(iso_weekday(*parse_date("2023-10-09")) == 1);
}

TEST_CASE("a month later keeps to the month", "[date]") {
    CHECK(format_date(add_months(*parse_date("2024-01-31"), 1)) == "2024-02-29");
    CHECK(format_date(add_days(*parse_date("2023-12-31"), 1)) == "2024-01-01");
}
