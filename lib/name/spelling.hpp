#pragma once

#include <string_view>

namespace tallywire {

/// How far two folded words are apart: inserted, left-out, changed and swapped letters, less for vowels and for letters that sound alike (g and k, b and
/// p). 0 for equal words. Letters are bytes.
double spelling_distance(std::string_view a, std::string_view b);

/// 1 − distance / letters of the longer.
double spelling_likeness(std::string_view a, std::string_view b);

}  // namespace tallywire
