#pragma once

#include "figure/figure_rules.hpp"

#include <cstdint>
#include <span>

namespace tallywire {

/// Does the slot of a trigger find its noun? The trigger's own words are the tokens from `begin` to `*end`, which moves behind the noun where that follows at once.
bool fills(const FigureRules& rules, const Slot& slot, std::span<const Token> tokens, std::size_t begin, std::size_t* end);

/// Cuts the slot off a phrase of `measures.tsv`: "V:take … to <hospital>" leaves "V:take", "<gunfire> … V:hit" leaves "V:hit". False where the slot names
/// no role.
bool cut_slot(Lexicon& lexicon, std::string_view& phrase, Slot& slot);

}  // namespace tallywire
