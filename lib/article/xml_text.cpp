#include "article/xml_text.hpp"

#include "article/plain_lines.hpp"

#include <strings.h>

#include <cstring>

namespace tallywire::xml {
namespace {

bool equal(std::string_view a, std::string_view b) { return a.size() == b.size() && strncasecmp(a.data(), b.data(), a.size()) == 0; }

// The node after `node` in document order, below `top`; `enter` false passes its children over.
pugi::xml_node after(pugi::xml_node node, pugi::xml_node top, bool enter) {
    if (enter && node.first_child()) return node.first_child();
    while (node != top && !node.next_sibling()) node = node.parent();
    return node == top ? pugi::xml_node{} : node.next_sibling();
}

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (c == '<') out.append("&lt;");
        else if (c == '>') out.append("&gt;");
        else if (c == '&') out.append("&amp;");
        else out.push_back(c);
    }
}

void append_markup(std::string& out, pugi::xml_node node, int depth) {
    for (const pugi::xml_node inner : node.children()) {
        if (inner.type() == pugi::node_pcdata || inner.type() == pugi::node_cdata) {
            append_escaped(out, inner.value());
        } else if (inner.type() == pugi::node_element && depth < depth_limit) {
            const std::string_view name = local_name(inner.name());
            out.append("<").append(name);
            if (const std::string_view link = attribute(inner, "href"); !link.empty() && link.find('"') == std::string_view::npos) out.append(" href=\"").append(link).append("\"");
            out.append(">");
            append_markup(out, inner, depth + 1);
            out.append("</").append(name).append(">");
        }
    }
}

}  // namespace

std::string_view local_name(const char* name) {
    const char* colon = std::strchr(name, ':');
    return colon ? colon + 1 : name;
}

bool is_named(pugi::xml_node node, std::string_view name) { return node.type() == pugi::node_element && equal(local_name(node.name()), name); }

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
    for (const pugi::xml_node inner : node.children())
        if (is_named(inner, name)) return inner;
    return {};
}

std::vector<pugi::xml_node> all(pugi::xml_node top, std::string_view name) {
    std::vector<pugi::xml_node> found;
    for (pugi::xml_node node = top.first_child(); node;) {
        const bool hit = is_named(node, name);
        if (hit) found.push_back(node);
        node = after(node, top, !hit);
    }
    return found;
}

pugi::xml_node first(pugi::xml_node top, std::string_view name) {
    for (pugi::xml_node node = top.first_child(); node; node = after(node, top, true))
        if (is_named(node, name)) return node;
    return {};
}

std::string text(pugi::xml_node top) {
    std::string out;
    for (pugi::xml_node node = top.first_child(); node; node = after(node, top, true)) {
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) out.append(node.value());
        else if (node.type() == pugi::node_element && !out.empty()) out.push_back(' ');
    }
    return fold_blanks(out);
}

std::string markup(pugi::xml_node node) {
    bool elements = false;
    std::string characters;
    for (const pugi::xml_node inner : node.children()) {
        elements |= inner.type() == pugi::node_element;
        if (inner.type() == pugi::node_pcdata || inner.type() == pugi::node_cdata) characters.append(inner.value());
    }
    if (!elements) return characters;
    std::string out;
    append_markup(out, node, 0);
    return out;
}

std::string_view attribute(pugi::xml_node node, std::string_view name) {
    for (const pugi::xml_attribute inner : node.attributes())
        if (equal(local_name(inner.name()), name)) return inner.value();
    return {};
}

}  // namespace tallywire::xml
