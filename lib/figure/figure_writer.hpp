#pragma once

#include "figure/figure.hpp"
#include "figure/figure_sentence.hpp"

#include <vector>

namespace tallywire {

/// Gives each quantity its measure, unit, item, group, place, time, source and standing, and appends the figures.
void write_figures(const FigureSentence& sentence, std::vector<Figure>& out);

}  // namespace tallywire
