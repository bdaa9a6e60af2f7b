#include "base/error.hpp"
#include "cli/missing_stages.hpp"
#include "cli/program.hpp"
#include "cli/query_options.hpp"
#include "fact/fact_builder.hpp"
#include "fact/fact_query.hpp"
#include "fact/fact_state.hpp"
#include "fact/name_collector.hpp"
#include "record/record.hpp"
#include "render/brief.hpp"
#include "stream/state_file.hpp"

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

namespace tallywire {
namespace {

struct Options {
    SharedOptions shared;
    Query query;
    FactQuery facts;
    std::string best = "range";
    std::size_t memory = std::size_t{1} << 30;
    std::optional<std::string> published;
    std::optional<std::string> language;  ///< of all articles
    std::string format = "ndjson";
    std::optional<std::string> state;
    std::optional<std::string> threshold;
    bool exit_code = false;
    bool keyed = false;
};

/// What becomes of facts: lines of NDJSON at once, or a brief at the end; with a state, only those that are new or changed.
class FactSink {
public:
    FactSink(const Options& options, Output& output) : options_(options), output_(output) {
        if (!options.state) return;
        file_.emplace(*options.state, "facts");
        state_.emplace(file_->content().value_or(""), options.threshold ? parse_threshold(*options.threshold) : Threshold{});
    }

    void take(Fact&& fact) {
        if (!matches(options_.facts, fact) || (state_ && !state_->take(fact))) return;
        some_ = true;
        if (options_.format != "ndjson") {
            brief_.add(std::move(fact));
            return;
        }
        line_.clear();
        append_line(line_, fact);
        output_.write(line_);
        output_.end_batch();
    }

    /// Writes the brief, then makes the state the new one: a run that is killed before is done again, wholly.
    void finish() {
        if (options_.format != "ndjson") {
            const bool terminal = isatty(STDOUT_FILENO) && !std::getenv("NO_COLOR");
            std::string text;
            brief_.write(text, options_.format == "text" ? BriefFormat::text : options_.format == "markdown" ? BriefFormat::markdown : BriefFormat::html,
                         terminal_columns(), terminal);
            output_.write(text);
        }
        output_.flush();
        if (state_) file_->commit(state_->content());
    }
    bool some() const { return some_; }

private:
    static std::size_t terminal_columns() {
        const char* columns = std::getenv("COLUMNS");
        const long count = columns ? std::strtol(columns, nullptr, 10) : 0;
        return count >= 40 && count <= 400 ? static_cast<std::size_t>(count) : 100;
    }

    const Options& options_;
    Output& output_;
    std::optional<StateFile> file_;
    std::optional<FactState> state_;
    Brief brief_;
    std::string line_;
    bool some_ = false;
};

int run(const Options& options) {
    const Rules files(options.shared.data);
    ExtractionRules rules(files, options.language);
    const FactRules fact_rules(rules.lexicon(), files);
    FactOptions fact_options;
    fact_options.best = parse_best(options.best);
    fact_options.memory = options.memory;
    if (const char* directory = std::getenv("TMPDIR"); directory && *directory) fact_options.temporary = directory;
    FactBuilder builder(fact_rules, fact_options);
    Rejects rejects("diff-sources", options.shared);
    Output output(STDOUT_FILENO, "standard output", options.shared.line_buffered);
    FactSink sink(options, output);
    Wanted wanted;
    wanted.times = wanted.statements = true;
    std::string line;
    const auto emit = [&](Fact&& fact) { sink.take(std::move(fact)); };
    NameCollector names(rules, files, options.memory / 8, fact_options.temporary);
    const bool wants_names = !options.keyed && (options.facts.kind.empty() || std::find(options.facts.kind.begin(), options.facts.kind.end(), "name") != options.facts.kind.end());
    std::optional<std::string> key;
    const auto take = [&](Record&& record) {
        if (const auto* article = std::get_if<Article>(&record)) {
            builder.add(*article);
            if (wants_names) names.add(*article);
        } else if (const auto* figure = std::get_if<Figure>(&record)) {
            if (options.keyed && key != figure->key) {
                builder.finish(emit);
                key = figure->key;
            }
            if (matches(options.query, *figure)) builder.add(*figure);
        } else if (const auto* statement = std::get_if<Statement>(&record)) {
            builder.add(*statement);
        } else if (options.shared.pass) {
            line.clear();
            append_line(line, record);
            output.write(line);
        }
    };
    read_records(options.shared, [&] { return make_missing_stages(rules, wanted, options.published); }, take, rejects);
    builder.finish(emit);
    names.finish(emit);
    sink.finish();
    const int status = rejects.finish();
    return status == exit_ok && options.exit_code && sink.some() ? exit_something : status;
}

int start(int argc, char** argv) {
    Options options;
    CLI::App app("Groups the readings of one thing over all sources and says how they stand.", "diff-sources");
    add_shared_options(app, options.shared);
    add_query_options(app, options.query);
    app.add_option("--only", options.facts.only, "Facts of these relations only")
        ->allow_extra_args(false)->delimiter(',')
        ->check(CLI::IsMember({"agree", "compatible", "refines", "supersedes", "conflict", "different_scope", "single_source"}))
        ->type_name("RELATION,...");
    app.add_option("--kind", options.facts.kind, "Facts of these kinds only")
        ->allow_extra_args(false)->delimiter(',')->check(CLI::IsMember({"figure", "statement", "name", "date", "copy"}))->type_name("KIND,...");
    app.add_option("--min-outlets", options.facts.min_outlets, "Facts that at least N outlets report")->type_name("N");
    app.add_option("--best", options.best, "Rule for the one number: range, majority, conservative, latest, priority:FILE")
        ->type_name("RULE")->capture_default_str();
    app.add_option("--memory", options.memory, "Bytes to work in (K, M, G); beyond, temporary files in $TMPDIR")
        ->transform(CLI::AsSizeValue(false))->type_name("SIZE");
    app.add_option("--format", options.format, "ndjson, or a brief to read: text, markdown, html")
        ->check(CLI::IsMember({"ndjson", "text", "markdown", "html"}))->type_name("FORMAT")->capture_default_str();
    app.add_option("--state", options.state, "Tell only what is new or changed since the last run with this file")->type_name("FILE");
    app.add_option("--threshold", options.threshold, "With --state: numbers that change by less (25, 10%) are no news")->type_name("STEP");
    app.add_flag("--exit-code", options.exit_code, "Exit 3 when there is a fact to see");
    app.add_flag("--keyed", options.keyed, "The figures are sorted by blocking key: keep one key's in memory at a time");
    app.add_option("--published", options.published, "Publication date of articles that have none")->type_name("DATE");
    add_language_option(app, options.language);
    if (const auto status = parse_command_line(app, argc, argv, options.shared)) return *status;
    if (options.published && !parse_date(*options.published)) throw UsageError("--published: not a date (YYYY-MM-DD): " + *options.published);
    if (options.threshold) parse_threshold(*options.threshold);
    return run(options);
}

}  // namespace
}  // namespace tallywire

int main(int argc, char** argv) {
    return tallywire::guarded_main("diff-sources", [&] { return tallywire::start(argc, argv); });
}
