#include "name/name_json.hpp"

#include "base/json_writer.hpp"

namespace tallywire {

void append_value(std::string& out, const std::optional<Place>& place) {
    if (!place) {
        out.append("null");
        return;
    }
    JsonObject object(out);
    object.field("name", place->name);
    object.field("code", place->code);
    object.close();
}

void append_value(std::string& out, const std::optional<Speaker>& speaker) {
    if (!speaker) {
        out.append("null");
        return;
    }
    JsonObject object(out);
    object.field("text", speaker->text);
    object.field("name", speaker->name);
    object.field("role", speaker->role);
    if (speaker->where) {
        object.field("start", speaker->where->start);
        object.field("end", speaker->where->end);
    }
    object.close();
}

void read_value(json::Value value, Place& place) {
    json::each_field(value.get_object(), [&](std::string_view name, json::Value inner) {
        if (name == "name") read_value(inner, place.name);
        else if (name == "code") read_value(inner, place.code);
    });
}

void read_value(json::Value value, Speaker& speaker) {
    std::optional<std::uint32_t> start, end;
    json::each_field(value.get_object(), [&](std::string_view name, json::Value inner) {
        if (name == "text") read_value(inner, speaker.text);
        else if (name == "name") read_value(inner, speaker.name);
        else if (name == "role") read_value(inner, speaker.role);
        else if (name == "start") read_value(inner, start);
        else if (name == "end") read_value(inner, end);
    });
    if (start && end) speaker.where = CodePoints{*start, *end};
}

}  // namespace tallywire
