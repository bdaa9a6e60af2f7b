#include "statement/quotes.hpp"

#include <algorithm>
#include <cstring>

namespace tallywire {
namespace {

enum class Kind : std::uint8_t { open, close, straight, paragraph };

struct Mark {
    std::uint32_t at = 0;
    std::uint8_t size = 1;
    Kind kind = Kind::straight;
};

template <class Take>
void each(std::string_view text, char byte, Take take) {
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    for (const char* at = begin; at < end && (at = static_cast<const char*>(std::memchr(at, byte, static_cast<std::size_t>(end - at)))); ++at)
        take(static_cast<std::uint32_t>(at - begin));
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

void double_marks(std::string_view text, std::vector<Mark>& marks) {
    each(text, '"', [&](std::uint32_t at) { marks.push_back({at, 1, Kind::straight}); });
    each(text, '\xE2', [&](std::uint32_t at) {
        const std::string_view mark = text.substr(at, 3);
        if (mark == "\u201C" || mark == "\u201E") marks.push_back({at, 3, Kind::open});
        else if (mark == "\u201D") marks.push_back({at, 3, Kind::close});
    });
    each(text, '\xC2', [&](std::uint32_t at) {
        const std::string_view mark = text.substr(at, 2);
        if (mark == "\u00AB") marks.push_back({at, 2, Kind::open});
        else if (mark == "\u00BB") marks.push_back({at, 2, Kind::close});
    });
    each(text, '\'', [&](std::uint32_t at) {
        if (text.substr(at, 2) != "''" || (at > 0 && text[at - 1] == '\'')) return;
        // Of three, the last two close: a single one closes what stands inside.
        const bool three = text.substr(at, 3) == "\'\'\'" && (at + 3 >= text.size() || is_blank(text[at + 3]));
        marks.push_back({three ? at + 1 : at, 2, Kind::straight});
    });
    each(text, '`', [&](std::uint32_t at) {
        if (text.substr(at, 2) == "``" && !(at > 0 && text[at - 1] == '`')) marks.push_back({at, 2, Kind::open});
    });
}

/// Single marks as quotation marks: ‘ before a letter, ’ not inside a word; the straight one likewise.
void single_marks(std::string_view text, std::vector<Mark>& marks) {
    const auto letter = [&](std::size_t at) { return at < text.size() && is_letter(text[at]); };
    each(text, '\xE2', [&](std::uint32_t at) {
        const std::string_view mark = text.substr(at, 3);
        if (mark == "\u2018") marks.push_back({at, 3, Kind::open});
        else if (mark == "\u2019" && !letter(at + 3)) marks.push_back({at, 3, Kind::close});
    });
    each(text, '\'', [&](std::uint32_t at) {
        const bool before = at > 0 && is_letter(text[at - 1]), after = letter(at + 1);
        if (before && after) return;
        if (after) marks.push_back({at, 1, Kind::open});
        else marks.push_back({at, 1, Kind::close});
    });
}

/// A curly mark that is turned the wrong way is taken for a straight one.
Kind turned(std::string_view text, const Mark& mark, bool inside) {
    if (mark.kind == Kind::straight || mark.size == 1) return mark.kind;
    const bool blank_before = mark.at == 0 || is_blank(text[mark.at - 1]);
    const std::size_t next = mark.at + mark.size;
    const bool blank_after = next >= text.size() || is_blank(text[next]);
    if (mark.kind == Kind::open && inside && blank_after && !blank_before) return Kind::close;
    if (mark.kind == Kind::close && !inside && blank_before) return Kind::open;
    return mark.kind;
}

/// Does a straight mark open? After a blank or a bracket it does, before a letter.
bool opens(std::string_view text, const Mark& mark, bool inside) {
    const char before = mark.at == 0 ? ' ' : text[mark.at - 1];
    const std::size_t next = mark.at + mark.size;
    const char after = next < text.size() ? text[next] : ' ';
    if (is_blank(before) && !is_blank(after)) return true;
    if (!is_blank(before) && is_blank(after)) return before == '(' || before == '[';
    if (before == '(' || before == '[') return true;
    return !inside;
}

void pair_up(std::string_view text, const std::vector<Mark>& marks, bool single, std::vector<Quote>& out) {
    std::uint32_t from = 0, inner = 0;
    bool inside = false;
    const auto close = [&](std::uint32_t inner_end, std::uint32_t end, bool open_ended) {
        if (inner_end > inner) out.push_back({{from, end}, {inner, inner_end}, open_ended});
        inside = false;
    };
    for (const Mark& mark : marks) {
        if (inside) {
            // A quote never leaves its paragraph; left open at the end, the next one may go on with it.
            const std::string_view between = text.substr(inner, mark.at - inner);
            std::size_t end = between.find("\n\n");
            if (end == std::string_view::npos) end = between.find('\n');
            if (end != std::string_view::npos) {
                const auto at = static_cast<std::uint32_t>(inner + end);
                if (single) inside = false;
                else close(at, at, true);
            }
        }
        const Kind kind = turned(text, mark, inside);
        const bool open = kind == Kind::open || (kind == Kind::straight && opens(text, mark, inside));
        if (open && inside && mark.kind == Kind::straight) continue;  // a mark inside, such as one of inches
        if (open && !inside) {
            from = mark.at;
            inner = mark.at + mark.size;
            inside = true;
        } else if (!open && inside) {
            close(mark.at, mark.at + mark.size, false);
        }
    }
    if (!inside || single) return;
    std::size_t end = text.find('\n', inner);
    if (end == std::string_view::npos) end = text.size();
    close(static_cast<std::uint32_t>(end), static_cast<std::uint32_t>(end), true);
}

}  // namespace

void find_quotes(std::string_view text, std::vector<Quote>& out) {
    thread_local std::vector<Mark> marks;
    marks.clear();
    double_marks(text, marks);
    const bool single = marks.size() < 2;
    if (single) {
        marks.clear();
        single_marks(text, marks);
        if (marks.size() < 2) return;
    }
    std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.at < b.at; });
    pair_up(text, marks, single, out);
}

std::size_t quote_at(const std::vector<Quote>& quotes, std::uint32_t at) {
    const auto after = std::upper_bound(quotes.begin(), quotes.end(), at, [](std::uint32_t byte, const Quote& quote) { return byte < quote.outer.begin; });
    if (after == quotes.begin()) return quotes.size();
    const auto index = static_cast<std::size_t>(after - quotes.begin()) - 1;
    return at < quotes[index].outer.end ? index : quotes.size();
}

}  // namespace tallywire
