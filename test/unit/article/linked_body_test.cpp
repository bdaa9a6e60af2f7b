#include "article/linked_body.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace tallywire;

namespace {

std::string long_body() {
    std::string body;
    for (int i = 0; i < 12; ++i) body += "The ferry of week " + std::to_string(i) + " carried carts, goats and a choir over the river.\n";
    return body;
}

}  // namespace

TEST_CASE("shortcodes of page builders are no text, brackets around words are", "[article]") {
    CHECK(without_shortcodes("One [gallery ids=\"1,2\" size='big']two[/gallery] [sic] [two words] three [") == "One two [sic] [two words] three [");
    CHECK(without_shortcodes("[link url=\"a\"") == "[link url=\"a\"");
    CHECK(without_shortcodes("") == "");
}

TEST_CASE("a stated body tells which lines it holds", "[article]") {
    LinkedBody body;
    body.read("Short.");
    CHECK(body.empty());
    CHECK(body.share("The ferry of week 3") < 0);
    body.read(long_body());
    CHECK(body.plain().starts_with("The ferry of week 0 carried carts, goats and a choir over the river.\n\nThe ferry of week 1 "));
    CHECK(body.share("carried carts, “goats” and a choir") == 1);
    CHECK(body.share("A goat looks at the old bridge") == 0);
    CHECK(body.share("two words") < 0);
    CHECK(body.covered_by(long_body()) == 1);
    CHECK(body.covered_by("The ferry of week 3 carried carts.") < 0.2);
}

TEST_CASE("a stated body may hold markup", "[article]") {
    LinkedBody body;
    body.read("<p>Goats &amp; carts.</p><p>" + long_body() + "</p>");
    CHECK(body.plain().starts_with("Goats & carts.\n\nThe ferry"));
}
