#pragma once

#include "figure/figure_sentence.hpp"

namespace tallywire {

/// Is it measured of people, whose unit may be any word for them?
bool is_of_people(std::string_view measure);
bool is_casualty(std::string_view measure);

/// Says what happened to the counted, or what kind of quantity it is. Of one sentence.
class FigureMeasure : private FigureView {
public:
    explicit FigureMeasure(const FigureSentence& in) : FigureView(in) {}

    /// Sets the measure of quantity `i`, which `governed` governs; of an age also the unit.
    void measure(std::size_t i, const Governed& governed, Figure& figure) const;
    /// 1 up, -1 down: rose 5%, fell by 20, a 12 percent drop, up 3 points.
    int trend_of(std::size_t i) const;

private:
    bool fits(const MeasureRule& rule, std::uint32_t at) const;
    bool belongs(std::uint32_t at, const Quantity& q, std::uint32_t reach, std::uint32_t verbs) const;
    int change_at(std::uint32_t at) const;
    bool about(const Quantity& q, std::string_view measure) const;
    bool is_thing(const Quantity& q, const MeasureRule& rule) const;
    bool entry_is_person_plural(std::uint32_t i) const;
    bool is_person(std::uint32_t i) const;
    bool is_age(const Quantity& q) const;
    std::string unit_measure(const Quantity& q) const;
};

}  // namespace tallywire
