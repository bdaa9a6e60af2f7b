#pragma once

#include "article/blocks.hpp"

#include <cstdint>
#include <vector>

namespace tallywire {

/// To whom an element belongs.
enum class Ownership : std::uint8_t {
    article,
    aside,   ///< a box beside the text: its words are not the article's, what it states may be
    foreign  ///< other articles or readers
};

/// Where on the page the text stands.
struct PagePlace {
    const HtmlTree& tree;
    const Blocks& blocks;
    const std::vector<Ownership>& owner;  ///< by node
    std::uint32_t begin = 0;              ///< node index of the text's container
    std::uint32_t end = 0;
    std::uint32_t first_prose = 0;  ///< block index of the first sentence
    std::uint32_t last_block = 0;   ///< block index behind the text's last
};

}  // namespace tallywire
