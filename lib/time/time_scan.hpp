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
    /// The words that times are looked for at are those of the vocabulary with a bit of `core`.
    TimeScan(const Lexicon& lexicon, KindMask core);

    /// False only where the sentence has no such word, no year, no clock and no date of digits.
    bool may_hold(std::string_view sentence) const;

private:
    static constexpr unsigned longest = 15;
    /// By the first three letters: bits of the lengths of the words that begin so.
    std::vector<std::uint16_t> lengths_;
};

}  // namespace tallywire
