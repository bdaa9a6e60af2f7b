#include "extract/extractor.hpp"
#include "figure/victims.hpp"
#include "text/tokens.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace tallywire;

namespace {

/// The figures of killed, injured and both together of a text, as "text measure value".
std::vector<std::string> counts(std::string_view text, std::string_view title = {}) {
    static const Rules rules;
    static const ExtractionRules extraction(rules);
    static Extractor extractor(extraction);
    Article article;
    article.id = "a";
    article.text = text;
    if (!title.empty()) article.title = std::string(title);
    Extracted out;
    extractor.extract(article, {}, out);
    std::vector<std::string> found;
    for (const Figure& figure : out.figures)
        if (figure.measure == "killed" || figure.measure == "injured" || figure.measure == "casualty")
            found.push_back(figure.text + " " + figure.measure + " " + std::to_string(static_cast<int>(figure.value.value_or(-1))));
    return found;
}

using Counts = std::vector<std::string>;

}  // namespace

TEST_CASE("the victims of one clause are one count", "[figure]") {
    CHECK(counts("A woman and her baby were killed by a stray shell.") == Counts{"A woman and her baby killed 2"});
    CHECK(counts("A farmer, his wife and their son drowned in the flood.") == Counts{"A farmer, his wife and their son killed 3"});
    CHECK(counts("Anna Berg, Ole Lund and a tourist from Spain were killed when the bus overturned.") == Counts{"Anna Berg, Ole Lund and a tourist killed 3"});
    CHECK(counts("A woman and child were found dead in a hotel room.") == Counts{"A woman and child killed 2"});
    CHECK(counts("A gunman killed two people and then himself.") == Counts{"killed two people and then himself killed 3", "two people killed 2"});
    CHECK(counts("Artillery fire killed three civilians in Kherson and five in Mykolaiv.").size() == 2);
    CHECK(counts("The driver, a father of three girls, was killed in the crash.").front() == "The driver killed 1");
}

TEST_CASE("a victim who is told of twice is counted by what became of them", "[figure]") {
    CHECK(counts("A man was shot outside a mill. He was taken to hospital, where he died.") == Counts{"he killed 1"});
    CHECK(counts("A boy, 9, was hit by gunfire. Owen Reed was pronounced dead an hour later.") == Counts{"Owen Reed killed 1"});
    CHECK(counts("A boy died after shooting himself.") == Counts{"A boy killed 1"});
    CHECK(counts("A guard was killed and a customer was wounded in the raid.") == Counts{"A guard killed 1", "a customer injured 1"});
    CHECK(counts("Two miners were shot. Nora Quill was killed and Owen Reed was in stable condition.").front() == "Two miners casualty 2");
}

TEST_CASE("what cannot be one victim is two", "[figure]") {
    CHECK(counts("A boy was shot in a yard. A baker, 40, was shot nearby.") == Counts{"A boy injured 2"});
    CHECK(counts("Police said Ned Roe was killed. A waitress was wounded.") == Counts{"Ned Roe killed 1", "A waitress injured 1"});
    CHECK(counts("The gunman was killed. Ned Roe was wounded.") == Counts{"The gunman killed 1", "Ned Roe injured 1"});
    CHECK(counts("A man, woman and child were stabbed.") == Counts{"A man, woman and child injured 3"});
}

TEST_CASE("what may be one victim is one", "[figure]") {
    CHECK(counts("Ned Owen Roe was killed on Monday. Friends mourned. Owen Roe was killed at noon.") == Counts{"Ned Owen Roe killed 1"});
    CHECK(counts("A boy, 9, was wounded. The 9-year-old accidentally shot himself in the foot.") == Counts{"A boy injured 1"});
    CHECK(counts("A guard was taken to St. Agnes Hospital with stab wounds.") == Counts{"A guard injured 1"});
    CHECK(counts("The boy, also 15, was hurt.") == Counts{"The boy injured 1"});
}

TEST_CASE("a count holds those whom the article names", "[figure]") {
    CHECK(counts("A bus crash killed six people. Nora Quill, 40, died at the scene.") == Counts{"six people killed 6"});
    CHECK(counts("A driver was killed in the blast. Two others died in hospital.").front() == "A driver killed 3");
}

