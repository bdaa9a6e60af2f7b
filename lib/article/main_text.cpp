#include "article/main_text.hpp"

#include "article/debris_lines.hpp"
#include "article/sentence_end.hpp"

#include <algorithm>

namespace tallywire {
namespace {

constexpr std::uint32_t shortest_article = 600;  // characters of prose in an element that may be an article of its own
constexpr std::uint32_t longest_card = 600;      // characters of prose in an element that shows another article
constexpr std::int32_t heaviest_list = 240;  // what a list of links takes from the score of an element

bool is_list(HtmlTag tag) { return tag == HtmlTag::ul || tag == HtmlTag::ol || tag == HtmlTag::dl; }

}  // namespace

void MainText::find(const Page& page, std::string& text, std::vector<Debris>& debris) {
    weigh(page);
    container_ = first_block_ = last_block_ = first_prose_ = 0;
    if (prose_[0] == 0) {
        cut_.assign(page.tree.nodes().size(), 0);
        return;
    }
    container_ = 0;
    doubted_.assign(names_.kind_count(), 0);
    find_cards(page);
    inherit(page);
    restore(page);
    choose(page);
    narrow(page);
    restore(page);
    sift(page);
    compare_with_body(page);
    cut_standfirst(page);
    cut_stated_lines(page);
    cut_empty_headings(page);
    trim_ends(page);
    write(page, text, debris);
}

void MainText::weigh(const Page& page) {
    const auto& nodes = page.tree.nodes();
    prose_.assign(nodes.size(), 0);
    is_prose_.assign(page.blocks.list.size(), 0);
    for (std::size_t b = 0; b < page.blocks.list.size(); ++b) {
        const Block& block = page.blocks.list[b];
        const std::string_view words = page.blocks.of(block);
        const std::uint32_t size = block.text.size();
        if (block.kind == BlockKind::heading || block.kind == BlockKind::caption) continue;
        if (block.link_chars * 3 > size) continue;
        if (size < 60 || (size < 140 && !ends_sentence(words, true))) continue;
        is_prose_[b] = 1;
        prose_[block.element] += size;
    }
    body_.assign(nodes.size(), 0);
    for (std::size_t i = nodes.size(); i-- > 1;) {
        prose_[nodes[i].parent] += prose_[i];
        if (page.marks[i].body == 3) body_[i] = prose_[i];
        body_[nodes[i].parent] = std::max(body_[nodes[i].parent], body_[i]);
    }
}

// Other articles are shown side by side, each in an element `article` with a headline that is a link and a few lines.
void MainText::find_cards(const Page& page) {
    const auto& nodes = page.tree.nodes();
    is_card_.assign(nodes.size(), 0);
    const std::string title = fold_bare(page.title);
    const auto& list = page.blocks.list;
    std::vector<std::uint32_t> cards;
    for (std::size_t b = 0; b < list.size(); ++b) {
        const Block& block = list[b];
        if (block.kind != BlockKind::heading || block.link_chars * 10 < block.text.size() * 7) continue;
        std::uint32_t card = block.element;
        while (card != 0 && nodes[card].tag != HtmlTag::article) card = nodes[card].parent;
        if (card == 0 || prose_[card] > longest_card || fold_bare(page.blocks.of(block)) == title) continue;
        if (cards.empty() || cards.back() != card) cards.push_back(card);
    }
    for (std::size_t c = 0; c < cards.size(); ++c) {
        const bool beside = (c > 0 && nodes[cards[c - 1]].parent == nodes[cards[c]].parent) || (c + 1 < cards.size() && nodes[cards[c + 1]].parent == nodes[cards[c]].parent);
        is_card_[cards[c]] = beside;
    }
}

// A name is believed where it takes little of the page's prose, and not the element that is named as the article.
void MainText::inherit(const Page& page) {
    const auto& nodes = page.tree.nodes();
    cut_.assign(nodes.size(), 0);
    const std::uint64_t all = prose_[0];
    for (std::uint32_t i = 1; i < nodes.size(); ++i) {
        cut_[i] = cut_[nodes[i].parent];
        const std::uint16_t mark = is_card_[i] ? names_.card() : page.marks[i].cut;
        if (cut_[i] || !mark) continue;
        const PageNames::Cut& cut = names_.cuts()[mark];
        if (i > container_ && doubted_[cut.kind]) continue;
        if (std::uint64_t{prose_[i]} * 100 <= all * cut.limit && std::uint64_t{body_[i]} * 100 <= all * 30) cut_[i] = mark;
    }
}

// An inline element may hold the whole block. A button that does opens what follows, as often as not.
std::uint16_t MainText::cut_of(const Page& page, const Block& block) const {
    const auto& nodes = page.tree.nodes();
    std::uint32_t node = nodes[block.first].parent;
    while (node > block.element && nodes[node].end <= block.last) node = nodes[node].parent;
    return names_.cuts()[cut_[node]].rule.starts_with("form") ? cut_[block.element] : cut_[node];
}

// Undoes the cuts of a kind of name that take too much of the container's text; before a container is chosen, of the kinds that leave too
// little of the page's prose, the greediest first.
void MainText::restore(const Page& page) {
    const auto& nodes = page.tree.nodes();
    std::vector<std::uint64_t> taken(names_.kind_count(), 0);
    std::vector<std::uint8_t> limit(names_.kind_count(), 0);
    std::uint64_t all = 0, left = 0;
    const std::uint32_t end = nodes[container_].end;
    for (std::size_t b = 0; b < page.blocks.list.size(); ++b) {
        const Block& block = page.blocks.list[b];
        if (block.first < container_ || block.first >= end || !is_prose_[b]) continue;
        const std::uint32_t size = block.text.size() - std::min(block.link_chars, block.text.size());
        const std::uint16_t cut = cut_[block.element];
        if (container_ == 0 && cut && names_.cuts()[cut].limit > 90) continue;  // comments may be longer than the article
        all += size;
        if (cut) {
            const PageNames::Cut& name = names_.cuts()[cut];
            taken[name.kind] += size;
            limit[name.kind] = std::max(limit[name.kind], name.limit);
        } else {
            left += size;
        }
    }
    bool some = false;
    if (container_ == 0) {
        while (left * 100 < all * 10) {
            std::size_t worst = taken.size();
            for (std::size_t kind = 0; kind < taken.size(); ++kind)
                if (limit[kind] < 90 && taken[kind] * 10 > all && (worst == taken.size() || taken[kind] > taken[worst])) worst = kind;
            if (worst == taken.size()) break;
            doubted_[worst] = some = true;
            left += taken[worst];
            taken[worst] = 0;
        }
    } else {
        for (std::size_t kind = 0; kind < taken.size(); ++kind)
            if (taken[kind] * 100 > all * limit[kind]) doubted_[kind] = some = true;
    }
    if (some) inherit(page);
}

void MainText::choose(const Page& page) {
    const auto& nodes = page.tree.nodes();
    score_.assign(nodes.size(), 0);
    std::int64_t all = 0;
    std::uint32_t list_owner = 0;
    std::int32_t list_left = heaviest_list;
    for (std::size_t b = 0; b < page.blocks.list.size(); ++b) {
        const Block& block = page.blocks.list[b];
        if (cut_[block.element]) continue;
        const auto size = static_cast<std::int32_t>(block.text.size());
        const bool linked = block.link_chars * 2 > block.text.size();
        const HtmlTag tag = nodes[block.element].tag;
        const bool part = block.kind == BlockKind::item || block.kind == BlockKind::row || block.kind == BlockKind::heading || tag == HtmlTag::pre || tag == HtmlTag::td;
        const std::int32_t value = is_prose_[b] ? size : linked ? -std::min(30 + size / 4, 80) : part ? 0 : -10;
        if (is_prose_[b]) all += size;
        if (linked && block.kind == BlockKind::item) {
            // A list of links, however long, weighs no more than a few lines: articles have some, too.
            std::uint32_t owner = block.element;
            for (int steps = 0; owner != 0 && steps < 6 && !is_list(nodes[owner].tag); ++steps) owner = nodes[owner].parent;
            if (owner != list_owner) list_left = heaviest_list;
            list_owner = owner;
            const std::int32_t taken = std::min(-value, list_left);
            list_left -= taken;
            score_[block.element] -= taken;
            continue;
        }
        score_[block.element] += value;
    }
    for (std::size_t i = nodes.size(); i-- > 1;) score_[nodes[i].parent] += score_[i];
    std::int64_t best = -1;
    container_ = 0;
    for (std::uint32_t i = 1; i < nodes.size(); ++i) {
        if (!is_block_tag(nodes[i].tag) || cut_[i]) continue;
        const std::int64_t score = score_[i] + all * page.marks[i].body * 4 / 100;
        if (score >= best && score_[i] > 0) {
            best = score;
            container_ = i;
        }
    }
    // Lists of links can outweigh a text that is named as the body and holds most of the prose.
    for (std::uint32_t i = 1; i < nodes.size(); ++i)
        if (page.marks[i].body == 3 && !cut_[i] && std::uint64_t{prose_[i]} * 2 > prose_[0]) {
            if (score_[i] <= 0 && prose_[container_] * 3 < prose_[i]) container_ = i;
            break;
        }
}

// A page that goes on with other articles has each in an element of its own: the one with the headline is meant. The entries of a log of events stand
// below a headline that none of them holds.
void MainText::narrow(const Page& page) {
    const auto& nodes = page.tree.nodes();
    const std::string title = fold_bare(page.title);
    if (title.empty()) return;
    const std::uint32_t end = nodes[container_].end;
    for (const Block& block : page.blocks.list) {
        if (block.first < container_ || block.first >= end || block.kind != BlockKind::heading || fold_bare(page.blocks.of(block)) != title) continue;
        for (std::uint32_t up = block.element; up > container_; up = nodes[up].parent) {
            if (nodes[up].tag != HtmlTag::article || prose_[up] * 2 < shortest_article || cut_[up]) continue;
            for (std::uint32_t other = nodes[up].end; other < end; other = nodes[other].tag == HtmlTag::article ? nodes[other].end : other + 1)
                if (nodes[other].tag == HtmlTag::article && prose_[other] >= shortest_article) {
                    container_ = up;
                    return;
                }
        }
        return;
    }
}

void MainText::mark_owners(const HtmlTree& tree, std::vector<Ownership>& out) const {
    out.assign(tree.nodes().size(), Ownership::article);
    for (std::size_t i = 0; i < out.size() && i < cut_.size(); ++i)
        if (cut_[i] != 0) out[i] = names_.cuts()[cut_[i]].owner;
}

void MainText::write(const Page& page, std::string& text, std::vector<Debris>& debris) const {
    const Block* before = nullptr;
    std::size_t cut = 0;
    for (std::uint32_t b = first_block_; b < last_block_; ++b) {
        const Block& block = page.blocks.list[b];
        if (rule_[b].empty()) {
            append_block(text, before, block, page.blocks.of(block));
            before = &block;
        } else if (debris.size() < 100 && cut < 20000) {
            debris.push_back({std::string(page.blocks.of(block)), std::string(rule_[b])});
            cut += block.text.size();
        }
    }
}

}  // namespace tallywire
