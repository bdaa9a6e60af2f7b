#include "extract/extractor.hpp"

#include <catch2/catch.hpp>

#include <string_view>
#include <vector>

using namespace tallywire;

namespace {

std::vector<Figure> figures(std::string_view text) {
    static const Rules rules;
    static const ExtractionRules extraction(rules);
    static Extractor extractor(extraction);
    Article article;
    article.id = "a";
    article.text = text;
    Extracted out;
    extractor.extract(article, {}, out);
    return out.figures;
}

}  // namespace

TEST_CASE("victims without a place of their own were where the article begins", "[figure]") {
    const auto found = figures("A bridge fell in Peru on Monday. Police said 12 people were killed.");
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].place);
    CHECK(found[0].place->code == "PE");
    CHECK(found[0].key == "killed|person|PE");
}

TEST_CASE("an article that begins with two countries tells no place of the event", "[figure]") {
    const auto found = figures("A bridge fell in Peru and a dam broke in Chile. Police said 12 people were killed.");
    REQUIRE(found.size() == 1);
    CHECK_FALSE(found[0].place);
}

TEST_CASE("a country that does something for some time is where it does it", "[figure]") {
    const auto found = figures("Qatar has hosted the office for over a decade.");
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].place);
    CHECK(found[0].place->code == "QA");
}
