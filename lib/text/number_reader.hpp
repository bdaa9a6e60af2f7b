#pragma once

#include "text/cardinal_reader.hpp"
#include "text/fraction_reader.hpp"
#include "text/number_cursor.hpp"

#include <cstddef>
#include <optional>

namespace tallywire {

/// Reads the number that begins with one token of a sentence: sign, whole number, fraction, scale; a vague word; a word of how often.
class NumberReader : private NumberCursor {
public:
    NumberReader(const NumberCursor& cursor, std::size_t at) : NumberCursor(cursor), cardinals_(cursor), at_(at), first_(at) {}

    /// Once an object.
    std::optional<NumberMatch> read();

private:
    void take_linker();
    double read_sign();
    bool read_number();
    bool take(Found found, NumberMatch::Kind kind);
    bool read_half();
    bool read_after_article();
    bool read_cardinal();
    bool read_alphanumeric();
    bool read_tail();
    bool read_parts();
    bool take_fraction(const std::optional<Fraction>& fraction);
    void read_and_fraction();
    void read_and_ordinal();
    bool ends_fraction(std::size_t at) const;
    void read_point();
    void take_scale();
    void read_of_scale();
    bool read_vague(Found found);

    CardinalReader cardinals_;
    std::size_t at_;
    std::size_t first_;
    std::size_t begin_ = 0;  ///< of the whole number, after sign and article
    double last_scale_ = 0;
    bool scaled_ = false;  ///< multiplied by words of scale after the number
    NumberMatch match_;
};

}  // namespace tallywire
