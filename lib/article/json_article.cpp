#include "article/json_article.hpp"

#include "article/article_json.hpp"
#include "article/plain_lines.hpp"
#include "base/json_reader.hpp"
#include "base/utf8.hpp"
#include "document/charset.hpp"
#include "document/kind.hpp"

#include <cstring>

namespace tallywire {
namespace {

using Node = FieldTable::Node;
using simdjson::ondemand::json_type;

constexpr int depth_limit = 8;

// Halves of surrogate pairs, raw control characters in strings and bytes that are no UTF-8: what crawlers write and no parser takes.
std::string mended(std::string_view json) {
    std::string out;
    const std::string text = is_utf8(json) ? std::string(json) : decode_charset(json, detect_charset(json, {{}, false}));
    bool quoted = false;
    const auto unit = [&](std::size_t at) -> unsigned {
        unsigned value = 0;
        if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return 0;
        for (std::size_t i = at + 2; i < at + 6; ++i) {
            const char c = text[i];
            value = value * 16 + static_cast<unsigned>(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
        }
        return value;
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') quoted = !quoted;
        if (quoted && static_cast<unsigned char>(c) < 32) {
            out.append(c == '\n' ? "\\n" : " ");
        } else if (c == '\\' && quoted && at + 1 < text.size()) {
            const unsigned value = unit(at);
            const bool high = value >= 0xD800 && value <= 0xDBFF;
            const unsigned low = high ? unit(at + 6) : 0;
            if (high && low >= 0xDC00 && low <= 0xDFFF) {
                out.append(text, at, 12);
                at += 11;
            } else if (value >= 0xD800 && value <= 0xDFFF) {
                at += 5;  // half a pair says nothing
            } else {
                out.append(text, at, 2);
                ++at;
            }
        } else {
            out.push_back(c);
        }
    }
    return out;
}

class Walker {
public:
    Walker(const FieldTable& table, FoundFields& found) : table_(table), found_(found) {}

    void object(json::Object object, const Node& node, int depth) {
        for (auto field : object) {
            const std::string_view key = field.unescaped_key();
            json::Value value = field.value();
            const auto inner = find(node, key);
            if (inner) take(value, *inner, depth);
        }
    }

    std::vector<std::string> records;  ///< raw JSON of records within the record

private:
    const Node* find(const Node& node, std::string_view key) {
        if (key.size() > 48) return nullptr;
        name_.assign(key);
        for (char& c : name_)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        const auto inner = node.inner.find(name_);
        return inner == node.inner.end() ? nullptr : &inner->second;
    }

    void take(json::Value value, const Node& node, int depth) {
        if (depth > depth_limit) return;
        switch (value.type()) {
            case json_type::string:
                if (node.field) found_.take(*node.field, node.rank, value.get_string());
                break;
            case json_type::number:
                if (node.field == Field::published || node.field == Field::modified) found_.take(*node.field, node.rank, value.raw_json_token());
                break;
            case json_type::object: take_object(value.get_object(), node, depth); break;
            case json_type::array:
                for (auto element : value.get_array()) {
                    json::Value item = element.value();
                    if (node.field == Field::records && item.type() == json_type::object) {
                        json::Object record = item.get_object();
                        records.emplace_back(std::string_view(record.raw_json()));
                    } else {
                        take(item, node, depth + 1);
                    }
                }
                break;
            default: break;
        }
    }

    void take_object(json::Object object, const Node& node, int depth) {
        if (node.field == Field::record) {
            this->object(object, table_.root(), depth + 1);
            return;
        }
        if (!node.field || *node.field == Field::records) {
            this->object(object, node, depth + 1);
            return;
        }
        // `{"name": …}`, and the `{"role": …, "contentType": …, "value": …}` of ninjs
        std::string value, role, type;
        for (auto field : object) {
            const std::string key = fold_ascii(field.unescaped_key().value());
            json::Value inner = field.value();
            if (const auto named = node.inner.find(key); named != node.inner.end()) {
                take(inner, named->second, depth + 1);
                continue;
            }
            if (inner.type() != json_type::string) continue;
            const std::string_view text = inner.get_string();
            if (key == "value" || key == "name" || key == "text" || key == "fullname" || key == "full_name" || key == "original" || key == "main" || key == "rendered") value = text;
            else if (key == "role") role = fold_ascii(text);
            else if (key == "contenttype" || key == "type") type = fold_ascii(text);
        }
        if (value.empty()) return;
        if (type.find("nitf") != std::string::npos || type.find("/xml") != std::string::npos) return;
        const bool html = *node.field == Field::text && (type.find("html") != std::string::npos || role.find("html") != std::string::npos);
        const bool lesser = (*node.field == Field::title && !role.empty() && role != "main" && role != "headline") || role == "caption";
        found_.take(html ? Field::html : *node.field, node.rank + (lesser ? 5 : 0), value);
    }

    const FieldTable& table_;
    FoundFields& found_;
    std::string name_;
};

}  // namespace

struct JsonArticleReader::State {
    explicit State(const FieldTable& table) : fields(table) {}

