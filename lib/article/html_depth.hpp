#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tallywire {

/// How deep elements may stand in each other. Deeper than any honest page; a parser's time grows with the square of it.
inline constexpr std::size_t deepest_element = 600;

/// Where elements are nested deeper than `deepest_element`, writes the page without the tags of those deeper ones to `out` and returns it;
/// else returns `html`. One pass that only looks at tags.
std::string_view limit_depth(std::string_view html, std::string& out);

}  // namespace tallywire
