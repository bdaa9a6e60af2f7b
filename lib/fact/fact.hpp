#pragma once

#include "base/interval.hpp"
#include "name/place.hpp"
#include "name/speaker.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tallywire {

/// What one outlet's article says of the fact's quantity. `figure` is null for readings that are no figures.
struct Reading {
    std::optional<std::string> figure;
    std::string article;
    std::optional<std::string> source;
    std::optional<Speaker> by;
    std::optional<std::string> as_of;  ///< the day for which it holds
    Interval interval;
    std::optional<Bound> bound;
    std::string text;
    std::string sentence;

    bool operator==(const Reading&) const = default;
};

/// How two readings stand to each other; `a` and `b` index `Fact::readings`.
struct Pair {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::string relation;
    std::string reason;

    bool operator==(const Pair&) const = default;
};

/// The record `fact`: the readings of one thing from all sources and how they stand: agree compatible refines supersedes conflict
/// different_scope single_source. `kind`: figure statement name date copy.
struct Fact {
    std::string id;
    std::string kind = "figure";
    struct What {
        std::optional<std::string> measure;
        std::optional<std::string> unit;
        std::optional<std::string> item;
        std::optional<std::string> group;
        std::optional<Place> place;

        bool operator==(const What&) const = default;
    } what;
    struct Window {
        std::optional<std::string> first;
        std::optional<std::string> last;

        bool operator==(const Window&) const = default;
    } window;
    std::string relation;
    std::optional<std::string> status;  ///< of a figure: proposed demanded threatened hypothetical; null where it is reported
    std::optional<double> low;
    std::optional<double> high;
    std::optional<double> best;
    std::optional<std::string> best_rule;
    std::vector<std::string> outlets;
    std::vector<std::string> origins;
    std::vector<Reading> readings;
    std::vector<Pair> pairs;
    std::vector<std::string> flags;  ///< down_revision doubtful_date one_origin …
    /// With `--state` (absent without): what is new since the last run (`new`, `high: 800 -> 900`, `relation: agree -> conflict`, `readings: 2 more`).
    std::vector<std::string> changes;

    bool operator==(const Fact&) const = default;
};

}  // namespace tallywire
