#include "fact_samples.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;
using namespace tallywire::fact_samples;

TEST_CASE("later counts of a running toll supersede earlier ones by date, not by input order", "[fact]") {
    Input input;
    input.report("late", "Gazette", "2022-04-14", 96);
    input.report("early", "Herald", "2022-04-12", 34);
    const auto facts = facts_of(input);
    REQUIRE(facts.size() == 1);
    CHECK(facts[0].relation == "supersedes");
    REQUIRE(facts[0].pairs.size() == 1);
    CHECK(facts[0].readings[facts[0].pairs[0].b].article == "late");
    CHECK(facts[0].low == 96.0);
    CHECK(facts[0].high == 96.0);
}

TEST_CASE("lower bounds that overlap do not conflict", "[fact]") {
    Input input;
    input.report("a", "Gazette", "2022-04-12", 700, Bound::more_than);
    input.report("b", "Herald", "2022-04-12", 800, Bound::at_least);
    const auto facts = facts_of(input);
    REQUIRE(facts.size() == 1);
    CHECK(facts[0].relation == "compatible");
    CHECK(facts[0].low == 700.0);
    CHECK_FALSE(facts[0].high);
}

TEST_CASE("two counts for one day conflict", "[fact]") {
    Input input;
    input.report("a", "Gazette", "2022-04-12", 71);
    input.report("b", "Herald", "2022-04-12", 83);
    const auto facts = facts_of(input);
    REQUIRE(facts.size() == 1);
    CHECK(facts[0].relation == "conflict");
    CHECK(facts[0].pairs[0].reason.find("12 apart") != std::string::npos);
    CHECK(facts[0].low == 71.0);
    CHECK(facts[0].high == 83.0);
    CHECK_FALSE(facts[0].best);
}

TEST_CASE("a lower toll under a doubtful date is the older one", "[fact]") {
    Input input;
    input.report("a", "Gazette", "2022-04-12", 687, Bound::at_least);
    input.report("b", "Herald", "2022-05-10", 560, Bound::more_than);
    input.articles[1].published_doubt = "a header's clock";
    const auto facts = facts_of(input);
    REQUIRE(facts.size() == 1);
    CHECK(facts[0].relation == "supersedes");
    CHECK(facts[0].readings[facts[0].pairs[0].b].article == "a");
    CHECK(facts[0].flags == std::vector<std::string>{"doubtful_date"});
}

TEST_CASE("a toll that is revised down is flagged", "[fact]") {
    Input input;
    input.report("a", "Gazette", "2022-04-15", 127);
    input.report("b", "Herald", "2022-04-16", 113);
    input.figures[1].sentence = "The ministry of Norland revised the toll of Stennick down to 113 people.";
    const auto facts = facts_of(input);
    REQUIRE(facts.size() == 1);
    CHECK(facts[0].relation == "supersedes");
    CHECK(facts[0].flags == std::vector<std::string>{"down_revision"});
    CHECK(facts[0].best == 113.0);
}

TEST_CASE("an outlet that prints what was replaced contradicts the new count", "[fact]") {
    Input input;
    input.report("a", "Gazette", "2022-04-15", 100);
    input.report("b", "Herald", "2022-04-16", 127);
    input.report("c", "Lantern", "2022-04-17", 100);
    const auto facts = facts_of(input);
    REQUIRE(facts.size() == 1);
    CHECK(facts[0].relation == "conflict");
    CHECK(std::find(facts[0].flags.begin(), facts[0].flags.end(), "lagging") != facts[0].flags.end());
    CHECK(facts[0].best == 127.0);
}

TEST_CASE("a copy adds an outlet, no origin, and changes no best", "[fact]") {
    Input input;
    input.report("a", "Gazette", "2022-04-12", 34);
    input.report("b", "Herald", "2022-04-12", 35);
    input.report("c", "Lantern", "2022-04-12", 35);
    FactOptions options;
    options.best = parse_best("majority");
    const auto before = facts_of(input, options);
    for (int i = 0; i < 5; ++i) {
        input.report("copy" + std::to_string(i), "Copyist " + std::to_string(i), "2022-04-12", 34);
        input.articles.back().copy_of = CopyOf{"a", 1};
        input.figures.back().sentence = input.figures[0].sentence;
    }
    const auto after = facts_of(input, options);
    REQUIRE(before.size() == 1);
    const Fact* fact = fact_with(after, "figure", 8);
    REQUIRE(fact);
    CHECK(before[0].best == 35.0);
    CHECK(fact->best == 35.0);
    CHECK(fact->outlets.size() == 8);
    CHECK(fact->origins.size() == 3);
}

