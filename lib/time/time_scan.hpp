#pragma once

#include "text/lexicon.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tallywire {

/// Looks at bytes alone and says where no time can be, so that most sentences need no tokens. Const once built.
class TimeScan {
public:
    /// The words that times are looked for at are those of the vocabulary with a bit of `core`, and the numbers of years after `year_mark` (FY23).
    TimeScan(const Lexicon& lexicon, KindMask core, std::string_view year_mark);

    /// False only where the sentence has no such word, no year, no clock and no date of digits.
    bool may_hold(std::string_view sentence) const;

private:
    static constexpr unsigned longest = 15;
    /// By the first three letters: bits of the lengths of the words that begin so.
    std::vector<std::uint16_t> lengths_;
    /// By one or two letters: do digits right after them make a core word or a year (Q1, FY23)?
    std::array<bool, 1u << 10> marks_{};
    /// By the first two characters: is it a core word where it stands after a number (am, p.m.)?
    std::array<bool, 1u << 10> after_number_{};
};

}  // namespace tallywire
