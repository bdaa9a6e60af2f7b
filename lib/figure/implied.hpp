#pragma once

#include "figure/governor.hpp"
#include "figure/quantity.hpp"
#include "text/text.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tallywire {

/// Whom an article has already told of, so that nobody is counted twice.
struct ImpliedVictims {
    std::uint32_t killed = 0, injured = 0;                  ///< figures written so far
    std::vector<std::pair<std::string, std::string>> told;  ///< measure and noun of those without a number word

    void clear() {
        killed = injured = 0;
        told.clear();
    }
};

/// Proposes quantities of one for victims told of without a number word ("a man was killed", "Jane Roe and her son died"): appended to `quantities` with Kind::implied
/// and put in the order of the text. Who was told of before is left out. `governors` must be assigned the sentence.
void find_implied(const FigureRules& rules, const Text& text, std::span<const Token> tokens, const Governors& governors, const ImpliedVictims& victims,
                  std::vector<Quantity>& quantities);

}  // namespace tallywire
