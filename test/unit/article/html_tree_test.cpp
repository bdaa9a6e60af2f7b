#include "article/html_depth.hpp"
#include "article/html_tree.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace tallywire;

TEST_CASE("a page becomes flat arrays in document order", "[article]") {
    HtmlTree tree;
    REQUIRE(tree.parse("<html lang=en><body class='a b'><!-- no --><p id=x>One<b>two</b></p><p>three</body>"));
    const auto& nodes = tree.nodes();
    for (std::uint32_t i = 1; i < nodes.size(); ++i) {
        CHECK(nodes[i].parent < i);
        CHECK(nodes[i].end > i);
        CHECK(nodes[i].end <= nodes[nodes[i].parent].end);
    }
    std::string text;
    for (const HtmlNode& node : nodes) {
        if (node.tag == HtmlTag::text) text += std::string(node.text) + "|";
        if (node.tag == HtmlTag::body) CHECK(tree.attribute(node, Attribute::class_) == "a b");
    }
    CHECK(text == "One|two|three|");
}

TEST_CASE("an object is reused and empty input is no page", "[article]") {
    HtmlTree tree;
    for (int i = 0; i < 100; ++i) {
        CHECK(tree.parse("<p>again &amp; again"));
        tree.parse("");
        CHECK(tree.parse("text alone"));
    }
}

TEST_CASE("nesting is limited, the text is not", "[article]") {
    std::string deep;
    for (int i = 0; i < 100000; ++i) deep += "<div>";
    deep += "the bottom";
    for (int i = 0; i < 100000; ++i) deep += "</div>";
    std::string out;
    CHECK(limit_depth(deep, out).size() < 20 * deepest_element + 210000);
    HtmlTree tree;
    REQUIRE(tree.parse(deep));
    CHECK(tree.nodes().size() < deepest_element + 10);
    CHECK(tree.nodes().back().text.find("the bottom") != std::string_view::npos);
    const std::string flat = "<ul><li>a<li>b</ul><p>c<p>d<br><img src=x>";
    CHECK(limit_depth(flat, out).data() == flat.data());
}
