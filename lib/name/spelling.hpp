#pragma once

#include <limits>
#include <string_view>

namespace tallywire {

inline constexpr double no_limit = std::numeric_limits<double>::infinity();

/// How far two folded words are apart: inserted, left-out, changed and swapped letters, less for vowels and for letters that sound alike (g and k, b and
/// p). 0 for equal words. Letters are bytes. Where it is more than `most`, some number above that.
double spelling_distance(std::string_view a, std::string_view b, double most = no_limit);

/// 1 − distance / letters of the longer. Where that is less than `least`, some number below it.
double spelling_likeness(std::string_view a, std::string_view b, double least = 0);

}  // namespace tallywire
