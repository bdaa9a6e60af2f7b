#pragma once

#include "figure/figure.hpp"
#include "figure/figure_rules.hpp"
#include "name/places.hpp"
#include "text/text.hpp"

#include <cstddef>
#include <vector>

namespace tallywire {

/// Gives victims whose sentence names no place that of the event, where the beginning of the article speaks of one country only: the one place that its
/// prepositions lead to, else the country. `figures` from `first` on are those of the article.
void fill_event_place(const FigureRules& rules, const Gazetteer& places, Text& text, std::vector<Figure>& figures, std::size_t first);

}  // namespace tallywire
