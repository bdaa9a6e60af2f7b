#pragma once

#include "fact/best.hpp"
#include "fact/claim.hpp"
#include "fact/fact.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace tallywire {

/// True for claims that the reckoning needs: people taken, held, left or released, as reported.
bool is_in_ledger(const Claim& claim);

/// Those released and those left must be as many as were taken: where they are more than a reading allows, a fact of the three readings
/// (`conflict`, flag `derived`), with its arithmetic. `claims`: the ledger's claims of one story.
std::vector<Fact> check_ledger(std::span<const Claim> claims, std::string_view story, const BestChoice& best);

}  // namespace tallywire
