#include "statement/statement_json.hpp"

#include "base/json_reader.hpp"
#include "base/json_writer.hpp"
#include "name/name_json.hpp"

namespace tallywire {

void append_json(std::string& out, const Statement& statement) {
    JsonObject object(out);
    object.field("type", "statement");
    object.field("article", statement.article);
    object.field("source", statement.source);
    object.field("published", statement.published);
    object.field("start", statement.where.start);
    object.field("end", statement.where.end);
    object.field("text", statement.text);
    object.field("form", statement.form);
    object.field("polarity", statement.polarity);
    object.field("cue", statement.cue);
    append_value(object.key("speaker"), statement.speaker);
    object.key("topic");
    append_json_array(out, statement.topic, [&](const std::string& word) { append_json_string(out, word); });
    object.close();
}

void read_json(json::ObjectReader& reader, Statement& statement) {
    json::each_field(reader.object(), [&](std::string_view name, json::Value value) {
        if (name == "article") read_value(value, statement.article);
        else if (name == "source") read_value(value, statement.source);
        else if (name == "published") read_value(value, statement.published);
        else if (name == "start") read_value(value, statement.where.start);
        else if (name == "end") read_value(value, statement.where.end);
        else if (name == "text") read_value(value, statement.text);
        else if (name == "form") read_value(value, statement.form);
        else if (name == "polarity") read_value(value, statement.polarity);
        else if (name == "cue") read_value(value, statement.cue);
        else if (name == "speaker") read_value(value, statement.speaker);
        else if (name == "topic") read_value(value, statement.topic);
    });
}

}  // namespace tallywire
