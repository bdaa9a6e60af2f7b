#include "base/json_writer.hpp"
#include "render/escape.hpp"
#include "render/timeline_formats.hpp"
#include "render/told_by.hpp"
#include "rules/embedded.hpp"
#include "timeline/period.hpp"

#include <set>
#include <unordered_map>

namespace tallywire {
namespace {

/// Plain text for the page: no control characters, nothing that hides.
void text_field(JsonObject& object, const JsonObject::Key& name, std::string_view text) { object.field(name, printable(text)); }

void text_field(JsonObject& object, const JsonObject::Key& name, const std::optional<std::string>& text) {
    if (text)
        text_field(object, name, std::string_view(*text));
    else
        object.null(name);
}

class PageData {
public:
    explicit PageData(const Timeline& timeline) : timeline_(timeline), told_by_(told_by(timeline)) {
        for (const Entry& entry : timeline.entries) {
            for (const Citation& citation : entry.citations) article(citation.article, &citation);
            for (const Reading& reading : entry.readings) article(reading.article, nullptr);
        }
    }

    void write(std::string& out) {
        JsonObject object(out);
        object.field("summary", summary());
        object.key("articles");
        append_json_array(out, articles_, [&](const Citation& citation) { append_article(out, citation); });
        object.key("entries");
        append_json_array(out, timeline_.entries, [&](const Entry& entry) { append_entry(out, entry, told_by_[static_cast<std::size_t>(&entry - timeline_.entries.data())]); });
        object.key("curves").push_back('[');
        bool some = false;
        for (const Curve& curve : timeline_.curves) {
            if (curve.band.size() < 2) continue;
            if (some) out.push_back(',');
            some = true;
            append_curve(out, curve);
        }
        out.push_back(']');
        object.close();
    }

private:
    std::uint32_t article(const std::string& id, const Citation* citation) {
        const auto [at, fresh] = numbers_.emplace(id, static_cast<std::uint32_t>(articles_.size()));
        if (fresh) articles_.push_back({id, std::nullopt, std::nullopt, std::nullopt, std::nullopt});
        if (citation) articles_[at->second] = *citation;
        return at->second;
    }

    std::string summary() const {
        std::set<std::string> outlets;
        for (const Citation& citation : articles_)
            if (citation.source) outlets.insert(*citation.source);
        const auto count = [](std::size_t number, const char* one, const char* more) { return std::to_string(number) + " " + (number == 1 ? one : more); };
        return count(timeline_.entries.size(), "entry", "entries") + " · " + count(outlets.size(), "outlet", "outlets") + " · " + count(articles_.size(), "article", "articles");
    }

    static void append_article(std::string& out, const Citation& citation) {
        JsonObject object(out);
        text_field(object, "id", std::string_view(citation.article));
        text_field(object, "source", citation.source);
        text_field(object, "url", citation.url && is_web_address(*citation.url) ? citation.url : std::nullopt);
        text_field(object, "title", citation.title);
        text_field(object, "published", citation.published);
        object.close();
    }

    void append_entry(std::string& out, const Entry& entry, std::optional<std::size_t> told_by) {
        JsonObject object(out);
        object.field("first", entry.first);
        object.field("last", entry.last);
        object.field("date", entry.period && entry.period->size() != 10 ? *entry.period : date_for_people(entry.first, entry.last, entry.precision == "time" ? "day" : entry.precision));
        text_field(object, "kind", std::string_view(entry.kind));
        text_field(object, "headline", std::string_view(entry.headline));
        text_field(object, "text", std::string_view(entry.readings.empty() ? entry.text : ""));
        text_field(object, "how", entry.resolved_by);
        object.field("salience", entry.salience);
        object.field("mentions", entry.mentions);
        text_field(object, "measure", entry.what ? entry.what->measure : std::nullopt);
        text_field(object, "unit", entry.what ? entry.what->unit : std::nullopt);
        if (told_by) object.field("toldBy", *told_by);
        if (entry.reference) {
            JsonObject reference(object.key("reference"));
            reference.field("value", entry.reference->value);
            reference.field("day", entry.reference->day);
            reference.close();
        }
        const auto text = [&](const std::string& item) { append_json_string(out, printable(item)); };
        object.key("flags");
        append_json_array(out, entry.flags, text);
        object.key("sources");
        append_json_array(out, entry.sources, text);
        object.key("readings");
        append_json_array(out, entry.readings, [&](const Reading& reading) { append_reading(out, reading); });
        object.close();
    }

