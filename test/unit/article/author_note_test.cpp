#include "article/author_note.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

TEST_CASE("a last paragraph that presents the writer is cut, one that speaks of others is not", "[article]") {
    const auto cut = [](const std::string& last) {
        Article article;
        article.byline = {"Ann Lee"};
        article.text = "The council of Aven closed the bridge on Friday after a crack was found in its second pier.\n\nRepairs will last until May, the engineer said to the council in the evening.\n\n" + last;
        const std::size_t size = article.text.size();
        cut_author_notes(article);
        CHECK(article.debris.size() == (article.text.size() < size ? 1 : 0));
        return article.text.size() < size;
    };
    CHECK(cut("Ann Lee covers the courts of Hill for the Post."));
    CHECK(cut("Ann Lee's last book is about bridges."));
    CHECK(cut("ANN LEE"));
    CHECK_FALSE(cut("Tom Oke covers the courts of Hill for the Post."));
    CHECK_FALSE(cut("Anne Leeds said that the bridge was safe."));
    CHECK_FALSE(cut("The engineer, Ann Lee, said so."));
    Article bare;
    bare.byline = {"Ann Lee"};
    bare.text = "Ann Lee covers the courts.";
    cut_author_notes(bare);
    CHECK(bare.text == "Ann Lee covers the courts.");
}
