#include "extract/extractor.hpp"
#include "text/lexicon.hpp"
#include "text/number.hpp"
#include "text/text.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

// The language of an article chooses its rules; French shows that a language is a folder.

using namespace tallywire;

namespace {

std::vector<Figure> figures(std::string_view text, std::optional<std::string> language) {
    static const Rules rules;
    static const ExtractionRules extraction(rules);
    static Extractor extractor(extraction);
    Article article;
    article.id = "a";
    article.language = std::move(language);
    article.published = "2024-03-14";
    article.text = text;
    Extracted out;
    extractor.extract(article, {}, out);
    return out.figures;
}

Figure french(std::string_view text) {
    const std::vector<Figure> found = figures(text, "fr");
    INFO(text);
    REQUIRE(found.size() == 1);
    return found.front();
}

std::string number_of(std::string_view text) {
    static Lexicon lexicon{Rules{}, "fr"};
    static const NumberParser parser{lexicon, Rules{}};
    Text cut(lexicon);
    cut.assign(text);
    const auto tokens = cut.tokens(0);
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (const auto match = parser.match(text, tokens, i)) {
            if (match->kind != NumberMatch::Kind::vague) return std::to_string(match->value);
            const auto bound = [](const std::optional<double>& value) { return value ? std::to_string(static_cast<long long>(*value)) : std::string(); };
            return bound(match->low) + ".." + bound(match->high);
        }
    return "";
}

}  // namespace

TEST_CASE("the folder of an article's language", "[language]") {
    const ExtractionRules rules{Rules{}};
    CHECK(rules.folder_of(std::nullopt) == "en");
    CHECK(rules.folder_of("en") == "en");
    CHECK(rules.folder_of("en-GB") == "en");
    CHECK(rules.folder_of("fr") == "fr");
    CHECK(rules.folder_of("fr-CA") == "fr");
    CHECK(rules.folder_of("French") == "fr");
    CHECK(rules.folder_of("fi") == "any");
    CHECK(rules.folder_of("und") == "en");
    const ExtractionRules forced{Rules{}, "fr"};
    CHECK(forced.folder_of("en") == "fr");
    CHECK_THROWS(ExtractionRules(Rules{}, "xx"));
}

TEST_CASE("of a language without a folder only what has a unit is a quantity", "[language]") {
    const auto found = figures("Nopeus oli 120 km ja hinta 1.200 €, 2,5 % enemmän. Paikalla oli 300 ihmistä vuonna 2019.", "fi");
    REQUIRE(found.size() == 3);
    CHECK(found[0].unit == "km");
    CHECK(found[1].value == 1200.0);
    CHECK(found[1].unit == "EUR");
    CHECK(found[2].value == 2.5);
    CHECK(found[2].unit == "percent");
}

TEST_CASE("French numbers: every row holds its example", "[language][rules]") {
    const RuleTable table = Rules{}.table("fr/numbers");
    const auto example = table.column("example"), answer = table.column("answer");
    for (const RuleTable::Row& row : table.rows()) {
        INFO(row.cells[example]);
        const std::string found = number_of(row.cells[example]);
        if (row.cells[answer].find("..") != std::string_view::npos) CHECK(found == row.cells[answer]);
        else CHECK(std::stod(found.empty() ? "nan" : found) == Approx(std::stod(std::string(row.cells[answer]))));
    }
}

TEST_CASE("French bounds and units: every row holds its example", "[language][rules]") {
    const RuleTable bounds = Rules{}.table("fr/bounds");
    for (const RuleTable::Row& row : bounds.rows()) {
        const std::string sentence = "Ils ont compté " + std::string(row.cells[bounds.column("example")]) + ".";
        INFO(sentence);
        const auto found = figures(sentence, "fr");
        CHECK((!found.empty() && name_of(found.front().bound) == row.cells[bounds.column("answer")]));
    }
    const RuleTable units = Rules{}.table("fr/units");
    for (const RuleTable::Row& row : units.rows()) {
        const std::string sentence = "Ils ont mesuré " + std::string(row.cells[units.column("example")]) + " hier.";
        INFO(sentence);
        const auto found = figures(sentence, "fr");
        CHECK((!found.empty() && found.front().unit == row.cells[units.column("answer")]));
    }
}

TEST_CASE("French words for people and look-alikes: every row holds its example", "[language][rules]") {
    const RuleTable people = Rules{}.table("fr/people");
    for (const RuleTable::Row& row : people.rows()) {
        const std::string sentence = "On a vu " + std::string(row.cells[people.column("example")]) + ".";
        INFO(sentence);
        const auto found = figures(sentence, "fr");
        CHECK((!found.empty() && found.front().unit == row.cells[people.column("unit")]));
    }
    const RuleTable lookalikes = Rules{}.table("fr/lookalikes");
    for (const RuleTable::Row& row : lookalikes.rows()) {
        INFO(row.cells[lookalikes.column("example")]);
        CHECK(figures(row.cells[lookalikes.column("example")], "fr").empty());
    }
}

TEST_CASE("what happened to the counted ones, in French", "[language]") {
    CHECK(french("L'attaque a fait 14 morts près du fleuve.").measure == "killed");
    CHECK(french("Quatorze paysans ont été tués près du fleuve.").measure == "killed");
    CHECK(french("L'incendie a coûté la vie à 14 personnes.").measure == "killed");
    CHECK(french("Quatorze personnes sont mortes.").measure == "killed");
    CHECK(french("Le bilan est passé à 14 morts.").measure == "killed");
    CHECK(french("Neuf personnes sont portées disparues.").measure == "missing");
    CHECK(french("Onze personnes restent portées disparues.").measure == "missing");
    CHECK(french("Une trentaine de civils ont été blessés.").bound == Bound::about);
    CHECK(french("Plus d’une centaine de maisons ont été détruites.").bound == Bound::more_than);
    CHECK(french("Le groupe exige la libération de 14 prisonniers.").measure == "demanded_release");
    const Figure soldiers = french("Trois soldats libanais ont été blessés.");
    CHECK(soldiers.unit == "soldier");
    CHECK(soldiers.group == "libanais");
    CHECK(soldiers.text == "Trois soldats libanais");
}

TEST_CASE("a word that lost its last letter is a token of its own", "[language][text]") {
    const Lexicon lexicon(Rules{}, "fr");
    Text text(lexicon);
    text.assign("Aujourd'hui, l’armée dit qu'il y a près d'1,2 million de déplacés.");
    std::string words;
    for (const Token& token : text.tokens(0)) words += std::string(text.bytes(token)) + "|";
    CHECK(words == "Aujourd'hui|,|l’|armée|dit|qu'|il|y|a|près|d'|1,2|million|de|déplacés|.|");
}
