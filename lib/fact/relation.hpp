#pragma once

#include "fact/claim.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// How two readings of one quantity stand to each other.
enum class Relation : std::uint8_t { agree, compatible, refines, supersedes, conflict, different_scope };
std::string_view name_of(Relation relation);

/// Things about a fact that a reader should know. Bits; `flag_names` gives their names in the record.
enum FactFlag : std::uint32_t {
    flag_one_origin = 1,       ///< several outlets, one origin
    flag_down_revision = 2,    ///< a later count is lower
    flag_doubtful_date = 4,    ///< the order of the readings rests on a date that is doubted
    flag_lagging = 8,          ///< an outlet still prints what had been replaced
    flag_changed_copy = 16,    ///< copies of one text differ in the figure
    flag_derived = 32,         ///< reckoned from several figures
    flag_denied = 64,          ///< somebody denies a reading
    flag_lost_attribution = 128,  ///< an outlet prints somebody's claim as its own voice
    flag_undated = 256,        ///< a reading has no date
};
std::vector<std::string> flag_names(std::uint32_t flags);

struct Judgement {
    Relation relation = Relation::agree;
    std::string reason;
    std::uint32_t flags = 0;
    bool swapped = false;  ///< supersedes, refines: the first of the two is the later, the narrower
};

/// Judges two claims of one quantity. Symmetric but for `swapped`.
Judgement judge(const Claim& a, const Claim& b);

}  // namespace tallywire
