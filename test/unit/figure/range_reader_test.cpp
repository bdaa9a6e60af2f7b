#include "figure/range_reader.hpp"

#include "sentence_sample.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>

using namespace tallywire;

namespace {

/// The range whose first number is the token `number`: "10..15 km", "10" where it is none, "nothing" where it counts nothing.
std::string range(std::string_view bytes, std::string_view number) {
    SentenceSample sample(bytes);
    const SentenceView view = sample.view();
    const UnitReader units(view);
    const CountedNoun nouns(view);
    const BoundReader bounds(view, units, nouns);
    const auto match = view.number_at(sample.at(number));
    REQUIRE(match);
    Quantity q;
    q.first = q.number_first = match->first;
    q.number_last = match->end();
    q.value = q.interval.low = q.interval.high = match->value;
    units.take_prefix(q);
    if (!RangeReader(view, units, nouns, bounds).take(q, *match)) return "nothing";
    std::ostringstream out;
    out << *q.interval.low;
    if (q.bound == Bound::range) out << ".." << *q.interval.high;
    if (q.unit) out << ' ' << q.unit->unit;
    return out.str();
}

}  // namespace

TEST_CASE("ranges share unit and scale", "[range_reader]") {
    CHECK(range("They walked 10 to 15 km a day.", "10") == "10..15 km");
    CHECK(range("It cost $2-3bn to build.", "2") == "2e+09..3e+09 USD");
    CHECK(range("Between 5 and 9 boats sank.", "5") == "5..9");
    CHECK(range("They took 300 or even 400 boats.", "300") == "300..400");
    CHECK(range("They took 300 boats and 400 carts.", "300") == "300");
}

TEST_CASE("scores and seasons are no ranges", "[range_reader]") {
    CHECK(range("The home side won 3-1 on the night.", "3") == "nothing");
    CHECK(range("The 2012-13 season ended.", "2012") == "nothing");
    CHECK(range("The price rose from 5 to 10.", "5") == "5");
}
