#include "figure/figure_item.hpp"

#include "figure_sample.hpp"

using namespace tallywire;

TEST_CASE("unit, item and group of the counted", "[figure_item]") {
    const Figure women = figure_of("The raid killed 12 Syrian women.");
    CHECK(women.item == "Syrian women");
    CHECK(women.group == "Syrian");
    CHECK(figure_of("Some 40 trucks a day cross there.").unit == "truck/day");
    CHECK(figure_of("Twelve activists met the mayor.").unit == "activist");
}

TEST_CASE("a noun left out is that of the figure before", "[figure_item]") {
    const auto found = figures_of("The storm wrecked 900 houses in the valley and 560 on the coast.");
    REQUIRE(found.size() == 2);
    CHECK(found[1].value == 560);
    CHECK(found[1].unit == "house");
}

TEST_CASE("what is measured stands before", "[figure_item]") {
    CHECK(figure_of("The firm reported a loss of $2bn.").item == "loss");
}
