#include "record/record.hpp"

#include "article/article_json.hpp"
#include "base/json_reader.hpp"
#include "fact/fact_json.hpp"
#include "figure/figure_json.hpp"
#include "statement/statement_json.hpp"
#include "time/time_expression_json.hpp"
#include "timeline/entry_json.hpp"

#include <cstring>

namespace tallywire {

struct RecordParser::State {
    simdjson::ondemand::parser parser;
    std::string buffer;
};

RecordParser::RecordParser() : state_(std::make_unique<State>()) {}
RecordParser::~RecordParser() = default;
RecordParser::RecordParser(RecordParser&&) noexcept = default;

namespace {

template <class Noun>
void read_as(simdjson::ondemand::object object, Record& record) {
    json::ObjectReader reader(object);
    auto* noun = std::get_if<Noun>(&record);
    if (noun) *noun = Noun{};  // keeps the memory of its texts
    else noun = &record.emplace<Noun>();
    read_json(reader, *noun);
}

void read_record(simdjson::ondemand::object object, Record& record) {
    const std::string_view type(object.find_field_unordered("type").get_string());  // stays in the parser's buffer
    object.reset();
    if (type == "article") return read_as<Article>(object, record);
    if (type == "figure") return read_as<Figure>(object, record);
    if (type == "time") return read_as<TimeExpression>(object, record);
    if (type == "statement") return read_as<Statement>(object, record);
    if (type == "fact") return read_as<Fact>(object, record);
    if (type == "entry") return read_as<Entry>(object, record);
    for (auto field : object) field.value();  // a broken rest of the line is refused for unknown types too
    record = OtherRecord{std::string(type), {}};
}

}  // namespace

std::optional<Refusal> RecordParser::parse(std::string_view line, Record& record) {
    if (!line.empty() && line.front() != '{')
        if (const auto tab = line.find('\t'); tab != std::string_view::npos && tab + 1 < line.size() && line[tab + 1] == '{')
            line.remove_prefix(tab + 1);
    std::string& buffer = state_->buffer;
    if (buffer.size() < line.size() + simdjson::SIMDJSON_PADDING) buffer.resize(line.size() + line.size() / 2 + simdjson::SIMDJSON_PADDING);
    std::memcpy(buffer.data(), line.data(), line.size());
    std::memset(buffer.data() + line.size(), 0, simdjson::SIMDJSON_PADDING);
    try {
        simdjson::ondemand::document document =
            state_->parser.iterate(simdjson::padded_string_view(buffer.data(), line.size(), buffer.size()));
        if (document.type() != simdjson::ondemand::json_type::object) return Refusal{"not a JSON object"};
        read_record(document.get_object(), record);
        if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) return Refusal{"something follows the JSON object"};
        if (auto* other = std::get_if<OtherRecord>(&record)) other->line = line;
        return std::nullopt;
    } catch (const json::WrongType& wrong) {
        return Refusal{"field `" + wrong.field + "`: expected " + wrong.expected};
    } catch (const simdjson::simdjson_error& error) {
        if (error.error() == simdjson::NO_SUCH_FIELD) return Refusal{"no field `type`"};
        return Refusal{std::string("not JSON: ") + error.what()};
    }
}

std::variant<Record, Refusal> RecordParser::parse(std::string_view line) {
    Record record;
    if (auto refusal = parse(line, record)) return std::move(*refusal);
    return record;
}

namespace {
struct Appender {
    std::string& out;
    void operator()(const OtherRecord& other) const {
        out.append(other.line);
        out.push_back('\n');
    }
    template <class Noun>
    void operator()(const Noun& noun) const {
        append_json(out, noun);
        out.push_back('\n');
    }
};
}  // namespace

void append_line(std::string& out, const Record& record) { std::visit(Appender{out}, record); }
void append_line(std::string& out, const Article& article) { Appender{out}(article); }
void append_line(std::string& out, const Figure& figure) { Appender{out}(figure); }
void append_line(std::string& out, const Statement& statement) { Appender{out}(statement); }
void append_line(std::string& out, const TimeExpression& time) { Appender{out}(time); }
void append_line(std::string& out, const Fact& fact) { Appender{out}(fact); }
void append_line(std::string& out, const Entry& entry) { Appender{out}(entry); }

}  // namespace tallywire
