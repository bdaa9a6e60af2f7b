#pragma once

#include "text/number_cursor.hpp"

#include <cstddef>
#include <optional>

namespace tallywire {

/// A fraction in words and the token after it.
struct Fraction {
    double value = 0;
    std::size_t end = 0;
};

/// Reads fractions in words: three quarters, one fifth, three twenty-firsts, two hundred and fifty-four hundredths.
class FractionReader : private NumberCursor {
public:
    explicit FractionReader(const NumberCursor& cursor) : NumberCursor(cursor) {}

    /// The fraction whose upper part begins with token `at`; of several readings the one with the longest lower part.
    std::optional<Fraction> read(std::size_t at) const;
    /// The same, or "a half", "a quarter", "half": what may follow "two and".
    std::optional<Fraction> read_after_and(std::size_t at) const;

private:
    std::size_t lower_end(std::size_t at) const;
    std::optional<double> whole(std::size_t first, std::size_t last) const;
    std::optional<double> lower(std::size_t first, std::size_t last, bool one) const;
    std::optional<Fraction> mixed(std::size_t at, std::size_t last) const;
};

}  // namespace tallywire