TEST_CASE("a part of the victims is told of by an adverb or a pronoun", "[figure]") {
    CHECK(counts("Five hikers were shot, two fatally.") == Counts{"Five hikers casualty 5", "Five hikers injured 3", "two killed 2"});
    CHECK(counts("Six miners were shot, one of them fatally.") == Counts{"Six miners casualty 6", "Six miners injured 5", "one killed 1"});
    CHECK(counts("Six miners were shot, one of whom died.") == Counts{"Six miners casualty 6", "Six miners injured 5", "one killed 1"});
    CHECK(counts("Two bakers were stabbed. Both died.") == Counts{"Two bakers killed 2", "Both killed 2"});
    CHECK(counts("Six miners were shot, none fatally.").front() == "Six miners injured 6");
    CHECK(counts("A father of 3 fatally shot outside a mill was mourned.").size() < 2);
}

TEST_CASE("a count of some kind of people holds nobody of another", "[figure]") {
    CHECK(counts("Two girls were killed in Turin. Their uncle then killed himself.") == Counts{"Two girls killed 3", "Two girls killed 2"});
    CHECK(counts("Three children were shot dead on Monday. The gunman shot and killed himself.").front() == "Three children killed 4");
    CHECK(counts("Two men were killed. The suspect, a baker, was killed by guards.").front() == "Two men killed 2");
}

TEST_CASE("what the clause adds tells that the victims live", "[figure]") {
    CHECK(counts("A guard died. Three men were taken to hospital in stable condition.") == Counts{"A guard killed 1", "Three men injured 3"});
    CHECK(counts("A guard was struck in the leg. The coroner came.") == Counts{"A guard injured 1"});
    CHECK(counts("The boy told his mother he had been shot.").size() < 2);
}

TEST_CASE("where the article leaves open whose the death was", "[figure]") {
    CHECK(counts("A man was shot on Elm Street.", "Man dies after shooting") == Counts{"A man killed 1"});
    CHECK(counts("A man was shot on Elm Street. He is in stable condition.", "Murder suspect held") == Counts{"A man injured 1"});
    CHECK(counts("A man was shot on Elm Street. A neighbour faces a charge of attempted murder.") == Counts{"A man injured 1"});
}

TEST_CASE("the key follows what became of the victim", "[figure]") {
    static const Rules rules;
    static const ExtractionRules extraction(rules);
    Extractor extractor(extraction);
    Article article;
    article.id = "a";
    article.title = "Man dies after shooting";
    article.text = "A man was shot on Elm Street.";
    Extracted out;
    extractor.extract(article, {}, out);
    REQUIRE(out.figures.size() == 1);
    CHECK(out.figures[0].key->starts_with("killed|"));
}

TEST_CASE("wounds are not the wounded", "[figure]") {
    CHECK(counts("The guard had three gunshot wounds.") == Counts{"The guard injured 1"});
    CHECK(counts("Two teenagers were found lying in the road with gunshot wounds.") == Counts{"Two teenagers injured 2"});
}

TEST_CASE("every word that tells victims apart is read in its example", "[figure][rules]") {
    const Rules rules;
    const RuleTable table = rules.table("en/victim_words");
    Lexicon lexicon(rules, "en");
    const VictimRules words(lexicon, rules);
    const auto example = table.column("example"), role = table.column("role");
    constexpr std::string_view names[] = {"", "male", "female", "any", "doer", "more", "death", "no_death", "alive"};
    for (const RuleTable::Row& row : table.rows()) {
        const std::string text(row.cells[example]);
        std::vector<Token> tokens;
        split_tokens(text, {0, static_cast<std::uint32_t>(text.size())}, lexicon, tokens);
        bool found = false;
        for (std::size_t i = 0; i < tokens.size(); ++i) found |= names[static_cast<std::size_t>(words.role(tokens, i))] == row.cells[role];
        INFO(row.cells[example]);
        CHECK(found);
    }
}
