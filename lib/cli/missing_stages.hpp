#pragma once

#include "cli/record_filter.hpp"
#include "extract/extractor.hpp"
#include "timeline/event_finder.hpp"

#include <optional>
#include <string>

namespace tallywire {

/// Turns a record into itself and, for an article from which nothing was extracted yet, into the wanted records of that article behind it: what
/// lets a later tool take the output of any earlier one. With `events`, an entry for each event that the article tells of stands for the times. One
/// maker a thread; `rules` and `events` must outlive it. `published` is for articles without a date.
RecordMaker make_missing_stages(const ExtractionRules& rules, const Wanted& wanted, std::optional<std::string> published,
                                const EventFinder* events = nullptr);

}  // namespace tallywire
