#include "article/plain_text_reader.hpp"

#include "article/finish.hpp"
#include "rules/rules.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace tallywire;

namespace {

Article read(std::string_view text) {
    const Rules rules;
    const PlainTextReader reader(rules);
    const ArticleFinisher finisher(rules);
    Article article;
    reader.read(text, article);
    finisher.finish(article);
    return article;
}

bool has_debris(const Article& article, std::string_view text) {
    return std::any_of(article.debris.begin(), article.debris.end(), [&](const Debris& debris) { return debris.text == text; });
}

const std::string body = "The council of Aven voted on Tuesday to close the old bridge, which had stood for ninety years.\n\n"
                         "Engineers had counted forty cracks in the piers since spring, and twelve more after the flood.\n\n"
                         "The ferry will run every half hour until a new bridge is built, the mayor said.";

}  // namespace

TEST_CASE("headline, byline and date stand above the text", "[article]") {
    const Article article = read("Aven closes its bridge\n\nBy Ana Ruiz and Tom Oke\n\nMay 7, 2021\n\n" + body + "\n");
    CHECK(article.title == "Aven closes its bridge");
    CHECK(article.byline == std::vector<std::string>{"Ana Ruiz", "Tom Oke"});
    CHECK(article.published == "2021-05-07");
    CHECK(article.published_from == "header");
    CHECK_FALSE(article.published_doubt);
    CHECK(article.text == body);
    CHECK(article.language == "en");
}

TEST_CASE("a date above the headline is a page's clock", "[article]") {
    const Article article = read("Friday, May 7, 2021\n\nAven closes its bridge\n\n" + body);
    CHECK(article.published == "2021-05-07");
    CHECK(article.published_doubt);
    CHECK(article.text == body);
}

TEST_CASE("a date glued to the first sentence is cut off and doubted", "[article]") {
    const Article article = read(" date 2021-05-07 " + body);
    CHECK(article.published == "2021-05-07");
    CHECK(article.published_doubt);
    CHECK(article.text == body);
    CHECK(has_debris(article, "date 2021-05-07"));
    CHECK_FALSE(article.title);
}

TEST_CASE("a day that the first sentence speaks of is no header date", "[article]") {
    const Article article = read("On 7 May 2021 the council of Aven voted to close the old bridge, which had stood there for ninety years and more, by nine to two.");
    CHECK_FALSE(read("May 7, 2021 was a cold day in Aven, and the council that met in the old mill voted to close the bridge.").published);
    CHECK_FALSE(article.published);
    CHECK(article.text.starts_with("On 7 May 2021"));
}

TEST_CASE("an agency's credit ends the text", "[article]") {
    for (const std::string credit : {" (BSS/AFP)", " (Reuters)", " \u2014 AP", "\n\nReuters", " [dpa]"}) {
        const Article article = read(body + credit);
        CHECK(article.text == body);
        CHECK_FALSE(article.agency.empty());
    }
    CHECK(read(body + " (see below)").agency.empty());
    CHECK(read(body + " (BSS/AFP)").agency == std::vector<std::string>{"BSS", "AFP"});
}

TEST_CASE("a dateline is named and kept", "[article]") {
    const Article article = read("AVEN, Iowa (AP) \u2014 " + body);
    CHECK(article.dateline == "AVEN, Iowa");
    CHECK(article.agency == std::vector<std::string>{"AP"});
    CHECK(article.text == "AVEN, Iowa (AP) \u2014 " + body);
    CHECK_FALSE(read(body).dateline);
}

TEST_CASE("lines of a page around and inside the text are cut", "[article]") {
    std::string text = "Aven closes its bridge\n\n- Advertisement -\nGetting your Trinity Audio player ready...\n\n" + body +
                       "\n\n- Advertisement -\n\nThis article was created using automation technology and was fact-checked by an editor\n\n"
                       "LEAVE A REPLY\n\nPlease enter your comment!\n\nLatest News\n\nGoats elected to the council of Hill\n\n"
                       "In a vote without a precedent, three goats of the hill won seats...\n\nMore Articles Like This\n";
    const Article article = read(text);
    CHECK(article.text == body);
    CHECK(article.title == "Aven closes its bridge");
    CHECK(has_debris(article, "LEAVE A REPLY"));
    CHECK(has_debris(article, "Goats elected to the council of Hill"));
}

TEST_CASE("sentences that look like debris stay", "[article]") {
    const std::string text = body + "\n\nThe ministry declined to comment. The official declined to be named because he was not allowed to speak.";
    CHECK(read(text).text == text);
}

TEST_CASE("wrapped lines are one paragraph", "[article]") {
    const Article article = read("The council of Aven voted on Tuesday to close the old\nbridge, which had stood for ninety years, after\nforty cracks were counted in its piers\n"
                                 "and twelve more after the flood of spring.\n\nThe ferry will run every half hour until a new bridge\nis built, the mayor told the people of the town\n"
                                 "who had come to hear her at the old mill.\n");
    CHECK(article.text.find("old bridge, which had") != std::string::npos);
    CHECK(article.text.find("\n\nThe ferry") != std::string::npos);
}

TEST_CASE("the same article has the same id", "[article]") {
    const std::string id = read("Aven closes its bridge\n\n" + body).id;
    CHECK(id.size() == 16);
    CHECK(read("Aven closes its bridge\r\n\r\n" + body + "\r\n\r\n").id == id);
    CHECK(read("Aven closes its bridge\n\n" + body + " (AFP)").id == id);
    CHECK(read("Another headline here\n\n" + body).id != id);
}

TEST_CASE("odd input does no harm", "[article]") {
    for (const std::string text : {"", "\n\n\n", " ", "\xEF\xBB\xBF", "-", "By", "()", "(AFP)", "\xC2\xA0", "2021-05-07"}) CHECK_NOTHROW(read(text));
}
