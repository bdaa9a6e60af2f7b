#include "article/blocks.hpp"

#include <array>

namespace tallywire {
namespace {

enum Flow : std::uint8_t { inline_flow, block_flow, unread, line_break, cell };

constexpr auto flows = [] {
    std::array<Flow, static_cast<std::size_t>(HtmlTag::count)> table{};
    for (const HtmlTag tag : {HtmlTag::address, HtmlTag::article, HtmlTag::aside, HtmlTag::blockquote, HtmlTag::body, HtmlTag::caption, HtmlTag::center, HtmlTag::dd, HtmlTag::details,
                          HtmlTag::div, HtmlTag::dl, HtmlTag::dt, HtmlTag::fieldset, HtmlTag::figcaption, HtmlTag::figure, HtmlTag::footer, HtmlTag::form, HtmlTag::h1, HtmlTag::h2,
                          HtmlTag::h3, HtmlTag::h4, HtmlTag::h5, HtmlTag::h6, HtmlTag::header, HtmlTag::hr, HtmlTag::html, HtmlTag::legend, HtmlTag::li, HtmlTag::main, HtmlTag::menu,
                          HtmlTag::nav, HtmlTag::noscript, HtmlTag::ol, HtmlTag::p, HtmlTag::pre, HtmlTag::section, HtmlTag::summary, HtmlTag::table, HtmlTag::tbody, HtmlTag::tfoot,
                          HtmlTag::thead, HtmlTag::tr, HtmlTag::ul, HtmlTag::video, HtmlTag::audio, HtmlTag::iframe})
        table[static_cast<std::size_t>(tag)] = block_flow;
    for (const HtmlTag tag : {HtmlTag::head, HtmlTag::script, HtmlTag::style, HtmlTag::template_, HtmlTag::svg, HtmlTag::select, HtmlTag::textarea, HtmlTag::canvas, HtmlTag::object,
                          HtmlTag::iframe, HtmlTag::option, HtmlTag::title})
        table[static_cast<std::size_t>(tag)] = unread;
    table[static_cast<std::size_t>(HtmlTag::br)] = line_break;
    table[static_cast<std::size_t>(HtmlTag::td)] = cell;
    table[static_cast<std::size_t>(HtmlTag::th)] = cell;
    return table;
}();

Flow flow(HtmlTag tag) { return flows[static_cast<std::size_t>(tag)]; }

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

/// Builds one block at a time at the end of the text buffer.
class Builder {
public:
    Builder(const HtmlTree& tree, Blocks& out) : nodes_(tree.nodes()), out_(out) {}

