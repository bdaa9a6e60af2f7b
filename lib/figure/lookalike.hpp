#pragma once

#include "figure/bound_reader.hpp"
#include "figure/counted_noun.hpp"
#include "figure/sentence_view.hpp"
#include "figure/unit_reader.hpp"

namespace tallywire {

/// Tells numbers that count nothing: codes, clocks, scores, names of things, the pronoun "one". Of one sentence, read left to right: "rows 12 and 14".
class Lookalike : private SentenceView {
public:
    /// The readers must outlive this one.
    Lookalike(const SentenceView& sentence, const UnitReader& units, const CountedNoun& nouns, const BoundReader& bounds)
        : SentenceView(sentence), units_(units), nouns_(nouns), bounds_(bounds) {}

    /// The token after the look-alike whose number `m` begins with token `i`; 0 where it may count.
    std::uint32_t end_of(std::uint32_t i, const NumberMatch& m);

private:
    bool is_no_count(std::uint32_t i, const NumberMatch& m);
    bool is_glued_to_word(std::uint32_t i) const;
    bool is_code(std::uint32_t i, std::uint32_t end);
    bool is_times(std::uint32_t end, const NumberMatch& m);
    bool is_letter_code(std::uint32_t i, std::uint32_t end) const;
    bool is_bare_clock(std::uint32_t i, const NumberMatch& m) const;
    std::uint32_t end_of_series(std::uint32_t end) const;
    bool is_compound(std::uint32_t end);
    bool is_named(std::uint32_t i, const NumberMatch& m);
    bool is_emergency(std::uint32_t i, std::uint32_t end) const;
    bool is_year(std::uint32_t i, const NumberMatch& m) const;
    bool is_digit_chain(std::uint32_t i) const;
    bool is_street(std::uint32_t i) const;
    bool is_pronoun(std::uint32_t i, std::uint32_t end) const;
    bool is_noun_like(std::uint32_t i) const;
    bool starts(std::uint32_t i) const;

    const UnitReader& units_;
    const CountedNoun& nouns_;
    const BoundReader& bounds_;
    std::uint32_t skip_to_ = 0;         ///< of the look-alike being read
    std::uint32_t lookalike_end_ = 0;  ///< of the last one that a word names
};

}  // namespace tallywire
