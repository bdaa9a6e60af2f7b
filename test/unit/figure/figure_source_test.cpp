#include "figure/figure_source.hpp"

#include "figure_sample.hpp"

#include <string>

using namespace tallywire;

namespace {

/// Whose word the one figure of the text stands on; empty where nobody's.
std::string by(std::string_view text) {
    const Figure figure = figure_of(text);
    return figure.by ? figure.by->text : std::string();
}

}  // namespace

TEST_CASE("who says a figure is somebody who can speak", "[figure_source]") {
    CHECK(by("The port authority said 12 boats had sunk.") == "The port authority");
    CHECK(by("A report said 12 boats had sunk.") == "A report");
    CHECK(by("The storm proved that 12 boats were rotten.").empty());
    CHECK(by("A guest praised the 12 winners.").empty());
    CHECK(by("According to a Lakeside survey, 51 percent of voters agree.") == "a Lakeside survey");
    CHECK(by("In a Lakeside poll, 51 percent of those asked said yes.") == "a Lakeside poll");
}

TEST_CASE("the speaker is the name, without what is said of it", "[figure_source]") {
    CHECK(by("Nora Quill, a maker of boats, said 12 had sunk.") == "Nora Quill");
    CHECK(by("Nora Quill, attorney for the miners, said 12 boats had sunk.") == "Nora Quill");
    CHECK(by("The council said Friday that 12 boats had sunk.") == "The council");
    CHECK(by("Harbour Motors said it will sell 12 boats.") == "Harbour Motors");
}

TEST_CASE("a list stands on one word", "[figure_source]") {
    const auto found = figures_of("Harbour Motors reported earnings of $16.3 million, or 37 cents a share.");
    REQUIRE(found.size() == 2);
    CHECK(found[0].by);
    CHECK(found[0].by == found[1].by);
}