TEST_CASE("copies of one text with different digits cannot both be right", "[fact]") {
    Input input;
    input.report("a", "Gazette", "2022-04-12", 34, Bound::at_least);
    input.report("b", "Lantern", "2022-05-09", 43, Bound::at_least);
    input.articles[1].copy_of = CopyOf{"a", 0.9};
    input.articles[1].published_doubt = "four weeks after its copy";
    input.articles[1].text = "At least 43 died. " + input.articles[1].text;
    input.articles[0].text = "At least 34 died. " + input.articles[0].text;
    const auto facts = facts_of(input);
    const Fact* figure = fact_with(facts, "figure", 2);
    REQUIRE(figure);
    CHECK(figure->relation == "conflict");
    const Fact* copy = fact_with(facts, "copy", 2);
    REQUIRE(copy);
    CHECK(copy->relation == "conflict");
    CHECK(copy->pairs[0].reason.find("“34” became “43”") != std::string::npos);
    const Fact* date = fact_with(facts, "date", 2);
    REQUIRE(date);
    CHECK(date->relation == "conflict");
}

TEST_CASE("the order of the input changes nothing", "[fact][property]") {
    std::mt19937 random(7);
    Input input;
    const std::vector<std::string> outlets{"Gazette", "Herald", "Lantern", "Post"};
    for (int i = 0; i < 60; ++i)
        input.report("n" + std::to_string(i), outlets[random() % 4], "2022-04-" + std::to_string(10 + random() % 15),
                     static_cast<double>(20 + random() % 80), random() % 3 ? Bound::exact : Bound::at_least);
    const std::string expected = lines_of(facts_of(input));
    CHECK_FALSE(expected.empty());
    for (int round = 0; round < 10; ++round) {
        std::shuffle(input.articles.begin(), input.articles.end(), random);
        std::shuffle(input.figures.begin(), input.figures.end(), random);
        CHECK(lines_of(facts_of(input)) == expected);
    }
    FactOptions small;
    small.memory = 4096;  // spills
    CHECK(lines_of(facts_of(input, small)) == expected);
}

TEST_CASE("the range holds every standing reading, and best lies in it", "[fact][property]") {
    std::mt19937 random(11);
    for (int round = 0; round < 40; ++round) {
        Input input;
        for (int i = 0; i < 6; ++i)
            input.report("r" + std::to_string(i), "Outlet " + std::to_string(i), "2022-04-12", static_cast<double>(1 + random() % 9),
                         random() % 2 ? Bound::exact : Bound::at_least);
        for (const char* rule : {"majority", "conservative", "latest"}) {
            FactOptions options;
            options.best = parse_best(rule);
            for (const Fact& fact : facts_of(input, options)) {
                REQUIRE(fact.best);
                CHECK((!fact.low || *fact.low <= *fact.best));
                CHECK((!fact.high || *fact.best <= *fact.high));
            }
        }
    }
}

TEST_CASE("parts, remaining and released are quantities of their own; their sum is checked against the whole", "[fact]") {
    Input input;
    const auto captives = [&](const std::string& id, const std::string& source, const std::string& day, const std::string& measure, double value,
                              Bound bound, const std::string& text, const std::string& sentence) {
        if (input.articles.empty() || input.articles.back().id != id) input.articles.push_back(article(id, source, day));
        Figure figure = killed(input.articles.back(), value, bound);
        figure.measure = measure;
        figure.text = text;
        figure.sentence = sentence;
        figure.place.reset();
        figure.id = id + measure;
        input.figures.push_back(figure);
    };
    captives("a", "Gazette", "2022-04-12", "held", 150, Bound::at_most, "as many as 150 people", "The gang held as many as 150 people at Stennick.");
    captives("b", "Herald", "2022-04-18", "released", 105, Bound::exact, "105 people", "By then 105 people had been let go at Stennick.");
    captives("b", "Herald", "2022-04-18", "held", 129, Bound::exact, "remaining 129 people", "They want the remaining 129 people back from Stennick.");
    const auto facts = facts_of(input);
    const Fact* ledger = fact_with(facts, "figure", 3);
    REQUIRE(ledger);
    CHECK(ledger->relation == "conflict");
    CHECK(ledger->flags == std::vector<std::string>{"derived"});
    CHECK(ledger->pairs[0].reason.find("105 released + 129 left = 234") != std::string::npos);
    CHECK(facts.size() == 4);  // and one fact for each quantity
}

