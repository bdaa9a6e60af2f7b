#pragma once

#include "cli/record_filter.hpp"
#include "extract/extractor.hpp"
#include "timeline/event_finder.hpp"

#include <optional>
#include <string>

namespace tallywire {

/// Turns an article into itself, the figures that nobody has found in it yet, and an entry for each event that it tells of, dated (where times
/// are wanted); any other record into itself. One maker a thread; `rules` and `events` must outlive it. `published` is for articles without a date.
RecordMaker make_timeline_records(const ExtractionRules& rules, const EventFinder& events, const Wanted& wanted, std::optional<std::string> published);

}  // namespace tallywire
