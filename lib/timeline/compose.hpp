#pragma once

#include "timeline/gathered.hpp"
#include "timeline/timeline_builder.hpp"

#include <unordered_map>
#include <vector>

namespace tallywire {

/// All that TimelineBuilder has been given.
struct Gathered {
    ArticleTable articles;
    StringPool pool;
    Interner speakers, names, figure_ids, quantity_ids;
    std::vector<CurveQuantity> quantities;
    std::unordered_map<std::uint32_t, When> figure_times;  ///< of figures that tell of another time than their article, by figure_ids
    std::vector<KeptEvent> events;
    std::vector<KeptTelling> tellings;
};

/// Makes the timeline of what was gathered: one entry for each day of a quantity and for each event, those asked for, in order.
Timeline compose(const Gathered& gathered, const TimelineOptions& options, const Headings& headings, const ReferenceSeries* reference);

}  // namespace tallywire
