#include "record/query.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

namespace {

Fact toll() {
    Fact fact;
    fact.what = {"killed", "person", "people", std::nullopt, Place{"Norland", "NL-OX"}};
    for (const auto& [source, number, day] : {std::tuple("Gazette", 30.0, "2022-04-12"), std::tuple("Herald", 80.0, "2022-04-14")}) {
        Reading reading;
        reading.source = source;
        reading.as_of = day;
        reading.interval = {number, number, false, false};
        fact.readings.push_back(reading);
    }
    fact.readings[1].by = Speaker{"the ministry", std::nullopt, std::nullopt, std::nullopt};
    fact.pairs.push_back({0, 1, "conflict", "50 apart"});
    return fact;
}

std::size_t kept(const Query& query) {
    Fact fact = toll();
    return keep_matching(query, fact) ? fact.readings.size() : 0;
}

}  // namespace

TEST_CASE("queries reach the readings of facts", "[record]") {
    CHECK(kept({}) == 2);
    Query query;
    SECTION("what is counted") {
        query.unit = {"truck"};
        CHECK(kept(query) == 0);
        query.unit = {"Person"};
        CHECK(kept(query) == 2);
        query.group = {"child"};
        CHECK(kept(query) == 0);
    }
    SECTION("source and speaker") {
        query.source = {"herald"};
        CHECK(kept(query) == 1);
        query.by = {"-"};
        CHECK(kept(query) == 0);
    }
    SECTION("numbers and days") {
        query.min = 50;
        CHECK(kept(query) == 1);
        query.until = parse_date("2022-04-13");
        CHECK(kept(query) == 0);
    }
    SECTION("status") {
        query.status = {"proposed"};
        CHECK(kept(query) == 0);
        query.status = {"reported"};
        CHECK(kept(query) == 2);
    }
}

TEST_CASE("a fact that loses a reading loses its pairs", "[record]") {
    Fact fact = toll();
    Query query;
    query.source = {"Gazette"};
    REQUIRE(keep_matching(query, fact));
    CHECK(fact.pairs.empty());
}
