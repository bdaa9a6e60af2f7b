#pragma once

#include "timeline/curve.hpp"
#include "timeline/entry.hpp"

#include <string>
#include <vector>

namespace tallywire {

/// What a timeline shows: entries in order of when they happened, and the curves of those that are figures.
struct Timeline {
    std::string title;
    std::vector<Entry> entries;
    std::vector<Curve> curves;
};

}  // namespace tallywire
