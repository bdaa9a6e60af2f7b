#include "figure/bound_reader.hpp"

#include "sentence_sample.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

namespace {

/// The quantity of 40 that stands in the sentence, with its bounds.
Quantity bounded(std::string_view bytes, bool noun = false) {
    SentenceSample sample(bytes);
    const SentenceView view = sample.view();
    const UnitReader units(view);
    const CountedNoun nouns(view);
    const BoundReader bounds(view, units, nouns);
    Quantity q;
    q.first = q.number_first = sample.at("40");
    q.last = q.number_last = q.first + 1;
    q.value = q.interval.low = q.interval.high = 40;
    if (noun) nouns.take(q, q.last, true);
    bounds.take_before(q);
    bounds.take_after(q);
    return q;
}

}  // namespace

TEST_CASE("bounds before the number", "[bound_reader]") {
    CHECK(bounded("They lost at least 40 boats.").bound == Bound::at_least);
    const Quantity more = bounded("They lost more than 40 boats.");
    CHECK(more.bound == Bound::more_than);
    CHECK(more.interval == Interval{40, std::nullopt, true, false});
    CHECK(more.first == 2);
    CHECK(bounded("They lost an estimated 40 boats.").bound == Bound::about);
    CHECK(bounded("They lost 40 boats.").bound == Bound::exact);
}

TEST_CASE("bounds after the noun", "[bound_reader]") {
    CHECK(bounded("They lost 40 boats or more.", true).bound == Bound::at_least);
    CHECK(bounded("They lost 40 boats, at most.", true).interval == Interval{std::nullopt, 40, false, false});
}
