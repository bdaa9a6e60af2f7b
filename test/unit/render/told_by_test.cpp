#include "render/told_by.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

namespace {

Entry entry(std::string kind, std::string day, std::string headline, std::vector<std::string> sentences) {
    Entry made;
    made.kind = std::move(kind);
    made.first = made.last = std::move(day);
    made.headline = std::move(headline);
    for (std::string& sentence : sentences) {
        Reading reading;
        reading.sentence = std::move(sentence);
        made.readings.push_back(std::move(reading));
    }
    made.text = made.readings.front().sentence;
    return made;
}

}  // namespace

TEST_CASE("a figure of an event's sentence is told by the event", "[render]") {
    const std::string sentence = "The wall, built in 1974, held 18 million cubic metres.";
    Timeline timeline;
    timeline.entries = {entry("figure", "1974", "18 million m3", {sentence}), entry("event", "1974", "The wall, built in 1974,…", {sentence})};
    CHECK(told_by(timeline) == std::vector<std::optional<std::size_t>>{1, std::nullopt});

    SECTION("not where the event is headed by the title of its article") {
        timeline.entries[1].headline = "Wall gives way";
        CHECK_FALSE(told_by(timeline)[0]);
    }
    SECTION("not where the days differ") {
        timeline.entries[1].first = "1975";
        CHECK_FALSE(told_by(timeline)[0]);
    }
    SECTION("not where a sentence of its own would be lost") {
        timeline.entries[0].readings.push_back({});
        timeline.entries[0].readings.back().sentence = "It held 18 million.";
        CHECK_FALSE(told_by(timeline)[0]);
    }
    SECTION("not where sources contradict it") {
        timeline.entries[0].flags = {"conflict"};
        CHECK_FALSE(told_by(timeline)[0]);
    }
}
