#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace tallywire {

struct ArticleCard;

/// The low 2 bits of a mark: how much a word says about the story.
enum class MarkKind : std::uint32_t { plain = 0, number = 1, name = 2 };

/// Gives each article (by its index in `cards`) the index of an article of its story. `order` holds all articles by day, then id; marks
/// are sorted. `original`: the article whose text each repeats. Average-link clustering over the pairs that share rare marks.
std::vector<std::uint32_t> cluster_stories(std::span<const ArticleCard> cards, std::span<const std::uint32_t> order,
                                           std::span<const std::uint32_t> original);

}  // namespace tallywire
