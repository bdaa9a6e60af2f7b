#include "render/escape.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

namespace {
std::string csv(std::string_view text) {
    std::string out;
    append_csv(out, text);
    return out;
}
std::string markdown(std::string_view text) {
    std::string out;
    append_markdown(out, text);
    return out;
}
}  // namespace

TEST_CASE("no control character reaches a terminal", "[render]") {
    CHECK(printable("\x1b[31mred\x1b[0m\x07 ring\x08") == "[31mred[0m ring");
    CHECK(printable("one\n two\t\tthree ") == "one two three");
    CHECK(printable("C1 \xc2\x9b\x33\x31m, turned \xe2\x80\xae\x78\xe2\x81\xa9, hidden \xe2\x80\x8b\x79") == "C1 31m, turned x, hidden y");
    CHECK(printable("bad \xff byte") == "bad \xef\xbf\xbd byte");
    for (int byte = 0; byte < 32; ++byte) CHECK(printable(std::string("a") + static_cast<char>(byte)) == "a");
}

TEST_CASE("markup of articles is text", "[render]") {
    CHECK(markup("<script>alert('x')</script> & \"y\"") == "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;");
    CHECK(markup(std::string_view("a\0b\x0c\xef\xbf\xbe", 7)) == "ab");
}

TEST_CASE("markdown of articles is text", "[render]") {
    CHECK(markdown("[x](javascript:alert(1)) *b* <img>") == "\\[x\\](javascript:alert(1)) \\*b\\* &lt;img>");
    CHECK(markdown("# 1 | 2") == "\\# 1 \\| 2");
    CHECK(markdown("1. of May") == "1\\. of May");
    CHECK(markdown("At 1.5 km") == "At 1.5 km");
}

TEST_CASE("a spreadsheet runs no field", "[render]") {
    CHECK(csv("=1+1") == "'=1+1");
    CHECK(csv("-5") == "-5");
    CHECK(csv("-cmd") == "'-cmd");
    CHECK(csv("a,\"b\"\nc") == "\"a,\"\"b\"\" c\"");
}

TEST_CASE("columns of a terminal", "[render]") {
    CHECK(display_width("abc") == 3);
    CHECK(display_width("平和") == 4);
    CHECK(display_width("e\xcc\x81") == 1);
    CHECK(fit("A long enough line", 30) == "A long enough line");
    CHECK(fit("A long enough line", 13) == "A long…");
    CHECK(fit("Donaudampfschifffahrt", 10) == "Donaudamp…");
    for (std::size_t columns = 0; columns < 12; ++columns) CHECK(display_width(fit("平和 and é quiet", columns)) <= columns);
}

TEST_CASE("only the web is linked to", "[render]") {
    CHECK(is_web_address("https://a.example/x"));
    CHECK(is_web_address("HTTP://a.example"));
    CHECK_FALSE(is_web_address("javascript:alert(1)//http://"));
    CHECK_FALSE(is_web_address(" http://a.example"));
    CHECK_FALSE(is_web_address("data:text/html,x"));
}
