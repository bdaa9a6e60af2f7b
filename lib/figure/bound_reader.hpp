#pragma once

#include "figure/counted_noun.hpp"
#include "figure/quantity.hpp"
#include "figure/sentence_view.hpp"
#include "figure/unit_reader.hpp"

#include <optional>

namespace tallywire {

/// Reads the words that bound a number, before and after it, by `bounds.tsv`. Of one sentence.
class BoundReader : private SentenceView {
public:
    /// The readers must outlive this one.
    BoundReader(const SentenceView& sentence, const UnitReader& units, const CountedNoun& nouns) : SentenceView(sentence), units_(units), nouns_(nouns) {}

    struct BoundAt {
        std::uint32_t at = 0;       ///< first token
        std::uint32_t payload = 0;  ///< index of `bound_rules`
    };
    /// The longest bound that ends right before token `first`.
    std::optional<BoundAt> before(std::uint32_t first) const;
    /// Takes all bounds before the quantity: it begins with the first of them.
    void take_before(Quantity& q) const;
    /// Takes the bound after the unit or noun (300 people or more, €500, at most), and what a rate is per.
    void take_after(Quantity& q) const;
    /// Takes the bound that begins with token `k`, right after the number.
    bool take_at(Quantity& q, std::uint32_t k) const;

private:
    bool is_joining_plus(std::uint32_t k) const;
    bool is_preposition_or_be(std::uint32_t i) const;
    static void apply(Quantity& q, const BoundRule& rule);

    const UnitReader& units_;
    const CountedNoun& nouns_;
};

}  // namespace tallywire