    simdjson::padded_string_view padded(std::string_view json) {
        if (buffer.size() < json.size() + simdjson::SIMDJSON_PADDING) buffer.resize(json.size() + json.size() / 2 + simdjson::SIMDJSON_PADDING);
        std::memcpy(buffer.data(), json.data(), json.size());
        std::memset(buffer.data() + json.size(), 0, simdjson::SIMDJSON_PADDING);
        return simdjson::padded_string_view(buffer.data(), json.size(), buffer.size());
    }
    Result read_once(std::string_view json, const Article& outer, std::vector<Article>& out, int depth);
    std::optional<Article> read_contract(simdjson::ondemand::object object, const Article& outer);

    const FieldTable& fields;
    simdjson::ondemand::parser parser;
    std::string buffer;
    FoundFields found;
};

JsonArticleReader::JsonArticleReader(const FieldTable& fields) : state_(std::make_unique<State>(fields)) {}
JsonArticleReader::~JsonArticleReader() = default;
JsonArticleReader::JsonArticleReader(JsonArticleReader&&) noexcept = default;

std::optional<Article> JsonArticleReader::State::read_contract(simdjson::ondemand::object object, const Article& outer) {
    try {
        Article article;
        json::ObjectReader reader(object);
        read_json(reader, article);
        if (article.origin == Origin{}) article.origin = outer.origin;
        return article;
    } catch (const json::WrongType&) {
        return std::nullopt;  // near to an article record: read by its names
    }
}

JsonArticleReader::Result JsonArticleReader::State::read_once(std::string_view json, const Article& outer, std::vector<Article>& out, int depth) {
    Result result;
    simdjson::ondemand::document document = parser.iterate(padded(json));
    if (document.type() != json_type::object) {
        result.refusal = Refusal{"not a JSON object"};
        return result;
    }
    simdjson::ondemand::object object = document.get_object();
    std::string type;
    // After any error but this one the document can't be rewound.
    if (auto value = object.find_field_unordered("type"); value.error() != simdjson::NO_SUCH_FIELD)
        if (const json_type kind = value.type(); kind == json_type::string) type = std::string_view(value.get_string());
    document.rewind();
    object = document.get_object();
    if (type == "figure" || type == "time" || type == "statement" || type == "fact" || type == "entry") {
        result.record = type;
        return result;
    }
    std::optional<Article> contract;
    if (type == "article") {
        contract = read_contract(object, outer);
        if (contract && !contract->text.empty()) {
            out.push_back(std::move(*contract));
            result.contract = true;
            return result;
        }
        // Others call their records articles too, and keep the text elsewhere.
        document = parser.iterate(padded(json));
        object = document.get_object();
    }
    found.clear();
    Walker walker(fields, found);
    walker.object(object, fields.root(), 0);
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) {
        result.refusal = Refusal{"something follows the JSON object"};
        return result;
    }
    if (!walker.records.empty() && !found.has_text() && depth < 4) {
        for (const std::string& record : walker.records) {
            const Result inner = read_once(record, outer, out, depth + 1);
            if (inner.refusal) result.refusal = inner.refusal;
        }
        return result;
    }
    Article article = outer;
    if (contract && !found.has_text() && (!contract->id.empty() || contract->title || contract->url)) {
        out.push_back(std::move(*contract));
        result.contract = true;
    } else if (found.fill(fields.bylines(), article)) {
        out.push_back(std::move(article));
    } else if (const std::string* kind = found.get(Field::type); !kind || found.get(Field::title) == nullptr) {
        result.refusal = Refusal{"no article in this record: none of its fields has a known name for text or title"};
    }
    return result;
}

JsonArticleReader::Result JsonArticleReader::read(std::string_view json, const Article& outer, std::vector<Article>& out) {
    const std::size_t had = out.size();
    for (const bool again : {false, true}) {
        try {
            return state_->read_once(again ? std::string_view(mended(json)) : json, outer, out, 0);
        } catch (const simdjson::simdjson_error& error) {
            out.resize(had);
            if (again) return {false, std::nullopt, Refusal{std::string("not JSON: ") + error.what()}};
        }
    }
    return {};
}

bool read_csv_article(std::string_view header_and_row, char delimiter, const FieldTable& fields, Article& article) {
    const std::size_t line_end = std::min(header_and_row.find('\n'), header_and_row.size());
    const std::vector<std::string> names = split_csv_line(header_and_row.substr(0, line_end), delimiter);
    const std::vector<std::string> cells = split_csv_line(header_and_row.substr(std::min(line_end + 1, header_and_row.size())), delimiter);
    FoundFields found;
    for (std::size_t i = 0; i < names.size() && i < cells.size(); ++i) {
        const Node* node = &fields.root();
        const std::string name = fold_blanks(fold_ascii(names[i]));
        for (std::string_view rest = name; node && !rest.empty();) {
            const std::size_t dot = std::min(rest.find('.'), rest.size());
            const auto inner = node->inner.find(rest.substr(0, dot));
            node = inner == node->inner.end() ? nullptr : &inner->second;
            rest.remove_prefix(std::min(dot + 1, rest.size()));
        }
        if (node && node->field) found.take(*node->field, node->rank, cells[i]);
    }
    return found.fill(fields.bylines(), article);
}

}  // namespace tallywire
