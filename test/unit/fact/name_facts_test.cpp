#include "fact/name_facts.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace tallywire;

namespace {

struct English {
    Lexicon lexicon{Rules{}, "en"};
    NameRules rules{lexicon, Rules{}};
    NameMatcher matcher{Rules{}};
};

const English& english() {
    static const English all;
    return all;
}

Article article(std::string id, std::string source, std::string text) {
    Article out;
    out.id = std::move(id);
    out.source = std::move(source);
    out.text = std::move(text);
    return out;
}

std::vector<Fact> facts(const std::vector<Article>& articles, bool backwards = false, std::size_t memory = 1 << 20) {
    Text text(english().lexicon);
    Names names(english().rules);
    std::vector<NamedReading> readings;
    for (const Article& each : articles) find_named(each, text, names, readings);
    if (backwards) std::reverse(readings.begin(), readings.end());
    std::vector<Fact> out;
    NameGroups groups(memory, "/tmp");
    for (const NamedReading& reading : readings) groups.add(reading);
    groups.finish(english().matcher, [&](Fact&& fact) { out.push_back(std::move(fact)); });
    CHECK(groups.empty());
    return out;
}

}  // namespace

TEST_CASE("one person spelled two ways is one fact with its reason", "[fact][name]") {
    const std::vector<Article> articles{
        article("a", "North", "The mayor, Hisham Qassem, spoke. Qassem left."),
        article("b", "South", "It was Hicham Kassim who spoke."),
        article("c", "West", "Then Hussein Qassem spoke."),
    };
    const auto found = facts(articles);
    REQUIRE(found.size() == 1);
    const Fact& fact = found.front();
    CHECK(fact.kind == "name");
    CHECK(fact.relation == "agree");
    REQUIRE(fact.readings.size() == 2);
    CHECK(fact.readings[0].text != fact.readings[1].text);
    CHECK(fact.outlets == std::vector<std::string>{"North", "South"});
    REQUIRE(fact.pairs.size() == 1);
    CHECK(fact.pairs[0].reason.find("~") != std::string::npos);
    CHECK(facts(articles, true) == found);
    CHECK(facts(articles, false, 1) == found);  // every reading waits in the file
}

TEST_CASE("people whose names touch are kept apart", "[fact][name]") {
    const auto found = facts({
        article("a", "North", "Sheikh Tariq bin Hamad Al-Nadi met Ghazi Hamad in Lima."),
        article("b", "South", "Sheikh Omar bin Rashid Al-Nadi left with Ghazi Hamad on Monday."),
    });
    REQUIRE(found.size() == 1);
    CHECK(found[0].what.item == "Ghazi Hamad");
}

TEST_CASE("a surname that fits two people goes with neither", "[fact][name]") {
    const auto found = facts({
        article("a", "North", "It was Owen Marwell who came. He waited."),
        article("b", "South", "It was Nora Marwell who came. She waited."),
        article("c", "West", "They asked Marwell about it."),
    });
    CHECK(found.empty());
}

TEST_CASE("that all write a well-known organisation alike is no fact", "[fact][name]") {
    CHECK(facts({article("a", "North", "It told Reuters so."), article("b", "South", "It told Reuters so.")}).empty());
}
