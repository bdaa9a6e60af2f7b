#pragma once

#include "timeline/entry.hpp"
#include "timeline/gathered.hpp"
#include "timeline/headings.hpp"
#include "timeline/reference_series.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tallywire {

/// What a group of readings of one quantity and day comes to.
struct StepNumbers {
    std::optional<double> low, high;
    std::uint32_t outlets = 0;
    const KeptReading* shown = nullptr;  ///< the first that counts
    bool vague = false;                  ///< all say "dozens", "many"
    bool all_same = true;
};

/// Makes entries of what was gathered, which must outlive it and not change. Const once built.
class EntryMaker {
public:
    EntryMaker(const Gathered& gathered, const Headings& headings, const ReferenceSeries* reference);

    /// The entry of a quantity on one day; `readings` are those of the day.
    Entry step(const CurveQuantity& quantity, std::span<const KeptReading> readings) const;
    /// The entry of an event; `tellings` are numbers of events, the best first.
    Entry event(std::span<const std::uint32_t> tellings) const;
    /// The days of an event: of one that is told as past, the first day before which it was.
    When days_of(std::span<const std::uint32_t> tellings) const;

    // What ordering and choosing need, without making the entry.
    StepNumbers numbers_of(std::span<const KeptReading> readings) const;
    std::string headline(const CurveQuantity& quantity, std::span<const KeptReading> readings, const StepNumbers& numbers) const;
    /// The number of independent outlets.
    std::uint32_t outlets_of(std::span<const std::uint32_t> tellings) const;
    static double salience(std::uint32_t outlets, std::size_t mentions);

private:
    void cite(Entry& entry, std::uint32_t article) const;
    void tell(Entry& entry, const KeptEvent& event) const;
    void match_reference(Entry& entry) const;
    Reading reading_of(const KeptReading& kept) const;

    const Gathered& all_;
    const Headings& headings_;
    const ReferenceSeries* const reference_;
    std::vector<std::uint32_t> outlet_;  ///< by article: equal numbers are one independent outlet
};

}  // namespace tallywire
