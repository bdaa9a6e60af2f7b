#include "text/phrase_table.hpp"
#include "text/text.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace tallywire;

namespace {

const Lexicon& english() {
    static const Lexicon lexicon(Rules{}, "en");
    return lexicon;
}

std::vector<std::string> sentences(std::string_view bytes) {
    std::vector<Sentence> found;
    split_sentences(bytes, english(), found);
    std::vector<std::string> out;
    for (const Sentence& sentence : found) out.emplace_back(sentence.where.of(bytes));
    return out;
}

std::string tokens(std::string_view bytes) {
    Text text(english());
    text.assign(bytes);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i)
        for (const Token& token : text.tokens(i)) out += (out.empty() ? "" : "|") + std::string(text.bytes(token));
    return out;
}

std::string tags(std::string_view bytes) {
    Text text(english());
    text.assign(bytes);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i)
        for (const Token& token : text.tokens(i)) out += (out.empty() ? "" : " ") + std::string(name_of(token.tag));
    return out;
}

}  // namespace

TEST_CASE("sentences end at periods that are no abbreviation's", "[text]") {
    CHECK(sentences("Gen. Ade spoke. Mr. Lowe left at 3 p.m. The crowd stayed.").size() == 3);
    CHECK(sentences("The U.S. Senate met. It rose by 1.5 percent.").size() == 2);
    CHECK(sentences("J. K. Moro of Harbour Inc. resigned.").size() == 1);
    CHECK(sentences("“We go on. We will not stop.” He left.") ==
          std::vector<std::string>{"“We go on.", "We will not stop.”", "He left."});
    CHECK(sentences("They waited… and left. Why? Nobody knows!").size() == 3);
}

TEST_CASE("a blank line ends a sentence, a line end does unless the text is wrapped", "[text]") {
    CHECK(sentences("Flood kills nine\n\nThe river rose").size() == 2);
    CHECK(sentences("First line here\nSecond line here").size() == 2);
    CHECK(sentences("THE COUNCIL OF THE TOWN SAID ON FRIDAY THAT THE WATER HAD RISEN BY\nTWO METRES AND THAT NOBODY COULD LEAVE THE HARBOUR WITHOUT\n"
                    "A PERMIT.").size() == 1);
}

TEST_CASE("paragraphs are counted", "[text]") {
    std::vector<Sentence> found;
    split_sentences("One. Two.\n\nThree.\nFour.", english(), found);
    REQUIRE(found.size() == 4);
    CHECK(found[1].paragraph == 0);
    CHECK(found[2].paragraph == 1);
    CHECK(found[3].paragraph == 2);
}

TEST_CASE("tokens", "[text]") {
    CHECK(tokens("A week-long truce") == "A|week|-|long|truce");
    CHECK(tokens("Al-Thani’s $2–3bn plan") == "Al|-|Thani|’s|$|2|–|3|bn|plan");
    CHECK(tokens("1,200.50 people, 3rd in the U.S. at 7p.m. today") == "1,200.50|people|,|3rd|in|the|U.S.|at|7|p.m.|today");
    CHECK(tokens("They don’t; O'Brien's 40-year-old") == "They|don’t|;|O'Brien|'s|40|-|year|-|old");
    CHECK(tokens("``Yes,'' he said") == "``|Yes|,|''|he|said");
    CHECK(tokens("the militants’ office") == "the|militants|’|office");
    CHECK(tokens("") == "");
}

TEST_CASE("parts of speech of plain news sentences", "[text]") {
    CHECK(tags("At least 800 people have been killed in Israel.") ==
          "preposition determiner number noun_plural verb_base verb_participle verb_participle preposition proper punctuation");
    CHECK(tags("Two gunmen killed the mayor") == "number noun_plural verb_past determiner noun");
}

TEST_CASE("phrases match by form and by lemma, the longest first", "[text]") {
    Lexicon lexicon(Rules{}, "en");
    PhraseTable table(lexicon);
    table.add(lexicon, "V:rule out", 1);
    table.add(lexicon, "at least", 2);
    table.add(lexicon, "at", 3);
    table.add(lexicon, "self-defence N:force", 4);
    Text text(lexicon);
    text.assign("It ruled out at least one of the self-defence forces at sea");
    const auto tokens = text.tokens(0);
    CHECK(table.match(lexicon, tokens, 1).payload == 1);
    CHECK(table.match(lexicon, tokens, 3).payload == 2);
    CHECK(table.match(lexicon, tokens, 8).size == 4);
    CHECK(table.match(lexicon, tokens, 12).payload == 3);
    CHECK_FALSE(table.match(lexicon, tokens, 0));
}
