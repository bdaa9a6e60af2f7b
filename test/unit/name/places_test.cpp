#include "name/places.hpp"
#include "text/text.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace tallywire;

namespace {

struct English {
    Lexicon lexicon{Rules{}, "en"};
    Gazetteer gazetteer{lexicon, Rules{}};
};

const English& english() {
    static const English all;
    return all;
}

/// "Paris=US-TX" for each place of a text, `~` for demonyms, `@` for by-names, `+` for peoples.
std::string places(std::string_view bytes) {
    Text text(english().lexicon);
    text.assign(bytes);
    std::string out;
    for (std::size_t s = 0; s < text.size(); ++s) {
        const auto tokens = text.tokens(s);
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const auto match = english().gazetteer.match(bytes, tokens, i);
            if (!match) continue;
            const Place& place = english().gazetteer.place(match->place);
            if (!out.empty()) out += ' ';
            out += place.name + "=" + place.code.value_or("-");
            if (match->form == PlaceForm::demonym) out += match->plural ? "+" : "~";
            if (match->form == PlaceForm::by_name) out += "@";
            i += match->count - 1;
        }
    }
    return out;
}

std::string spelled(std::string_view code) { return code.empty() ? "-" : std::string(code); }

}  // namespace

TEST_CASE("every row of the places finds its example and refuses its look-alike", "[name][places]") {
    const RuleTable table = Rules{}.table("en/places");
    for (const RuleTable::Row& row : table.rows()) {
        INFO(row.line << ": " << row.cells[table.column("name")]);
        const std::string want = std::string(row.cells[table.column("name")]) + "=" + spelled(row.cells[table.column("code")]);
        CHECK(places(row.cells[table.column("example")]) == want);
        if (const std::string_view refused = row.cells[table.column("not")]; !refused.empty()) CHECK(places(refused) == "");
    }
}

TEST_CASE("every row of demonyms and by-names finds its example", "[name][places]") {
    for (const char* name : {"en/demonyms", "en/by_names"}) {
        const RuleTable table = Rules{}.table(name);
        for (const RuleTable::Row& row : table.rows()) {
            INFO(name << ':' << row.line);
            CHECK(places(row.cells[table.column("example")]).find_first_of("~+@") != std::string::npos);
            if (const std::string_view refused = row.cells[table.column("not")]; !refused.empty()) CHECK(places(refused) == "");
        }
    }
}

TEST_CASE("the neighbours tell which place is meant", "[name][places]") {
    CHECK(places("A shop in Paris, Texas, burned down.") == "Paris=US-TX Texas=US-TX");
    CHECK(places("A shop in Paris burned down.") == "Paris=FR-75");
    CHECK(places("Storms hit Alabama and Georgia.") == "Alabama=US-AL Georgia=US-GA");
    CHECK(places("Troops left Georgia for Azerbaijan.") == "Georgia=GE Azerbaijan=AZ");
    CHECK(places("Police in Birmingham, Alabama, said so.") == "Birmingham=US-AL Alabama=US-AL");
}

TEST_CASE("people and common words are no places", "[name][places]") {
    CHECK(places("Then Michael Jordan scored.") == "");
    CHECK(places("Then Sofia Marwell sang.") == "");
    CHECK(places("They told us to wait in the US.") == "United States=US");
    CHECK(places("We eat turkey; Turkey objected.") == "Turkey=TR");
}

TEST_CASE("codes nest", "[name][places]") {
    CHECK(Gazetteer::lies_in("US-TX", "US"));
    CHECK(Gazetteer::lies_in("US", "US"));
    CHECK_FALSE(Gazetteer::lies_in("US", "US-TX"));
    REQUIRE(english().gazetteer.find("PS-GZA"));
    CHECK(english().gazetteer.find("PS-GZA")->name == "Gaza");
    CHECK(english().gazetteer.find("PS")->name == "Palestine");
    CHECK(english().gazetteer.find("XX") == nullptr);
}
