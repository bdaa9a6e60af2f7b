#include "article/html_slim.hpp"

#include <algorithm>
#include <cstddef>

namespace tallywire {
namespace {

constexpr std::size_t short_page = 32 << 10;
constexpr std::size_t longest_tag = 64 << 10;  // bytes; a quote that is open for longer was never closed

constexpr auto npos = std::string_view::npos;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

bool is_named(std::string_view tag, std::string_view name) {
    if (tag.size() <= name.size()) return false;
    for (std::size_t i = 0; i < name.size(); ++i)
        if ((tag[i] | 0x20) != name[i]) return false;
    const char next = tag[name.size()];
    return is_blank(next) || next == '>' || next == '/';
}

/// Behind the `>` of the tag whose `<` is at `at`; npos where there is none. A `>` in quotes ends no tag.
std::size_t end_of_tag(std::string_view html, std::size_t at) {
    const std::size_t limit = std::min(html.size(), at + longest_tag);
    for (std::size_t i = at + 1; i < limit; ++i) {
        const char c = html[i];
        if (c == '>') return i + 1;
        if (c != '=') continue;
        while (i + 1 < limit && is_blank(html[i + 1])) ++i;
        if (i + 1 < limit && (html[i + 1] == '"' || html[i + 1] == '\'')) {
            const std::size_t close = html.substr(0, limit).find(html[i + 1], i + 2);
            if (close == npos) return npos;
            i = close;
        }
    }
    return npos;
}

/// The `<` of the end tag of `name` from `at` on; npos where there is none.
std::size_t end_of_element(std::string_view html, std::size_t at, std::string_view name) {
    for (; (at = html.find("</", at)) != npos; at += 2)
        if (is_named(html.substr(at + 2), name)) return at;
    return npos;
}

}  // namespace

std::string_view without_scripts(std::string_view html, std::string& out) {
    if (html.size() < short_page) return html;
    out.clear();
    std::size_t copied = 0;
    const auto leave_out = [&](std::size_t begin, std::size_t end) {
        out.append(html.substr(copied, begin - copied));
        copied = end;
    };
    for (std::size_t at = 0; (at = html.find('<', at)) != npos;) {
        const std::string_view rest = html.substr(at + 1);
        if (rest.starts_with("!--")) {
            // `<!-->` is a whole comment
            const std::size_t end = rest.starts_with("!-->") || rest.starts_with("!--->") ? npos : html.find("-->", at + 4);
            if (end == npos) break;
            leave_out(at, end + 3);
            at = end + 3;
            continue;
        }
        if (rest.empty() || !is_letter(rest.front())) {
            ++at;
            continue;
        }
        const char first = static_cast<char>(rest.front() | 0x20);
        std::string_view raw;
        if (first == 's' || first == 't')
            for (const std::string_view name : {"script", "style", "textarea", "title"})
                if (is_named(rest, name)) raw = name;
        const std::size_t begin = end_of_tag(html, at);
        if (begin == npos) break;
        if (raw.empty()) {
            at = begin;
            continue;
        }
        const std::size_t end = end_of_element(html, begin, raw);
        if (end == npos) break;
        const std::string_view body = html.substr(begin, end - begin);
        const bool script = raw == "script", data = script && html.substr(at, begin - at).find("json") != npos;
        // A comment in a script may hide its end.
        if ((script && !data && body.find("<!--") == npos) || raw == "style") leave_out(begin, end);
        at = end;
    }
    out.append(html.substr(copied));
    return out;
}

}  // namespace tallywire
