#pragma once

#include "timeline/timeline.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace tallywire {

/// For lists that people read: of each entry, the number of the one that says the same and more. A figure whose sentences all stand in an event of the
/// same days, which is headed by that sentence, would be a second line for it. Figures that sources contradict or revise have a line of their own.
std::vector<std::optional<std::size_t>> told_by(const Timeline& timeline);

/// Is an entry headed by its sentence, whole or cut short, and not by the title of an article?
bool is_headed_by_its_text(const Entry& entry);

}  // namespace tallywire
