#include "text/number_reader.hpp"

#include "number_sample.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

namespace {

NumberMatch number(std::string_view bytes) {
    NumberSample sample(bytes);
    const auto found = NumberReader(sample.cursor(), 0).read();
    INFO(bytes);
    REQUIRE(found);
    return *found;
}

}  // namespace

TEST_CASE("kinds of numbers", "[number_reader]") {
    CHECK(number("twelve boats").kind == NumberMatch::Kind::cardinal);
    CHECK(number("third boat").kind == NumberMatch::Kind::ordinal);
    CHECK(number("two-thirds of it").kind == NumberMatch::Kind::fraction);
    CHECK(number("twice a year").kind == NumberMatch::Kind::times);
    CHECK(number("dozens of boats").kind == NumberMatch::Kind::vague);
    CHECK(number("no one came").kind == NumberMatch::Kind::none);
}

TEST_CASE("tails and signs", "[number_reader]") {
    CHECK(number("two and a half million boats").value == 2500000);
    CHECK(number("two point five million boats").value == 2500000);
    CHECK(number("minus five degrees").value == -5);
    CHECK(number("half a million boats").value == 500000);
    const NumberMatch vague = number("several hundred boats");
    CHECK(vague.low == 300);
    CHECK(vague.high == 999);
}
