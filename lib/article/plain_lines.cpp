#include "article/plain_lines.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace tallywire {
namespace {

struct Line {
    std::string_view text;
    bool indented = false;
};

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        lines.push_back({trim_blanks(line), line.size() > 2 && line[0] == ' ' && line[1] == ' '});
        at = end + 1;
    }
    return lines;
}

// Lines broken at a width: none is long, and most of those that another follows are near to the longest.
bool is_wrapped(const std::vector<Line>& lines) {
    std::size_t longest = 0;
    for (const Line& line : lines) longest = std::max(longest, line.text.size());
    if (longest > 110 || longest < 40) return false;
    std::size_t near = 0;
    std::size_t followed = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i].text.empty() || lines[i + 1].text.empty() || lines[i + 1].indented || lines[i].text.back() == '.') continue;
        ++followed;
        near += lines[i].text.size() * 10 >= longest * 7;
    }
    return followed > 0 && near * 10 >= followed * 6;
}

}  // namespace

std::string_view trim_blanks(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v' || c == '\0'; };
    for (;;) {
        while (!text.empty() && blank(text.front())) text.remove_prefix(1);
        if (text.substr(0, 2) != "\xC2\xA0") break;
        text.remove_prefix(2);
    }
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

std::string fold_blanks(std::string_view text) {
    std::string out;
    for (const char c : trim_blanks(text)) {
        const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
        if (!blank) out.push_back(c);
        else if (!out.empty() && out.back() != ' ') out.push_back(' ');
    }
    return out;
}

std::string paragraphs_of_lines(std::string_view text) {
    const std::vector<Line> lines = lines_of(text);
    const bool wrapped = is_wrapped(lines);
    std::string out;
    bool begins = true;
    for (const Line& line : lines) {
        if (line.text.empty()) {
            begins = true;
            continue;
        }
        if (!out.empty()) out.append(begins || !wrapped || line.indented ? "\n\n" : " ");
        out.append(line.text);
        begins = false;
    }
    return out;
}

std::string undo_entities(std::string_view text) {
    static constexpr std::pair<std::string_view, std::string_view> named[] = {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", "\xC2\xA0"},
        {"ndash", "–"}, {"mdash", "—"}, {"lsquo", "‘"}, {"rsquo", "’"}, {"ldquo", "“"}, {"rdquo", "”"}, {"hellip", "…"}};
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t mark = std::min(text.find('&', at), text.size());
        out.append(text, at, mark - at);
        at = mark;
        if (at == text.size()) break;
        const std::size_t end = text.find(';', at);
        const std::string_view name = end != std::string_view::npos && end - at <= 10 ? text.substr(at + 1, end - at - 1) : std::string_view{};
        std::size_t taken = 0;
        if (name.size() > 1 && name[0] == '#') {
            const bool hex = name[1] == 'x' || name[1] == 'X';
            unsigned value = 0;
            const char* begin = name.data() + (hex ? 2 : 1);
            const auto [stop, error] = std::from_chars(begin, name.data() + name.size(), value, hex ? 16 : 10);
            if (error == std::errc() && stop == name.data() + name.size() && value > 0) {
                append_utf8(out, value);
                taken = name.size() + 2;
            }
        } else {
            for (const auto& [known, letter] : named)
                if (known == name) out.append(letter), taken = name.size() + 2;
        }
        if (taken == 0) out.push_back('&'), taken = 1;
        at += taken;
    }
    return out;
}

}  // namespace tallywire
