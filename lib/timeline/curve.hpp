#pragma once

#include "timeline/entry.hpp"
#include "timeline/headings.hpp"
#include "timeline/reference_series.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tallywire {

/// One reading on a curve. `low` and `high` are what is drawn: an unbounded end takes the number of the other. `entry` and `reading` lead to its
/// sentence and article.
struct Step {
    int day = 0;  ///< days since 1970-01-01, the as-of date
    double low = 0;
    double high = 0;
    bool no_low = false;   ///< at most
    bool no_high = false;  ///< at least
    bool replaced = false;  ///< its own sentence says that another number has taken its place
    bool down_revision = false;
    bool lagging = false;
    std::uint32_t entry = 0;
    std::uint32_t reading = 0;

    bool operator==(const Step&) const = default;
};

/// The numbers of one originator, in order of their as-of dates: each holds until the next.
struct OriginatorLine {
    std::string name;
    std::vector<Step> steps;

    bool operator==(const OriginatorLine&) const = default;
};

/// Lowest and highest number given for a day; readings that lag are left out where others are there.
struct BandStep {
    int day = 0;
    double low = 0;
    double high = 0;

    bool operator==(const BandStep&) const = default;
};

/// One quantity over time.
struct Curve {
    std::string fact;
    std::string label;
    std::string measure;
    std::string unit;
    std::vector<OriginatorLine> lines;  ///< most readings first
    std::vector<BandStep> band;
    std::vector<ReferencePoint> reference;  ///< within the curve's days
    std::uint32_t readings = 0;

    bool operator==(const Curve&) const = default;
};

/// Whose word a reading is: the speaker's full name, else as written; else the outlet.
std::string originator_of(const Reading& reading);
/// The same without what spelling adds: case, the article, curly apostrophes. Equal for one originator.
std::string originator_key(const Reading& reading);

/// The curves of all figure entries of day precision, by `Entry::fact`; those with most days first. Flags: a `down_revision` is a number below the
/// originator's last one that nobody gave before, or below the one of the same day that its sentence replaces, or that an earlier hour gave; a reading is `lagging` when it repeats a number that its originator had already replaced on a day before.
/// Both only for measures that add up (people killed; not the price of bread). The line of a short form ("the ministry") goes to the one full name that ends with it.
std::vector<Curve> build_curves(std::span<const Entry> entries, const Headings& headings, const ReferenceSeries* reference = nullptr);

}  // namespace tallywire
