#pragma once

#include "fact/best.hpp"
#include "fact/fact.hpp"
#include "fact/grouping.hpp"

#include <string_view>

namespace tallywire {

/// Makes the fact of a group: readings by date, the relation of each pair that is worth telling and of the whole, range and best. `story` names
/// the story: it goes into the id. The group's claims are put in the order of the readings; origins of copies are made one. The texts of claims
/// that are not `kept` are moved into the fact.
Fact make_fact(ClaimGroup& group, std::string_view story, const BestChoice& best);

/// 16 hexadecimal digits.
std::string hash_id(std::string_view text);

/// The reading that a claim is.
Reading make_reading(const Claim& claim);
Reading make_reading(Claim&& claim);

}  // namespace tallywire
