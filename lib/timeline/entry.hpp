#pragma once

#include "fact/fact.hpp"
#include "name/place.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tallywire {

/// An article that an entry rests on, with what leads a reader to it.
struct Citation {
    std::string article;
    std::optional<std::string> source;
    std::optional<std::string> url;
    std::optional<std::string> title;
    std::optional<std::string> published;

    bool operator==(const Citation&) const = default;
};

/// What a reference series (`--reference`) says: its value for the entry's day, and the day whose value the entry's figures fit.
struct ReferenceMatch {
    std::optional<double> value;
    std::optional<std::string> day;

    bool operator==(const ReferenceMatch&) const = default;
};

/// The record `entry`: something that happened, dated by when it happened. `first` and `last` are calendar days or instants, both included.
struct Entry {
    std::optional<std::string> first;
    std::optional<std::string> last;
    std::string precision;  ///< time day published week month quarter season year decade century, range (anything else) or undated
    std::string headline;
    std::string text;
    std::string kind;  ///< figure event statement time
    std::optional<Place> place;
    std::vector<std::string> sources;
    std::vector<std::string> articles;
    std::vector<Reading> readings;
    std::vector<std::string> flags;  ///< down_revision lagging conflict undated_past one_origin …
    /// How the date was resolved, in words.
    std::optional<std::string> resolved_by;
    std::optional<double> salience;
    std::uint32_t outlets = 0;   ///< independent ones: copies of one text count once
    std::uint32_t mentions = 0;  ///< sentences, copies included
    std::optional<std::string> period;  ///< with `--by`: 2023-10-09, 2023-W41, 2023-10 or 2023
    std::optional<std::string> fact;    ///< id of the quantity whose step this is
    std::optional<Fact::What> what;     ///< what is counted; null for events
    std::optional<double> low;
    std::optional<double> high;
    std::optional<ReferenceMatch> reference;
    std::vector<Citation> citations;

    bool operator==(const Entry&) const = default;
};

}  // namespace tallywire
