#pragma once

#include "rules/rules.hpp"
#include "text/token.hpp"
#include "text/vocabulary.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// The general knowledge of one language that all extractors share: forms and lemmas (`forms.tsv`), closed-class words
/// (`closed.tsv`), abbreviations (`abbreviations.tsv`). Filled when built, with the vocabulary that every rule set adds its words to.
class Lexicon {
public:
    /// `language` is the folder of the rules: `en`. Throws UsageError where a rule file is broken.
    Lexicon(const Rules& rules, std::string language);

    const std::string& language() const { return language_; }
    Vocabulary& vocabulary() { return vocabulary_; }
    const Vocabulary& vocabulary() const { return vocabulary_; }
    const WordEntry& entry(const Token& token) const { return vocabulary_.entry(token.word); }
    std::string_view text(WordId id) const { return vocabulary_.text(id); }
    /// Words that the grammar of the language itself speaks of.
    struct Common {
        WordId be = 0, have = 0, do_ = 0, by = 0, that = 0, possessive = 0;
    };
    const Common& common() const { return common_; }
    /// All forms of a verb, of a noun, that the lexicon knows; none where the word is no lemma.
    std::vector<WordId> verb_forms(WordId lemma) const { return chain(first_verb_form_, next_verb_form_, lemma); }
    std::vector<WordId> noun_forms(WordId lemma) const { return chain(first_noun_form_, next_noun_form_, lemma); }

    /// How a period after the word is to be read: it never ends a sentence (Mr.), it may (U.S., p.m., Inc.), or it is none.
    enum class Abbreviation : std::uint8_t { none, never_ends, may_end };
    Abbreviation abbreviation(std::string_view word_without_period) const {
        return static_cast<Abbreviation>(vocabulary_.entry(vocabulary_.find(word_without_period)).abbreviation);
    }

private:
    static std::vector<WordId> chain(const std::vector<WordId>& first, const std::vector<WordId>& next, WordId lemma);
    void link_forms();

    std::string language_;
    Vocabulary vocabulary_;
    Common common_;
    std::vector<WordId> first_verb_form_, next_verb_form_, first_noun_form_, next_noun_form_;
};

}  // namespace tallywire
