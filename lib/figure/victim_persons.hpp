#pragma once

#include "figure/victims.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tallywire {

/// One victim over all tellings.
struct VictimPerson {
    std::string name, noun;
    VictimRules::Role sex = VictimRules::Role::none;  ///< male or female where it is known
    VictimRules::Stage stage = VictimRules::Stage::none;
    int age = -1;
    bool any = false;   ///< known only by a word that fits everybody
    bool doer = false;
    bool self = false;  ///< told of as "himself"
    bool dead = false;
    bool hurt = false;
    bool certain = false;  ///< told of as hurt and alive
    std::vector<std::size_t> mentions;  ///< indexes, in the order of the text
};

/// Joins tellings to people. `mentions` are all of the article; `taken` those of one event, in the order of the text.
std::vector<VictimPerson> join_victims(std::span<const VictimMention> mentions, std::span<const std::size_t> taken);

}  // namespace tallywire
