// The formats that are JSON of other people's tools: TimelineJS3 and Vega-Lite.

#include "base/json_writer.hpp"
#include "render/escape.hpp"
#include "render/timeline_formats.hpp"
#include "timeline/period.hpp"

#include <algorithm>

namespace tallywire {
namespace {

/// `{"year":2023,"month":10,"day":9}`, as exact as the precision.
void append_date(std::string& out, const std::string& text, std::string_view precision, const std::string& shown) {
    const Date day = *parse_date(text);
    JsonObject object(out);
    object.field("year", static_cast<double>(static_cast<int>(day.year())));
    if (precision != "year" && precision != "decade" && precision != "century") {
        object.field("month", static_cast<double>(static_cast<unsigned>(day.month())));
        if (precision != "month") object.field("day", static_cast<double>(static_cast<unsigned>(day.day())));
    }
    if (precision == "time" && text.size() >= 16) {
        object.field("hour", std::stod(text.substr(11, 2)));
        object.field("minute", std::stod(text.substr(14, 2)));
    }
    object.field("display_date", shown);
    object.close();
}

std::string body_of(const Entry& entry) {
    std::string body = "<p>" + markup(entry.text) + "</p><ul>";
    std::size_t shown = 0;
    for (const Citation& citation : entry.citations) {
        if (++shown > 12) break;
        const std::string name = markup(citation.source.value_or(citation.article) + (citation.title ? ": " + *citation.title : ""));
        const bool linked = citation.url && is_web_address(*citation.url);
        body += "<li>" + (linked ? "<a href=\"" + markup(*citation.url) + "\" rel=\"noopener noreferrer\">" + name + "</a>" : name) + "</li>";
    }
    body += "</ul>";
    if (!entry.flags.empty()) body += "<p><em>" + markup(flag_words(entry)) + "</em></p>";
    return body;
}

void append_slide(std::string& out, const Entry& entry, std::size_t number) {
    JsonObject slide(out);
    append_date(slide.key("start_date"), *entry.first, entry.precision, date_for_people(entry.first, entry.last, entry.precision));
    if (entry.last && *entry.last != *entry.first && parse_date(*entry.last)) append_date(slide.key("end_date"), *entry.last, "day", "");
    JsonObject text(slide.key("text"));
    text.field("headline", markup(entry.headline));
    text.field("text", body_of(entry));
    text.close();
    slide.field("group", entry.kind);
    slide.field("unique_id", "entry-" + std::to_string(number));
    slide.close();
}

/// One row of data for each reading of a curve.
void append_rows(std::string& out, const Timeline& timeline, const Curve& curve) {
    out.push_back('[');
    bool some = false;
    for (const OriginatorLine& line : curve.lines)
        for (const Step& step : line.steps) {
            const Reading& reading = timeline.entries[step.entry].readings[step.reading];
            if (some) out.push_back(',');
            some = true;
            JsonObject row(out);
            row.field("day", format_date(date_of(step.day)));
            row.field("originator", printable(line.name));
            row.field("low", step.low);
            row.field("high", step.high);
            row.field("outlet", printable(reading.source.value_or("")));
            row.field("says", printable(reading.text));
            row.field("sentence", printable(reading.sentence));
            row.field("article", printable(reading.article));
            row.field("flag", step.down_revision ? "revised down" : step.lagging ? "lagging" : "");
            row.close();
        }
    out.push_back(']');
}

constexpr std::string_view curve_layers = R"("layer":[
{"mark":{"type":"area","interpolate":"step-after","opacity":0.2,"color":"gray"},"encoding":{"x":{"field":"day","type":"temporal","scale":{"type":"utc"},"title":null},"y":{"aggregate":"min","field":"low","type":"quantitative","title":null},"y2":{"aggregate":"max","field":"high"}}},
{"mark":{"type":"line","interpolate":"step-after"},"encoding":{"x":{"field":"day","type":"temporal","scale":{"type":"utc"}},"y":{"field":"high","type":"quantitative"},"color":{"field":"originator","type":"nominal","legend":{"orient":"bottom","columns":3,"labelLimit":260,"title":null}}}},
{"mark":{"type":"point","filled":true,"size":50},"encoding":{"x":{"field":"day","type":"temporal","scale":{"type":"utc"}},"y":{"field":"high","type":"quantitative"},"color":{"field":"originator","type":"nominal"},"shape":{"field":"flag","type":"nominal","scale":{"domain":["","revised down","lagging"],"range":["circle","triangle-down","square"]},"legend":null},"tooltip":[{"field":"day","type":"temporal"},{"field":"originator"},{"field":"says"},{"field":"outlet"},{"field":"flag"},{"field":"sentence"},{"field":"article"}]}}])";

