#pragma once

#include "text/digit_reader.hpp"
#include "text/number_cursor.hpp"

#include <cstddef>
#include <optional>

namespace tallywire {

/// A whole number in words, digits or both, and the token after it.
struct Cardinal {
    double value = 0;
    std::size_t end = 0;
    bool digits = false;
    double scale = 0;  ///< of the last word of scale or suffix; 0 where none ends it
    std::optional<double> grouped;  ///< as NumberMatch::grouped
};

/// Reads whole numbers by place: twenty-three thousand two hundred and five, 1.5m, three lakh crore, five dozen.
class CardinalReader : private NumberCursor {
public:
    explicit CardinalReader(const NumberCursor& cursor) : NumberCursor(cursor), digits_(cursor) {}

    /// The number at token `at`, whose sign, if it has one, is token `first`.
    std::optional<Cardinal> read(std::size_t at, std::size_t first);

private:
    /// What a step over the tokens did: took some, took the last ones, took nothing.
    enum class Step : std::uint8_t { taken, last, none };
    Step step();
    Step add_digits(const DigitNumber& digits);
    Step add_small(std::size_t at, const Found& found, std::size_t from);
    Step add_hundred(std::size_t at, const Found& found);
    Step add_scale(std::size_t at, const Found& found);
    Step add_group(std::size_t at, const Found& found);
    bool may_scale(std::size_t at, Role role) const;
    bool is_fraction_ahead(std::size_t at) const;

    DigitReader digits_;
    Cardinal number_;
    std::size_t first_ = 0;
    double total_ = 0;  ///< above the last scale
    double group_ = 0, last_ = 0;
    double cap_ = 0;   ///< a scale must be smaller
    double room_ = 0;  ///< a number must be smaller
    bool any_ = false, tail_scale_ = false;
};

}  // namespace tallywire