TEST_CASE("two events apart in words are two facts", "[fact]") {
    Input input;
    input.report("a", "Gazette", "2022-04-12", 3);
    Article other = article("b", "Herald", "2022-04-12");
    other.title = "Bus plunges off Cavendish pass";
    other.text = "A coach from Tolley Junction left the road at Cavendish pass, police officer Ruben Hask said.";
    input.articles.push_back(other);
    input.figures.push_back(killed(other, 5));
    input.figures.back().sentence = "The coach crash at Cavendish pass killed 5 people.";
    CHECK(facts_of(input).size() == 2);
}

TEST_CASE("victims that a sentence only describes are added up", "[fact]") {
    Input input;
    input.report("a", "Gazette", "2022-04-12", 1);
    Figure wife = input.figures[0], sons = input.figures[0];
    wife.text = "his wife";
    wife.implied = true;
    wife.group = "wife";
    sons.text = "three sons";
    sons.value = 3;
    sons.interval = {3, 3, false, false};
    sons.group = "son";
    sons.id += "b";
    wife.sentence = sons.sentence = "The flood at Stennick killed his wife and three sons.";
    wife.where = {24, 32};
    sons.where = {37, 47};
    input.figures = {wife, sons};
    const auto facts = facts_of(input);
    REQUIRE(facts.size() == 1);
    CHECK(facts[0].low == 4.0);
    CHECK(facts[0].readings[0].text == "his wife + three sons");
    CHECK(facts[0].flags == std::vector<std::string>{"derived"});
}

TEST_CASE("a count of quite another size than the story's is of something else", "[fact]") {
    Input input;
    input.report("a", "Gazette", "2022-04-12", 800);
    input.report("b", "Herald", "2022-04-12", 850);
    input.report("c", "Lantern", "2022-04-13", 900);
    input.report("d", "Post", "2022-04-13", 950);
    input.report("e", "Times", "2022-04-13", 40);  // those of one house
    const auto facts = facts_of(input);
    REQUIRE(facts.size() == 2);
    CHECK(fact_with(facts, "figure", 4));
    CHECK(fact_with(facts, "figure", 1)->readings[0].article == "e");

    input.figures.pop_back();
    input.articles.pop_back();
    input.report("early", "Times", "2022-04-11", 40);  // a toll grows
    CHECK(facts_of(input).size() == 1);
}

TEST_CASE("one great number for one day is of one event, however its place is called", "[fact]") {
    Input input;
    input.report("a", "Gazette", "2022-04-14", 11);
    input.report("b", "Herald", "2022-04-15", 11);
    input.figures[1].place = Place{"Westland", "XW"};
    CHECK(facts_of(input).size() == 2);
    for (Figure& figure : input.figures) figure.time = TimeReference{"on Tuesday", "2022-04-12", "2022-04-12", "2022-04-12"};
    CHECK(facts_of(input).size() == 1);
    for (Figure& figure : input.figures) figure.value = figure.interval.low = figure.interval.high = 2;
    CHECK(facts_of(input).size() == 2);
}

TEST_CASE("a fact's place is the one that most readings name", "[fact]") {
    Input input;
    for (const char* id : {"a", "b", "c"}) input.report(id, id, "2022-04-12", 34);
    input.figures[2].place = Place{"Marrowdale", "NL-MD"};
    const auto facts = facts_of(input);
    REQUIRE(facts.size() == 1);
    CHECK(facts[0].what.place == Place{"Norland", "NL"});
}

TEST_CASE("the usual number of a year is not the toll", "[fact]") {
    Input input;
    input.report("a", "Gazette", "2022-04-12", 34);
    input.report("b", "Herald", "2022-04-12", 30);
    input.figures[1].sentence = "Floods kill 30 people each year around Marrowdale.";
    CHECK(facts_of(input).size() == 2);
}
