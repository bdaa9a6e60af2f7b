#include "timeline/entry_json.hpp"

#include "base/json_writer.hpp"
#include "fact/fact_parts_json.hpp"
#include "name/name_json.hpp"

namespace tallywire {

static void append_value(std::string& out, const Citation& citation) {
    JsonObject object(out);
    object.field("article", citation.article);
    object.field("source", citation.source);
    object.field("url", citation.url);
    object.field("title", citation.title);
    object.field("published", citation.published);
    object.close();
}

static void append_value(std::string& out, const std::optional<ReferenceMatch>& reference) {
    if (!reference) {
        out.append("null");
        return;
    }
    JsonObject object(out);
    object.field("value", reference->value);
    object.field("day", reference->day);
    object.close();
}

static void read_value(json::Value value, Citation& citation) {
    json::each_field(value.get_object(), [&](std::string_view name, json::Value inner) {
        if (name == "article") read_value(inner, citation.article);
        else if (name == "source") read_value(inner, citation.source);
        else if (name == "url") read_value(inner, citation.url);
        else if (name == "title") read_value(inner, citation.title);
        else if (name == "published") read_value(inner, citation.published);
    });
}

static void read_value(json::Value value, ReferenceMatch& reference) {
    json::each_field(value.get_object(), [&](std::string_view name, json::Value inner) {
        if (name == "value") read_value(inner, reference.value);
        else if (name == "day") read_value(inner, reference.day);
    });
}

void append_json(std::string& out, const Entry& entry) {
    const auto text = [&](const std::string& item) { append_json_string(out, item); };
    JsonObject object(out);
    object.field("type", "entry");
    object.field("first", entry.first);
    object.field("last", entry.last);
    object.field("precision", entry.precision);
    object.field("headline", entry.headline);
    object.field("text", entry.text);
    object.field("kind", entry.kind);
    append_value(object.key("place"), entry.place);
    object.key("sources");
    append_json_array(out, entry.sources, text);
    object.key("articles");
    append_json_array(out, entry.articles, text);
    object.key("readings");
    append_json_array(out, entry.readings, [&](const Reading& reading) { append_value(out, reading); });
    object.key("flags");
    append_json_array(out, entry.flags, text);
    object.field("resolved_by", entry.resolved_by);
    object.field("salience", entry.salience);
    object.field("outlets", entry.outlets);
    object.field("mentions", entry.mentions);
    object.field("period", entry.period);
    object.field("fact", entry.fact);
    if (entry.what) append_value(object.key("what"), *entry.what);
    else object.null("what");
    object.field("low", entry.low);
    object.field("high", entry.high);
    append_value(object.key("reference"), entry.reference);
    object.key("citations");
    append_json_array(out, entry.citations, [&](const Citation& citation) { append_value(out, citation); });
    object.close();
}

void read_json(json::ObjectReader& reader, Entry& entry) {
    json::each_field(reader.object(), [&](std::string_view name, json::Value value) {
        if (name == "first") read_value(value, entry.first);
        else if (name == "last") read_value(value, entry.last);
        else if (name == "precision") read_value(value, entry.precision);
        else if (name == "headline") read_value(value, entry.headline);
        else if (name == "text") read_value(value, entry.text);
        else if (name == "kind") read_value(value, entry.kind);
        else if (name == "place") read_value(value, entry.place);
        else if (name == "sources") read_value(value, entry.sources);
        else if (name == "articles") read_value(value, entry.articles);
        else if (name == "readings") read_value(value, entry.readings);
        else if (name == "flags") read_value(value, entry.flags);
        else if (name == "resolved_by") read_value(value, entry.resolved_by);
        else if (name == "salience") read_value(value, entry.salience);
        else if (name == "outlets") read_value(value, entry.outlets);
        else if (name == "mentions") read_value(value, entry.mentions);
        else if (name == "period") read_value(value, entry.period);
        else if (name == "fact") read_value(value, entry.fact);
        else if (name == "what") read_value(value, entry.what);
        else if (name == "low") read_value(value, entry.low);
        else if (name == "high") read_value(value, entry.high);
        else if (name == "reference") read_value(value, entry.reference);
        else if (name == "citations") read_value(value, entry.citations);
    });
}

}  // namespace tallywire
