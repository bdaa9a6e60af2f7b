#pragma once

#include "fact/best.hpp"
#include "fact/claimed.hpp"
#include "fact/fact.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace tallywire {

/// Makes facts of the statements of one story: those that say the same (agree; also a quote and its paraphrase), that contradict each other
/// (conflict), and where one speaker changes what he says (supersedes). Statements that only one article has and nobody contradicts give none.
/// `claims` are put in order of article and place in the text.
std::vector<Fact> make_statement_facts(std::vector<Claimed>& claims, std::string_view story);

}  // namespace tallywire
