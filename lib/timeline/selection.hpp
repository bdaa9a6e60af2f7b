#pragma once

#include "timeline/entry.hpp"
#include "timeline/timeline_builder.hpp"

#include <vector>

namespace tallywire {

/// Keeps the entries that the options ask for, in order of time: by first day (of undated ones: the day before which they were), the more exact and then
/// the more salient first. Sets `period` where the timeline is parted.
void select_entries(std::vector<Entry>& entries, const TimelineOptions& options);

}  // namespace tallywire
