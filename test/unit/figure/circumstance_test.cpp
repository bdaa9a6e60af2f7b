#include "figure/circumstance.hpp"

#include "figure_sample.hpp"

#include <string>

using namespace tallywire;

namespace {

/// The code of the place of the one figure of the text, its name where it has no code; empty where none is said.
std::string place(std::string_view text) {
    const Figure figure = figure_of(text);
    return figure.place ? figure.place->code.value_or(figure.place->name) : std::string();
}

}  // namespace

TEST_CASE("the place is where the counted were", "[circumstance]") {
    CHECK(place("Bombs went off outside the U.S. embassies in the Kenyan and Tanzanian capitals, killing 40 people.") == "KE");
    CHECK(place("The rig sank in the Gulf of Mexico, killing 11 workers.") == "Gulf of Mexico");
    CHECK(place("The clerk sold 12 chairs after a trip to see friends in Chad.").empty());
    CHECK(place("The two men were named in a letter sent by an office in Chad.").empty());
    CHECK(place("Two boats lie in Chad.") == "TD");
}

TEST_CASE("a sum has the place that stands right beside it", "[circumstance]") {
    CHECK(place("The bank spent $5 million in Chad.") == "TD");
    CHECK(place("The bank spent $5 million on a man from Chad.").empty());
}
