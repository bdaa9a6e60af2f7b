#pragma once

#include "figure/figure_sentence.hpp"

namespace tallywire {

/// Says what a quantity counts: unit, item, group. Of one sentence.
class FigureItem : private FigureView {
public:
    explicit FigureItem(const FigureSentence& in) : FigureView(in) {}

    /// The rule of the word for people that ends the counted noun phrase; null where none does.
    const PeopleRule* people_of(const Quantity& q) const;
    /// The quantity before `i` whose noun that one leaves out: over 560 in Gaza. The number of quantities where there is none.
    std::size_t antecedent(std::size_t i) const;
    /// The singular of a noun, folded.
    std::string lemma(std::uint32_t i) const;
    /// `before`: the antecedent, of which `of_before` governs; `governed`: what governs `q` itself.
    void unit(const Quantity& q, std::size_t before, const PeopleRule* people, const Governed& governed, const Governed* of_before, Figure& figure) const;
    void item(const Quantity& q, std::size_t before, Figure& figure) const;
    void group(const Quantity& q, Figure& figure) const;

private:
    bool is_event(const Quantity& q) const { return rules_.trigger(tokens_, q.head, Grammar::noun) != nullptr; }
    void measured(const Quantity& q, Figure& figure) const;
    void take_noun_before(std::uint32_t end, Figure& figure) const;
};

}  // namespace tallywire
