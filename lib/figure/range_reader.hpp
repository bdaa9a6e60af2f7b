#pragma once

#include "figure/bound_reader.hpp"
#include "figure/quantity.hpp"
#include "figure/sentence_view.hpp"

namespace tallywire {

/// Reads the second number of a range (10 to 15, $2–3bn, 300 or even 400, between 5 and 9) with its unit. Of one sentence.
class RangeReader : private SentenceView {
public:
    /// The readers must outlive this one.
    RangeReader(const SentenceView& sentence, const UnitReader& units, const CountedNoun& nouns, const BoundReader& bounds)
        : SentenceView(sentence), units_(units), nouns_(nouns), bounds_(bounds) {}

    /// Gives `q`, whose first number is `m`, its unit and its second number. False where it is no quantity at all (a score, a season); then `q.last` is
    /// past all of it.
    bool take(Quantity& q, const NumberMatch& m) const;

private:
    enum class Joint : std::uint8_t { none, dash, to, or_, and_ };
    /// as few as two and as many as nine; no more than 50 and no less than 20
    enum class Opposed : std::uint8_t { none, low_first, high_first };
    enum class Outcome : std::uint8_t { no_range, range, nothing };

    Outcome second_number(Quantity& q, const NumberMatch& m, std::uint32_t at, std::uint32_t end, const UnitRule*& unit, std::uint32_t& after) const;
    Joint joint_at(const Quantity& q, std::uint32_t& k, bool& between) const;
    bool is_bare_range(const NumberMatch& m, const NumberMatch& m2) const;
    Opposed opposed_bounds(const Quantity& q, std::uint32_t k) const;
    std::uint32_t range_start(std::uint32_t at) const;
    bool is_change(std::uint32_t i) const { return rules_.trigger(tokens_, i, Grammar::up) || rules_.trigger(tokens_, i, Grammar::down); }
    bool is_change_from(std::uint32_t first) const;

    const UnitReader& units_;
    const CountedNoun& nouns_;
    const BoundReader& bounds_;
};

}  // namespace tallywire
