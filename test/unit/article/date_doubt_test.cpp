#include "article/date_doubt.hpp"

#include "rules/rules.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

namespace {

std::optional<std::string> doubt(std::string published, std::string text, std::optional<std::string> url = std::nullopt, std::optional<std::string> modified = std::nullopt) {
    static const DateDoubt doubts{Rules()};
    Article article;
    article.published = std::move(published);
    article.text = std::move(text);
    article.url = std::move(url);
    article.modified = std::move(modified);
    return doubts.find(article);
}

}  // namespace

TEST_CASE("a weekday that its day was not makes the date doubtful", "[article]") {
    // 8 May was a Monday in 2017 and 2023
    CHECK(doubt("2020-06-01", "The bridge was closed on Monday, May 8, after the flood."));
    CHECK(doubt("2020-06-01", "The bridge was closed on Monday (8 May)."));
    CHECK_FALSE(doubt("2017-05-09", "The bridge was closed on Monday, May 8, after the flood."));
    CHECK_FALSE(doubt("2018-01-09", "The bridge was closed on Monday, May 8, after the flood."));
    CHECK_FALSE(doubt("2020-06-01", "The bridge was closed on Monday. May 8 boats a day will not do."));
    CHECK_FALSE(doubt("2020-06-01", "The bridge was closed on Monday, and the ferry runs since."));
    CHECK_FALSE(doubt("2020-06-01", "On Monday, 8 people crossed."));
}

TEST_CASE("another day in the address, or a change before the publication", "[article]") {
    CHECK(doubt("2020-06-01", "", "https://aven.example/2020/05/01/x"));
    CHECK_FALSE(doubt("2020-06-01", "", "https://aven.example/2020/05/31/x"));
    CHECK(doubt("2020-06-01", "", std::nullopt, "2020-05-20"));
    CHECK_FALSE(doubt("2020-06-01T01:00:00+02:00", "", std::nullopt, "2020-05-31T23:00:00Z"));
    CHECK_FALSE(DateDoubt(Rules()).find(Article{}));
}
