#include "text/cardinal_reader.hpp"

#include "number_sample.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

namespace {

Cardinal cardinal(std::string_view bytes) {
    NumberSample sample(bytes);
    const auto found = CardinalReader(sample.cursor()).read(0, 0);
    INFO(bytes);
    REQUIRE(found);
    return *found;
}

}  // namespace

TEST_CASE("whole numbers by place", "[cardinal_reader]") {
    CHECK(cardinal("twenty-three thousand two hundred and five boats").value == 23205);
    CHECK(cardinal("five dozen boats").value == 60);
    CHECK(cardinal("three lakh crore rupees").value == 3e12);
    CHECK(cardinal("1.5m boats").value == 1500000);
    CHECK(cardinal("twenty and thirty boats").end == 1);
}

TEST_CASE("the last scale is told", "[cardinal_reader]") {
    CHECK(cardinal("three million boats").scale == 1e6);
    CHECK(cardinal("three hundred boats").scale == 0);
    CHECK(cardinal("3bn boats").scale == 1e9);
    CHECK(cardinal("3bn boats").digits);
}

TEST_CASE("digits before hundred and thousand", "[cardinal_reader]") {
    CHECK(cardinal("4 thousand 3 hundred and 21 boats").value == 4321);
    CHECK(cardinal("4 thousand 3 hundred boats").value == 4300);
}
