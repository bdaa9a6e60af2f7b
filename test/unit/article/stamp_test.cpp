#include "article/stamp.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

namespace {
std::string stamp(std::string_view text) { return read_stamp(text).value_or("none"); }
}  // namespace

TEST_CASE("machine dates in their many forms", "[article]") {
    CHECK(stamp("2023-06-08") == "2023-06-08");
    CHECK(stamp("2023-06-08T07:05:00Z") == "2023-06-08T07:05:00+00:00");
    CHECK(stamp("2023-06-08 07:05:00+02:00") == "2023-06-08T07:05:00+02:00");
    CHECK(stamp("2023-06-08T07:05:00.123-0330") == "2023-06-08T07:05:00-03:30");
    CHECK(stamp("2023-06-08 00:00:00") == "2023-06-08");
    CHECK(stamp("20230608T070500Z") == "2023-06-08T07:05:00+00:00");
    CHECK(stamp("20230608T070500+0100") == "2023-06-08T07:05:00+01:00");
    CHECK(stamp("20230608") == "2023-06-08");
    CHECK(stamp("20230608070500") == "2023-06-08");
    CHECK(stamp("Thu, 08 Jun 2023 07:05:00 +0000") == "2023-06-08T07:05:00+00:00");
    CHECK(stamp("Thu, 8 Jun 2023 07:05 EDT") == "2023-06-08T07:05:00-04:00");
    CHECK(stamp("8 Jun 23 07:05 GMT") == "2023-06-08T07:05:00+00:00");
    CHECK(stamp("Thu Jun  8 07:05:00 2023") == "2023-06-08");
    CHECK(stamp("21-APR-1987 11:35:01.50") == "1987-04-21");
    CHECK(stamp("June 8, 2023") == "2023-06-08");
    CHECK(stamp("June 8th, 2023, 7:05 PM EST") == "2023-06-08T19:05:00-05:00");
    CHECK(stamp("8.6.2023") == "2023-06-08");
    CHECK(stamp("25/12/2023") == "2023-12-25");
    CHECK(stamp("12/25/2023") == "2023-12-25");
    CHECK(stamp("1686207900") == "2023-06-08T07:05:00+00:00");
    CHECK(stamp("1686207900000") == "2023-06-08T07:05:00+00:00");
    CHECK(stamp("Seg, 24 Set 2018 19:42:40 -0300") == "2018-09-24T19:42:40-03:00");
}

TEST_CASE("what is no date, or could be two", "[article]") {
    for (const char* text : {"", "soon", "4/5/2023", "2023-02-30", "2023-13-01", "12345", "99999999", "8 Foo 2023", "Monday", "2023", "-", "....", "June", "8 June", "7:05 PM"})
        CHECK(stamp(text) == "none");
}
