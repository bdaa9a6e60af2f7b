#include "text/lexicon.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

namespace {

const Lexicon& english() {
    static const Lexicon lexicon{Rules{}, "en"};
    return lexicon;
}

}  // namespace

TEST_CASE("every ending says what its row says", "[lexicon][rules]") {
    const RuleTable table = Rules{}.table("en/endings");
    const auto ending = table.column("ending"), kind = table.column("kind"), example = table.column("example"), answer = table.column("answer");
    for (const RuleTable::Row& row : table.rows()) {
        INFO(row.cells[example]);
        if (row.cells[kind] == "plural") CHECK(english().singular(row.cells[example]) == row.cells[answer]);
        else if (row.cells[kind] == "ordinal") CHECK(english().is_ordinal_ending(row.cells[ending]));
        else if (row.cells[kind] == "decade") CHECK(english().is_decade_ending(row.cells[ending]));
        else if (row.cells[kind] == "negation") CHECK(english().is_negated(row.cells[example]));
        else CHECK(name_of(english().tag_of_ending(row.cells[example])) == row.cells[answer]);
    }
}

TEST_CASE("an ending alone is no word", "[lexicon]") {
    CHECK(english().singular("es") == "es");
    CHECK_FALSE(english().is_plural("walrus"));
    CHECK(english().is_plural("yurts"));
    CHECK(english().tag_of_ending("zork") == Tag::noun);
}

TEST_CASE("the words that the grammar speaks of are known", "[lexicon]") {
    const Lexicon::Common& common = english().common();
    CHECK(english().text(common.be) == "be");
    CHECK(english().text(common.possessive) == "'s");
    CHECK(english().text(common.that) == "that");
}
