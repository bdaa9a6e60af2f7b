#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// The elements that rules speak of. `text` is a run of characters, `other` any other element.
enum class HtmlTag : std::uint8_t {
    other, text,
    a, abbr, address, article, aside, audio, b, base, blockquote, body, br, button, canvas, caption, center, cite, code, dd, del, details, dfn,
    div, dl, dt, em, fieldset, figcaption, figure, font, footer, form, h1, h2, h3, h4, h5, h6, head, header, hr, html, i, iframe, img, input,
    ins, label, legend, li, link, main, mark, menu, meta, nav, noscript, object, ol, option, p, pre, q, s, script, section, select, small,
    source, span, strike, strong, style, sub, summary, sup, svg, table, tbody, td, template_, textarea, tfoot, th, thead, time, title, tr, u,
    ul, video, wbr,
    count
};

/// The tag of a name in lower case; `other` where rules do not speak of it.
HtmlTag tag_of(std::string_view name);

/// The attributes that are kept; all others are dropped while reading.
enum class Attribute : std::uint8_t {
    other, action, aria_hidden, aria_label, charset, class_, content, data_date, datetime, hidden, href, id, itemprop, itemtype, itemscope, lang, name,
    property, pubdate, rel, role, src, style, title, type, count
};

/// One element or run of text. A node's descendants are the nodes from its own index + 1 to `end` - 1.
struct HtmlNode {
    std::uint32_t parent = 0;
    std::uint32_t end = 0;
    std::uint32_t attributes = 0;  ///< index of the first
    std::uint16_t attribute_count = 0;
    HtmlTag tag = HtmlTag::other;
    std::uint8_t depth = 0;   ///< from the root; 255 for all that is deeper
    std::string_view text{};  ///< of a text node: the characters, entities resolved, blanks as they stand
};

struct HtmlAttribute {
    Attribute name = Attribute::other;
    std::string_view value{};
};

/// A parsed page as flat arrays in document order. Node 0 is the root; each node's parent comes before it. The one place that knows the
/// parser. An object is reused from page to page; one object per thread. Views live until the next `parse`.
class HtmlTree {
public:
    HtmlTree();
    ~HtmlTree();
    HtmlTree(HtmlTree&&) noexcept;
    HtmlTree& operator=(HtmlTree&&) noexcept;

    /// Parses well-formed UTF-8; any markup will do. Comments and the contents of scripts and styles may be dropped, and elements deeper than `deepest_element`. False where the parser gave up.
    bool parse(std::string_view html);

    const std::vector<HtmlNode>& nodes() const { return nodes_; }
    std::span<const HtmlAttribute> attributes(const HtmlNode& node) const { return {attributes_.data() + node.attributes, node.attribute_count}; }
    /// The value of an attribute; nothing where the node has none.
    std::optional<std::string_view> attribute(const HtmlNode& node, Attribute name) const;

private:
    struct Parser;
    void flatten();
    void keep_attributes(const void* first, HtmlNode& node);

    std::unique_ptr<Parser> parser_;
    std::string slim_;     ///< the page without its scripts
    std::string shallow_;  ///< the page without its deepest elements, where it has too deep ones
    std::vector<HtmlNode> nodes_;
    std::vector<HtmlAttribute> attributes_;
};

}  // namespace tallywire
