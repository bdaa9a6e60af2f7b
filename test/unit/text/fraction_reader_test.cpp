#include "text/fraction_reader.hpp"

#include "number_sample.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

namespace {

double fraction(std::string_view bytes) {
    NumberSample sample(bytes);
    const auto found = FractionReader(sample.cursor()).read(0);
    return found ? found->value : -1;
}

}  // namespace

TEST_CASE("fractions with a lower part of several words", "[fraction_reader]") {
    CHECK(fraction("three quarters of it") == 0.75);
    CHECK(fraction("two thirds of it") == Approx(2.0 / 3));
    CHECK(fraction("three twenty-firsts of it") == Approx(3.0 / 21));
    CHECK(fraction("twenty twenty fifths of it") == Approx(0.8));
    CHECK(fraction("one one hundred and fifth of it") == Approx(1.0 / 105));
    CHECK(fraction("one hundred thirty fifths of it") == Approx(100.0 / 35));
}

TEST_CASE("a whole number and a fraction", "[fraction_reader]") {
    CHECK(fraction("two hundred and fifty-four hundredths") == Approx(200.54));
    CHECK(fraction("one hundred and thirty fifths") == Approx(26));
}

TEST_CASE("ordinals are no fractions", "[fraction_reader]") {
    CHECK(fraction("twenty-first boat") == -1);
    CHECK(fraction("one hundred twenty-first boat") == -1);
    CHECK(fraction("two boats") == -1);
}
