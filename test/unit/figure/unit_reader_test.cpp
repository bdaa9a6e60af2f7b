#include "figure/unit_reader.hpp"

#include "sentence_sample.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace tallywire;

namespace {

/// The unit after the number, and what of it was read.
std::string unit_after(std::string_view bytes, std::string_view number) {
    SentenceSample sample(bytes);
    const UnitReader units(sample.view());
    Quantity q;
    q.number_first = sample.at(number);
    q.number_last = q.number_first + 1;
    q.value = 5;
    const UnitRule* unit = nullptr;
    const std::uint32_t end = units.read_unit(q.number_last, true, unit, q);
    return unit ? unit->unit + " " + std::to_string(end - q.number_last) : std::string("none");
}

}  // namespace

TEST_CASE("the unit after a number", "[unit_reader]") {
    CHECK(unit_after("They drove 5 km to the bridge.", "5") == "km 1");
    CHECK(unit_after("A 5-day march began.", "5") == "day 2");
    CHECK(unit_after("The boy is 5 years old.", "5") == "year 2");
    CHECK(unit_after("They met 5 drivers.", "5") == "none");
}

TEST_CASE("a currency before the number begins the quantity", "[unit_reader]") {
    SentenceSample sample("The firm paid US$ 5 to each.");
    const UnitReader units(sample.view());
    Quantity q;
    q.number_first = sample.at("5");
    q.first = q.number_first;
    REQUIRE(units.take_prefix(q));
    CHECK(q.unit->unit == "USD");
    CHECK(q.first == sample.at("paid") + 1);
    Quantity none;
    none.number_first = sample.at("paid");
    CHECK_FALSE(units.take_prefix(none));
}

TEST_CASE("what a rate is per", "[unit_reader]") {
    SentenceSample sample("Some 40 trucks a day cross there.");
    const UnitReader units(sample.view());
    Quantity q;
    q.last = sample.at("a");
    units.take_per(q);
    REQUIRE(q.per);
    CHECK(q.per->unit == "day");
    CHECK(q.last == sample.at("cross"));
}
