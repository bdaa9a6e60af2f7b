#pragma once

#include "article/article.hpp"
#include "article/blocks.hpp"
#include "article/html_tree.hpp"
#include "article/page_names.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

class Bylines;
class DateText;
class DebrisLines;
class LinkedBody;

/// Finds the text of the article among the blocks of a page. Keeps its arrays from page to page; one object per thread.
class MainText {
public:
    /// The tables must outlive the object.
    MainText(const PageNames& names, const DebrisLines& lines, const DateText& dates, const Bylines& bylines)
        : names_(names), lines_(lines), dates_(dates), bylines_(bylines) {}

    struct Page {
        const HtmlTree& tree;
        const Blocks& blocks;
        const std::vector<NameMark>& marks;  ///< of the tree's nodes
        std::string_view title;         ///< the headline, cut where it stands in the text; may be empty
        const LinkedBody& body;         ///< the text as the page's JSON-LD tells it; may be empty
    };

    /// Appends the text to `text` and what was cut inside of it to `debris`. Nothing is appended where the page holds no prose.
    void find(const Page& page, std::string& text, std::vector<Debris>& debris);

    /// The element that was chosen, the block of its first sentence, and the block behind its last; after find().
    std::uint32_t container() const { return container_; }
    std::uint32_t first_prose() const { return first_prose_; }
    std::uint32_t last_block() const { return last_block_; }
    /// By node: inside of something that speaks of other articles or is written by readers; after find().
    void mark_owners(const HtmlTree& tree, std::vector<Ownership>& out) const;

private:
    void weigh(const Page& page);
    void find_cards(const Page& page);
    void inherit(const Page& page);
    void restore(const Page& page);
    void choose(const Page& page);
    void narrow(const Page& page);
    void sift(const Page& page);
    void sift_captions(const Page& page);
    void sift_lines(const Page& page);
    void sift_links(const Page& page);
    void compare_with_body(const Page& page);
    void trim_ends(const Page& page);
    void cut_empty_headings(const Page& page);
    void cut_standfirst(const Page& page);
    void cut_stated_lines(const Page& page);
    std::uint16_t cut_of(const Page& page, const Block& block) const;
    void write(const Page& page, std::string& text, std::vector<Debris>& debris) const;

    const PageNames& names_;
    const DebrisLines& lines_;
    const DateText& dates_;
    const Bylines& bylines_;
    std::vector<std::uint16_t> cut_;     // by node: the name that cuts it or the outermost of its ancestors that is cut
    std::vector<std::uint32_t> prose_;   // by node: characters of prose in it
    std::vector<std::uint32_t> body_;    // by node: the most prose in one element inside of it that is named as the article's body
    std::vector<std::uint8_t> is_card_;  // by node: it shows another article
    std::vector<std::uint8_t> doubted_;  // by kind of name: no more believed inside the container
    std::vector<std::int32_t> score_;    // by node
    std::vector<std::uint8_t> is_prose_; // by block
    std::vector<std::string_view> rule_; // by block: why it is cut; empty where it is kept
    std::uint32_t container_ = 0, first_block_ = 0, last_block_ = 0, first_prose_ = 0;
};

}  // namespace tallywire
