#pragma once

#include "base/span.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace tallywire {

/// A stretch in quotation marks.
struct Quote {
    Span outer;              ///< with its marks
    Span inner;              ///< without them
    bool open_ended = false; ///< it has no closing mark: the next paragraph may go on with it

    bool operator==(const Quote&) const = default;
};

/// Finds the stretches in double quotation marks (“ ” « » " '' ``), in order; none spans two paragraphs. Single marks count only where a text has no double
/// ones. A straight mark opens or closes by what stands around it. Appends to `out`. Safe to call from several threads.
void find_quotes(std::string_view text, std::vector<Quote>& out);

/// The quote that holds byte `at` inside its marks or on them; the end of the list where none does.
std::size_t quote_at(const std::vector<Quote>& quotes, std::uint32_t at);

}  // namespace tallywire
