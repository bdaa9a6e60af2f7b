#include "article/html_slim.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace tallywire;

namespace {

/// Only long pages are made slim.
std::string slim(const std::string& html) {
    const std::string tail(40 << 10, 'x');
    std::string out;
    const std::string_view page = without_scripts(html + tail, out);
    return std::string(page.substr(0, page.size() - tail.size()));
}

}  // namespace

TEST_CASE("scripts, styles and comments of a long page are left out, data is kept", "[article]") {
    CHECK(slim("<p>a</p><script>var a = '<p>no</p>';</script><p>b</p>") == "<p>a</p><script></script><p>b</p>");
    CHECK(slim("<SCRIPT src=a>x</Script ><p>b</p>") == "<SCRIPT src=a></Script ><p>b</p>");
    CHECK(slim("<style media='a>b'>p > a {}</style>x") == "<style media='a>b'></style>x");
    CHECK(slim("a<!-- <p>no</p> -->b") == "ab");
    CHECK(slim("<script type=application/ld+json>{}</script>") == "<script type=application/ld+json>{}</script>");
    std::string out;
    CHECK(without_scripts("<script>short</script>", out) == "<script>short</script>");
}

TEST_CASE("where the end of a script is in doubt nothing is lost", "[article]") {
    for (const std::string html : {"<script>if (a) '<!-- <script>';</script><p>b</p>", "<script>never closed <p>b</p>", "<textarea><script>a</textarea><p>b</p>",
                                   "<a title='<script>'>a</a><p>b</p>", "<title><script></title><p>b</p>", "<!--><p>b</p>", "<!-- open <p>b</p>", "<p title=\"open>b", "<", "a < b", "</script>",
                                   "<scripture>b</scripture>"})
        CHECK(slim(html) == html);
    CHECK(slim("<iframe srcdoc=\"<script>a</script>\"></iframe><p>b</p>") == "<iframe srcdoc=\"<script>a</script>\"></iframe><p>b</p>");
}
