// The formats that are tables or lists of text: CSV and Markdown.

#include "base/json_writer.hpp"
#include "render/axis.hpp"
#include "render/escape.hpp"
#include "render/timeline_formats.hpp"
#include "render/told_by.hpp"
#include "timeline/headings.hpp"
#include "timeline/period.hpp"

#include <map>
#include <set>

namespace tallywire {
namespace {

std::string joined(const std::vector<std::string>& items) {
    std::string out;
    for (const std::string& item : items) out += (out.empty() ? "" : "; ") + item;
    return out;
}

std::string number(const std::optional<double>& value) {
    std::string out;
    if (value) append_json_number(out, *value);
    return out;
}

void append_link(std::string& out, const Citation& citation) {
    const std::string name = citation.source.value_or(citation.article);
    if (!citation.url || !is_web_address(*citation.url)) return append_markdown(out, name);
    out += "[";
    append_markdown(out, name);
    out += "](";
    for (const char byte : *citation.url) {
        if (static_cast<unsigned char>(byte) <= ' ' || byte == '(' || byte == ')' || byte == '<' || byte == '>' || byte == 127) {
            constexpr char hex[] = "0123456789ABCDEF";
            out += {'%', hex[static_cast<unsigned char>(byte) >> 4], hex[byte & 15]};
        } else {
            out.push_back(byte);
        }
    }
    out += ")";
}

/// A table of one curve: a row for each day, a column for each originator.
void append_curve(std::string& out, const Curve& curve) {
    constexpr std::size_t columns = 6;
    std::map<int, std::map<std::size_t, std::string>> cells;
    for (std::size_t column = 0; column < curve.lines.size(); ++column)
        for (const Step& step : curve.lines[column].steps) {
            const Interval interval{step.no_low ? std::nullopt : std::optional(step.low), step.no_high ? std::nullopt : std::optional(step.high), false, false};
            const std::string text = interval_for_people(interval, Bound::exact, curve.unit) + (step.down_revision ? " ▼" : step.lagging ? " ⧗" : "");
            std::string& cell = cells[step.day][std::min(column, columns - 1)];
            if (cell.find(text) == std::string::npos) cell += (cell.empty() ? "" : ", ") + text;
        }
    out += "### ";
    append_markdown(out, curve.label);
    out += "\n\n| day |";
    const std::size_t shown = std::min(columns, curve.lines.size());
    for (std::size_t i = 0; i < shown; ++i) {
        out += " ";
        append_markdown(out, i + 1 == columns && curve.lines.size() > columns ? "others" : curve.lines[i].name);
        out += " |";
    }
    out += "\n|---|";
    for (std::size_t i = 0; i < shown; ++i) out += "---|";
    out += "\n";
    for (const auto& [day, row] : cells) {
        out += "| " + short_day(day, true) + " |";
        for (std::size_t i = 0; i < shown; ++i) {
            const auto cell = row.find(i);
            out += " " + (cell == row.end() ? "" : cell->second) + " |";
        }
        out += "\n";
    }
    out += "\n";
}

}  // namespace

void render_csv(const Timeline& timeline, std::string& out) {
    out += "first,last,precision,kind,headline,low,high,measure,unit,group,place,code,outlets,mentions,salience,flags,sources,articles,urls,resolved_by,sentence\n";
    for (const Entry& entry : timeline.entries) {
        const Fact::What what = entry.what.value_or(Fact::What{});
        std::vector<std::string> urls;
        for (const Citation& citation : entry.citations)
            if (citation.url) urls.push_back(*citation.url);
        const std::string fields[] = {entry.first.value_or(""), entry.last.value_or(""), entry.precision, entry.kind, entry.headline, number(entry.low),
                                      number(entry.high), what.measure.value_or(""), what.unit.value_or(""), what.group.value_or(""),
                                      entry.place ? entry.place->name : "", entry.place ? entry.place->code.value_or("") : "",
                                      std::to_string(entry.outlets), std::to_string(entry.mentions), number(entry.salience), joined(entry.flags),
                                      joined(entry.sources), joined(entry.articles), joined(urls), entry.resolved_by.value_or(""), entry.text};
        bool some = false;
        for (const std::string& field : fields) {
            if (some) out.push_back(',');
            some = true;
            append_csv(out, field);
        }
        out.push_back('\n');
    }
}

void render_markdown(const Timeline& timeline, std::string& out) {
    out += "# ";
    append_markdown(out, timeline.title.empty() ? "Timeline" : timeline.title);
    out += "\n\n";
    bool some = false;
    for (const Curve& curve : timeline.curves) {
        if (curve.band.size() < 2) continue;
        if (!some) out += "## Figures\n\n▼ revised down; ⧗ a number already replaced by its originator.\n\n";
        some = true;
        append_curve(out, curve);
    }
    if (some) out += "## Entries\n\n";
    const auto told = told_by(timeline);
    std::string heading;
    for (std::size_t i = 0; i < timeline.entries.size(); ++i) {
        if (told[i]) continue;
        const Entry& entry = timeline.entries[i];
        const std::string day = entry.period && timeline.entries.front().period->size() != 10 ? *entry.period : date_for_people(entry.first, entry.last, entry.precision);
        if (day != heading) {
            out += (heading.empty() ? "### " : "\n### ") + day + "\n\n";
            heading = day;
        }
        out += "- **";
        const bool is_sentence = is_headed_by_its_text(entry);
        append_markdown(out, is_sentence ? entry.text : entry.headline);
        out += "**";
        if (!is_sentence && !entry.text.empty()) {
            out += " — ";
            append_markdown(out, entry.text);
        }
        out += " (";
        std::set<std::string> named;
        for (const Citation& citation : entry.citations) {
            if (!named.insert(citation.source.value_or(citation.article)).second) continue;
            if (named.size() > 1) out += ", ";
            append_link(out, citation);
        }
        out += ")";
        for (const std::string& flag : entry.flags) out += " `" + printable(flag) + "`";
        out += "\n";
    }
}

}  // namespace tallywire
