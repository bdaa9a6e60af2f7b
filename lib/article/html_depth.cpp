#include "article/html_depth.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace tallywire {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Elements that have no end tag, or whose end tag is often left out: the parser closes them by itself. Sorted.
constexpr std::array<std::string_view, 34> unclosed = {"area", "base", "body", "br", "col", "dd", "dt", "embed", "frame", "head", "hr", "html", "img", "input", "keygen", "li", "link",
                                                       "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "svg", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr"};

/// By first letter, where its names begin; those of `z` end at the last.
constexpr std::array<std::uint8_t, 27> starts = [] {
    std::array<std::uint8_t, 27> out{};
    for (std::size_t letter = 0; letter < 27; ++letter)
        while (out[letter] < unclosed.size() && unclosed[out[letter]][0] < static_cast<char>('a' + letter)) ++out[letter];
    return out;
}();

bool is_named(std::string_view tag, std::string_view name) {
    if (tag.size() < name.size()) return false;
    for (std::size_t i = 0; i < name.size(); ++i)
        if ((tag[i] | 0x20) != name[i]) return false;
    return tag.size() == name.size() || !is_letter(tag[name.size()]);
}

/// `tag` begins with a letter.
bool counts(std::string_view tag) {
    const auto letter = static_cast<std::size_t>((tag[0] | 0x20) - 'a');
    return std::none_of(unclosed.begin() + starts[letter], unclosed.begin() + starts[letter + 1], [&](std::string_view name) { return is_named(tag, name); });
}

/// Goes through the tags that count; `take(begin, end, opens)` gets the bytes of each.
template <class Take>
void each_tag(std::string_view html, Take take) {
    for (std::size_t at = 0; (at = html.find('<', at)) != std::string_view::npos;) {
        std::string_view rest = html.substr(at + 1);
        if (rest.starts_with("!--")) {
            const std::size_t end = html.find("-->", at + 4);
            if (end == std::string_view::npos) return;
            at = end + 3;
            continue;
        }
        const bool closes = rest.starts_with('/');
        if (closes) rest.remove_prefix(1);
        if (rest.empty() || !is_letter(rest.front())) {
            ++at;
            continue;
        }
        for (const std::string_view raw : {"script", "style", "textarea"})
            if (!closes && is_named(rest, raw)) {
                const std::size_t end = html.find(raw == "script" ? "</script" : raw == "style" ? "</style" : "</textarea", at + 1);
                at = end == std::string_view::npos ? html.size() : end + 2;
                rest = {};
                break;
            }
        if (rest.empty()) continue;
        const std::size_t end = std::min(html.find('>', at), html.size() - 1);
        if (counts(rest.substr(0, 12)) && html[end - 1] != '/') take(at, end + 1, !closes);
        at = end + 1;
    }
}

}  // namespace

std::string_view limit_depth(std::string_view html, std::string& out) {
    std::size_t depth = 0, deepest = 0;
    each_tag(html, [&](std::size_t, std::size_t, bool opens) {
        if (opens)
            deepest = std::max(deepest, ++depth);
        else if (depth > 0)
            --depth;
    });
    if (deepest <= deepest_element) return html;
    out.clear();
    depth = 0;
    std::size_t copied = 0;
    each_tag(html, [&](std::size_t begin, std::size_t end, bool opens) {
        const bool deep = opens ? depth >= deepest_element : depth > deepest_element;
        if (opens)
            ++depth;
        else if (depth > 0)
            --depth;
        if (!deep) return;
        out.append(html.substr(copied, begin - copied)).push_back(' ');
        copied = end;
    });
    out.append(html.substr(copied));
    return out;
}

}  // namespace tallywire
