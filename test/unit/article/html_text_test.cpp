#include "article/html_text.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

TEST_CASE("paragraphs are parted by a blank line, items by a line end", "[article]") {
    CHECK(html_fragment_to_text("<p>One  <b>bold</b>\n word.</p><p>Two&nbsp;&amp; three.</p>") == "One bold word.\n\nTwo & three.");
    CHECK(html_fragment_to_text("<ul><li>a</li><li>b</li></ul>end") == "a\nb\n\nend");
    CHECK(html_fragment_to_text("plain") == "plain");
    CHECK(html_fragment_to_text("") == "");
    CHECK(html_fragment_to_text("one<br>two<br><br>three") == "one\ntwo\n\nthree");
}

TEST_CASE("scripts and styles are no text", "[article]") {
    CHECK(html_fragment_to_text("<style>p{}</style>a<script>var x = '<p>no</p>';</script> b") == "a b");
}

TEST_CASE("table rows are lines", "[article]") {
    CHECK(html_fragment_to_text("<table><tr><th>Town</th><th>Trees</th></tr><tr><td>Aven</td><td>12</td></tr></table>") ==
          "Town | Trees\nAven | 12");
}
