#include "fact/fact_json.hpp"

#include "base/json_writer.hpp"
#include "fact/fact_parts_json.hpp"

namespace tallywire {

static void read_value(json::Value value, Fact::Window& window) {
    json::each_field(value.get_object(), [&](std::string_view name, json::Value inner) {
        if (name == "first") read_value(inner, window.first);
        else if (name == "last") read_value(inner, window.last);
    });
}

static void read_value(json::Value value, Pair& pair) {
    json::each_field(value.get_object(), [&](std::string_view name, json::Value inner) {
        if (name == "a") read_value(inner, pair.a);
        else if (name == "b") read_value(inner, pair.b);
        else if (name == "relation") read_value(inner, pair.relation);
        else if (name == "reason") read_value(inner, pair.reason);
    });
}

void append_json(std::string& out, const Fact& fact) {
    const auto text = [&](const std::string& item) { append_json_string(out, item); };
    JsonObject object(out);
    object.field("type", "fact");
    object.field("id", fact.id);
    object.field("kind", fact.kind);
    append_value(object.key("what"), fact.what);
    JsonObject window(object.key("window"));
    window.field("first", fact.window.first);
    window.field("last", fact.window.last);
    window.close();
    object.field("relation", fact.relation);
    if (fact.status) object.field("status", *fact.status);
    object.field("low", fact.low);
    object.field("high", fact.high);
    object.field("best", fact.best);
    object.field("best_rule", fact.best_rule);
    object.key("outlets");
    append_json_array(out, fact.outlets, text);
    object.key("origins");
    append_json_array(out, fact.origins, text);
    object.key("readings");
    append_json_array(out, fact.readings, [&](const Reading& reading) { append_value(out, reading); });
    object.key("pairs");
    append_json_array(out, fact.pairs, [&](const Pair& pair) {
        JsonObject inner(out);
        inner.field("a", pair.a);
        inner.field("b", pair.b);
        inner.field("relation", pair.relation);
        inner.field("reason", pair.reason);
        inner.close();
    });
    object.key("flags");
    append_json_array(out, fact.flags, text);
    if (!fact.changes.empty()) {
        object.key("changes");
        append_json_array(out, fact.changes, text);
    }
    object.close();
}

void read_json(json::ObjectReader& reader, Fact& fact) {
    json::each_field(reader.object(), [&](std::string_view name, json::Value value) {
        if (name == "id") read_value(value, fact.id);
        else if (name == "kind") read_value(value, fact.kind);
        else if (name == "what") read_value(value, fact.what);
        else if (name == "window") read_value(value, fact.window);
        else if (name == "relation") read_value(value, fact.relation);
        else if (name == "status") read_value(value, fact.status);
        else if (name == "low") read_value(value, fact.low);
        else if (name == "high") read_value(value, fact.high);
        else if (name == "best") read_value(value, fact.best);
        else if (name == "best_rule") read_value(value, fact.best_rule);
        else if (name == "outlets") read_value(value, fact.outlets);
        else if (name == "origins") read_value(value, fact.origins);
        else if (name == "readings") read_value(value, fact.readings);
        else if (name == "pairs") read_value(value, fact.pairs);
        else if (name == "flags") read_value(value, fact.flags);
        else if (name == "changes") read_value(value, fact.changes);
    });
}

}  // namespace tallywire
