#include "article/copy_index.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>

using namespace tallywire;

namespace {

Sketch sketch_of(unsigned seed) {
    std::mt19937 random(seed);
    std::string text;
    for (int i = 0; i < 300; ++i) text += "word" + std::to_string(random() % 5000) + ' ';
    return make_sketch(text);
}

void insert(CopyIndex& index, const std::string& id, const Sketch& sketch) {
    const std::uint64_t number = index.end();
    index.insert({id, "", sketch, number, 1}, CopyIndex::anchors_of(sketch));
}

}  // namespace

TEST_CASE("entries whose values are dead make room for others", "[copies]") {
    AnchorTable table;
    for (std::uint32_t i = 1; i < 100000; ++i) {
        table.reserve(1, [&](std::uint32_t value) { return value + 100 > i; });
        auto& entry = table.find(i, [](std::uint32_t) { return true; });
        REQUIRE(entry.key == 0);
        entry = {i, i};
        table.added();
    }
    CHECK(table.bytes() <= 8192);
    CHECK(table.find(99999, [](std::uint32_t) { return true; }).value == 99999);
    CHECK(table.find(1, [](std::uint32_t) { return true; }).key == 0);
}

TEST_CASE("the nearest of many is found until it is forgotten", "[copies]") {
    CopyIndex index(0.5, 300'000);
    for (unsigned i = 0; i < 40; ++i) insert(index, std::to_string(i), sketch_of(i));
    for (unsigned i = 0; i < 40; ++i) {
        const Sketch sketch = sketch_of(i);
        const auto nearest = index.nearest(sketch, CopyIndex::anchors_of(sketch));
        REQUIRE(nearest);
        CHECK(nearest->first == i);
        CHECK(nearest->second == 1);
    }
    for (unsigned i = 40; i < 1000; ++i) insert(index, std::to_string(i), sketch_of(i));
    const Sketch first = sketch_of(0), last = sketch_of(999);
    CHECK_FALSE(index.nearest(first, CopyIndex::anchors_of(first)));
    CHECK(index.nearest(last, CopyIndex::anchors_of(last))->first == 999);
    CHECK(index.find("0") == nullptr);
    CHECK(index.find("999") != nullptr);
    CHECK(index.find(0) == nullptr);
    CHECK(index.end() - index.first() < 200);
}

TEST_CASE("an anchor that many share leads to the latest of them", "[copies]") {
    CopyIndex index(0.5, 64 << 20);
    const Sketch same = sketch_of(7);
    for (unsigned i = 0; i < 200; ++i) insert(index, std::to_string(i), same);
    const auto nearest = index.nearest(same, CopyIndex::anchors_of(same));
    REQUIRE(nearest);
    CHECK(nearest->first >= 176);
}

TEST_CASE("of two articles with one id the later is found by it", "[copies]") {
    CopyIndex index(0.5, 64 << 20);
    insert(index, "a", sketch_of(1));
    insert(index, "a", sketch_of(2));
    REQUIRE(index.find("a") != nullptr);
    CHECK(index.find("a")->sketch == sketch_of(2));
}
