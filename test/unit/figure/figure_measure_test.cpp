#include "figure/figure_measure.hpp"

#include "figure_sample.hpp"

using namespace tallywire;

TEST_CASE("measures of people", "[figure_measure]") {
    CHECK(is_of_people("killed"));
    CHECK(is_of_people("released"));
    CHECK_FALSE(is_of_people("price"));
    CHECK(is_casualty("injured"));
    CHECK_FALSE(is_casualty("released"));
}

TEST_CASE("what kind of quantity it is", "[figure_measure]") {
    CHECK(figure_of("The suspect, 34, was held.").measure == "age");
    CHECK(figure_of("The flood burst 12 dams.").measure == "other");
    CHECK(figure_of("They met three times.").measure == "frequency");
    CHECK(figure_of("The strike lasted nine days.").measure == "duration");
    CHECK(figure_of("The price of wheat is $200.").measure == "price");
}

TEST_CASE("up and down", "[figure_measure]") {
    CHECK(figure_of("Sales rose 5%.").trend == "up");
    CHECK(figure_of("Sales fell by 5%.").trend == "down");
    CHECK(figure_of("There was a 12 percent drop in sales.").trend == "down");
    CHECK_FALSE(figure_of("Sales were 5% of the total.").trend);
}

TEST_CASE("a trigger in another sense says nothing", "[figure_measure]") {
    CHECK(figure_of("In two cases the guards had to use a ladder.").measure == "other");
    CHECK(figure_of("The plane has 20 extra seats.").measure == "other");
    CHECK(figure_of("The party won 20 seats in the election.").measure == "vote");
    CHECK(figure_of("The flu has spread, and there are 20 cases.").measure == "infected");
    CHECK(figure_of("They are charged with two counts of fraud.").measure == "other");
    CHECK(figure_of("Two men were treated and released from the hospital.").measure == "injured");
    CHECK(figure_of("The firm drilled two relief wells.").measure == "other");
}
