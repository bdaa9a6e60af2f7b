#include "base/error.hpp"
#include "fact/edits.hpp"
#include "fact/fact_state.hpp"
#include "fact/spool.hpp"
#include "fact_samples.hpp"
#include "render/brief.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;
using namespace tallywire::fact_samples;

TEST_CASE("a state tells new and changed facts once", "[fact][state]") {
    Input input;
    input.report("a", "Gazette", "2022-04-12", 34);
    FactState first("", {});
    auto facts = facts_of(input);
    REQUIRE(facts.size() == 1);
    CHECK(first.take(facts[0]));
    CHECK(facts[0].changes == std::vector<std::string>{"new"});
    const std::string id = facts[0].id;

    FactState second(first.content(), {});
    facts = facts_of(input);
    CHECK_FALSE(second.take(facts[0]));
    CHECK(second.content() == first.content());

    input.report("older", "Herald", "2022-04-11", 20);
    input.report("b", "Herald", "2022-04-13", 40);
    FactState third(first.content(), {});
    facts = facts_of(input);
    REQUIRE(facts.size() == 1);
    CHECK(third.take(facts[0]));
    CHECK(facts[0].id == id);  // though an older article has come
    CHECK(facts[0].changes == std::vector<std::string>{"relation: single_source -> supersedes", "low: 34 -> 40", "high: 34 -> 40", "best: 34 -> 40", "readings: 2 more"});
}

TEST_CASE("small steps add up until they pass the threshold", "[fact][state]") {
    std::string content;
    int told = 0;
    for (int value = 100; value <= 120; value += 2) {
        Fact fact;
        fact.id = "f-1";
        fact.relation = "agree";
        fact.low = fact.high = value;
        FactState state(content, parse_threshold("10%"));
        told += state.take(fact);
        content = state.content();
    }
    CHECK(told == 2);  // 100, then 110; 120 is less than 10% above 110
    CHECK(parse_threshold("25").step == 25);
    CHECK_THROWS_AS(parse_threshold("ten"), UsageError);
    CHECK_THROWS_AS(parse_threshold("-1"), UsageError);
    CHECK_THROWS_AS(FactState("f-1\tagree\tx\t-\t-\n", {}), IoError);
}

TEST_CASE("a spool gives records back by key, from memory and from files alike", "[fact]") {
    for (const std::size_t memory : {std::size_t{100}, std::size_t{1} << 20}) {
        Spool spool(memory, "/tmp");
        for (std::uint32_t i = 0; i < 1000; ++i) spool.add(i, i % 7, "record " + std::to_string(i));
        std::uint64_t last = 0;
        std::size_t count = 0;
        spool.drain([](std::uint32_t owner, std::uint32_t kind) { return std::uint64_t{kind} << 32 | (owner * 2654435761u); },
                    [&](std::uint64_t key, std::uint32_t owner, std::string_view bytes) {
                        CHECK(key >= last);
                        CHECK(bytes == "record " + std::to_string(owner));
                        last = key;
                        ++count;
                    });
        CHECK(count == 1000);
        CHECK(spool.empty());
    }
    Spool nowhere(10, "/no/such/directory");
    nowhere.add(1, 1, "first");
    CHECK_THROWS_AS(nowhere.add(1, 1, "second"), IoError);
}

TEST_CASE("edits between versions are told by what they touch", "[fact][edits]") {
    const Lexicon& lexicon = rules().lexicon();
    const auto edits = find_edits("At least 34 miners died in Stennick on Tuesday. The mayor said help was near. Rain fell.",
                                  "Rain fell. At least 43 miners died in Stenick on Wednesday. Help was near.", lexicon);
    const auto has = [&](EditClass kind, const std::string& before, const std::string& after) {
        return std::find(edits.begin(), edits.end(), Edit{kind, before, after}) != edits.end();
    };
    CHECK(has(EditClass::figure, "34", "43"));
    CHECK(has(EditClass::name, "Stennick", "Stenick"));
    CHECK(has(EditClass::date, "Tuesday", "Wednesday"));
    CHECK(find_edits("One. Two.", "Two. One.", lexicon).empty());
}

TEST_CASE("a brief tells the widest disagreement first and lets nothing reach the terminal", "[fact][render]") {
    Input input;
    input.report("a", "Gazette", "2022-04-12", 71);
    input.report("b", "Her\x1b[31mald", "2022-04-12", 83);
    Brief brief;
    for (Fact& fact : facts_of(input)) brief.add(std::move(fact));
    std::string text, page, marked;
    brief.write(text, BriefFormat::text);
    brief.write(page, BriefFormat::html);
    brief.write(marked, BriefFormat::markdown);
    CHECK(text.find("CONFLICT  Killed, Norland") != std::string::npos);
    CHECK(text.find("71 to 83") != std::string::npos);
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(page.find('\x1b') == std::string::npos);
    CHECK(page.starts_with("<!DOCTYPE html>"));
    CHECK(marked.find("**71 to 83**") != std::string::npos);
}
