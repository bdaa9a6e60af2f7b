#pragma once

#include <string>

namespace tallywire {

/// Makes text of any origin fit for reading: composed letters (NFC), no soft hyphens or zero-width blanks, no control characters but the line end; those of
/// C1 become the letters of windows-1252 that were meant. `text` is well-formed UTF-8. One pass over text that needs nothing. Safe to
/// call from several threads.
void clean_text(std::string& text);

}  // namespace tallywire
