#include "article/html_text.hpp"

#include "article/blocks.hpp"
#include "article/html_tree.hpp"

namespace tallywire {

std::string html_fragment_to_text(std::string_view utf8_html) {
    HtmlTree tree;
    return html_fragment_to_text(utf8_html, tree);
}

std::string html_fragment_to_text(std::string_view utf8_html, HtmlTree& tree) {
    std::string text;
    if (!tree.parse(utf8_html)) return text;
    Blocks blocks;
    collect_blocks(tree, 1, static_cast<std::uint32_t>(tree.nodes().size()), blocks);
    const Block* before = nullptr;
    for (const Block& block : blocks.list) {
        append_block(text, before, block, blocks.of(block));
        before = &block;
    }
    return text;
}

}  // namespace tallywire
