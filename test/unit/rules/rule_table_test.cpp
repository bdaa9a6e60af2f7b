#include "base/error.hpp"
#include "rules/rule_table.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

TEST_CASE("a rule file has a header, comments and rows", "[rules]") {
    const RuleTable table("x.tsv", "# note\nid\tword\na\tone\r\n\nb\n");
    REQUIRE(table.rows().size() == 2);
    CHECK(table.rows()[0].cells[table.column("word")] == "one");
    CHECK(table.rows()[1].cells[1].empty());
    CHECK(table.rows()[1].line == 5);
}

TEST_CASE("a broken rule file is told with line and column", "[rules]") {
    CHECK_THROWS_WITH(RuleTable("x.tsv", "id\tword\na\tb\tc\n"), "x.tsv:2:3: more cells than the header has columns");
    CHECK_THROWS_WITH(RuleTable("x.tsv", "id\tid\n"), "x.tsv:1:2: a second column `id`");
    CHECK_THROWS_WITH(RuleTable("x.tsv", "id\n\xFF\n"), "x.tsv:1:1: not UTF-8");
    CHECK_THROWS_AS(RuleTable("x.tsv", ""), UsageError);
    CHECK_THROWS_AS(RuleTable("x.tsv", "id\n").column("word"), UsageError);
}