    void append_reading(std::string& out, const Reading& reading) {
        JsonObject object(out);
        object.field("article", article(reading.article, nullptr));
        if (reading.by) text_field(object, "by", std::string_view(originator_of(reading)));
        object.field("asOf", reading.as_of);
        text_field(object, "text", std::string_view(reading.text));
        text_field(object, "sentence", std::string_view(reading.sentence));
        object.close();
    }

    static void append_curve(std::string& out, const Curve& curve) {
        JsonObject object(out);
        text_field(object, "label", std::string_view(curve.label));
        text_field(object, "measure", std::string_view(curve.measure));
        text_field(object, "unit", std::string_view(curve.unit));
        object.key("lines");
        append_json_array(out, curve.lines, [&](const OriginatorLine& line) {
            JsonObject inner(out);
            text_field(inner, "name", std::string_view(line.name));
            inner.key("steps");
            append_json_array(out, line.steps, [&](const Step& step) { append_step(out, step); });
            inner.close();
        });
        object.key("band");
        append_json_array(out, curve.band, [&](const BandStep& step) {
            JsonObject inner(out);
            inner.field("day", static_cast<double>(step.day));
            inner.field("low", step.low);
            inner.field("high", step.high);
            inner.close();
        });
        object.key("reference");
        append_json_array(out, curve.reference, [&](const ReferencePoint& point) {
            JsonObject inner(out);
            inner.field("day", static_cast<double>(point.day));
            inner.field("value", point.value);
            inner.close();
        });
        object.close();
    }

    static void append_step(std::string& out, const Step& step) {
        JsonObject object(out);
        object.field("day", static_cast<double>(step.day));
        object.field("low", step.low);
        object.field("high", step.high);
        if (step.no_low) object.field("noLow", true);
        if (step.no_high) object.field("noHigh", true);
        if (step.down_revision) object.field("down", true);
        if (step.lagging) object.field("lags", true);
        object.field("entry", step.entry);
        object.field("reading", step.reading);
        object.close();
    }

    const Timeline& timeline_;
    const std::vector<std::optional<std::size_t>> told_by_;
    std::vector<Citation> articles_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// JSON that may stand in a script element: no `<` is left to end it or to begin a comment.
std::string for_script(std::string_view json) {
    std::string out;
    out.reserve(json.size() + json.size() / 64);
    for (const char byte : json) {
        if (byte == '<')
            out += "\\u003c";
        else
            out.push_back(byte);
    }
    return out;
}

}  // namespace

void render_html(const Timeline& timeline, std::string& out) {
    const auto part = [](std::string_view name) { return find_embedded(name).value_or(""); };
    std::string json;
    PageData(timeline).write(json);
    const std::string title = markup(timeline.title.empty() ? "Timeline" : printable(timeline.title));
    std::string_view page = part("timeline/page.html");
    while (!page.empty()) {
        const std::size_t at = page.find("{{");
        out.append(page.substr(0, at));
        if (at == std::string_view::npos) break;
        const std::size_t end = page.find("}}", at);
        const std::string_view name = page.substr(at + 2, end - at - 2);
        if (name == "title") out += title;
        if (name == "style") out += part("timeline/page.css");
        if (name == "script") out.append(part("timeline/chart.js")).append(part("timeline/page.js"));
        if (name == "data") out += for_script(json);
        page.remove_prefix(end + 2);
    }
}

}  // namespace tallywire
