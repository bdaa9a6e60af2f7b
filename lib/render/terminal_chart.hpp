#pragma once

#include "render/timeline_formats.hpp"
#include "timeline/curve.hpp"

#include <string>

namespace tallywire {

/// Marks of ANSI terminals; all empty where colour is not wanted.
struct Ink {
    explicit Ink(bool color);
    std::string_view bold, dim, mark, warn, plain;
};

/// Draws one curve with Unicode blocks: the lower number solid, up to the higher one shaded, flags under their days, and below a line for each
/// originator with all its numbers. No line is wider than `style.width`.
void draw_curve(const Curve& curve, const TerminalStyle& style, std::string& out);

}  // namespace tallywire
