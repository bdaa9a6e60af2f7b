#pragma once

#include "fact/fact.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tallywire {

/// From which change on a number counts as changed: an absolute step, or a share of the old number.
struct Threshold {
    double step = 0;
    bool percent = false;
};
/// Reads `10%` or `25`. Throws UsageError where it is neither.
Threshold parse_threshold(const std::string& text);

/// What was told of facts so far, so that a run tells only what is new or changed. A fact is known by its id, or by a reading that
/// it shares with a known one: then it takes that one's id, so that ids stay when older articles turn up later.
class FactState {
public:
    /// `content`: what `content()` gave in an earlier run. Throws IoError where it is damaged.
    FactState(std::string_view content, Threshold threshold);

    /// True when the fact is to be told; sets its id and `changes`, and takes note of it.
    bool take(Fact& fact);
    /// All that is known, for the next run: sorted by id, so that the same facts give the same bytes.
    std::string content() const;

private:
    struct Known {
        std::string relation;
        std::optional<double> low, high, best;
        std::vector<std::uint64_t> readings;  ///< hashes, sorted
        bool met = false;                     ///< in this run: no second fact is taken for it
    };
    bool is_step(const std::optional<double>& before, const std::optional<double>& now) const;
    std::vector<std::string> compare(const Known& before, const Known& now) const;

    const Threshold threshold_;
    std::unordered_map<std::string, Known> known_;
    std::unordered_map<std::uint64_t, std::string> id_of_reading_;
};

}  // namespace tallywire
