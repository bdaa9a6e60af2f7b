#include "article/debris_lines.hpp"
#include "article/html_tree.hpp"
#include "article/linked_data.hpp"
#include "article/page_address.hpp"
#include "article/page_host.hpp"
#include "article/page_names.hpp"
#include "article/page_reader.hpp"
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
        const std::string means(row.cells[table.column("means")]), example(row.cells[table.column("example")]);
        INFO(row.cells[table.column("name")] << ' ' << example);
        REQUIRE(tree.parse(example + "x"));
        names.mark(tree, marks);
        const std::size_t last = example.rfind('<') + 1;
        const HtmlTag tag = tag_of(example.substr(last, example.find_first_of(" >", last) - last));
        const auto element = std::find_if(tree.nodes().begin(), tree.nodes().end(), [&](const HtmlNode& node) { return node.tag == tag; });
        REQUIRE(element != tree.nodes().end());
        const NameMark& mark = marks[static_cast<std::size_t>(element - tree.nodes().begin())];
        const int body = means == "body" || means == "skip" ? 3 : means == "article" ? 2 : means == "content" ? 1 : 0;
        CHECK(int(mark.body) == body);
        if (means == "ignore") CHECK(mark.cut == 0);
        if (body == 0 && means != "ignore" && !means.empty()) CHECK(names.cuts()[mark.cut].rule.starts_with(means + ":"));
        if (!row.cells[table.column("field")].empty()) CHECK(mark.field != NameField::none);
    }
}

TEST_CASE("every place of a fact gives it", "[article][rules]") {
    const Rules rules;
    PageReader reader(rules);
    const RuleTable table = rules.table("page/metadata");
    for (const auto& row : table.rows()) {
        const std::string field(row.cells[table.column("field")]), where(row.cells[table.column("where")]), name(row.cells[table.column("name")]), example(row.cells[table.column("example")]);
        INFO(field << ' ' << where << ' ' << name << ' ' << example);
        std::string prose;
        for (int i = 0; i < 4; ++i) prose += "<p>The council of Aven said that it would close the old bridge over the Hill, which has carried carts since the days of kings.</p>";
        const bool far = name == "anywhere";
        const std::string headline = field == "title" ? "" : "<h1>Aven closes its bridge</h1>";
        const bool bare = field == "teaser", head = example.starts_with("<meta") || example.starts_with("<link") || example.starts_with("<title") || example.starts_with("<script");
        std::string page = "<html lang=en><head>" + (head ? example : "") + (bare ? "<meta property=article:published_time content=2021-05-07>" : "") + "</head><body><article>" + headline +
                           (head || far || where == "url" ? "" : example) + (bare ? "" : prose) + "</article>" + (far ? example : "") + "</body></html>";
        Article article;
        reader.read(page, where == "url" ? std::optional(example) : std::nullopt, article);
        if (field == "published") CHECK(article.published == "2021-05-07");
        if (field == "none") CHECK_FALSE(article.published);
        if (field == "modified") CHECK(article.modified == "2021-05-07");
        if (field == "byline") CHECK(article.byline == std::vector<std::string>{"Ana Ruiz"});
        if (field == "source") CHECK(article.source == "Aven Post");
        if (field == "section") CHECK(article.section == "Town");
        if (field == "title") CHECK(article.title == "Aven closes its bridge");
        if (field == "url") CHECK(article.url == "https://aven-post.example/bridge");
        if (field == "teaser") CHECK(article.text == "The council of Aven closes the bridge over the Hill.");
    }
}

TEST_CASE("every host and every type is what its row says", "[article][rules]") {
    const Rules rules;
    const SiteNames sites(rules);
    const RuleTable hosts = rules.table("page/hosts");
    for (const auto& row : hosts.rows()) {
        const std::string host = domain_of(row.cells[hosts.column("example")]);
        INFO(host);
        CHECK(sites.is_foreign(host) == (row.cells[hosts.column("kind")] == "foreign"));
        if (row.cells[hosts.column("kind")] == "shared") CHECK(sites.site_of(host) == host);
    }
    LinkedDataReader reader(rules);
    const RuleTable types = rules.table("page/types");
    for (const auto& row : types.rows()) {
        const std::string_view example = row.cells[types.column("example")];
        INFO(example);
        const LinkedData data = reader.read({example});
        CHECK(std::to_string(data.rank) == row.cells[types.column("rank")]);
        CHECK(data.headline == "Aven closes its bridge");
    }
}
