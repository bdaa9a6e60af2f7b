#include "base/utf8.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

TEST_CASE("code points are counted across blocks", "[utf8]") {
    std::string text;
    for (int i = 0; i < 500; ++i) text += i % 3 == 0 ? "é" : i % 3 == 1 ? "a" : "€";
    const CodePointIndex index(text);
    std::uint32_t points = 0;
    for (std::uint32_t at = 0; at < text.size(); at += decode_utf8(text, at).size, ++points) {
        CHECK(index.at(at) == points);
        CHECK(index.byte_of(points) == at);
    }
    CHECK(index.at(static_cast<std::uint32_t>(text.size())) == 500);
}

TEST_CASE("bad UTF-8 is one replacement a byte", "[utf8]") {
    CHECK(decode_utf8("\xC3", 0).value == replacement_character);
    CHECK(decode_utf8("\xED\xA0\x80", 0).size == 1);  // a surrogate
    CHECK(decode_utf8("\xF5\x80\x80\x80", 0).size == 1);
    CHECK_FALSE(is_utf8("a\xFF"));
    CHECK(is_utf8("a\xF0\x9F\x98\x80"));
}

TEST_CASE("case folds in Latin, Greek and Cyrillic", "[utf8]") {
    CHECK(fold_case("ÉCOLE ŽIŽEK ΑΘΗΝΑ КИЇВ") == "école žižek αθηνα київ");
}
