#include "figure/counted_noun.hpp"

#include "sentence_sample.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace tallywire;

namespace {

/// The noun phrase that begins right after the word `number`.
std::string counted(std::string_view bytes, std::string_view number) {
    SentenceSample sample(bytes);
    Quantity q;
    q.value = 12;
    CountedNoun(sample.view()).take(q, sample.at(number) + 1, true);
    if (q.head == no_token) return "";
    const auto tokens = sample.text.tokens(0);
    return std::string(sample.text.bytes(Span{tokens[q.noun_first].where.begin, tokens[q.noun_last - 1].where.end}));
}

}  // namespace

TEST_CASE("the noun phrase that is counted", "[counted_noun]") {
    CHECK(counted("The army killed 12 armed men in the raid.", "12") == "armed men");
    CHECK(counted("They burnt 12 cotton processing plants.", "12") == "cotton processing plants");
    CHECK(counted("Among them were 12 women and children.", "12") == "women and children");
    CHECK(counted("The blast left 12 dead.", "12") == "dead");
    CHECK(counted("They counted 12.", "12") == "");
}

TEST_CASE("a plural ahead says that something is counted", "[counted_noun]") {
    SentenceSample sample("The 12 old wooden boats sank slowly.");
    const CountedNoun nouns(sample.view());
    CHECK(nouns.has_noun_after(sample.at("old")));
    CHECK_FALSE(nouns.has_noun_after(sample.at("sank")));
    CHECK(nouns.is_plural(sample.at("boats")));
    CHECK_FALSE(nouns.is_person(sample.at("boats")));
}
