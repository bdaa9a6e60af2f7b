#pragma once

#include "figure/governor.hpp"
#include "figure/quantity.hpp"
#include "figure/victims.hpp"
#include "text/text.hpp"

#include <span>
#include <vector>

namespace tallywire {

/// Proposes quantities of one for victims told of without a number word ("a man was killed", "Jane Roe and her son died"): appended to `quantities` with Kind::implied
/// and put in the order of the text. `victims`: whom the article told of before. `governors` must be assigned the sentence.
void find_implied(const FigureRules& rules, const Text& text, std::span<const Token> tokens, const Governors& governors, const Victims& victims,
                  std::vector<Quantity>& quantities);

}  // namespace tallywire
