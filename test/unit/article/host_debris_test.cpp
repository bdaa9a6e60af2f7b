#include "article/host_debris.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace tallywire;

namespace {

Article story(int number, const std::string& footer, const std::string& domain = "aven-post.example") {
    Article article;
    article.domain = domain;
    article.text = "Story number " + std::to_string(number) + " tells of the bridge at mile " + std::to_string(number * 7) + ".\n\n" +
                   "It has a second paragraph of its own, the " + std::to_string(number) + "th of its kind.\n\n" + footer;
    return article;
}

const std::string footer = "The Aven Post is printed on Tuesdays; ring the office for a copy.";

}  // namespace

TEST_CASE("a paragraph under every article of a host is cut once it is known", "[article]") {
    HostDebris debris;
    for (int i = 0; i < HostDebris::enough; ++i) {
        Article article = story(i, footer);
        debris.cut(article);
        CHECK(article.text.find(footer) != std::string::npos);
    }
    Article article = story(9, footer);
    debris.cut(article);
    CHECK(article.text.find(footer) == std::string::npos);
    CHECK(article.text.find("9th of its kind") != std::string::npos);
    REQUIRE(article.debris.size() == 1);
    CHECK(article.debris[0] == Debris{footer, "repeated on host"});
    Article other = story(10, footer, "hill-news.example");
    debris.cut(other);
    CHECK(other.text.find(footer) != std::string::npos);
}

TEST_CASE("copies of one article teach nothing and are left whole", "[article]") {
    HostDebris debris;
    for (int i = 0; i < 10; ++i) {
        Article article = story(1, footer);
        debris.cut(article);
        CHECK(article.debris.empty());
    }
}

TEST_CASE("little memory only forgets", "[article]") {
    HostDebris debris(1);
    for (int i = 0; i < 2000; ++i) {
        Article article = story(i, footer);
        debris.cut(article);
        CHECK(article.text.starts_with("Story number"));
    }
}
