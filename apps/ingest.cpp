#include "article/article_json.hpp"
#include "article/host_debris.hpp"
#include "article/stamp.hpp"
#include "base/error.hpp"
#include "cli/program.hpp"
#include "ingest/copy_stage.hpp"
#include "ingest/ingest.hpp"
#include "rules/rules.hpp"
#include "stream/pipeline.hpp"
#include "stream/state_file.hpp"

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>

namespace tallywire {
namespace {

constexpr std::size_t batch_bytes = std::size_t{1} << 18;

struct Options {
    SharedOptions shared;
    IngestOptions ingest;
    std::optional<std::string> files_from;
    bool null_data = false;
    CopyOptions copies;
    std::optional<std::string> state;
};

struct Documents : Batch {
    std::vector<Document> list;
    std::vector<Ingest::Result> results;
    std::vector<std::vector<Outgoing>> outgoing;  ///< of each document
    std::uint64_t position = 0;
};

/// The names in a file, one a line, or between NULs.
std::vector<std::string> names_from(const std::string& file, bool null_data) {
    std::ifstream opened(file, std::ios::binary);
    if (file != "-" && !opened) throw IoError(file + ": cannot be read");
    std::istream& in = file == "-" ? std::cin : opened;
    std::vector<std::string> names;
    for (std::string name; std::getline(in, name, null_data ? '\0' : '\n');)
        if (!name.empty()) names.push_back(std::move(name));
    return names;
}

std::optional<std::uint64_t> total_size(const std::vector<std::string>& operands) {
    std::uint64_t total = 0;
    std::error_code error;
    for (const std::string& operand : operands) {
        if (!std::filesystem::is_regular_file(operand, error)) return std::nullopt;
        total += std::filesystem::file_size(operand, error);
    }
    return total;
}

void tell(Rejects& rejects, const Problem& problem, std::string_view record) {
    if (!problem.loses) {
        rejects.warn(place_of(problem) + ": " + problem.why);
    } else if (problem.line) {
        Problem place = problem;
        place.line.reset();
        place.offset.reset();
        rejects.reject(place_of(place), *problem.line, problem.why, record);
    } else {
        rejects.problem(place_of(problem), problem.why);
    }
}

int run(const Options& options, Output& output) {
    const Rules rules(options.shared.data);
    const Ingest ingest(rules, options.ingest);
    Rejects rejects("ingest", options.shared);
    Progress progress("ingest", options.shared, total_size(options.shared.inputs));
    std::vector<Ingest::Scratch> scratch;
    for (std::size_t i = 0; i < options.shared.threads; ++i) scratch.emplace_back(ingest);
    std::optional<StateFile> state;
    if (options.state) state.emplace(*options.state, "ingest");
    CopyStage copies(options.copies, [&](std::string_view line) {
        output.write(line);
        output.write("\n");
    });
    HostDebris host_debris;
    if (state && state->content()) copies.load(*state->content());
    const bool sketches = options.copies.find || options.copies.known_left_out;
    const auto reader = ingest.read(options.shared.inputs, [&](Problem problem) { tell(rejects, problem, {}); });
    Stages stages;
    stages.make = [] { return std::make_unique<Documents>(); };
    stages.read = [&](Batch& raw) {
        auto& batch = static_cast<Documents&>(raw);
        batch.list.clear();
        std::size_t size = 0;
        while (size < batch_bytes) {
            auto document = reader->next();
            if (!document) break;
            size += document->bytes.size();
            batch.list.push_back(std::move(*document));
            if (output.line_buffered()) break;
        }
        batch.position = reader->bytes_read();
        return !batch.list.empty();
    };
    stages.work = [&](Batch& raw, std::size_t thread) {
        auto& batch = static_cast<Documents&>(raw);
        batch.results.assign(batch.list.size(), {});
        batch.outgoing.resize(batch.list.size());
        for (std::size_t i = 0; i < batch.list.size(); ++i) {
            Ingest::Result& result = batch.results[i];
            batch.outgoing[i].clear();
            ingest.to_articles(batch.list[i], scratch[thread], result);
            for (Article& article : result.articles) {
                Outgoing& outgoing = batch.outgoing[i].emplace_back();
                outgoing.id = article.id;
                outgoing.published = article.published;
                if (sketches && !article.copy_of) outgoing.sketch = make_sketch(article.text);
                if (batch.list[i].kind == DocumentKind::html)
                    outgoing.page = std::move(article);
                else
                    append_json(outgoing.line, article);
            }
            result.articles.clear();
        }
    };
    stages.write = [&](Batch& raw) {
        auto& batch = static_cast<Documents&>(raw);
        for (std::size_t i = 0; i < batch.list.size(); ++i) {
            for (Outgoing& outgoing : batch.outgoing[i]) {
                if (outgoing.page) {
                    host_debris.cut(*outgoing.page);
                    append_json(outgoing.line, *outgoing.page);
                    outgoing.page.reset();
                }
                copies.add(std::move(outgoing));
            }
            if (batch.results[i].record && options.shared.pass) output.write(batch.list[i].bytes + "\n");
            for (const Problem& problem : batch.results[i].problems) tell(rejects, problem, batch.list[i].bytes);
        }
        output.end_batch();
        progress.at(batch.position);
    };
    run_pipeline(stages, options.shared.threads);
    copies.finish();
    output.flush();
    if (state) state->commit(copies.save());
    for (const std::string& path : ingest.unused_metadata()) rejects.warn("metadata: no input is " + path);
    return rejects.finish();
}

int start(int argc, char** argv) {
    Options options;
    std::string format;
    std::vector<std::string> map;
    CLI::App app("Reads dumps of news in any format, and writes clean articles.", "ingest");
    add_shared_options(app, options.shared);
    app.add_option("--files-from", options.files_from, "Names of inputs, one a line, from FILE; - is standard input")->type_name("FILE");
    app.add_flag("-0,--null", options.null_data, "The names of --files-from end in NUL");
    app.add_option("--metadata", options.ingest.metadata, "CSV or TSV of what is known of the files; outranks what they say")->type_name("FILE");
    app.add_option("--map", map, "Names of fields in JSON and CSV: text=body,published=date")->allow_extra_args(false)->delimiter(',')->type_name("OURS=THEIRS,...");
    app.add_option("--published", options.ingest.published, "Publication date of articles that have none")->type_name("DATE");
    app.add_option("--source", options.ingest.source, "Outlet of articles that name none")->type_name("NAME");
    app.add_option("--format", format, "Take all inputs for this: text, html, rss, atom, nitf, newsml, newsml-g2, ndjson, json, csv, mail, mbox, reuters, warc or arc")->type_name("FORMAT");
    app.add_flag("!--no-copies", options.copies.find, "Do not look for copies");
    app.add_flag("--unique", options.copies.unique, "Leave copies out");
    app.add_option("--state", options.state, "Remember in FILE what was read: articles of earlier runs are left out, and copies of them known")->type_name("FILE");
    app.add_option("--memory", options.copies.memory_bytes, "Memory for finding copies; when it is full, the oldest articles are forgotten")
        ->transform(CLI::AsSizeValue(false))->type_name("SIZE")->default_str("512M");
    app.add_option("--hold", options.copies.held_back, "Articles held back until later ones are known, so that the earliest published leads its copies")
        ->type_name("N")->capture_default_str();
    app.add_option("--max-ratio", options.ingest.limits.ratio, "Times its size that a packed file may unpack to")->type_name("N")->capture_default_str();
    app.add_option("--max-depth", options.ingest.limits.depth, "Containers within containers")->type_name("N")->capture_default_str();
    if (const auto status = parse_command_line(app, argc, argv, options.shared)) return *status;
    if (options.files_from) {
        if (options.shared.inputs == std::vector<std::string>{"-"}) options.shared.inputs.clear();
        for (std::string& name : names_from(*options.files_from, options.null_data)) options.shared.inputs.push_back(std::move(name));
    }
    for (const std::string& pair : map) {
        const std::size_t equals = pair.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size()) throw UsageError("--map: not OURS=THEIRS: " + pair);
        options.ingest.map.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
    }
    if (!format.empty()) options.ingest.format = document_kind_of(format);
    if (!format.empty() && !options.ingest.format) throw UsageError("--format: unknown: " + format);
    if (options.ingest.published && !read_stamp(*options.ingest.published)) throw UsageError("--published: not a date (YYYY-MM-DD): " + *options.ingest.published);
    options.copies.known_left_out = options.state.has_value();
    if (options.shared.line_buffered) options.copies.held_back = 0;
    options.ingest.limits.document = options.shared.max_record;
    Output output(STDOUT_FILENO, "standard output", options.shared.line_buffered || ::isatty(STDOUT_FILENO) == 1);
    return run(options, output);
}

}  // namespace
}  // namespace tallywire

int main(int argc, char** argv) {
    return tallywire::guarded_main("ingest", [&] { return tallywire::start(argc, argv); });
}
