#include "render/figure_text.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

TEST_CASE("a figure is shown with its sentence, the words marked", "[render]") {
    Figure figure;
    figure.source = "The Lamp";
    figure.published = "2024-05-07T10:00:00Z";
    figure.sentence = "On Monday at least 1,200 people\nwere \x1b[31mhurt, the ministry said.";
    figure.text = "at least 1,200 people";
    figure.interval = {1200, std::nullopt, false, false};
    figure.bound = Bound::at_least;
    figure.unit = "person";
    figure.measure = "injured";
    figure.place = Place{"Lima", "PE"};
    figure.by = Speaker{"the ministry", std::nullopt, std::nullopt, std::nullopt};
    std::string out;
    append_figure_text(out, figure, 100, false);
    CHECK(out == "2024-05-07 · The Lamp · at least 1,200 person · injured · Lima [PE] · says the ministry\n"
                 "    On Monday »at least 1,200 people« were [31mhurt, the ministry said.\n");
    out.clear();
    append_figure_text(out, figure, 30, true);
    CHECK(out.find("\033[1mat least 1,200\n    people\033[0m were") != std::string::npos);
}
