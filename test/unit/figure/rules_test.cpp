#include "extract/extractor.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace tallywire;

namespace {

std::vector<Figure> figures(std::string_view sentence) {
    static const Rules rules;
    static const ExtractionRules extraction(rules);
    static Extractor extractor(extraction);
    Article article;
    article.id = "a";
    article.text = sentence;
    Extracted out;
    extractor.extract(article, {}, out);
    return out.figures;
}

Figure only(std::string_view sentence) {
    const std::vector<Figure> found = figures(sentence);
    INFO(sentence);
    REQUIRE(found.size() == 1);
    return found.front();
}

}  // namespace

TEST_CASE("every bound holds its example", "[figure][rules]") {
    const RuleTable table = Rules{}.table("en/bounds");
    const auto example = table.column("example"), answer = table.column("answer");
    for (const RuleTable::Row& row : table.rows()) {
        const std::string sentence = "They counted " + std::string(row.cells[example]) + ".";
        INFO(sentence);
        const auto found = figures(sentence);
        CHECK((!found.empty() && name_of(found.front().bound) == row.cells[answer]));
    }
}

TEST_CASE("every trigger with a slot counts those of its example", "[figure][rules]") {
    const RuleTable table = Rules{}.table("en/measures");
    const auto phrase = table.column("phrase"), measure = table.column("measure"), example = table.column("example");
    for (const RuleTable::Row& row : table.rows()) {
        if (row.cells[phrase].find('<') == std::string_view::npos || row.cells[example].empty()) continue;
        const std::string_view marked = row.cells[example], name = row.cells[measure];
        const std::size_t open = marked.find('['), close = marked.find(']');
        REQUIRE(close < marked.size());
        const std::string_view counted = marked.substr(open + 1, close - open - 1);
        INFO(marked);
        bool found = false;
        for (const Figure& figure : figures(std::string(marked.substr(0, open)) + std::string(counted) + std::string(marked.substr(close + 1))))
            found |= figure.text == counted && figure.measure == name.substr(0, name.find('?'));
        CHECK(found);
    }
}

TEST_CASE("a slot is filled by a noun of its role alone", "[figure]") {
    CHECK(figures("They took 12 farmers to the market.").front().measure != "injured");
    CHECK(figures("Guards took 12 farmers, and the priest went to the hospital.").front().measure != "injured");
    CHECK(figures("The storm hit 12 farmers in the wallet.").front().measure != "injured");
    CHECK(figures("Twelve players suffered defeats.").front().measure != "injured");
    CHECK(only("Snipers fired at the bus, hitting 12 farmers.").measure == "injured");
    CHECK(only("Twelve farmers were airlifted from a roof.").measure == "rescued");
    CHECK(only("Twelve farmers were airlifted to St. Agnes Hospital.").measure == "injured");
}

TEST_CASE("every look-alike is refused", "[figure][rules]") {
    const RuleTable table = Rules{}.table("en/lookalikes");
    const auto example = table.column("example");
    for (const RuleTable::Row& row : table.rows()) {
        INFO(row.cells[example]);
        CHECK(figures(row.cells[example]).empty());
    }
}

TEST_CASE("what happened to the counted ones", "[figure]") {
    CHECK(only("Gunmen killed 14 farmers near the river.").measure == "killed");
    CHECK(only("Fourteen farmers were shot dead near the river.").measure == "killed");
    CHECK(only("The fire claimed 14 lives.").measure == "killed");
    CHECK(only("The death toll rose to 14.").measure == "killed");
    CHECK(only("The deaths of 14 farmers shook the valley.").measure == "killed");
    CHECK(only("At least 14 farmers are still missing.").measure == "missing");
    CHECK(only("The rebels took 14 hostages.").measure == "taken");
    CHECK(only("The rebels demanded the release of 14 prisoners.").measure == "demanded_release");
}

TEST_CASE("a noun that is left out is that of the figure before", "[figure]") {
    const auto found = figures("The storm caused more than 90 deaths in Haiti and over 56 in Cuba.");
    REQUIRE(found.size() == 2);
    CHECK(found[1].interval.low == 56.0);
    CHECK(found[1].bound == Bound::more_than);
    CHECK(found[1].measure == "killed");
    CHECK(found[1].unit == "person");
    REQUIRE(found[1].place);
    CHECK(found[1].place->code == "CU");
}

TEST_CASE("a place of victims", "[figure]") {
    const auto later = figures("A bus burnt out near Lima in Peru and killed 12 people. At least 30 people were injured.");
    REQUIRE(later.size() == 2);
    REQUIRE(later[1].place);
    CHECK(later[1].place->code == later[0].place->code);
    const auto told = only("The health ministry in Cuba said 12 people were killed.");
    REQUIRE(told.place);
    CHECK(told.place->code == "CU");
    const auto fled = only("Some 12,000 Cubans were displaced.");
    REQUIRE(fled.place);
    CHECK(fled.place->code == "CU");
    // what may come to pass elsewhere is no place of theirs
    CHECK_FALSE(only("The rebels threatened to harm 12 captives if jets struck camps in Cuba.").place);
}

TEST_CASE("what is given in exchange stands as what is asked for", "[figure]") {
    const auto found = figures("The proposal calls for the release of 12 soldiers in exchange for three times as many prisoners held in Cuban jails.");
    REQUIRE(found.size() == 2);
    CHECK_FALSE(found[0].place);
    REQUIRE(found[1].place);
    CHECK(found[1].place->code == "CU");
    CHECK(found[0].status == "proposed");
    CHECK(found[1].status == "proposed");
}

TEST_CASE("victims without a number word are counted once", "[figure]") {
    const auto found = figures("A baker was killed on Friday. The baker was 40 and was killed at dawn.");
    std::size_t implied = 0;
    for (const Figure& figure : found) implied += figure.implied;
    CHECK(implied == 1);
}

TEST_CASE("a single victim is told of by age, by name or after an aside", "[figure]") {
    const auto first = [](const char* text) {
        for (const Figure& figure : figures(text))
            if (figure.implied) return figure.text + " " + figure.measure;
        return std::string();
    };
    CHECK(first("A 17-year-old was shot and killed near the mill.") == "A 17-year-old killed");
    CHECK(first("The storm left a 12-year-old boy dead inside his home.") == "a 12-year-old boy killed");
    CHECK(first("A 9-year-old boy who was home alone with his cousins has died.") == "A 9-year-old boy killed");
    CHECK(first("Medics rushed the boy to a clinic where he was pronounced dead.") == "he killed");
    CHECK(first("Harlan died at the scene.") == "Harlan killed");
    CHECK(first("Two farmers were killed. Harlan died at the scene.").empty());
}

TEST_CASE("what stands after \"to the\" is a rate between measures only", "[figure]") {
    const auto sides = figures("She hopes to bring both sides to the table.");
    REQUIRE(sides.size() == 1);
    CHECK(sides[0].text == "both sides");
    CHECK(sides[0].measure == "other");
    const auto rate = figures("The car does 40 miles to the gallon.");
    REQUIRE(rate.size() == 1);
    CHECK(rate[0].unit == "mi/gallon");
}
