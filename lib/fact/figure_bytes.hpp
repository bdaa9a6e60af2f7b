#pragma once

#include "figure/figure.hpp"

#include <string>
#include <string_view>

namespace tallywire {

/// Appends what a fact needs of a figure; its article, source, publication time and URL are the article card's. For the same run to read back.
void append_bytes(std::string& out, const Figure& figure);
void read_bytes(std::string_view bytes, Figure& figure);

}  // namespace tallywire
