#include "time/time_expression_json.hpp"

#include "base/json_reader.hpp"
#include "base/json_writer.hpp"

namespace tallywire {

void append_json(std::string& out, const TimeExpression& time) {
    JsonObject object(out);
    object.field("type", "time");
    object.field("article", time.article);
    object.field("source", time.source);
    object.field("published", time.published);
    object.field("start", time.where.start);
    object.field("end", time.where.end);
    object.field("text", time.text);
    object.field("kind", time.kind);
    object.field("value", time.value);
    object.field("mod", time.mod);
    object.field("first", time.first);
    object.field("last", time.last);
    object.field("anchored_to", time.anchored_to);
    object.close();
}

void read_json(json::ObjectReader& reader, TimeExpression& time) {
    json::each_field(reader.object(), [&](std::string_view name, json::Value value) {
        if (name == "article") read_value(value, time.article);
        else if (name == "source") read_value(value, time.source);
        else if (name == "published") read_value(value, time.published);
        else if (name == "start") read_value(value, time.where.start);
        else if (name == "end") read_value(value, time.where.end);
        else if (name == "text") read_value(value, time.text);
        else if (name == "kind") read_value(value, time.kind);
        else if (name == "value") read_value(value, time.value);
        else if (name == "mod") read_value(value, time.mod);
        else if (name == "first") read_value(value, time.first);
        else if (name == "last") read_value(value, time.last);
        else if (name == "anchored_to") read_value(value, time.anchored_to);
    });
}

}  // namespace tallywire
