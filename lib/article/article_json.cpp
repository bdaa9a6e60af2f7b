#include "article/article_json.hpp"

#include "base/json_reader.hpp"
#include "base/json_writer.hpp"

namespace tallywire {
static void read_value(json::Value value, Debris& out) {
    json::each_field(value.get_object(), [&](std::string_view name, json::Value inner) {
        if (name == "text") read_value(inner, out.text);
        else if (name == "rule") read_value(inner, out.rule);
    });
}

static void read_value(json::Value value, CopyOf& out) {
    json::each_field(value.get_object(), [&](std::string_view name, json::Value inner) {
        if (name == "id") read_value(inner, out.id);
        else if (name == "similarity") read_value(inner, out.similarity);
    });
}

static void read_value(json::Value value, Origin& out) {
    json::each_field(value.get_object(), [&](std::string_view name, json::Value inner) {
        if (name == "path") read_value(inner, out.path);
        else if (name == "member") read_value(inner, out.member);
        else if (name == "offset") read_value(inner, out.offset);
        else if (name == "format") read_value(inner, out.format);
    });
}

static bool is_null(json::Value value) { return value.type() == simdjson::ondemand::json_type::null; }


void append_json(std::string& out, const Article& article) {
    const auto text = [&](const std::string& item) { append_json_string(out, item); };
    JsonObject object(out);
    object.field("type", "article");
    object.field("id", article.id);
    object.field("source", article.source);
    object.field("domain", article.domain);
    object.field("url", article.url);
    object.field("title", article.title);
    object.key("byline");
    append_json_array(out, article.byline, text);
    object.key("agency");
    append_json_array(out, article.agency, text);
    object.field("dateline", article.dateline);
    object.field("section", article.section);
    object.field("published", article.published);
    object.field("published_from", article.published_from);
    object.field("published_doubt", article.published_doubt);
    object.field("modified", article.modified);
    object.field("language", article.language);
    object.field("text", article.text);
    object.key("debris");
    append_json_array(out, article.debris, [&](const Debris& debris) {
        JsonObject inner(out);
        inner.field("text", debris.text);
        inner.field("rule", debris.rule);
        inner.close();
    });
    object.key("copy_of");
    if (article.copy_of) {
        JsonObject inner(out);
        inner.field("id", article.copy_of->id);
        inner.field("similarity", article.copy_of->similarity);
        inner.close();
    } else {
        out.append("null");
    }
    object.key("origin");
    JsonObject origin(out);
    origin.field("path", article.origin.path);
    origin.field("member", article.origin.member);
    origin.field("offset", article.origin.offset);
    origin.field("format", article.origin.format);
    origin.close();
    if (!article.extracted.empty()) {
        object.key("extracted");
        append_json_array(out, article.extracted, text);
    }
    object.close();
}

void read_json(json::ObjectReader& reader, Article& article) {
    json::each_field(reader.object(), [&](std::string_view name, json::Value value) {
        if (name == "id") read_value(value, article.id);
        else if (name == "source") read_value(value, article.source);
        else if (name == "domain") read_value(value, article.domain);
        else if (name == "url") read_value(value, article.url);
        else if (name == "title") read_value(value, article.title);
        else if (name == "byline") read_value(value, article.byline);
        else if (name == "agency") read_value(value, article.agency);
        else if (name == "dateline") read_value(value, article.dateline);
        else if (name == "section") read_value(value, article.section);
        else if (name == "published") read_value(value, article.published);
        else if (name == "published_from") read_value(value, article.published_from);
        else if (name == "published_doubt") read_value(value, article.published_doubt);
        else if (name == "modified") read_value(value, article.modified);
        else if (name == "language") read_value(value, article.language);
        else if (name == "text") read_value(value, article.text);
        else if (name == "debris") {
            article.debris.clear();
            if (is_null(value)) return;
            for (auto element : value.get_array()) {
                Debris debris;
                read_value(element.value(), debris);
                article.debris.push_back(std::move(debris));
            }
        } else if (name == "copy_of") {
            if (is_null(value)) return;
            article.copy_of.emplace();
            read_value(value, *article.copy_of);
        } else if (name == "origin") {
            if (!is_null(value)) read_value(value, article.origin);
        } else if (name == "extracted") {
            read_value(value, article.extracted);
        }
    });
}

}  // namespace tallywire
