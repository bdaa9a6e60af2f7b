#include "article/html_tree.hpp"

#include "article/html_depth.hpp"
#include "article/html_slim.hpp"

#include <myhtml/myhtml.h>

#include <array>
#include <new>
#include <string>

namespace tallywire {
namespace {

// In the order of HtmlTag, from `a` on.
constexpr std::array<std::string_view, static_cast<std::size_t>(HtmlTag::count) - 2> tag_names = {
    "a", "abbr", "address", "article", "aside", "audio", "b", "base", "blockquote", "body", "br", "button", "canvas", "caption", "center",
    "cite", "code", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "fieldset", "figcaption", "figure", "font", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "i", "iframe", "img", "input", "ins", "label", "legend", "li",
    "link", "main", "mark", "menu", "meta", "nav", "noscript", "object", "ol", "option", "p", "pre", "q", "s", "script", "section",
    "select", "small", "source", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "template",
    "textarea", "tfoot", "th", "thead", "time", "title", "tr", "u", "ul", "video", "wbr"};

constexpr std::array<std::string_view, static_cast<std::size_t>(Attribute::count)> attribute_names = {
    "", "action", "aria-hidden", "aria-label", "charset", "class", "content", "data-date", "datetime", "hidden", "href", "id", "itemprop", "itemtype",
    "itemscope", "lang", "name", "property", "pubdate", "rel", "role", "src", "style", "title", "type"};

Attribute attribute_of(std::string_view name) {
    if (name.size() < 2 || name.size() > 11) return Attribute::other;
    for (std::size_t i = 1; i < attribute_names.size(); ++i)
        if (attribute_names[i] == name) return static_cast<Attribute>(i);
    return Attribute::other;
}

std::string_view view(const char* data, std::size_t size) { return data ? std::string_view(data, size) : std::string_view(); }

}  // namespace

HtmlTag tag_of(std::string_view name) {
    for (std::size_t i = 0; i < tag_names.size(); ++i)
        if (tag_names[i] == name) return static_cast<HtmlTag>(i + 2);
    return HtmlTag::other;
}

struct HtmlTree::Parser {
    myhtml_t* library = nullptr;
    myhtml_tree_t* tree = nullptr;
    std::array<HtmlTag, MyHTML_TAG_LAST_ENTRY> tags{};

    Parser() {
        library = myhtml_create();
        if (!library || myhtml_init(library, MyHTML_OPTIONS_PARSE_MODE_SINGLE, 1, 0) != MyHTML_STATUS_OK) throw std::bad_alloc();
        new_tree();
        for (std::size_t i = 0; i < tag_names.size(); ++i) {
            const auto id = myhtml_tag_id_by_name(tree, tag_names[i].data(), tag_names[i].size());
            if (id < tags.size()) tags[id] = static_cast<HtmlTag>(i + 2);
        }
        tags[MyHTML_TAG__TEXT] = HtmlTag::text;
    }
    ~Parser() {
        if (tree) myhtml_tree_destroy(tree);
        if (library) myhtml_destroy(library);
    }
    void new_tree() {
        if (tree) myhtml_tree_destroy(tree);
        tree = myhtml_tree_create();
        if (!tree || myhtml_tree_init(tree, library) != MyHTML_STATUS_OK) throw std::bad_alloc();
        myhtml_tree_parse_flags_set(tree, static_cast<myhtml_tree_parse_flags_t>(MyHTML_TREE_PARSE_FLAGS_SKIP_WHITESPACE_TOKEN * 0 |
                                                                                MyHTML_TREE_PARSE_FLAGS_WITHOUT_DOCTYPE_IN_TREE));
    }
    HtmlTag tag(myhtml_tag_id_t id) const { return id < tags.size() ? tags[id] : HtmlTag::other; }
};

HtmlTree::HtmlTree() : parser_(std::make_unique<Parser>()) {}
HtmlTree::~HtmlTree() = default;
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;

bool HtmlTree::parse(std::string_view html) {
    nodes_.clear();
    attributes_.clear();
    html = limit_depth(without_scripts(html, slim_), shallow_);
    myhtml_tree_clean(parser_->tree);
    if (myhtml_parse_single(parser_->tree, MyENCODING_UTF_8, html.data(), html.size()) != MyHTML_STATUS_OK) {
        parser_->new_tree();
        return false;
    }
    flatten();
    return nodes_.size() > 1;
}

void HtmlTree::keep_attributes(const void* first, HtmlNode& node) {
    node.attributes = static_cast<std::uint32_t>(attributes_.size());
    for (auto* at = static_cast<const myhtml_tree_attr_t*>(first); at; at = at->next) {
        const Attribute name = attribute_of(view(at->key.data, at->key.length));
        if (name == Attribute::other || node.attribute_count == 0xFFFF) continue;
        attributes_.push_back({name, view(at->value.data, at->value.length)});
        ++node.attribute_count;
    }
}

void HtmlTree::flatten() {
    const myhtml_tree_node_t* at = myhtml_tree_get_document(parser_->tree);
    nodes_.push_back({});
    std::uint32_t parent = 0;
    const myhtml_tree_node_t* root = at;
    at = at->child;
    while (at) {
        const auto tag = parser_->tag(at->tag_id);
        bool descend = false;
        if (at->tag_id != MyHTML_TAG__COMMENT && at->tag_id != MyHTML_TAG__DOCTYPE) {
            const auto index = static_cast<std::uint32_t>(nodes_.size());
            HtmlNode node;
            node.parent = parent;
            node.end = index + 1;
            node.tag = tag;
            node.depth = static_cast<std::uint8_t>(nodes_[parent].depth < 255 ? nodes_[parent].depth + 1 : 255);
            if (at->token) {
                if (tag == HtmlTag::text)
                    node.text = view(at->token->str.data, at->token->str.length);
                else
                    keep_attributes(at->token->attr_first, node);
            }
            nodes_.push_back(node);
            descend = at->child != nullptr;
            if (descend) parent = index;
        }
        if (descend) {
            at = at->child;
            continue;
        }
        while (at != root && !at->next) {
            at = at->parent;
            if (at == root) break;
            nodes_[parent].end = static_cast<std::uint32_t>(nodes_.size());
            parent = nodes_[parent].parent;
        }
        if (at == root) break;
        at = at->next;
    }
    nodes_[0].end = static_cast<std::uint32_t>(nodes_.size());
}

std::optional<std::string_view> HtmlTree::attribute(const HtmlNode& node, Attribute name) const {
    for (std::uint32_t i = node.attributes; i < node.attributes + node.attribute_count; ++i)
        if (attributes_[i].name == name) return attributes_[i].value;
    return std::nullopt;
}

}  // namespace tallywire
