#include "record/record.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

TEST_CASE("a figure reads back as it was written", "[record]") {
    Figure figure;
    figure.id = "f1";
    figure.article = "a1";
    figure.sentence = "At least \"800\" people\n were killed.";
    figure.where = {0, 19};
    figure.interval = {800, std::nullopt, false, false};
    figure.value = 800;
    figure.bound = Bound::at_least;
    figure.unit = "person";
    figure.place = Place{"Israel", "IL"};
    figure.by = Speaker{"officials", std::nullopt, "official", std::nullopt};
    figure.time = TimeReference{"on Monday", "2023-10-09", "2023-10-09", "2023-10-09"};
    std::string line;
    append_line(line, Record{figure});
    RecordParser parser;
    const auto parsed = parser.parse(std::string_view(line).substr(0, line.size() - 1));
    REQUIRE(std::holds_alternative<Record>(parsed));
    CHECK(std::get<Figure>(std::get<Record>(parsed)) == figure);
}

TEST_CASE("an article reads back as it was written", "[record]") {
    Article article;
    article.id = "x";
    article.text = "Déjà vu…\n\nA second paragraph.";
    article.byline = {"A. B."};
    article.debris = {{"Read more", "teaser"}};
    article.copy_of = CopyOf{"y", 0.75};
    article.origin = {"a.warc", std::nullopt, 12, "warc"};
    std::string line;
    append_line(line, Record{article});
    RecordParser parser;
    const auto parsed = parser.parse(line);
    REQUIRE(std::holds_alternative<Record>(parsed));
    CHECK(std::get<Article>(std::get<Record>(parsed)) == article);
}

TEST_CASE("a bad line is refused with its reason", "[record]") {
    RecordParser parser;
    const auto why = [&](std::string_view line) {
        const auto parsed = parser.parse(line);
        return std::holds_alternative<Refusal>(parsed) ? std::get<Refusal>(parsed).why : std::string("taken");
    };
    CHECK(why("{\"type\":\"article\",\"text\":3}") == "field `text`: expected another type");
    CHECK(why("[1]") == "not a JSON object");
    CHECK(why("{}") == "no field `type`");
    CHECK(why("{\"type\":\"article\"").starts_with("not JSON"));
    CHECK(why("{\"type\":\"article\"} x") != "taken");
    CHECK(why("{\"type\":\"new\",\"x\":[1,{}]}") == "taken");
    CHECK(why("key\t{\"type\":\"new\"}") == "taken");
}
