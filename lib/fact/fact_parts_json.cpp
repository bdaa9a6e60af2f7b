#include "fact/fact_parts_json.hpp"

#include "base/json_writer.hpp"
#include "name/name_json.hpp"

namespace tallywire {

void append_value(std::string& out, const Fact::What& what) {
    JsonObject object(out);
    object.field("measure", what.measure);
    object.field("unit", what.unit);
    object.field("item", what.item);
    object.field("group", what.group);
    append_value(object.key("place"), what.place);
    object.close();
}

void read_value(json::Value value, Fact::What& what) {
    json::each_field(value.get_object(), [&](std::string_view name, json::Value inner) {
        if (name == "measure") read_value(inner, what.measure);
        else if (name == "unit") read_value(inner, what.unit);
        else if (name == "item") read_value(inner, what.item);
        else if (name == "group") read_value(inner, what.group);
        else if (name == "place") read_value(inner, what.place);
    });
}

void append_value(std::string& out, const Reading& reading) {
    JsonObject object(out);
    object.field("figure", reading.figure);
    object.field("article", reading.article);
    object.field("source", reading.source);
    append_value(object.key("by"), reading.by);
    object.field("as_of", reading.as_of);
    object.field("low", reading.interval.low);
    object.field("high", reading.interval.high);
    object.field("low_open", reading.interval.low_open);
    object.field("high_open", reading.interval.high_open);
    if (reading.bound)
        object.field("bound", name_of(*reading.bound));
    else
        object.null("bound");
    object.field("text", reading.text);
    object.field("sentence", reading.sentence);
    object.close();
}

void read_value(json::Value value, Reading& reading) {
    json::each_field(value.get_object(), [&](std::string_view name, json::Value inner) {
        if (name == "figure") read_value(inner, reading.figure);
        else if (name == "article") read_value(inner, reading.article);
        else if (name == "source") read_value(inner, reading.source);
        else if (name == "by") read_value(inner, reading.by);
        else if (name == "as_of") read_value(inner, reading.as_of);
        else if (name == "low") read_value(inner, reading.interval.low);
        else if (name == "high") read_value(inner, reading.interval.high);
        else if (name == "low_open") read_value(inner, reading.interval.low_open);
        else if (name == "high_open") read_value(inner, reading.interval.high_open);
        else if (name == "bound") {
            std::optional<std::string> text;
            read_value(inner, text);
            reading.bound = text ? bound_of(*text) : std::nullopt;
        } else if (name == "text") read_value(inner, reading.text);
        else if (name == "sentence") read_value(inner, reading.sentence);
    });
}

}  // namespace tallywire
