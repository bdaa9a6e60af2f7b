#include "base/error.hpp"
#include "cli/program.hpp"
#include "cli/query_options.hpp"
#include "cli/record_filter.hpp"
#include "extract/extractor.hpp"
#include "record/record.hpp"
#include "render/figure_text.hpp"

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <cstdlib>
#include <string>
#include <vector>

namespace tallywire {
namespace {

struct Options {
    SharedOptions shared;
    Query query;
    Wanted wanted;
    bool articles = false;
    bool keyed = false;
    std::optional<std::string> published;
    std::optional<std::string> language;  ///< of all articles
    std::string format = "ndjson";
    std::size_t columns = 100;
    bool color = false;
};

/// Sets what `--emit` names.
void choose(Options& options, const std::vector<std::string>& emit) {
    if (emit.empty()) return;
    options.wanted.figures = false;
    for (const std::string& kind : emit) {
        const bool all = kind == "all";
        options.wanted.figures |= all || kind == "figure";
        options.wanted.times |= all || kind == "time";
        options.wanted.statements |= all || kind == "statement";
        options.articles |= all || kind == "article";
    }
}

/// One thread's work: an article in, its records out.
class Worker : public RecordWorker {
public:
    Worker(const Options& options, const ExtractionRules& rules) : options_(options), extractor_(rules) {}

    void take(Record&& record, std::string_view line, std::string& out) override {
        if (auto* article = std::get_if<Article>(&record)) {
            take_article(*article, out);
        } else if (options_.shared.pass) {
            out.append(line);
            out.push_back('\n');
        }
    }

private:
    void take_article(Article& article, std::string& out) {
        if (!article.published && options_.published) {
            article.published = options_.published;
            article.published_from = "option";
        }
        extractor_.extract(article, options_.wanted, found_);
        if (options_.articles) {
            article.extracted.clear();
            if (options_.wanted.figures) article.extracted.push_back("figure");
            if (options_.wanted.times) article.extracted.push_back("time");
            if (options_.wanted.statements) article.extracted.push_back("statement");
            append_line(out, article);
        }
        for (const TimeExpression& time : found_.times) append_line(out, time);
        for (const Statement& statement : found_.statements) append_line(out, statement);
        for (const Figure& figure : found_.figures) {
            if (!matches(options_.query, figure)) continue;
            if (options_.format == "text") {
                append_figure_text(out, figure, options_.columns, options_.color);
                continue;
            }
            if (options_.keyed) out.append(figure.key.value_or("")).push_back('\t');
            append_line(out, figure);
        }
    }

    const Options& options_;
    Extractor extractor_;
    Extracted found_;
};

int run(const Options& options) {
    const ExtractionRules rules(Rules(options.shared.data), options.language, !options.wanted.figures && !options.wanted.statements);
    Rejects rejects("extract-figures", options.shared);
    Output output(STDOUT_FILENO, "standard output", options.shared.line_buffered);
    run_record_filter(options.shared, [&] { return std::make_unique<Worker>(options, rules); }, output, rejects);
    return rejects.finish();
}

int start(int argc, char** argv) {
    Options options;
    std::vector<std::string> emit;
    CLI::App app("Finds every quantity in articles: what is counted, where, when, on whose word.", "extract-figures");
    add_shared_options(app, options.shared);
    add_query_options(app, options.query);
    app.add_option("--emit", emit, "Records to write: figure, time, statement, article or all")
        ->allow_extra_args(false)->delimiter(',')->check(CLI::IsMember({"figure", "time", "statement", "article", "all"}))->type_name("TYPE,...");
    app.add_option("--format", options.format, "ndjson, or text: each figure with its sentence, the words marked")
        ->check(CLI::IsMember({"ndjson", "text"}))->type_name("FORMAT")->capture_default_str();
    app.add_option("--published", options.published, "Publication date of articles that have none")->type_name("DATE");
    add_language_option(app, options.language);
    app.add_flag("--keyed", options.keyed, "Put the blocking key and a tab before each figure, for sort(1)");
    app.add_flag("--explain", options.wanted.explain, "Name the rules that fired in each figure");
    app.add_flag("!--no-implied", options.wanted.implied, "Leave out casualties that no number word tells of");
    if (const auto status = parse_command_line(app, argc, argv, options.shared)) return *status;
    if (options.published && !parse_date(*options.published)) throw UsageError("--published: not a date (YYYY-MM-DD): " + *options.published);
    choose(options, emit);
    if (options.format == "text") {
        if (options.wanted.times || options.wanted.statements || options.articles || !options.wanted.figures) throw UsageError("--format text shows figures only");
        if (options.keyed) throw UsageError("--keyed goes with --format ndjson");
        options.color = ::isatty(STDOUT_FILENO) == 1 && !std::getenv("NO_COLOR");
        const char* columns = std::getenv("COLUMNS");
        const long count = columns ? std::strtol(columns, nullptr, 10) : 0;
        if (count >= 40 && count <= 400) options.columns = static_cast<std::size_t>(count);
    }
    return run(options);
}

}  // namespace
}  // namespace tallywire

int main(int argc, char** argv) {
    return tallywire::guarded_main("extract-figures", [&] { return tallywire::start(argc, argv); });
}
