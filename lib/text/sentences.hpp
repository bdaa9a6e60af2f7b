#pragma once

#include "base/span.hpp"
#include "text/lexicon.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace tallywire {

struct Sentence {
    Span where;
    std::uint32_t paragraph = 0;  ///< counted from 0

    bool operator==(const Sentence&) const = default;
};

/// Splits `text` into sentences, in order, without the blanks between them; the spans are byte ranges of `text`. Appends to `out`. A blank line
/// ends a sentence always; a single line end does unless the text is wrapped (lines of like length that end within sentences).
/// Any bytes will do. Throws only std::bad_alloc. Safe to call from several threads.
void split_sentences(std::string_view text, const Lexicon& lexicon, std::vector<Sentence>& out);

}  // namespace tallywire
