#include "base/error.hpp"
#include "cli/missing_stages.hpp"
#include "cli/program.hpp"
#include "cli/query_options.hpp"
#include "fact/fact_builder.hpp"
#include "render/timeline_formats.hpp"
#include "stream/input_file.hpp"
#include "timeline/timeline_builder.hpp"

#include <CLI/CLI.hpp>

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace tallywire {
namespace {

struct Options {
    SharedOptions shared;
    Query query;
    TimelineOptions timeline;
    TimelineFormat format = TimelineFormat::ndjson;
    std::optional<std::string> reference;
    std::optional<std::string> published;
    std::string color = "auto";
    std::size_t width = 0;
    std::optional<std::string> language;  ///< of all articles
};

bool is_colored(const Options& options) {
    if (options.color != "auto") return options.color == "always";
    const char* no_color = std::getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) && !(no_color && *no_color);
}

/// The columns of the terminal: asked for, the terminal's, COLUMNS, or 80.
std::size_t columns(const Options& options) {
    if (options.width) return options.width;
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    const char* text = std::getenv("COLUMNS");
    const long number = text ? std::strtol(text, nullptr, 10) : 0;
    return number > 0 && number < 10000 ? static_cast<std::size_t>(number) : 80;
}

std::optional<ReferenceSeries> read_reference(const Options& options) {
    if (!options.reference) return std::nullopt;
    InputFile input(*options.reference);
    std::string bytes;
    for (std::string_view block = input.next_block(); !block.empty(); block = input.next_block()) bytes += block;
    return ReferenceSeries::read(*options.reference, bytes, options.query.measure.size() == 1 ? options.query.measure.front() : "");
}

/// Hands a record to the builder.
struct Taker {
    const Query& query;
    TimelineBuilder& builder;
    FactBuilder& facts;
    bool figures;
    std::string* passed;  ///< lines of other types go here; null: they are dropped

    void operator()(const Figure& figure) const {
        if (!figures || !matches(query, figure)) return;
        if (builder.cite(figure)) facts.add(figure);
        else facts.note(figure);
    }
    void operator()(Fact& fact) const {
        if (keep_matching(query, fact)) builder.add(fact);
    }
    void operator()(const Article& article) const {
        builder.add(article);
        if (figures) facts.add(article);
    }
    void operator()(const OtherRecord& other) const {
        if (passed) passed->append(other.line).push_back('\n');
    }
    template <class Noun>
    void operator()(const Noun& noun) const {
        builder.add(noun);
    }
};

int run(const Options& options) {
    const Rules rules_of_language(options.shared.data);
    ExtractionRules rules(rules_of_language, options.language);
    const EventFinder events(rules.lexicon(), rules_of_language);
    const FactRules fact_rules(rules.lexicon(), rules_of_language);
    FactBuilder facts(fact_rules, {});
    const Headings headings(rules_of_language, options.language.value_or("en"));
    const auto reference = read_reference(options);
    Rejects rejects("timeline", options.shared);
    Output output(STDOUT_FILENO, "standard output", options.shared.line_buffered);
    TimelineBuilder builder(options.timeline, headings);
    const auto wants = [&](const char* kind) {
        const auto& kinds = options.timeline.kind;
        return kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    };
    Wanted wanted;
    wanted.figures = wants("figure");
    wanted.times = wants("event");
    wanted.statements = wants("statement") && !options.timeline.kind.empty();
    std::string passed;
    const Taker take{options.query, builder, facts, wanted.figures, options.shared.pass ? &passed : nullptr};
    read_records(options.shared, [&] { return make_missing_stages(rules, wanted, options.published, &events); },
                 [&](Record&& record) {
                     std::visit(take, record);
                     output.write(std::exchange(passed, {}));
                 },
                 rejects);
    facts.finish([&](Fact&& fact) { builder.add(fact); });
    const ReferenceSeries* const series = reference ? &*reference : nullptr;
    std::string out;
    if (options.format == TimelineFormat::ndjson) {
        builder.each_entry([&](Entry&& entry) {
            out.clear();
            append_line(out, entry);
            output.write(out);
        }, series);
    } else {
        render(builder.finish(series), options.format, {columns(options), is_colored(options)}, out);
        output.write(out);
    }
    output.flush();
    return rejects.finish();
}

void add_options(CLI::App& app, Options& options, std::string& format, std::string& by) {
    app.add_option("--format", format, "How to write: ndjson, text, csv, markdown, timelinejs, vega-lite, svg or html")
        ->check(CLI::IsMember(std::vector<std::string>(std::begin(timeline_format_names), std::end(timeline_format_names))))->type_name("FORMAT")->capture_default_str();
    app.add_option("--top", options.timeline.top, "Only the N most salient entries, of each period with --by")->type_name("N");
    app.remove_option(app.get_option("--by"));  // parts a timeline here; whose word figures are is --speaker
    app.add_option("--speaker", options.query.by, "Only figures on this word: part of a name or role; - is the outlet's own voice")->allow_extra_args(false)->delimiter(',')->type_name("NAME,...");
    app.add_option("--by", by, "Part the timeline by day, week, month or year")->check(CLI::IsMember({"day", "week", "month", "year"}))->type_name("PERIOD");
    app.add_option("--kind", options.timeline.kind, "Only entries of these kinds: figure, event, statement, time")
        ->delimiter(',')->allow_extra_args(false)->check(CLI::IsMember({"figure", "event", "statement", "time"}))->type_name("KIND,...");
    app.add_option("--topic", options.timeline.topic, "Only entries with all these words, or words that begin so")->type_name("WORDS");
    app.add_option("--title", options.timeline.title, "What stands above the timeline")->type_name("TEXT");
    app.add_option("--reference", options.reference, "A series to lay beside the curves: CSV with `date` and `value`")->type_name("FILE");
    app.add_option("--published", options.published, "Publication date of articles that have none")->type_name("DATE");
    app.add_option("--color", options.color, "Colours in text: auto, always or never")->check(CLI::IsMember({"auto", "always", "never"}))->type_name("WHEN")->capture_default_str();
    app.add_option("--width", options.width, "Columns of text; 0: those of the terminal")->type_name("N");
    add_language_option(app, options.language);
}

int start(int argc, char** argv) {
    Options options;
    std::string format = "ndjson", by;
    CLI::App app("Puts figures, facts and events in order of when they happened.", "timeline");
    add_shared_options(app, options.shared);
    add_query_options(app, options.query);
    add_options(app, options, format, by);
    if (const auto status = parse_command_line(app, argc, argv, options.shared)) return *status;
    if (options.published && !parse_date(*options.published)) throw UsageError("--published: not a date (YYYY-MM-DD): " + *options.published);
    options.format = *timeline_format_of(format);
    if (!by.empty()) options.timeline.by = period_of(by);
    options.timeline.measure = options.query.measure;
    options.timeline.place = options.query.place;
    options.timeline.since = options.query.since;
    options.timeline.until = options.query.until;
    if (!options.timeline.measure.empty() && options.timeline.kind.empty()) options.timeline.kind = {"figure"};  // nothing else has one
    return run(options);
}

}  // namespace
}  // namespace tallywire

int main(int argc, char** argv) {
    return tallywire::guarded_main("timeline", [&] { return tallywire::start(argc, argv); });
}
