#include "figure/quantity.hpp"

#include "sentence_sample.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace tallywire;

namespace {

std::vector<Quantity> quantities(std::string_view bytes) {
    SentenceSample sample(bytes);
    std::vector<Quantity> found;
    QuantityFinder(SentenceSample::rules()).find(sample.text, sample.text.tokens(0), {}, found);
    return found;
}

Quantity only(std::string_view bytes) {
    const auto found = quantities(bytes);
    INFO(bytes);
    REQUIRE(found.size() == 1);
    return found.front();
}

}  // namespace

TEST_CASE("kinds of quantities", "[quantity]") {
    CHECK(only("They burnt 12 boats.").kind == Quantity::Kind::count);
    CHECK(only("They walked 12 km.").kind == Quantity::Kind::unit);
    CHECK(only("The firm cut 12 percent of its staff.").kind == Quantity::Kind::share);
    CHECK(only("It grew three times as large.").kind == Quantity::Kind::multiple);
    CHECK(only("They met three times.").kind == Quantity::Kind::frequency);
    CHECK(only("The girl is 12 years old.").kind == Quantity::Kind::age);
}

TEST_CASE("shares of a whole", "[quantity]") {
    const Quantity q = only("Two in five households had no water.");
    CHECK(q.kind == Quantity::Kind::share);
    CHECK(*q.value == Approx(0.4));
}

TEST_CASE("no casualties are a count of none", "[quantity]") {
    const Quantity q = only("There were no casualties.");
    CHECK(*q.value == 0);
    CHECK(q.head != no_token);
}

TEST_CASE("a unit without a number", "[quantity]") {
    const Quantity q = only("A decade-long war ended.");
    CHECK(*q.value == 10);
    CHECK(q.compound);
    CHECK(quantities("The decade ended.").empty());
}

TEST_CASE("times of the calendar count nothing", "[quantity]") {
    SentenceSample sample("They met on 12 May with 3 guests.");
    const auto tokens = sample.text.tokens(0);
    const std::vector<Span> taken{Span{tokens[sample.at("12")].where.begin, tokens[sample.at("May")].where.end}};
    std::vector<Quantity> found;
    QuantityFinder(SentenceSample::rules()).find(sample.text, tokens, taken, found);
    REQUIRE(found.size() == 1);
    CHECK(*found.front().value == 3);
}