void append_events(std::string& out, const Timeline& timeline) {
    out.push_back('[');
    bool some = false;
    for (const Entry& entry : timeline.entries) {
        if (!entry.first || !parse_date(*entry.first)) continue;
        if (some) out.push_back(',');
        some = true;
        JsonObject row(out);
        row.field("day", entry.first->substr(0, 10));
        row.field("kind", entry.kind);
        row.field("headline", printable(entry.headline));
        row.field("outlets", entry.outlets);
        row.field("mentions", entry.mentions);
        std::string sources;
        for (const std::string& source : entry.sources) sources += (sources.empty() ? "" : ", ") + printable(source);
        row.field("sources", sources);
        row.field("sentence", printable(entry.text));
        row.close();
    }
    out.push_back(']');
}

}  // namespace

void render_timelinejs(const Timeline& timeline, std::string& out) {
    JsonObject object(out);
    std::size_t unplaced = 0;
    for (const Entry& entry : timeline.entries) unplaced += !entry.first || !parse_date(*entry.first);
    JsonObject title(object.key("title"));
    JsonObject text(title.key("text"));
    text.field("headline", markup(timeline.title.empty() ? "Timeline" : timeline.title));
    text.field("text", "<p>" + std::to_string(timeline.entries.size()) + " entries" + (unplaced ? ", " + std::to_string(unplaced) + " without a day of their own left out" : "") + "</p>");
    text.close();
    title.close();
    object.key("events").push_back('[');
    bool some = false;
    for (std::size_t i = 0; i < timeline.entries.size(); ++i) {
        if (!timeline.entries[i].first || !parse_date(*timeline.entries[i].first)) continue;
        out += some ? ",\n" : "\n";
        some = true;
        append_slide(out, timeline.entries[i], i + 1);
    }
    out += "]";
    object.field("scale", "human");
    object.close();
    out.push_back('\n');
}

void render_vega_lite(const Timeline& timeline, std::string& out) {
    constexpr std::size_t most_curves = 12;
    const std::size_t curves = std::min(most_curves, timeline.curves.size());
    JsonObject object(out);
    object.field("$schema", "https://vega.github.io/schema/vega-lite/v5.json");
    object.field("title", printable(timeline.title.empty() ? "Timeline" : timeline.title));
    object.key("vconcat").push_back('[');
    for (std::size_t i = 0; i < curves; ++i) {
        if (timeline.curves[i].band.size() < 2) continue;
        out += "\n";
        JsonObject view(out);
        view.field("title", printable(timeline.curves[i].label));
        view.field("width", 720.0);
        view.field("height", 140.0);
        JsonObject data(view.key("data"));
        data.field("name", "quantity-" + std::to_string(i + 1));
        data.key("values");
        append_rows(out, timeline, timeline.curves[i]);
        data.close();
        out += ",";
        out += curve_layers;
        view.close();
        out += ",";
    }
    out += "\n";
    JsonObject view(out);
    view.field("title", "Entries");
    view.field("width", 720.0);
    JsonObject data(view.key("data"));
    data.field("name", "entries");
    append_events(data.key("values"), timeline);
    data.close();
    view.key("mark").append(R"({"type":"circle","opacity":0.6})");
    view.key("encoding").append(R"({"x":{"field":"day","type":"temporal","scale":{"type":"utc"},"title":null},"y":{"field":"kind","type":"nominal","title":null},"size":{"field":"outlets","type":"quantitative","legend":null},"tooltip":[{"field":"day","type":"temporal"},{"field":"headline"},{"field":"sources"},{"field":"mentions"},{"field":"sentence"}]})");
    view.close();
    out += "]";
    object.key("resolve").append(R"({"scale":{"color":"independent"}})");
    object.close();
    out.push_back('\n');
}

}  // namespace tallywire
