#pragma once

#include "fact/claim.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tallywire {

/// The rule by which one number is picked out of a fact's readings. `range` picks none where they differ.
enum class BestRule : std::uint8_t { range, majority, conservative, latest, priority };

struct BestChoice {
    BestRule rule = BestRule::range;
    std::vector<std::string> priority;  ///< priority: outlets or originators, folded, the most trusted first
    std::string name = "range";         ///< as the record tells it: `priority:FILE`
};

/// Reads `range`, `majority`, `conservative`, `latest` or `priority:FILE` (one outlet or originator a line, `#` comments). Throws UsageError where it is none
/// of them, IoError where the file can't be read.
BestChoice parse_best(const std::string& text);

struct BestPick {
    std::optional<double> low;
    std::optional<double> high;
    std::optional<double> best;
};

/// The reported range of claims of one quantity, and the number that the rule picks. `current` tells which claims still stand. Each
/// text counts once, so a copy changes nothing. The order of the claims does not matter but for equal ranks.
BestPick pick_best(std::span<const Claim* const> claims, const std::vector<bool>& current, const BestChoice& choice);

}  // namespace tallywire
