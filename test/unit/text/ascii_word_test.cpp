#include "text/ascii_word.hpp"

#include <catch2/catch.hpp>

#include <cstring>
#include <string>

using namespace tallywire;

#ifdef __SSE4_1__
namespace {

AsciiWord read(std::string text) {
    text.resize(16, ' ');
    return ascii_word(text.data());
}

}  // namespace

TEST_CASE("a run of letters ends at the first byte that is none") {
    CHECK(read("Harbour, ").size == 7);
    CHECK(read("it's").size == 2);
    CHECK(read("12 dead").size == 0);
    CHECK(read("a\xC3\xA9").size == 1);
    CHECK(read("[x]").size == 0);
    CHECK(read("@home").size == 0);
    CHECK(read("abcdefghijklmnopqrst").size == 16);
}

TEST_CASE("capitals are told by their bits, and letters come in lower case") {
    CHECK(read("Paris is").upper == 1);
    CHECK(read("UN ENVOY").upper == 3);
    CHECK(read("iPhone X").upper == 2);
    const AsciiWord word = read("ABCDEFGHIJ klm");
    char letters[16];
    std::memcpy(letters, &word.low, 8);
    std::memcpy(letters + 8, &word.high, 8);
    CHECK(std::string(letters, 10) == "abcdefghij");
    CHECK(letters[10] == 0);
}
#endif
