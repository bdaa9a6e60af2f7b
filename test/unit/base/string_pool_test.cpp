#include "base/string_pool.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace tallywire;

TEST_CASE("kept texts stay where they are", "[base]") {
    StringPool pool;
    const auto first = pool.keep("first");
    for (int i = 0; i < 10000; ++i) pool.keep("text " + std::to_string(i));
    const auto longer = pool.keep(std::string(1 << 20, 'x'));
    CHECK(first.text() == "first");
    CHECK(longer.text() == std::string(1 << 20, 'x'));
    CHECK(pool.keep("").text().empty());
    CHECK(pool.keep("again").begin == pool.keep("again").begin);
}

TEST_CASE("equal texts have one number", "[base]") {
    Interner interner;
    CHECK(!interner.find("a"));
    for (std::uint32_t i = 0; i < 5000; ++i) CHECK(interner.intern(std::to_string(i)) == i);
    CHECK(interner.intern("17") == 17);
    CHECK(interner.find("4999") == 4999u);
    CHECK(!interner.find("5000"));
    CHECK(interner.text(42) == "42");
    interner.clear();
    CHECK(interner.size() == 0);
    CHECK(interner.intern("5000") == 0);
}
