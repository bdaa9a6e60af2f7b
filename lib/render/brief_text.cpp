#include "render/brief.hpp"
#include "render/escape.hpp"

#include <algorithm>

namespace tallywire {
namespace {

constexpr std::size_t indent = 4;

/// Appends printable text in lines of at most `columns`, each after `margin` blanks.
void append_wrapped(std::string& out, std::string_view text, std::size_t margin, std::size_t columns) {
    std::string line;
    std::size_t used = 0;
    const auto end_line = [&] {
        out.append(margin, ' ').append(line).push_back('\n');
        line.clear();
        used = 0;
    };
    const std::size_t width = columns > margin + 20 ? columns - margin : 20;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        const std::size_t wide = display_width(word);
        if (used && used + 1 + wide > width) end_line();
        if (used) line.push_back(' '), ++used;
        line.append(word);
        used += wide;
        at = end + 1;
    }
    if (used) end_line();
}

std::string padded(std::string text, std::size_t columns) {
    text = fit(text, columns);
    const std::size_t width = display_width(text);
    if (width < columns) text.append(columns - width, ' ');
    return text;
}

}  // namespace

void append_brief_text(std::string& out, const BriefPage& page, std::size_t columns, bool colour) {
    const auto strong = [&](std::string_view text, bool alarm) {
        if (!colour) return std::string(text);
        return std::string(alarm ? "\x1b[1;31m" : "\x1b[1m") + std::string(text) + "\x1b[0m";
    };
    append_wrapped(out, printable(page.summary), 0, columns);
    for (const BriefItem& item : page.items) {
        out.push_back('\n');
        std::string mark = item.relation;
        std::transform(mark.begin(), mark.end(), mark.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        out.append(strong(mark, mark == "CONFLICT")).append("  ").append(strong(printable(item.heading), false)).append("\n");
        std::string facts = printable(item.range);
        for (const std::string* part : {&item.standing, &item.window})
            if (!part->empty()) facts += (facts.empty() ? "" : "  ·  ") + printable(*part);
        append_wrapped(out, facts, 2, columns);
        std::size_t day_width = 0, outlet_width = 0;
        for (const BriefItem::Row& row : item.rows) {
            day_width = std::max(day_width, row.day.size());
            outlet_width = std::max(outlet_width, std::min<std::size_t>(display_width(printable(row.outlet)), 24));
        }
        for (const BriefItem::Row& row : item.rows) {
            out.append(indent, ' ');
            if (day_width) out.append(padded(row.day, day_width)).append("  ");
            out.append(padded(printable(row.outlet), outlet_width)).append("  ");
            out.append(strong(printable(row.said), false));
            if (!row.by.empty()) out.append("  (").append(printable(row.by)).append(")");
            if (!row.note.empty()) out.append("  [").append(printable(row.note)).append("]");
            out.push_back('\n');
            if (!row.sentence.empty() && row.sentence != row.said) append_wrapped(out, "“" + printable(row.sentence) + "”", indent + 4, columns);
        }
        for (const std::string& reason : item.reasons) append_wrapped(out, "– " + printable(reason), 2, columns);
        for (const std::string& warning : item.warnings) append_wrapped(out, "! " + printable(warning), 2, columns);
    }
    if (!page.agreed.empty()) out.append("\n").append(strong("AGREED", false)).append("\n");
    for (const std::string& line : page.agreed) append_wrapped(out, printable(line), 2, columns);
}

void append_brief_markdown(std::string& out, const BriefPage& page) {
    const auto plain = [&](std::string_view text) { append_markdown(out, text); };
    out.append("# Where the sources stand\n\n");
    plain(page.summary);
    out.append("\n");
    for (const BriefItem& item : page.items) {
        out.append("\n## ");
        plain(item.heading);
        out.append(" — ");
        plain(item.relation);
        out.append("\n\n");
        bool some = false;
        for (const std::string* part : {&item.range, &item.standing, &item.window}) {
            if (part->empty()) continue;
            if (some) out.append(" · ");
            some = true;
            if (part == &item.range) out.append("**");
            plain(*part);
            if (part == &item.range) out.append("**");
        }
        out.append("\n\n");
        for (const BriefItem::Row& row : item.rows) {
            out.append("- ");
            if (!row.day.empty()) {
                plain(row.day);
                out.append(", ");
            }
            plain(row.outlet);
            out.append(": **");
            plain(row.said);
            out.append("**");
            if (!row.by.empty()) {
                out.append(" (");
                plain(row.by);
                out.append(")");
            }
            if (!row.note.empty()) {
                out.append(", *");
                plain(row.note);
                out.append("*");
            }
            if (!row.sentence.empty() && row.sentence != row.said) {
                out.append("\n  > ");
                plain(row.sentence);
            }
            out.append("\n");
        }
        if (!item.reasons.empty() || !item.warnings.empty()) out.append("\n");
        for (const std::string& reason : item.reasons) {
            plain(reason);
            out.append("  \n");
        }
        for (const std::string& warning : item.warnings) {
            out.append("*Note: ");
            plain(warning);
            out.append("*  \n");
        }
    }
    if (!page.agreed.empty()) out.append("\n## Agreed\n\n");
    for (const std::string& line : page.agreed) {
        out.append("- ");
        plain(line);
        out.append("\n");
    }
}

}  // namespace tallywire
