#include "article/copies.hpp"
#include "base/error.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace tallywire;

namespace {

std::string prose(unsigned seed, int words) {
    std::mt19937 random(seed);
    std::string out;
    for (int i = 0; i < words; ++i) out += "word" + std::to_string(random() % 5000) + (i % 17 == 16 ? ".\n\n" : " ");
    return out;
}

}  // namespace

TEST_CASE("the same words are a copy whatever stands between them", "[copies]") {
    CHECK(similarity(make_sketch("The river — rose by two metres, officials said."), make_sketch("THE RIVER rose by two metres officials said")) == 1);
    CHECK(similarity(make_sketch(""), make_sketch("")) == 0);
    CHECK(similarity(make_sketch("One two."), make_sketch("One two.")) == 1);
    CHECK(similarity(make_sketch("One two."), make_sketch("One three.")) == 0);
}

TEST_CASE("near copies are told with their similarity", "[copies]") {
    const std::string whole = prose(1, 200);
    const double half = similarity(make_sketch(whole), make_sketch(whole.substr(0, whole.size() * 6 / 10)));
    CHECK(half == Approx(0.6).margin(0.03));
    const std::string large = prose(2, 4000);
    CHECK(similarity(make_sketch(large), make_sketch(large.substr(0, large.size() * 6 / 10))) == Approx(0.6).margin(0.1));
    CHECK(similarity(make_sketch(prose(3, 300)), make_sketch(prose(4, 300))) < 0.05);
}

TEST_CASE("copies are led back to the earliest published", "[copies]") {
    CopyFinder finder({});
    const std::string text = prose(5, 300);
    CHECK_FALSE(finder.add("b", "2024-03-02", make_sketch(text)));
    const auto c = finder.add("c", "2024-03-03", make_sketch(text + " one line more"));
    REQUIRE(c);
    CHECK(c->id == "b");
    CHECK(c->similarity > 0.9);
    finder.add("a", "2024-03-01", make_sketch(text));
    CHECK_FALSE(finder.settle("a"));
    CHECK(finder.settle("b")->id == "a");
    CHECK(finder.settle("c")->id == "a");
    CHECK_FALSE(finder.add("d", std::nullopt, make_sketch(prose(6, 300))));
    CHECK(finder.knows("d"));
    CHECK_FALSE(finder.knows("e"));
}

TEST_CASE("state carries over, damage is told", "[copies]") {
    CopyFinder finder({});
    const std::string text = prose(7, 300);
    finder.add("a", "2024-03-01", make_sketch(text));
    finder.add("b", "2024-03-02", make_sketch(text));
    CopyFinder later({});
    later.load(finder.save());
    CHECK(later.knows("b"));
    CHECK(later.add("c", "2024-03-05", make_sketch(text))->id == "a");
    CopyFinder broken({});
    CHECK_THROWS_AS(broken.load(finder.save().substr(0, 100)), IoError);
}

TEST_CASE("memory is bounded: the oldest are forgotten", "[copies]") {
    CopyFinder finder({0.5, 200'000});
    finder.add("first", std::nullopt, make_sketch(prose(100, 300)));
    for (unsigned i = 0; i < 500; ++i) finder.add(std::to_string(i), std::nullopt, make_sketch(prose(200 + i, 300)));
    CHECK_FALSE(finder.knows("first"));
    CHECK(finder.knows("499"));
    CHECK_FALSE(finder.add("again", std::nullopt, make_sketch(prose(100, 300))));
}
