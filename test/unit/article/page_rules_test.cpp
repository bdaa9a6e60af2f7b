#include "article/debris_lines.hpp"
#include "article/html_tree.hpp"
#include "article/page_names.hpp"
#include "rules/rules.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace tallywire;

TEST_CASE("every line rule cuts its own words", "[article][rules]") {
    const Rules rules;
    const DebrisLines lines(rules);
    for (const char* file : {"en/debris", "any/debris"})
    for (const RuleTable table = rules.table(file); const auto& row : table.rows()) {
        const std::string_view where = row.cells[table.column("where")];
        std::string line(row.cells[table.column("words")]);
        if (where == "start" || where == "any") line += " and more";
        if (where == "end" || where == "any") line = "before " + line;
        if (where == "label") line += ": more";
        INFO(line);
        CHECK_FALSE(lines.match(line).rule.empty());
    }
}

TEST_CASE("sentences are no debris", "[article][rules]") {
    const Rules rules;
    const DebrisLines lines(rules);
    for (const std::string_view line :
         {"The ministry declined to comment on the report.", "Related costs rose by nine million crowns, the auditor said.", "Shares of the ferry company fell on Monday after the vote.",
          "Comments by the mayor angered the people of Hill.", "He said more than twelve boats were lost.", "Watch towers stand on both banks of the river.", "The photo shows the bridge before the flood.",
          "Advertisement of the post drew forty applicants.", "More: that is what the people of Aven want of their council, and they said so at length in the old mill on Tuesday night, when two hundred of them had come to hear the mayor speak of it."})
        CHECK(lines.match(line).rule == "");
}

TEST_CASE("every name says of an element what its row says", "[article][rules]") {
    const Rules rules;
    const PageNames names(rules);
    const RuleTable table = rules.table("page/names");
    HtmlTree tree;
    std::vector<NameMark> marks;
    for (const auto& row : table.rows()) {
        const std::string where(row.cells[table.column("where")]), means(row.cells[table.column("means")]);
        if (means.empty() || means == "ignore" || means == "skip" || where == "tag") continue;
        std::string name(row.cells[table.column("name")]);
        if (where == "name") std::replace(name.begin(), name.end(), ' ', '-');
        INFO(where << ' ' << name);
        REQUIRE(tree.parse("<div " + (where == "name" ? "class" : where) + "='" + name + "'>x</div>"));
        names.mark(tree, marks);
        const auto div = std::find_if(tree.nodes().begin(), tree.nodes().end(), [](const HtmlNode& node) { return node.tag == HtmlTag::div; });
        const NameMark& mark = marks[static_cast<std::size_t>(div - tree.nodes().begin())];
        const int body = means == "body" ? 3 : means == "article" ? 2 : means == "content" ? 1 : 0;
        CHECK(int(mark.body) == body);
        if (body == 0) CHECK(names.cuts()[mark.cut].rule.starts_with(means + ":"));
    }
}
