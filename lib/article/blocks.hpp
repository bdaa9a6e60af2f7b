#pragma once

#include "article/html_tree.hpp"
#include "base/span.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

enum class BlockKind : std::uint8_t { paragraph, heading, item, row, caption };

/// A run of characters that a reader sees as one paragraph, heading, list item or table row.
struct Block {
    Span text;                  ///< in Blocks::text; blanks are folded, never empty
    std::uint32_t element = 0;  ///< node index of the element that holds all of it
    std::uint32_t first = 0;    ///< node index of its first run of characters
    std::uint32_t last = 0;     ///< node index of its last run of characters
    std::uint32_t link_chars = 0;
    std::uint32_t bold_chars = 0;
    std::uint16_t links = 0;
    BlockKind kind = BlockKind::paragraph;
};

/// The text of a page as blocks in document order. Reused from page to page.
struct Blocks {
    std::string text;
    std::vector<Block> list;

    std::string_view of(const Block& block) const { return block.text.of(text); }
    void clear() {
        text.clear();
        list.clear();
    }
};

/// Cuts the text of nodes `first` to `end` - 1 into blocks. Leaves out head, scripts, styles, templates and form controls. One pass.
void collect_blocks(const HtmlTree& tree, std::uint32_t first, std::uint32_t end, Blocks& out);

/// True for elements that begin and end a block.
bool is_block_tag(HtmlTag tag);
/// True for elements whose characters are never text.
bool is_unread_tag(HtmlTag tag);

/// Appends a block to a text, with what parts it from the block before: a blank line, or one line end between items and between rows.
void append_block(std::string& text, const Block* before, const Block& block, std::string_view words);

}  // namespace tallywire
