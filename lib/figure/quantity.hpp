#pragma once

#include "figure/figure_rules.hpp"
#include "text/text.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tallywire {

inline constexpr std::uint32_t no_token = 0xFFFFFFFFu;

/// A quantity of one sentence before anybody asks what happened to it: number, bound, unit and counted noun. Token indexes, half open.
struct Quantity {
    enum class Kind : std::uint8_t { count, unit, share, multiple, frequency, age, implied } kind = Kind::count;
    std::uint32_t first = 0, last = 0;                ///< all of it: bound, number, unit or head noun
    std::uint32_t number_first = 0, number_last = 0;  ///< the number, without currency and unit
    std::uint32_t noun_first = no_token, noun_last = no_token;  ///< the noun phrase counted; none where it is left out
    std::uint32_t head = no_token;
    std::optional<double> value;
    Interval interval;
    Bound bound = Bound::exact;
    std::int8_t trend = 0;              ///< 1 up, -1 down
    const UnitRule* unit = nullptr;     ///< of measure or money
    const UnitRule* per = nullptr;      ///< "a day" of a rate
    std::uint32_t per_noun = no_token;  ///< "a barrel", "per dose"
    const PeopleRule* people = nullptr;
    bool one = false;       ///< the word "one"
    bool partitive = false; ///< three of the nine
    bool compound = false;  ///< an adjective: two-storey, week-long
    bool none = false;      ///< no one
    bool range_rest = false;
    std::uint32_t whole = no_token;  ///< index of the quantity that this is a part of
    const BoundRule* bound_rule = nullptr;
    const MeasureRule* rule = nullptr;  ///< implied: what happened, with its token and Governed::Way
    std::uint32_t rule_at = no_token;
    std::uint8_t rule_way = 0;
};

/// Finds the quantities of one tokenised sentence. Const and shared between threads.
class QuantityFinder {
public:
    explicit QuantityFinder(const FigureRules& rules) : rules_(rules) {}

    /// Appends the quantities in order. `taken`: byte ranges that are times of the calendar or the clock, in order; no number in them is a quantity.
    void find(const Text& text, std::span<const Token> tokens, std::span<const Span> taken, std::vector<Quantity>& out) const;

private:
    const FigureRules& rules_;
};

}  // namespace tallywire
