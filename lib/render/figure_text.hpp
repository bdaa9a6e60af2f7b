#pragma once

#include "figure/figure.hpp"

#include <cstddef>
#include <string>

namespace tallywire {

/// Appends a figure for a reader: a line with day, outlet, value, unit, measure, place and speaker, and its sentence below, wrapped to `columns`, with
/// the figure between » « or, with `color`, in bold. Text of the article is made printable.
void append_figure_text(std::string& out, const Figure& figure, std::size_t columns, bool color);

}  // namespace tallywire
