#include "article/stamp.hpp"
#include "base/error.hpp"
#include "cli/ingest_run.hpp"
#include "cli/program.hpp"
#include "stream/output.hpp"

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <fstream>
#include <iostream>

namespace tallywire {
namespace {

struct Options : IngestRun {
    std::optional<std::string> files_from;
    bool null_data = false;
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
    return run_ingest(options, output);
}

}  // namespace
}  // namespace tallywire

int main(int argc, char** argv) {
    return tallywire::guarded_main("ingest", [&] { return tallywire::start(argc, argv); });
}
