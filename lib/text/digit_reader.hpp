#pragma once

#include "text/number_cursor.hpp"

#include <cstddef>
#include <optional>

namespace tallywire {

/// A number in digits and the token after it.
struct DigitNumber {
    double value = 0;
    std::size_t end = 0;
    std::optional<double> grouped;  ///< as NumberMatch::grouped
    bool ordinal = false;           ///< 3rd
};

/// Reads numbers in digits: with separators, blanks between the groups, a fraction after them; without the words that scale them.
class DigitReader : private NumberCursor {
public:
    explicit DigitReader(const NumberCursor& cursor) : NumberCursor(cursor) {}

    /// 1,200 · 1 200 000 · .25 · 3/4 · 1 1/2 · 2½ at token `at`.
    std::optional<DigitNumber> read(std::size_t at) const;
    /// 3rd, 21st; 1e10, 1.3e6: digits and letters in one token.
    std::optional<DigitNumber> read_alphanumeric(std::size_t at) const;

private:
    bool one_blank(std::size_t at) const;
    bool is_three_digits(std::size_t at) const;
    bool is_denominator(std::size_t at, double above) const;
    bool add_exponent(DigitNumber& number) const;
    void add_vulgar(DigitNumber& number) const;
};

}  // namespace tallywire
