#pragma once

#include "fact/claim.hpp"

#include <span>
#include <vector>

namespace tallywire {

/// Claims that are readings of one quantity.
struct ClaimGroup {
    std::vector<Claim*> claims;  ///< by article, then place in the text
    bool part = false;           ///< of a whole that another group has
};

/// Puts the claims of one story and one class into groups: one group for each quantity. `claims` are sorted by article rank, then place in the
/// text. Claims that only repeat another of their article, and single victims of an article that gives a count, are left out. May change
/// labels and scopes where the article tells more than the sentence. `story_place`: the country that is meant where a claim names no place; empty where
/// several may be.
std::vector<ClaimGroup> group_claims(std::span<Claim> claims, std::string_view story_place = {});

/// True when one place lies in the other, or both are the same.
bool places_meet(std::string_view a, std::string_view b);

}  // namespace tallywire
