#pragma once

#include "fact/fact.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace tallywire {

/// Which facts are asked for. All that is asked must hold.
struct FactQuery {
    std::vector<std::string> only;  ///< relations, alternatives; empty: all
    std::vector<std::string> kind;  ///< figure statement name date copy; empty: all
    std::size_t min_outlets = 0;

    bool operator==(const FactQuery&) const = default;
};

bool matches(const FactQuery& query, const Fact& fact);

}  // namespace tallywire
