#pragma once

#include "article/article.hpp"
#include "base/error.hpp"
#include "fact/fact.hpp"
#include "figure/figure.hpp"
#include "statement/statement.hpp"
#include "time/time_expression.hpp"
#include "timeline/entry.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace tallywire {

/// A record of the contract, or one of a type that this version does not know (kept as its line).
struct OtherRecord {
    std::string type;
    std::string line;

    bool operator==(const OtherRecord&) const = default;
};
using Record = std::variant<Article, TimeExpression, Statement, Figure, Fact, Entry, OtherRecord>;

/// Reads lines of NDJSON. Holds buffers that are used again: one parser a thread. Never throws for what a line holds.
class RecordParser {
public:
    RecordParser();
    ~RecordParser();
    RecordParser(RecordParser&&) noexcept;

    /// The record on a line, or why it is none. `line` may be prefixed by a blocking key and a tab (`--keyed` output).
    std::variant<Record, Refusal> parse(std::string_view line);
    /// The same into a record that is there already, which is filled in part where the line is refused.
    std::optional<Refusal> parse(std::string_view line, Record& record);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Appends the record and a line end.
void append_line(std::string& out, const Record& record);
/// The same without a copy made of what is written most.
void append_line(std::string& out, const Article& article);
void append_line(std::string& out, const Figure& figure);
void append_line(std::string& out, const Statement& statement);
void append_line(std::string& out, const TimeExpression& time);
void append_line(std::string& out, const Fact& fact);
void append_line(std::string& out, const Entry& entry);

}  // namespace tallywire
