#include "figure/lookalike.hpp"

#include "sentence_sample.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

namespace {

bool counts(std::string_view bytes, std::string_view number) {
    SentenceSample sample(bytes);
    const SentenceView view = sample.view();
    const UnitReader units(view);
    const CountedNoun nouns(view);
    const BoundReader bounds(view, units, nouns);
    const auto match = view.number_at(sample.at(number));
    REQUIRE(match);
    return Lookalike(view, units, nouns, bounds).end_of(match->first, *match) == 0;
}

}  // namespace

TEST_CASE("numbers that count", "[lookalike]") {
    CHECK(counts("They saw 12 boats.", "12"));
    CHECK(counts("They saw one boat.", "one"));
    CHECK(counts("A two-storey house burnt.", "two"));
}

TEST_CASE("numbers that name, tell the time, or stand for a noun", "[lookalike]") {
    CHECK_FALSE(counts("They met in Room 12 of the court.", "12"));
    CHECK_FALSE(counts("They met at 5:15 in the hall.", "5"));
    CHECK_FALSE(counts("They chose this one.", "one"));
    CHECK_FALSE(counts("They called 555 0199 123 for help.", "555"));
    CHECK_FALSE(counts("He was a two-faced liar.", "two"));
    CHECK_FALSE(counts("The F-16 took off.", "16"));
    CHECK_FALSE(counts("It was item #12 of the list.", "12"));
}

TEST_CASE("numbers of a series, a seat, a clock that leads the line, glued debris", "[lookalike]") {
    CHECK_FALSE(counts("They sat in seat 12C of the plane.", "12"));
    CHECK_FALSE(counts("They sat in 14A of the plane.", "14"));
    CHECK_FALSE(counts("The 5G network was slow.", "5"));
    CHECK(counts("It was 12C in the shade.", "12"));
    CHECK_FALSE(counts("2125 Haitian President arrives in the hall.", "2125"));
    CHECK_FALSE(counts("1840 The minister leaves the hall.", "1840"));
    CHECK(counts("1200 Palestinians were freed.", "1200"));
    CHECK(counts("1200 Palestinian prisoners were freed.", "1200"));
    CHECK_FALSE(counts("They met 9:31PMShe said so.", "9"));
    CHECK_FALSE(counts("He wrote that he would “starve to death there.”2", "2"));
    CHECK(counts("The boats lost in the “storm” were 12", "12"));
}

TEST_CASE("a number times another is a side only before a unit", "[lookalike]") {
    CHECK_FALSE(counts("They drove the 4x4 home.", "4"));
    CHECK_FALSE(counts("They won the 4x100m relay.", "4"));
    CHECK(counts("The room is 5x4 m wide.", "5"));
    CHECK(counts("The room is 5 x 4 m wide.", "5"));
}

TEST_CASE("the number of all in a series goes with the number of the one", "[lookalike]") {
    SentenceSample sample("Image 3 of 7");
    const SentenceView view = sample.view();
    const UnitReader units(view);
    const CountedNoun nouns(view);
    const BoundReader bounds(view, units, nouns);
    const auto match = view.number_at(sample.at("3"));
    REQUIRE(match);
    CHECK(Lookalike(view, units, nouns, bounds).end_of(match->first, *match) == view.size());
}

TEST_CASE("the second of two names goes with the first", "[lookalike]") {
    SentenceSample sample("They read articles 12 and 14 of the law.");
    const SentenceView view = sample.view();
    const UnitReader units(view);
    const CountedNoun nouns(view);
    const BoundReader bounds(view, units, nouns);
    Lookalike lookalikes(view, units, nouns, bounds);
    for (const std::string_view number : {"12", "14"}) {
        const auto match = view.number_at(sample.at(number));
        REQUIRE(match);
        CHECK(lookalikes.end_of(match->first, *match) == match->end());
    }
}
