#pragma once

#include "fact/fact.hpp"
#include "fact/stories.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tallywire {

/// One version of a text that several articles carry.
struct Version {
    std::uint32_t article = 0;  ///< in Stories
    std::string text;
};

/// The facts of versions of one text: a `copy` fact with what was changed in each against the first (conflict where a figure, a date or
/// a name differs), and a `date` fact where they are dated more than two days apart. Nothing for fewer than two versions.
std::vector<Fact> make_copy_facts(std::vector<Version>& versions, const Stories& stories, const Lexicon& lexicon);

}  // namespace tallywire
