#include "ingest/ingest.hpp"

#include "../document/pack.hpp"
#include "base/error.hpp"
#include "rules/rules.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;
using namespace tallywire::test;

namespace {

const std::string prose = "The ferry sank off the coast on Thursday morning, the harbour office said, and 14 of those on board are missing.";

struct Run {
    std::vector<Article> articles;
    std::vector<Problem> problems;
    std::vector<std::string> unused;
};

Run run(const std::vector<std::string>& files, IngestOptions options = {}) {
    const Rules rules;
    const Ingest ingest(rules, std::move(options));
    Run out;
    auto reader = ingest.read(files, [&](Problem problem) { out.problems.push_back(std::move(problem)); });
    Ingest::Scratch scratch(ingest);
    Ingest::Result result;
    while (auto document = reader->next()) ingest.to_articles(*document, scratch, result);
    out.articles = std::move(result.articles);
    out.problems.insert(out.problems.end(), result.problems.begin(), result.problems.end());
    out.unused = ingest.unused_metadata();
    return out;
}

std::string name_of_path(const std::string& path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

TEST_CASE("one article of many formats has one id and one text", "[ingest]") {
    const std::string second = "Divers went down in the afternoon, but the water is deep there and the light was going, so they will try again on Friday.";
    const std::string third = "It is the third ferry that was lost on this coast in two years; the office had asked for new rules after the second one, in March.";
    const std::string html = "<html><head><title>Ferry sinks</title><meta charset=utf-8></head><body><article><h1>Ferry sinks</h1><p>" + prose + "</p><p>" + second + "</p><p>" + third + "</p></article></body></html>";
    std::vector<std::string> forms = {
        "{\"title\": \"Ferry sinks\", \"text\": \"" + prose + "\\n\\n" + second + "\\n\\n" + third + "\"}\n",
        "title,text\nFerry sinks,\"" + prose + "\n\n" + second + "\n\n" + third + "\"\n",
        "<rss><channel><item><title>Ferry sinks</title><description>&lt;p&gt;" + prose + "&lt;/p&gt;&lt;p&gt;" + second + "&lt;/p&gt;&lt;p&gt;" + third + "&lt;/p&gt;</description></item></channel></rss>",
        "From: office <office@o.example>\nSubject: Ferry sinks\n\n" + prose + "\n\n" + second + "\n\n" + third + "\n",
        html,
        warc_record("response", "http://o.example/1", "application/http; msgtype=response", http("Content-Type: text/html\r\n", html)),
    };
    std::string id;
    for (const std::string& form : forms) {
        const TemporaryFile file(form);
        const Run got = run({file.path});
        INFO(form);
        REQUIRE(got.articles.size() == 1);
        CHECK(got.problems.empty());
        CHECK(got.articles[0].text == prose + "\n\n" + second + "\n\n" + third);
        if (id.empty()) id = got.articles[0].id;
        CHECK(got.articles[0].id == id);
        CHECK(got.articles[0].origin.path == file.path);
    }
}

TEST_CASE("what the user knows outranks what the text says", "[ingest]") {
    const TemporaryFile text(prose + "\n");
    const TemporaryFile table("path\tsource\tpublished\n" + name_of_path(text.path) + "\tThe Outlet\t2023-06-08\nother.txt\tX\t\n");
    IngestOptions options;
    options.metadata = table.path;
    options.source = "Nobody";
    const Run got = run({text.path}, options);
    REQUIRE(got.articles.size() == 1);
    CHECK(got.articles[0].source == "The Outlet");
    CHECK(got.articles[0].published == "2023-06-08");
    CHECK(got.articles[0].published_from == "metadata");
    CHECK(got.unused == std::vector<std::string>{"other.txt"});
}

TEST_CASE("metadata that makes no sense is told with its line", "[ingest]") {
    IngestOptions options;
    const TemporaryFile no_path("source,published\nx,2023-06-08\n");
    options.metadata = no_path.path;
    CHECK_THROWS_AS(run({}, options), UsageError);
    const TemporaryFile no_date("path,published\nx,soon\n");
    options.metadata = no_date.path;
    CHECK_THROWS_WITH(run({}, options), Catch::Contains(":2: `soon` is no date"));
    options.metadata = "/none";
    CHECK_THROWS_AS(run({}, options), IoError);
}

TEST_CASE("a date and an outlet for articles that name none", "[ingest]") {
    const TemporaryFile lines("{\"text\": \"" + prose + "\"}\n{\"text\": \"" + prose + "\", \"date\": \"2023-06-01\", \"source\": \"Theirs\"}\n");
    IngestOptions options;
    options.published = "2023-06-08";
    options.source = "Ours";
    const Run got = run({lines.path}, options);
    REQUIRE(got.articles.size() == 2);
    CHECK(got.articles[0].published == "2023-06-08");
    CHECK(got.articles[0].published_from == "option");
    CHECK(got.articles[0].source == "Ours");
    CHECK(got.articles[1].published == "2023-06-01");
    CHECK(got.articles[1].source == "Theirs");
}

TEST_CASE("entities that were escaped twice are read", "[ingest]") {
    const TemporaryFile lines("{\"title\": \"A &amp; B\", \"text\": \"AT&amp;T said it isn&#8217;t so.\"}\n");
    const Run got = run({lines.path});
    REQUIRE(got.articles.size() == 1);
    CHECK(got.articles[0].title == "A & B");
    CHECK(got.articles[0].text == "AT&T said it isn\u2019t so.");
}
