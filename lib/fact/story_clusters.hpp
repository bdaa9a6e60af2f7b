#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace tallywire {

class MarkStore;
struct ArticleCard;

/// Gives each article (by its index in `cards`) the index of an article of its story. `words` has the articles' marks, sorted; `order` holds all articles
/// by day, then id; `original`: the article whose text each repeats. Average-link clustering over the pairs that share rare marks. Memory:
/// some 100 bytes for each article and 16 to 32 for each word.
std::vector<std::uint32_t> cluster_stories(std::span<const ArticleCard> cards, const MarkStore& words, std::span<const std::uint32_t> order,
                                           std::span<const std::uint32_t> original);

}  // namespace tallywire
