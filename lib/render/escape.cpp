#include "render/escape.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace tallywire {
namespace {

/// C0, C1, DEL; marks of writing direction, zero-width characters, separators of lines, tags, noncharacters.
bool is_hidden(char32_t point) {
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xAD || point == 0x61C || point == 0x180E ||
           (point >= 0x200B && point <= 0x200F) || (point >= 0x2028 && point <= 0x202E) || (point >= 0x2060 && point <= 0x206F) ||
           point == 0xFEFF || (point >= 0xFFF9 && point <= 0xFFFB) || (point >= 0xE0000 && point <= 0xE007F) || (point & 0xFFFE) == 0xFFFE;
}

bool is_blank(char32_t point) {
    return point == ' ' || (point >= 0x09 && point <= 0x0D) || point == 0x85 || point == 0xA0 || (point >= 0x2000 && point <= 0x200A) ||
           point == 0x2028 || point == 0x2029 || point == 0x202F || point == 0x205F || point == 0x3000;
}

/// Calls `take` for each code point of the text.
template <class Take>
void each_point(std::string_view text, Take take) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        take(point.value);
        at += std::max<std::size_t>(1, point.size);
    }
}

struct Range {
    char32_t first, last;
};
constexpr std::array<Range, 12> wide{{{0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0x33FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xA000, 0xA4CF},
                                      {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}}};
constexpr std::array<Range, 10> combining{{{0x300, 0x36F}, {0x483, 0x489}, {0x591, 0x5BD}, {0x610, 0x61A}, {0x64B, 0x65F}, {0x6D6, 0x6DC},
                                           {0x900, 0x902}, {0x93C, 0x93C}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}}};

template <class Ranges>
bool in(char32_t point, const Ranges& ranges) {
    return std::any_of(ranges.begin(), ranges.end(), [&](const Range& range) { return point >= range.first && point <= range.last; });
}

std::size_t width_of(char32_t point) {
    if (point < 0x300) return 1;
    if (in(point, combining)) return 0;
    return in(point, wide) ? 2 : 1;
}

}  // namespace

void append_printable(std::string& out, std::string_view text) {
    bool blank = true;  // none at the beginning
    each_point(text, [&](char32_t point) {
        if (is_blank(point)) {
            if (!blank) out.push_back(' ');
            blank = true;
        } else if (!is_hidden(point)) {
            append_utf8(out, point);
            blank = false;
        }
    });
    if (blank && !out.empty() && out.back() == ' ') out.pop_back();
}

std::string printable(std::string_view text) {
    std::string out;
    append_printable(out, text);
    return out;
}

void append_markup(std::string& out, std::string_view text) {
    each_point(text, [&](char32_t point) {
        switch (point) {
            case '&': out.append("&amp;"); break;
            case '<': out.append("&lt;"); break;
            case '>': out.append("&gt;"); break;
            case '"': out.append("&quot;"); break;
            case '\'': out.append("&#39;"); break;
            case '\t':
            case '\n':
            case '\r': out.push_back(' '); break;
            default:
                if (!is_hidden(point)) append_utf8(out, point);
        }
    });
}

std::string markup(std::string_view text) {
    std::string out;
    append_markup(out, text);
    return out;
}

void append_markdown(std::string& out, std::string_view text) {
    const std::string plain = printable(text);
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const char byte = plain[i];
        const bool number_dot = i > 0 && (byte == '.' || byte == ')') && std::all_of(plain.begin(), plain.begin() + static_cast<std::ptrdiff_t>(i), [](char c) { return c >= '0' && c <= '9'; });
        const bool begins = i == 0 && (byte == '#' || byte == '-' || byte == '+' || byte == '=');
        if (byte == '<') {
            out.append("&lt;");
            continue;
        }
        if (byte == '&') {
            out.append("&amp;");
            continue;
        }
        if (begins || number_dot || std::string_view("\\`*_[]|~!").find(byte) != std::string_view::npos) out.push_back('\\');
        out.push_back(byte);
    }
}

void append_csv(std::string& out, std::string_view text) {
    std::string field;
    if (!text.empty() && (text[0] == '=' || text[0] == '@' || text[0] == '\t' || text[0] == '\r' ||
                          ((text[0] == '+' || text[0] == '-') && (text.size() == 1 || text[1] < '0' || text[1] > '9'))))
        field.push_back('\'');
    each_point(text, [&](char32_t point) {
        if (point == '\n' || point == '\t')
            field.push_back(' ');
        else if (!is_hidden(point))
            append_utf8(field, point);
    });
    if (field.find_first_of(",\"") == std::string::npos) {
        out.append(field);
        return;
    }
    out.push_back('"');
    for (const char byte : field) {
        if (byte == '"') out.push_back('"');
        out.push_back(byte);
    }
    out.push_back('"');
}

bool is_web_address(std::string_view url) {
    const std::string begin = fold_ascii(url.substr(0, 8));
    return begin.starts_with("http://") || begin.starts_with("https://");
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    each_point(text, [&](char32_t point) { width += width_of(point); });
    return width;
}

std::string fit(std::string_view text, std::size_t columns) {
    if (display_width(text) <= columns) return std::string(text);
    if (columns == 0) return {};
    std::size_t width = 0, at = 0, word_end = 0;
    while (at < text.size()) {
        const CodePoint point = decode_utf8(text, at);
        if (width + width_of(point.value) > columns - 1) break;
        if (point.value == ' ') word_end = at;
        width += width_of(point.value);
        at += std::max<std::uint32_t>(1, point.size);
    }
    if (word_end > 0 && at - word_end < 16 && word_end * 2 >= at) at = word_end;
    while (at > 0 && std::string_view(" ,;:-").find(text[at - 1]) != std::string_view::npos) --at;
    return std::string(text.substr(0, at)) + "…";
}

}  // namespace tallywire
