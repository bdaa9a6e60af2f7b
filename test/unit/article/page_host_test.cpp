#include "article/page_host.hpp"

#include "rules/rules.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

TEST_CASE("a site is what one owner holds", "[article]") {
    const SiteNames sites{Rules()};
    CHECK(sites.site_of("news.aven-post.example") == "aven-post.example");
    CHECK(sites.site_of("www2.post.co.uk") == "post.co.uk");
    CHECK(sites.site_of("post.co.uk") == "post.co.uk");
    CHECK(sites.site_of("ann.blogspot.com") == "ann.blogspot.com");
    CHECK(sites.site_of("localhost") == "localhost");
    CHECK(sites.site_of("") == "");
    CHECK(sites.is_foreign("connect.facebook.net") == sites.is_foreign("facebook.net"));
    CHECK(sites.is_foreign("www.facebook.com"));
    CHECK_FALSE(sites.is_foreign("ann.blogspot.com"));
}

TEST_CASE("the site that a page's addresses name most comes first, and the one of its name before it", "[article]") {
    PageHost page{Rules()};
    for (const char* link : {"https://www.aven-post.example/a", "https://news.aven-post.example/b", "https://other.example/c", "https://other.example/d", "https://other.example/e"})
        page.add(link, PageHost::Place::anchor);
    page.add("https://twitter.com/avenpost", PageHost::Place::anchor);
    page.add("/local", PageHost::Place::anchor);
    for (int i = 0; i < 100; ++i) page.add("https://pictures.example/x.jpg", PageHost::Place::resource);
    CHECK(page.weigh("", "").front().site == "other.example");
    const auto named = page.weigh("Aven Post", "");
    REQUIRE(named.size() == 3);
    CHECK(named[0].site == "aven-post.example");
    CHECK(named[0].named);
    CHECK(named[0].share == Approx(0.4));
    CHECK(page.weigh("", "Bridge closed - Aven-Post").front().named);
    page.clear();
    CHECK(page.weigh("Aven Post", "").empty());
}
