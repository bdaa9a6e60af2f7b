#pragma once

#include <string_view>

namespace tallywire {

/// True where a line ends as a sentence does, quotes and brackets behind its last mark aside. `soft`: a colon or semicolon is an end, too.
bool ends_sentence(std::string_view line, bool soft = false);

}  // namespace tallywire
