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

void read_json(json::ObjectReader& reader, Figure& figure) {
    json::each_field(reader.object(), [&](std::string_view name, json::Value value) {
        if (name == "id") read_value(value, figure.id);
        else if (name == "article") read_value(value, figure.article);
        else if (name == "source") read_value(value, figure.source);
        else if (name == "published") read_value(value, figure.published);
        else if (name == "url") read_value(value, figure.url);
        else if (name == "sentence") read_value(value, figure.sentence);
        else if (name == "start") read_value(value, figure.where.start);
        else if (name == "end") read_value(value, figure.where.end);
        else if (name == "text") read_value(value, figure.text);
        else if (name == "value") read_value(value, figure.value);
        else if (name == "low") read_value(value, figure.interval.low);
        else if (name == "high") read_value(value, figure.interval.high);
        else if (name == "low_open") read_value(value, figure.interval.low_open);
        else if (name == "high_open") read_value(value, figure.interval.high_open);
        else if (name == "bound") read_value(value, figure.bound);
        else if (name == "trend") read_value(value, figure.trend);
        else if (name == "unit") read_value(value, figure.unit);
        else if (name == "item") read_value(value, figure.item);
        else if (name == "measure") read_value(value, figure.measure);
        else if (name == "group") read_value(value, figure.group);
        else if (name == "place") read_value(value, figure.place);
        else if (name == "time") read_value(value, figure.time);
        else if (name == "by") read_value(value, figure.by);
        else if (name == "status") read_value(value, figure.status);
        else if (name == "relative_to") read_value(value, figure.relative_to);
        else if (name == "key") read_value(value, figure.key);
        else if (name == "confidence") read_value(value, figure.confidence);
        else if (name == "implied") read_value(value, figure.implied);
        else if (name == "rules") read_value(value, figure.rules);
    });
}

}  // namespace tallywire
