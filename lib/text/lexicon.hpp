#pragma once

#include "rules/rules.hpp"
#include "text/token.hpp"
#include "text/vocabulary.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tallywire {

/// The general knowledge of one language that all extractors share: forms and lemmas (`forms.tsv`), closed-class words
/// (`closed.tsv`), abbreviations (`abbreviations.tsv`), what is written right before digits (prefixes of `units.tsv`). Filled when built, with the
/// vocabulary that every rule set adds its words to.
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
    /// How the language goes about things that others do otherwise (`common.tsv`).
    struct Traits {
        bool adjective_after_noun = false;  ///< soldats libanais
        bool units_only = false;            ///< the words are unknown: only numbers with a unit are quantities
    };
    const Traits& traits() const { return traits_; }
    /// The word by which the grammar asks for this one: of a small word its role in `common.tsv` (que: that), of all others the word itself.
    std::string_view gloss(WordId word) const { return text(word < glosses_.size() && glosses_[word] != 0 ? glosses_[word] : word); }
    /// The whole word that one with an apostrophe at its end stands for (d': de), 0 where it is none; `written` is folded, its apostrophe straight.
    WordId elided(std::string_view written) const;
    bool has_elisions() const { return !elisions_.empty(); }
    /// The part of speech that the ending of a word says, where no list knows the word; a noun where it says nothing.
    Tag tag_of_ending(std::string_view word) const;
    /// The singular of a plural that no list knows, by its ending; the word itself where it has no such ending. `word` is folded.
    std::string singular(std::string_view word) const;
    /// Does the word end like a plural?
    bool is_plural(std::string_view word) const;
    /// Is it what stands after the digits of an ordinal (23rd), of a decade (80s)?
    bool is_ordinal_ending(std::string_view letters) const { return has_ending(ordinals_, letters); }
    bool is_decade_ending(std::string_view letters) const { return has_ending(decades_, letters); }
    /// Is the word a closed-class form of be, have or do?
    bool is_helper(const WordEntry& entry) const {
        return entry.closed != 0 && entry.verb != 0 && (entry.verb == common_.be || entry.verb == common_.have || entry.verb == common_.do_);
    }
    /// Is the verb form, folded, negated by its ending (didn't)?
    bool is_negated(std::string_view verb) const {
        return std::any_of(negations_.begin(), negations_.end(), [&](const std::string& ending) { return verb.ends_with(ending); });
    }
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
    void read_endings(const RuleTable& table);
    void read_common(const RuleTable& table);
    void read_prefixes(const RuleTable& units);
    void read_elisions(const RuleTable& table);

    struct Ending {
        std::string letters, singular;
        Tag tag = Tag::none;
    };
    static bool has_ending(const std::vector<std::string>& endings, std::string_view letters) {
        return std::find(endings.begin(), endings.end(), letters) != endings.end();
    }
    const Ending* plural_ending(std::string_view word) const;

    std::string language_;
    Vocabulary vocabulary_;
    Common common_;
    Traits traits_;
    std::vector<WordId> glosses_;  ///< by word; 0: itself
    std::vector<std::pair<std::string, WordId>> elisions_;
    std::vector<Ending> tag_endings_, plural_endings_;  ///< the longest first
    std::vector<std::string> ordinals_, decades_, negations_;
    std::vector<WordId> first_verb_form_, next_verb_form_, first_noun_form_, next_noun_form_;
};

}  // namespace tallywire
