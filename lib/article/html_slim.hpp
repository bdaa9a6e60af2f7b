#pragma once

#include <string>
#include <string_view>

namespace tallywire {

/// The page without the contents of scripts (but JSON) and styles and without comments, which hold most of its bytes and nothing to read: parsing costs more
/// than leaving them out. Short pages come back as they are, else a view of `out`. Where markup is broken so that the end of a script is in doubt it is kept.
std::string_view without_scripts(std::string_view html, std::string& out);

}  // namespace tallywire
