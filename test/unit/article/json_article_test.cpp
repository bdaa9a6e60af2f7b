#include "article/json_article.hpp"

#include "rules/rules.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

namespace {

struct Read {
    std::vector<Article> articles;
    JsonArticleReader::Result result;
};

Read read(std::string_view json, const std::vector<std::pair<std::string, std::string>>& map = {}) {
    const FieldTable fields(Rules{}, map);
    JsonArticleReader reader(fields);
    Read out;
    out.result = reader.read(json, Article{}, out.articles);
    return out;
}

std::string field(const Article& article, std::string_view name) {
    const auto people = [](const std::vector<std::string>& list) { return list.empty() ? std::string() : list.front(); };
    if (name == "text" || name == "html" || name == "teaser") return article.text;
    if (name == "title") return article.title.value_or("");
    if (name == "byline") return people(article.byline);
    if (name == "agency") return people(article.agency);
    if (name == "published") return article.published.value_or("");
    if (name == "modified") return article.modified.value_or("");
    if (name == "url") return article.url.value_or("");
    if (name == "source") return article.source.value_or("");
    if (name == "domain") return article.domain.value_or("");
    if (name == "dateline") return article.dateline.value_or("");
    if (name == "section") return article.section.value_or("");
    return article.language.value_or("");
}

}  // namespace

TEST_CASE("every field name reads its example", "[article][rules]") {
    const Rules rules;
    const RuleTable table = rules.table("any/fields");
    for (const auto& row : table.rows()) {
        const std::string_view example = row.cells[table.column("example")];
        if (example.empty()) continue;
        // a record needs a text or title beside it
        std::string record(example);
        const std::string_view kind = row.cells[table.column("field")];
        const bool bears = kind == "text" || kind == "html" || kind == "teaser";
        record.insert(1, bears ? "\"seotitle\": \"x\", " : "\"story\": \"A text.\", ");
        const auto got = read(record);
        INFO(example);
        REQUIRE(got.articles.size() == 1);
        CHECK(field(got.articles[0], kind) == row.cells[table.column("answer")]);
    }
}

TEST_CASE("records of the contract stay as they are", "[article]") {
    const auto got = read(R"({"type":"article","id":"x1","text":"A text\nwith lines.","published":"2023-06-08","debris":[{"text":"d","rule":"r"}]})");
    REQUIRE(got.articles.size() == 1);
    CHECK(got.result.contract);
    CHECK(got.articles[0].id == "x1");
    CHECK(got.articles[0].text == "A text\nwith lines.");
    CHECK(got.articles[0].debris.size() == 1);
}

TEST_CASE("what calls itself an article but has other fields is read by their names", "[article]") {
    const auto got = read(R"({"type":"article","webTitle":"A title","fields":{"bodyText":"A text."},"byline":"By Ann Lee and Bo Ek"})");
    REQUIRE(got.articles.size() == 1);
    CHECK_FALSE(got.result.contract);
    CHECK(got.articles[0].title == "A title");
    CHECK(got.articles[0].text == "A text.");
    CHECK(got.articles[0].byline == std::vector<std::string>{"Ann Lee", "Bo Ek"});
}

TEST_CASE("other records of the contract are told by their type", "[article]") {
    const auto got = read(R"({"type":"figure","id":"f","article":"x","text":"five"})");
    CHECK(got.articles.empty());
    CHECK(got.result.record == "figure");
}

TEST_CASE("the better of two names counts, empty ones do not", "[article]") {
    const auto got = read(R"({"text":"","description":"A teaser.","maintext":"The text.","date_download":"2024-01-01","date_publish":null,"authors":[],"author":"Ann Lee"})");
    REQUIRE(got.articles.size() == 1);
    CHECK(got.articles[0].text == "The text.");
    CHECK_FALSE(got.articles[0].published.has_value());
    CHECK(got.articles[0].byline == std::vector<std::string>{"Ann Lee"});
}

