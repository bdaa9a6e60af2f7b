#pragma once

#include "figure/quantity.hpp"
#include "figure/sentence_view.hpp"

namespace tallywire {

/// Reads the noun phrases that are counted, in one sentence.
class CountedNoun : private SentenceView {
public:
    explicit CountedNoun(const SentenceView& sentence) : SentenceView(sentence) {}

    /// Gives `q` the noun phrase that begins at `at`, if one does; `extend`: the quantity's surface then ends with it.
    void take(Quantity& q, std::uint32_t at, bool extend) const;
    /// Does a plural noun or a word for people end the run of nouns and adjectives that begins with token `i`?
    bool has_noun_after(std::uint32_t i) const;
    bool is_plural(std::uint32_t k) const;
    bool is_person(std::uint32_t k) const;

private:
    bool is_plural_reading(std::uint32_t k) const { return k < size() && (tag(k) == Tag::noun_plural || entry(k).number == 2) && !end_of_taken(k); }
    bool is_noun_or_nominal(std::uint32_t k) const { return is_noun(tag(k)) || tag(k) == Tag::pronoun; }
    bool noun_within(std::uint32_t k) const;
    bool leads_to_plural(std::uint32_t k) const;
    /// Goes past the people that `match` found; true where the phrase goes on after them.
    bool passes_people(PhraseTable::Match match, bool plural_wanted, std::uint32_t& k, std::uint32_t& head) const;
    /// Goes past one word of the phrase, or the last ones of it; true where the phrase may go on.
    bool passes_word(std::uint32_t at, bool plural_wanted, std::uint32_t& k, std::uint32_t& head) const;
};

}  // namespace tallywire