    void add_text(std::uint32_t node, bool link, bool bold) {
        const std::string_view text = nodes_[node].text;
        const std::size_t before = out_.text.size();
        std::size_t at = 0;
        while (at < text.size()) {
            const std::size_t gap = at;
            at = skip_blanks(text, at);
            if (at > gap) blank_ = true;
            std::size_t end = at;
            while (end < text.size() && !is_blank(text[end]) && !is_wide_blank(text, end)) ++end;
            if (end == at) break;
            if (blank_ && out_.text.size() > begin_ && out_.text.back() != '\n') out_.text.push_back(' ');
            blank_ = false;
            if (out_.text.size() == begin_) current_.first = node;
            out_.text.append(text, at, end - at);
            at = end;
        }
        const auto added = static_cast<std::uint32_t>(out_.text.size() - before);
        if (added == 0) return;
        current_.last = node;
        breaks_ = 0;
        if (link) current_.link_chars += added;
        if (bold) current_.bold_chars += added;
    }
    void add_link() { ++current_.links; }
    void add_break(std::uint32_t parent) {
        if (out_.text.size() == begin_) return;
        if (++breaks_ > 1)
            finish(parent);
        else
            out_.text.push_back('\n');
        blank_ = false;
    }
    void add_cell() {
        if (out_.text.size() == begin_) return;
        out_.text.append(" | ");
        blank_ = false;
    }
    /// Ends the block, if one has begun.
    void finish(std::uint32_t) {
        std::size_t end = out_.text.size();
        while (end > begin_ && (is_blank(out_.text[end - 1]) || out_.text[end - 1] == '|')) --end;
        out_.text.resize(end);
        if (end > begin_) {
            current_.text = {static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(end)};
            place();
            out_.list.push_back(current_);
            out_.text.push_back('\n');
        }
        begin_ = out_.text.size();
        current_ = {};
        blank_ = false;
        breaks_ = 0;
    }

private:
    static bool is_wide_blank(std::string_view text, std::size_t at) {
        return text[at] == '\xC2' && at + 1 < text.size() && text[at + 1] == '\xA0';
    }
    static std::size_t skip_blanks(std::string_view text, std::size_t at) {
        while (at < text.size()) {
            if (is_blank(text[at]))
                ++at;
            else if (is_wide_blank(text, at))
                at += 2;
            else
                break;
        }
        return at;
    }
    /// Finds the element that holds the whole block, and what kind of block that makes it.
    void place() {
        std::uint32_t element = nodes_[current_.first].parent;
        while (element != 0 && (nodes_[element].end <= current_.last || flow(nodes_[element].tag) == inline_flow)) element = nodes_[element].parent;
        current_.element = element;
        for (std::uint32_t up = element, steps = 0; up != 0 && steps < 8; up = nodes_[up].parent, ++steps) {
            switch (nodes_[up].tag) {
                case HtmlTag::h1: case HtmlTag::h2: case HtmlTag::h3: case HtmlTag::h4: case HtmlTag::h5: case HtmlTag::h6: current_.kind = BlockKind::heading; return;
                case HtmlTag::li: case HtmlTag::dd: case HtmlTag::dt: current_.kind = BlockKind::item; return;
                case HtmlTag::tr:
                    if (steps <= 1) current_.kind = BlockKind::row;
                    return;
                case HtmlTag::figcaption: case HtmlTag::caption: current_.kind = BlockKind::caption; return;
                case HtmlTag::article: case HtmlTag::section: case HtmlTag::body: case HtmlTag::main: return;
                default: break;
            }
        }
    }

    const std::vector<HtmlNode>& nodes_;
    Blocks& out_;
    Block current_;
    std::size_t begin_ = out_.text.size();
    bool blank_ = false;
    int breaks_ = 0;
};

}  // namespace

bool is_block_tag(HtmlTag tag) { return flow(tag) == block_flow || flow(tag) == cell; }
bool is_unread_tag(HtmlTag tag) { return flow(tag) == unread; }

void collect_blocks(const HtmlTree& tree, std::uint32_t first, std::uint32_t end, Blocks& out) {
    const auto& nodes = tree.nodes();
    Builder builder(tree, out);
    std::vector<std::uint32_t> open;  // ends of the block elements that are open
    std::uint32_t link_end = 0, bold_end = 0;
    for (std::uint32_t i = first; i < end;) {
        while (!open.empty() && open.back() <= i) {
            open.pop_back();
            builder.finish(i);
        }
        const HtmlNode& node = nodes[i];
        if (node.tag == HtmlTag::text) {
            builder.add_text(i, i < link_end, i < bold_end);
            ++i;
            continue;
        }
        switch (flow(node.tag)) {
            case unread: i = node.end; continue;
            case line_break: builder.add_break(i); break;
            case cell: builder.add_cell(); break;
            case block_flow:
                builder.finish(i);
                open.push_back(node.end);
                break;
            case inline_flow:
                if (node.tag == HtmlTag::a && node.end > link_end) {
                    link_end = node.end;
                    builder.add_link();
                }
                if ((node.tag == HtmlTag::b || node.tag == HtmlTag::strong) && node.end > bold_end) bold_end = node.end;
                break;
        }
        ++i;
    }
    builder.finish(end);
}

void append_block(std::string& text, const Block* before, const Block& block, std::string_view words) {
    if (!text.empty()) {
        const bool list = before && before->kind == block.kind && (block.kind == BlockKind::item || block.kind == BlockKind::row);
        text.append(list ? "\n" : "\n\n");
    }
    text.append(words);
}

}  // namespace tallywire