TEST_CASE("names are mapped, also into objects", "[article]") {
    const auto got = read(R"({"kopf":"A title","doc":{"inhalt":"A text."},"datum":"8.6.2023"})", {{"text", "doc.inhalt"}, {"title", "kopf"}, {"published", "datum"}});
    REQUIRE(got.articles.size() == 1);
    CHECK(got.articles[0].text == "A text.");
    CHECK(got.articles[0].published == "2023-06-08");
}

TEST_CASE("records within an answer of an API", "[article]") {
    const auto got = read(R"({"status":"ok","articles":[{"title":"a","content":"x."},{"title":"b","content":"y."}]})");
    CHECK(got.articles.size() == 2);
    const auto search = read(R"({"hits":{"hits":[{"_source":{"title":"a","body":"<p>x</p><p>y</p>"}}]}})");
    REQUIRE(search.articles.size() == 1);
    CHECK(search.articles[0].text == "x\n\ny");
}

TEST_CASE("ninjs: roles, forms of one body, and pictures", "[article]") {
    const auto got = read(R"({"uri":"x","type":"text","headlines":[{"role":"sub","value":"Less"},{"role":"main","value":"More"}],
        "bodies":[{"role":"body","contentType":"text/html","value":"<p>One.</p><p>Two.</p>"}],"versionCreated":"2023-06-08T07:05:00Z","by":"Ann Lee"})");
    REQUIRE(got.articles.size() == 1);
    CHECK(got.articles[0].title == "More");
    CHECK(got.articles[0].text == "One.\n\nTwo.");
    CHECK(read(R"({"type":"picture","headline":"A ship","description_text":"A ship at sea."})").articles.empty());
}

TEST_CASE("what parsers refuse is mended", "[article]") {
    auto got = read("{\"title\": \"a\\ud83d b\", \"text\": \"one\ttwo\x01\"}");
    REQUIRE(got.articles.size() == 1);
    CHECK(got.articles[0].title == "a b");
    got = read("{\"title\": \"caf\xE9 noir\", \"text\": \"x\"}");
    REQUIRE(got.articles.size() == 1);
    CHECK(got.articles[0].title == "caf\u00E9 noir");
    CHECK(read("{\"title\": \"a\", \"text\": \"cut").result.refusal.has_value());
    CHECK(read("[1, 2]").result.refusal.has_value());
    CHECK(read("{\"a\": 1}").result.refusal.has_value());
    CHECK(read("").result.refusal.has_value());
    CHECK(read(std::string(100000, '[')).result.refusal.has_value());
    CHECK(read("{\"text\":" + std::string(100000, '{')).result.refusal.has_value());
}

TEST_CASE("rows of CSV", "[article]") {
    const FieldTable fields(Rules{}, {});
    Article article;
    CHECK(read_csv_article("id;Title;Text;Date\n7;\"A; title\";\"He said \"\"no\"\".\";08.06.2023", ';', fields, article));
    CHECK(article.title == "A; title");
    CHECK(article.text == "He said \"no\".");
    CHECK(article.published == "2023-06-08");
    Article empty;
    CHECK_FALSE(read_csv_article("title,text\n,", ',', fields, empty));
}

TEST_CASE("an article record of the contract without text is an article", "[article]") {
    const Read bare = read(R"({"type":"article","id":"x","title":"T","text":"","published":"2021-05-07"})");
    REQUIRE(bare.articles.size() == 1);
    CHECK(bare.result.contract);
    CHECK(bare.articles[0].id == "x");
    CHECK(bare.articles[0].published == "2021-05-07");
    CHECK(read(R"({"type":"article","id":"x","text":""})").articles.size() == 1);
    CHECK(read(R"({"type":"article","id":"x"})").articles.size() == 1);
    CHECK(read(R"({"type":"article","title":"T"})").articles.size() == 1);
    // the text of a foreign record stands elsewhere
    const Read other = read(R"({"type":"article","id":"x","title":"T","text":"","body":"The bridge is shut."})");
    REQUIRE(other.articles.size() == 1);
    CHECK(other.articles[0].text == "The bridge is shut.");
    CHECK(read(R"({"type":"article"})").result.refusal);
}
