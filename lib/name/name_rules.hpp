#pragma once

#include "name/places.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tallywire {

enum class Gender : std::uint8_t { unknown, female, male };

/// What tells names apart, of one language: titles, given names, words that organisations are made of, nouns and pronouns that lead back, and the
/// gazetteer. Const once built; safe to share between threads.
class NameRules {
public:
    NameRules(Lexicon& lexicon, const Rules& rules);

    /// Bits of a word.
    enum Flag : std::uint16_t {
        given_female = 1, given_male = 2, surname = 4, family_first = 8, particle = 16, father = 32, organisation_word = 64, company_form = 128,
        anaphor = 256, pronoun = 512, people = 1024, person_noun = 2048, organisation_noun = 4096, state_noun = 8192,
        given = given_female | given_male,
    };
    std::uint16_t flags(WordId word) const { return word < flags_.size() ? flags_[word] : 0; }

    struct Title {
        Gender gender = Gender::unknown;
        bool honorific = false;
    };
    struct Organisation {
        std::string name;
        std::string code;            ///< of its place; empty where it has several
        std::uint8_t kind = 0;       ///< class
    };
    struct Anaphor {
        bool place = false;
        std::uint32_t kinds = 0;     ///< bits of organisation classes, or 1 << PlaceKind
    };
    struct Pronoun {
        Gender gender = Gender::unknown;
        bool plural = false;
        bool person = false;         ///< leads to people only
        bool thing = false;          ///< leads to organisations and places only
    };

    const Gazetteer& places() const { return places_; }
    const Lexicon& lexicon() const { return lexicon_; }
    const PhraseTable& title_phrases() const { return title_phrases_; }
    const Title& title(std::uint32_t payload) const { return titles_[payload]; }
    const PhraseTable& organisation_phrases() const { return organisation_phrases_; }
    const Organisation& organisation(std::uint32_t payload) const { return organisations_[payload]; }
    /// Legal forms of several words (joint stock company).
    const PhraseTable& company_phrases() const { return company_phrases_; }
    /// The class of an organisation whose name holds the word ("Ministry"); 0 where it is none.
    std::uint8_t organisation_class(WordId word) const;
    /// Null where the word leads back to nothing.
    const Anaphor* anaphor_of(WordId word) const;
    const Pronoun* pronoun_of(WordId word) const;

private:
    void flag(Lexicon& lexicon, std::string_view word, std::uint16_t what);
    std::uint8_t class_of(std::string_view name);
    void read_titles(Lexicon& lexicon, const RuleTable& table);
    void read_organisations(Lexicon& lexicon, const RuleTable& table);
    void read_words(Lexicon& lexicon, const Rules& rules);

    const Lexicon& lexicon_;
    Gazetteer places_;
    PhraseTable title_phrases_;
    PhraseTable organisation_phrases_;
    PhraseTable company_phrases_;
    std::vector<std::uint16_t> flags_;
    std::vector<Title> titles_;
    std::vector<Organisation> organisations_;
    std::vector<std::string> classes_;  ///< the first is none
    std::unordered_map<WordId, std::uint8_t> word_classes_;
    std::unordered_map<WordId, Anaphor> anaphors_;
    std::unordered_map<WordId, Pronoun> pronouns_;
};

}  // namespace tallywire
