#pragma once

#include "figure/quantity.hpp"
#include "figure/sentence_view.hpp"

namespace tallywire {

/// Reads units of measure, currencies before and after a number, and rates, by `units.tsv`. Of one sentence.
class UnitReader : private SentenceView {
public:
    explicit UnitReader(const SentenceView& sentence) : SentenceView(sentence) {}

    /// The unit that begins with token `i`, after digits or not, after a hyphen or not; its payload is an index of `unit_rules`.
    PhraseTable::Match unit_at(std::uint32_t i, bool digits, bool hyphen) const;
    /// Does a currency that stands before its number end with token `i`?
    bool is_currency_end(std::uint32_t i) const;
    bool currency_sign(std::uint32_t i) const { return i > 0 && is_currency_end(i - 1); }
    /// Takes the currency that stands before the number of `q`; the quantity begins there. False where there is none.
    bool take_prefix(Quantity& q) const;
    /// The currency that begins with token `i`, before a number.
    PhraseTable::Match prefix_at(std::uint32_t i) const;
    /// The unit after the number whose tokens end at `at`: sets `unit` and says where it ends; `at` where there is none. Where `unit` is set already only a
    /// repetition of it is read.
    std::uint32_t read_unit(std::uint32_t at, bool digits, const UnitRule*& unit, Quantity& q) const;
    /// Multiplies by a word of scale after the unit: 75 USD million.
    void take_scale(Quantity& q) const;
    /// Adds what a smaller unit says after the first: two dollars and 50 cents, 5 feet 2 inches.
    void add_smaller(Quantity& q) const;
    /// Takes what a rate is per: a day, per barrel, /hour.
    void take_per(Quantity& q) const;

private:
    bool follows_aged(std::uint32_t first) const;
    const UnitRule* age_unit(std::string_view name) const;
    bool take_dimension(std::uint32_t at, const UnitRule*& unit) const;
    bool is_weight(const Quantity& q, std::uint32_t k, PhraseTable::Match mass) const;
    bool is_common(std::uint32_t i) const;
    bool ends_phrase(std::uint32_t i) const;
    double parts_of(const UnitRule& larger, const UnitRule& smaller) const;
};

}  // namespace tallywire
