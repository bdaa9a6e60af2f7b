#include "text/digit_reader.hpp"

#include "number_sample.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

namespace {

double digits(std::string_view bytes, std::size_t tokens) {
    NumberSample sample(bytes);
    const auto found = DigitReader(sample.cursor()).read(0);
    INFO(bytes);
    REQUIRE(found);
    CHECK(found->end == tokens);
    return found->value;
}

}  // namespace

TEST_CASE("digits with separators and fractions", "[digit_reader]") {
    CHECK(digits("1,200 boats", 1) == 1200);
    CHECK(digits("1 200 000 boats", 3) == 1200000);
    CHECK(digits(".25 of it", 2) == 0.25);
    CHECK(digits("3/4 of it", 3) == 0.75);
    CHECK(digits("1 1/2 miles", 4) == 1.5);
    CHECK(digits("2½ miles", 2) == 2.5);
}

TEST_CASE("digits and letters in one token", "[digit_reader]") {
    NumberSample third("3rd boat"), power("1e3 cells"), plane("4x4 cars");
    const auto ordinal = DigitReader(third.cursor()).read_alphanumeric(0);
    REQUIRE(ordinal);
    CHECK(ordinal->ordinal);
    CHECK(ordinal->value == 3);
    const auto number = DigitReader(power.cursor()).read_alphanumeric(0);
    REQUIRE(number);
    CHECK(number->value == 1000);
    CHECK_FALSE(DigitReader(plane.cursor()).read_alphanumeric(0));
}
