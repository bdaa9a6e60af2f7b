// What of the container's blocks is text: the second half of MainText.

#include "article/byline.hpp"
#include "article/date_text.hpp"
#include "article/debris_lines.hpp"
#include "article/linked_body.hpp"
#include "article/main_text.hpp"
#include "article/sentence_end.hpp"

#include <algorithm>
#include <array>

namespace tallywire {
namespace {

constexpr std::uint32_t longest_unstated = 220;
constexpr std::uint32_t shortest_caption = 20, longest_caption = 300;

/// A line drawn with characters, such as parts notes from a text.
bool is_ruler(std::string_view line) { return line.size() >= 3 && line.size() <= 200 && line.find_first_not_of("_-=") == std::string_view::npos; }

/// True for a heading in a link that holds more than just it: a card that shows another article.
bool is_card(const MainText::Page& page, std::uint32_t heading) {
    const auto& nodes = page.tree.nodes();
    std::uint32_t up = heading;
    for (int steps = 0; up != 0 && steps < 6 && nodes[up].tag != HtmlTag::a; ++steps) up = nodes[up].parent;
    return nodes[up].tag == HtmlTag::a && nodes[heading].parent != up;
}

}  // namespace

void MainText::sift(const Page& page) {
    const auto& nodes = page.tree.nodes();
    const auto& list = page.blocks.list;
    rule_.assign(list.size(), {});
    first_block_ = last_block_ = 0;
    const std::uint32_t end = nodes[container_].end;
    std::uint32_t b = 0;
    while (b < list.size() && list[b].first < container_) ++b;
    first_block_ = b;
    const std::string title = fold_bare(page.title);
    for (; b < list.size() && list[b].first < end; ++b) {
        const Block& block = list[b];
        const std::string_view words = page.blocks.of(block);
        const std::uint32_t size = block.text.size();
        if (const std::uint16_t cut = cut_of(page, block); cut && !(block.kind == BlockKind::row && names_.cuts()[cut].rule == "caption: figure"))
            rule_[b] = names_.cuts()[cut].rule;
        else if (block.kind == BlockKind::caption)
            rule_[b] = "caption";
        else if (!title.empty() && size >= title.size() && size < 2 * title.size() + 40 && size < 400 && fold_bare(words) == title)
            rule_[b] = "headline";
    }
    last_block_ = b;
    sift_captions(page);
    sift_lines(page);
    sift_links(page);
}

// A short line that an element holds alone with an image is its caption, whatever the element is called; where such are much of the text, it is a picture story.
void MainText::sift_captions(const Page& page) {
    const auto& nodes = page.tree.nodes();
    const auto& list = page.blocks.list;
    std::vector<std::uint32_t> captions;
    std::uint64_t all = 0, taken = 0;
    for (std::uint32_t b = first_block_; b < last_block_; ++b) {
        const Block& block = list[b];
        if (!rule_[b].empty()) continue;
        if (is_prose_[b]) all += block.text.size();
        if (block.kind != BlockKind::paragraph || block.text.size() > longest_caption || block.text.size() < shortest_caption || page.blocks.of(block).ends_with('?')) continue;
        const std::uint32_t before = b > 0 ? list[b - 1].last : 0, after = b + 1 < list.size() ? list[b + 1].first : static_cast<std::uint32_t>(nodes.size());
        std::uint32_t alone = block.element;
        for (int steps = 0; steps < 4 && nodes[alone].parent > std::max(container_, before) && nodes[nodes[alone].parent].end <= after; ++steps) alone = nodes[alone].parent;
        bool image = false;
        for (std::uint32_t i = alone; i < nodes[alone].end && !image; i = i == block.element ? nodes[i].end : i + 1) image = nodes[i].tag == HtmlTag::img;
        if (!image || alone == block.element) continue;
        captions.push_back(b);
        taken += block.text.size();
    }
    if (taken * 5 > all) return;
    for (const std::uint32_t b : captions) rule_[b] = "caption: image";
}

// Cuts lines by their words, and what stands under a heading that opens debris.
void MainText::sift_lines(const Page& page) {
    const auto& list = page.blocks.list;
    std::uint32_t prose_left = 0;
    for (std::uint32_t b = first_block_; b < last_block_; ++b) prose_left += rule_[b].empty() && is_prose_[b] ? list[b].text.size() : 0;
    const std::uint32_t all = prose_left;
    enum { none, heading, items } open = none;
    std::string_view open_rule;
    for (std::uint32_t b = first_block_; b < last_block_; ++b) {
        if (!rule_[b].empty()) continue;
        const Block& block = list[b];
        if (is_prose_[b]) prose_left -= std::min(prose_left, block.text.size());
        if (is_ruler(page.blocks.of(block)) && prose_left * 10 < all) {
            open = heading;
            rule_[b] = open_rule = "notes";
            continue;
        }
        const DebrisLines::Match match = lines_.match(page.blocks.of(block));
        if (block.kind == BlockKind::heading || !match.rule.empty()) open = none;
        if (open == heading || (open == items && (block.kind == BlockKind::item || block.link_chars * 2 > block.text.size()))) {
            rule_[b] = open_rule;
            continue;
        }
        open = none;
        if (match.rule.empty()) continue;
        rule_[b] = match.rule;
        if (!match.section) continue;
        open_rule = match.rule;
        // A heading takes all that follows only near the end: in the middle the article goes on after what it opens.
        open = (block.kind == BlockKind::heading || match.notes) && prose_left * 10 < all * 3 ? heading : items;
    }
}

// Cuts what is nothing but links: lines, headings of teasers, lists; not the list that a sentence with a colon announces.
void MainText::sift_links(const Page& page) {
    const auto& list = page.blocks.list;
    const auto& nodes = page.tree.nodes();
    const auto list_of = [&](std::uint32_t node) {
        for (int steps = 0; node != 0 && steps < 6; node = nodes[node].parent, ++steps)
            if (nodes[node].tag == HtmlTag::ul || nodes[node].tag == HtmlTag::ol || nodes[node].tag == HtmlTag::dl) return node;
        return std::uint32_t{0};
    };
    // Where linked items are most of what is there, they are what the article is of.
    std::uint64_t prose = 0, linked = 0;
    for (std::uint32_t b = first_block_; b < last_block_; ++b) {
        if (!rule_[b].empty()) continue;
        if (is_prose_[b]) prose += list[b].text.size();
        if (list[b].kind == BlockKind::item) linked += list[b].link_chars;
    }
    const bool lists = linked > prose;
    std::string_view before;
    for (std::uint32_t b = first_block_; b < last_block_; ++b) {
        const Block& block = list[b];
        if (!rule_[b].empty() || block.kind == BlockKind::row) continue;
        const std::string_view words = page.blocks.of(block);
        if (block.kind == BlockKind::item) {
            const std::uint32_t owner = list_of(block.element);
            std::uint32_t end = b, chars = 0, links = 0;
            for (; end < last_block_ && list[end].kind == BlockKind::item && (end == b || (owner != 0 && list[end].first < nodes[owner].end)); ++end) {
                chars += list[end].text.size();
                links += list[end].link_chars;
            }
            if (links * 10 > chars * 7 && !before.ends_with(':') && !lists)
                for (std::uint32_t i = b; i < end; ++i)
                    if (rule_[i].empty()) rule_[i] = "links";
            b = end - 1;
            before = page.blocks.of(list[b]);
            continue;
        }
        if (block.link_chars * 10 > block.text.size() * 7 && block.text.size() < 160) {
            const bool opens_prose = block.kind == BlockKind::heading && !is_card(page, block.element) && b + 1 < last_block_ && rule_[b + 1].empty() && is_prose_[b + 1];
            if (!opens_prose && !words.ends_with('.')) {
                rule_[b] = "links";
                continue;
            }
        }
        before = words;
    }
}

// Where the page's JSON-LD holds the whole text, short lines of a kind that it has as a rule and that it has not are debris. It may lack long ones (with
// a dropped capital), and headings.
void MainText::compare_with_body(const Page& page) {
    if (page.body.empty()) return;
    const auto& list = page.blocks.list;
    constexpr std::size_t kinds = 5;
    std::array<std::uint64_t, kinds> all{}, held{};
    std::uint64_t prose = 0, prose_held = 0;
    std::vector<double> share(list.size(), -1);
    for (std::uint32_t b = first_block_; b < last_block_; ++b) {
        if (!rule_[b].empty()) continue;
        share[b] = page.body.share(page.blocks.of(list[b]));
        if (share[b] < 0) continue;
        const std::uint64_t size = list[b].text.size();
        const auto kind = static_cast<std::size_t>(list[b].kind);
        all[kind] += size;
        if (share[b] > 0.5) held[kind] += size;
        if (is_prose_[b]) prose += size;
        if (is_prose_[b] && share[b] > 0.5) prose_held += size;
    }
    if (prose_held * 10 < prose * 7 || page.body.plain().size() * 10 > prose_held * 13) return;
    for (std::uint32_t b = first_block_; b < last_block_; ++b) {
        const auto kind = static_cast<std::size_t>(list[b].kind);
        if (list[b].kind == BlockKind::heading || list[b].text.size() > longest_unstated) continue;
        if (share[b] >= 0 && share[b] < 0.2 && held[kind] * 10 > all[kind] * 6) rule_[b] = "not in the stated body";
    }
}

// A heading whose text was all cut goes too.
void MainText::cut_empty_headings(const Page& page) {
    const auto& list = page.blocks.list;
    bool kept = false, cut = false;
    for (std::uint32_t b = last_block_; b-- > first_block_;) {
        if (!rule_[b].empty()) {
            cut = cut || (rule_[b] != "links" && rule_[b] != "caption" && !rule_[b].starts_with("caption"));
            continue;
        }
        if (list[b].kind == BlockKind::heading) {
            if (!kept && cut) rule_[b] = "empty heading";
            kept = cut = false;
        } else {
            kept = true;
        }
    }
}

// Before the first sentence and after the last one stand dates, names, labels: short and no sentences.
void MainText::trim_ends(const Page& page) {
    const auto& list = page.blocks.list;
    std::uint32_t b = first_block_;
    for (; b < last_block_; ++b) {
        if (!rule_[b].empty()) continue;
        if (is_prose_[b] || list[b].kind == BlockKind::row || list[b].kind == BlockKind::item) break;
        if (list[b].text.size() > 25 && ends_sentence(page.blocks.of(list[b]), true)) break;
        if (list[b].kind == BlockKind::heading && page.tree.nodes()[list[b].element].tag != HtmlTag::h1) break;
        rule_[b] = "lead-in";
    }
    first_prose_ = b;
    for (b = last_block_; b-- > first_block_;) {
        if (!rule_[b].empty()) continue;
        if (list[b].kind != BlockKind::heading &&
            (is_prose_[b] || list[b].kind == BlockKind::row || list[b].kind == BlockKind::item || list[b].text.size() > 50 ||
             ends_sentence(page.blocks.of(list[b]), true)))
            break;
        rule_[b] = "tail";
    }
}

// Days and names of writers stand among the first sentences where a standfirst is above them.
void MainText::cut_stated_lines(const Page& page) {
    const auto& list = page.blocks.list;
    int prose = 0;
    for (std::uint32_t b = first_block_; b < last_block_ && prose < 3; ++b) {
        if (!rule_[b].empty()) continue;
        prose += is_prose_[b];
        if (is_prose_[b] || list[b].kind == BlockKind::heading || list[b].kind == BlockKind::row || list[b].text.size() > 80) continue;
        const std::string_view line = page.blocks.of(list[b]);
        if (const auto date = dates_.find(line); date && date->where.size() * 2 > line.size())
            rule_[b] = "date line";
        else if (!ends_sentence(line, true) && bylines_.has_lead(line))
            rule_[b] = "byline";
    }
}

// A line above the text that sums the article up (by the name of its element) is no part of it, as the headline is none.
void MainText::cut_standfirst(const Page& page) {
    const auto& list = page.blocks.list;
    for (std::uint32_t b = first_block_; b < last_block_; ++b) {
        if (!rule_[b].empty()) continue;
        bool named = false;
        for (std::uint32_t up = list[b].element, steps = 0; up > container_ && steps < 4; up = page.tree.nodes()[up].parent, ++steps)
            named = named || page.marks[up].field == NameField::standfirst;
        if (!named) return;
        if (list[b].text.size() < 500) rule_[b] = "standfirst";
    }
}

}  // namespace tallywire
