#include "render/brief.hpp"
#include "render/escape.hpp"

namespace tallywire {
namespace {

constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Where the sources stand</title>
<style>
:root { color-scheme: light dark; --line: #8886; --soft: #777; --alarm: #b3261e; --calm: #2b6a3f; --change: #8a5a00; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin: 0; }
article { border-top: 1px solid var(--line); padding: 1rem 0; }
.mark { font-size: .75rem; text-transform: uppercase; letter-spacing: .05em; border: 1px solid currentColor; border-radius: .3rem; padding: .05rem .4rem; margin-left: .5rem; vertical-align: middle; color: var(--calm); }
.conflict { color: var(--alarm); } .supersedes { color: var(--change); }
.range { font-size: 1.25rem; font-weight: 600; }
.meta { color: var(--soft); }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
td { vertical-align: top; padding: .25rem .75rem .25rem 0; }
td.day, td.outlet { white-space: nowrap; }
q, .by { color: var(--soft); } .replaced .said { text-decoration: line-through; }
ul { margin: .25rem 0; padding-left: 1.2rem; }
@media (prefers-color-scheme: dark) { :root { --alarm: #f2847c; --calm: #7ecb96; --change: #e0b060; --soft: #aaa; } }
</style>
</head>
<body>
)";

}  // namespace

void append_brief_html(std::string& out, const BriefPage& page) {
    const auto text = [&](std::string_view words) { append_markup(out, words); };
    const auto element = [&](std::string_view open, std::string_view words, std::string_view close) {
        out.append(open);
        text(words);
        out.append(close);
    };
    out.append(head).append("<h1>Where the sources stand</h1>\n");
    element("<p>", page.summary, "</p>\n");
    for (const BriefItem& item : page.items) {
        out.append("<article>\n<h2>");
        text(item.heading);
        const bool known = item.relation == "conflict" || item.relation == "supersedes";
        out.append("<span class=\"mark ").append(known ? item.relation : "calm").append("\">");
        text(item.relation);
        out.append("</span></h2>\n<p>");
        if (!item.range.empty()) element("<span class=\"range\">", item.range, "</span> ");
        element("<span class=\"meta\">", item.standing, "");
        if (!item.window.empty()) element(" · ", item.window, "");
        out.append("</span></p>\n<table>\n");
        for (const BriefItem::Row& row : item.rows) {
            out.append(row.note == "replaced" ? "<tr class=\"replaced\">" : "<tr>");
            element("<td class=\"day\">", row.day, "</td>");
            element("<td class=\"outlet\">", row.outlet, "</td><td>");
            element("<span class=\"said\">", row.said, "</span>");
            if (!row.by.empty()) element(" <span class=\"by\">(", row.by, ")</span>");
            if (!row.note.empty()) element(" <span class=\"by\">[", row.note, "]</span>");
            if (!row.sentence.empty() && row.sentence != row.said) element("<br><q>", row.sentence, "</q>");
            out.append("</td></tr>\n");
        }
        out.append("</table>\n");
        if (!item.reasons.empty() || !item.warnings.empty()) {
            out.append("<ul>\n");
            for (const std::string& reason : item.reasons) element("<li>", reason, "</li>\n");
            for (const std::string& warning : item.warnings) element("<li class=\"meta\">", warning, "</li>\n");
            out.append("</ul>\n");
        }
        out.append("</article>\n");
    }
    if (!page.agreed.empty()) {
        out.append("<article>\n<h2>Agreed</h2>\n<ul>\n");
        for (const std::string& line : page.agreed) element("<li>", line, "</li>\n");
        out.append("</ul>\n</article>\n");
    }
    out.append("</body>\n</html>\n");
}

}  // namespace tallywire
