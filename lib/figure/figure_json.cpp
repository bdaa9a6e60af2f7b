#include "figure/figure_json.hpp"

#include "base/json_reader.hpp"
#include "base/json_writer.hpp"
#include "name/name_json.hpp"

namespace tallywire {
namespace {

void append(std::string& out, const std::optional<TimeReference>& time) {
    if (!time) {
        out.append("null");
        return;
    }
    JsonObject object(out);
    object.field("text", time->text);
    object.field("value", time->value);
    object.field("first", time->first);
    object.field("last", time->last);
    object.close();
}

}  // namespace

static void read_value(json::Value value, TimeReference& time) {
    json::each_field(value.get_object(), [&](std::string_view name, json::Value inner) {
        if (name == "text") read_value(inner, time.text);
        else if (name == "value") read_value(inner, time.value);
        else if (name == "first") read_value(inner, time.first);
        else if (name == "last") read_value(inner, time.last);
    });
}

static void read_value(json::Value value, Bound& bound) {
    const std::string_view name = value.get_string();
    const auto known = bound_of(name);
    if (!known) throw json::WrongType{"bound", "one of exact at_least more_than at_most less_than about range vague"};
    bound = *known;
}


void append_json(std::string& out, const Figure& figure) {
    JsonObject object(out);
    object.field("type", "figure");
    object.field("id", figure.id);
    object.field("article", figure.article);
    object.field("source", figure.source);
    object.field("published", figure.published);
    object.field("url", figure.url);
    object.field("sentence", figure.sentence);
    object.field("start", figure.where.start);
    object.field("end", figure.where.end);
    object.field("text", figure.text);
    object.field("value", figure.value);
    object.field("low", figure.interval.low);
    object.field("high", figure.interval.high);
    object.field("low_open", figure.interval.low_open);
    object.field("high_open", figure.interval.high_open);
    object.field("bound", name_of(figure.bound));
    object.field("trend", figure.trend);
    object.field("unit", figure.unit);
    object.field("item", figure.item);
    object.field("measure", figure.measure);
    object.field("group", figure.group);
    append_value(object.key("place"), figure.place);
    append(object.key("time"), figure.time);
    append_value(object.key("by"), figure.by);
    object.field("status", figure.status);
    object.field("relative_to", figure.relative_to);
    object.field("key", figure.key);
    object.field("confidence", figure.confidence);
    if (figure.implied) object.field("implied", true);
    if (!figure.rules.empty()) {
        object.key("rules");
        append_json_array(out, figure.rules, [&](const std::string& rule) { append_json_string(out, rule); });
    }
    object.close();
}

static constexpr json::NamedField<Figure> fields[] = {
    {"id", [](json::Value value, Figure& figure) { read_value(value, figure.id); }},
    {"article", [](json::Value value, Figure& figure) { read_value(value, figure.article); }},
    {"source", [](json::Value value, Figure& figure) { read_value(value, figure.source); }},
    {"published", [](json::Value value, Figure& figure) { read_value(value, figure.published); }},
    {"url", [](json::Value value, Figure& figure) { read_value(value, figure.url); }},
    {"sentence", [](json::Value value, Figure& figure) { read_value(value, figure.sentence); }},
    {"start", [](json::Value value, Figure& figure) { read_value(value, figure.where.start); }},
    {"end", [](json::Value value, Figure& figure) { read_value(value, figure.where.end); }},
    {"text", [](json::Value value, Figure& figure) { read_value(value, figure.text); }},
    {"value", [](json::Value value, Figure& figure) { read_value(value, figure.value); }},
    {"low", [](json::Value value, Figure& figure) { read_value(value, figure.interval.low); }},
    {"high", [](json::Value value, Figure& figure) { read_value(value, figure.interval.high); }},
    {"low_open", [](json::Value value, Figure& figure) { read_value(value, figure.interval.low_open); }},
    {"high_open", [](json::Value value, Figure& figure) { read_value(value, figure.interval.high_open); }},
    {"bound", [](json::Value value, Figure& figure) { read_value(value, figure.bound); }},
    {"trend", [](json::Value value, Figure& figure) { read_value(value, figure.trend); }},
    {"unit", [](json::Value value, Figure& figure) { read_value(value, figure.unit); }},
    {"item", [](json::Value value, Figure& figure) { read_value(value, figure.item); }},
    {"measure", [](json::Value value, Figure& figure) { read_value(value, figure.measure); }},
    {"group", [](json::Value value, Figure& figure) { read_value(value, figure.group); }},
    {"place", [](json::Value value, Figure& figure) { read_value(value, figure.place); }},
    {"time", [](json::Value value, Figure& figure) { read_value(value, figure.time); }},
    {"by", [](json::Value value, Figure& figure) { read_value(value, figure.by); }},
    {"status", [](json::Value value, Figure& figure) { read_value(value, figure.status); }},
    {"relative_to", [](json::Value value, Figure& figure) { read_value(value, figure.relative_to); }},
    {"key", [](json::Value value, Figure& figure) { read_value(value, figure.key); }},
    {"confidence", [](json::Value value, Figure& figure) { read_value(value, figure.confidence); }},
    {"implied", [](json::Value value, Figure& figure) { read_value(value, figure.implied); }},
    {"rules", [](json::Value value, Figure& figure) { read_value(value, figure.rules); }},
};

void read_json(json::ObjectReader& reader, Figure& figure) { json::read_fields(reader.object(), fields, figure); }

}  // namespace tallywire
