#pragma once

#include "name/name_match.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace tallywire {

/// One spelling, of text that lives elsewhere, and in how many articles it stands.
struct Spelling {
    std::string_view name;
    NameKind kind = NameKind::unknown;
    std::uint32_t articles = 0;
};

/// The cluster of each spelling, by the index of its main spelling (most articles, then the fullest). Clusters whose spellings contradict each
/// other do not join, whatever stands between them; a surname alone that fits two people stays by itself.
std::vector<std::uint32_t> cluster_spellings(const std::vector<Spelling>& spellings, const NameMatcher& matcher);

}  // namespace tallywire
