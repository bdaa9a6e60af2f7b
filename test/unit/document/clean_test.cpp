#include "document/clean.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

namespace {
std::string cleaned(std::string text) {
    clean_text(text);
    return text;
}
}  // namespace

TEST_CASE("text is cleaned of what no reader sees", "[document]") {
    CHECK(cleaned("Fer\u00ADry \u200Bsinks") == "Ferry sinks");
    CHECK(cleaned("a\x01" "b\tc\r\nd\re\x7F") == "ab c\nd\ne");
    CHECK(cleaned("Cafe\u0301") == "Caf\u00E9");
    CHECK(cleaned("\u0093quoted\u0094") == "\u201Cquoted\u201D");
    CHECK(cleaned("\uFEFFstart") == "start");
    CHECK(cleaned("one\u2028two") == "one\ntwo");
}

TEST_CASE("quotes, dashes and narrow blanks are kept as written", "[document]") {
    const std::string text = "\u201CFive\u201D \u2013 it\u2019s 25\u202F000 \u2026 \u00ABoui\u00BB 25\u00A0000";
    CHECK(cleaned(text) == text);
    const std::string lines = std::string(100, 'x') + "\n\n" + std::string(200, 'y');
    CHECK(cleaned(lines) == lines);
}

TEST_CASE("what stands behind a long plain stretch is cleaned too", "[document]") {
    for (std::size_t size = 0; size < 200; ++size) CHECK(cleaned(std::string(size, 'x') + "\x02" + "z") == std::string(size, 'x') + "z");
}
