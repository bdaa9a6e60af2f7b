#pragma once

#include "figure/figure_sentence.hpp"

#include <cstdint>
#include <optional>
#include <utility>

namespace tallywire {

/// Says on whose word the figures of one sentence stand.
class FigureSource : private FigureView {
public:
    explicit FigureSource(const FigureSentence& in) : FigureView(in) {}

    /// Sets `by`, from the innermost statement around the quantity whose speaker can speak, and what that statement makes of the status. `happened`:
    /// the quantity is governed by a verb of fact, which no demand or promise changes; `given`: it is spoken of as known to be there.
    void source(const Quantity& q, bool happened, bool given, Figure& figure) const;

private:
    /// The head noun of a phrase of the sentence: the last noun before what belongs to it; no_token where there is none.
    std::uint32_t head_of(std::uint32_t first, std::uint32_t last) const;
    bool can_speak(const FoundStatement& statement) const;
    bool can_speak(std::uint32_t head, Polarity polarity) const;
    bool is_told(const FoundStatement& statement) const;
    bool is_wished(const FoundStatement& inner) const;
    /// The statement around `inner` that says who its pronoun is: "the firm said it will offer 12 ships".
    const FoundStatement* teller(const FoundStatement& inner) const;
    std::pair<std::uint32_t, std::uint32_t> phrase_of(const FoundStatement& statement) const;
    std::optional<Speaker> speaker(const FoundStatement& statement) const;
    /// "In a county survey, 51 percent …": the survey that answers of people are from.
    std::optional<Speaker> poll(const Quantity& q) const;
    std::uint32_t token_at(std::uint32_t byte) const;
    std::uint32_t token_before(std::uint32_t byte) const;
};

}  // namespace tallywire
