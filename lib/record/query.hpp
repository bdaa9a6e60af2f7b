#pragma once

#include "base/date.hpp"
#include "fact/fact.hpp"
#include "figure/figure.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tallywire {

/// Which figures are asked for. Each list holds alternatives; an empty one asks for nothing. All that is asked must hold.
struct Query {
    std::vector<std::string> measure;
    std::vector<std::string> unit;
    std::vector<std::string> group;
    std::vector<std::string> place;   ///< codes (`PS` also takes `PS-GZA`) or names
    std::vector<std::string> source;
    std::vector<std::string> by;      ///< part of a speaker's text, name or role; `-`: the outlet's own voice
    std::vector<std::string> status;
    std::optional<Date> since;        ///< of the figure's time, else of its publication
    std::optional<Date> until;
    std::optional<double> min;        ///< some value of the figure is at least this
    std::optional<double> max;

    bool operator==(const Query&) const = default;
};

/// Words are compared without regard to case.
bool matches(const Query& query, const Figure& figure);
/// The same of a fact: what it counts and its status must match, and of its readings those are kept that match; true where some are left. Pairs go
/// where a reading goes: they name readings by their place. A fact of another kind than `figure` matches only where nothing is asked.
bool keep_matching(const Query& query, Fact& fact);

}  // namespace tallywire
