#pragma once

#include "timeline/gathered.hpp"
#include "timeline/timeline_builder.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tallywire {

/// The place is one of those asked for: by code, by a part's code, or by name.
bool is_place(const std::vector<std::string>& asked, const std::optional<Place>& place);
/// The days lie in the span that is asked for, or reach into it.
bool in_span(const When& when, const TimelineOptions& options);
/// The words of a topic, folded.
std::vector<std::string> topic_words(const std::string& topic);
/// The entry has all the words, or words that begin so.
bool is_about(const Entry& entry, const std::vector<std::string>& words);

}  // namespace tallywire
