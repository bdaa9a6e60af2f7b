#pragma once

#include "figure/figure_sentence.hpp"

namespace tallywire {

/// Says whether it has happened at all: proposed, demanded, threatened, denied. Of one sentence.
class FigureStanding : private FigureView {
public:
    explicit FigureStanding(const FigureSentence& in) : FigureView(in) {}

    /// Sets the status: a word of demanding, planning, fearing whose reach holds the quantity.
    void standing(const Quantity& q, const Governed& governed, Figure& figure);
    /// Who plans, demands, threatens it: the subject of the verb that says so. Of the quantity that `standing` was last called for.
    void side(Figure& figure) const;
    /// A proposal, plan or draft that calls for something proposes it. Of the quantity that `standing` was last called for.
    bool asks_in_writing(const Figure& figure) const;
    /// What is given in exchange for `other`, the figure before, is asked or offered by the same side.
    void exchange(const Quantity& q, const Figure& other, Figure& figure) const;
    /// Is the word that governs the quantity a verb of fact: killed, have been killed, killed in?
    bool has_happened(const Governed& governed) const;

    /// Is the quantity spoken of as known to be there, so that no plan or demand makes it doubtful?
    bool is_given(const Quantity& q, const Governed& governed) const;

private:
    bool is_past_aside(const Quantity& q) const;
    bool fits(const StandingRule& rule, std::uint32_t at) const;
    bool is_told(std::uint32_t from, const Quantity& q, const StandingRule& rule) const;

    std::uint32_t standing_at_ = no_token;  ///< the word that says so
};

}  // namespace tallywire
