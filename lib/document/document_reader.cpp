#include "document/document_reader.hpp"

#include "document/charset.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace tallywire {
namespace {

constexpr std::size_t head_size = 8192;

class ArchiveSplitter : public Splitter {
public:
    /// `input`: what an Archive is made of.
    template <class Input>
    ArchiveSplitter(Input input, Whereabouts place, ReadingState& reading) : archive_(std::move(input), reading.meter), place_(std::move(place)), reading_(reading) {}

    std::optional<Piece> next() override {
        auto name = archive_.next();
        if (archive_.trouble) {
            reading_.report(place_.problem(std::nullopt, *archive_.trouble));
            archive_.trouble.reset();
        }
        if (!name) return archive_.done() ? std::nullopt : std::optional(Piece{});
        const std::string_view base = std::string_view(*name).substr(name->rfind('/') + 1);
        if (base.substr(0, 2) == "._" || base == ".DS_Store") return Piece{};  // resource forks of macOS
        Whereabouts inside = place_;
        inside.member = place_.member ? *place_.member + "!/" + *name : *name;
        ++inside.depth;
        return Piece{std::nullopt, open_stream(std::make_unique<ByteStream>(archive_.member()), std::move(inside), reading_)};
    }

private:
    Archive archive_;
    Whereabouts place_;
    ReadingState& reading_;
};

// Enough bytes to tell the kind. A terminal's or pipe's first line is enough where it is a whole record: what comes later is not waited for.
std::string_view head_of(ByteStream& input) {
    const std::string_view first = input.peek(1);
    if (!first.empty() && first.front() == '{' && first.find('\n') != std::string_view::npos) return first.substr(0, 65536);
    return input.peek(head_size).substr(0, 65536);
}

std::unique_ptr<Splitter> open_wide(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading) {
    const std::size_t limit = reading.meter.limits.document;
    const std::string_view bytes = input->peek(limit + 1);
    if (bytes.size() > limit) {
        reading.report(place.problem(0, "UTF-16 or UTF-32 text longer than is allowed (" + std::to_string(limit) + " bytes): left out"));
        return nullptr;
    }
    std::string text = to_utf8(bytes, {});
    if (const auto trouble = input->trouble()) reading.report(place.problem(bytes.size(), *trouble));
    if (is_wide(text)) return nullptr;
    return open_stream(std::make_unique<ByteStream>(make_memory_source(std::move(text))), std::move(place), reading);
}

}  // namespace

Document Whereabouts::document(DocumentKind kind, std::uint64_t offset) const {
    Document out;
    out.origin.path = path;
    out.origin.member = member;
    out.origin.offset = offset;
    out.kind = kind;
    return out;
}

std::string place_of(const Problem& problem) {
    std::string out = problem.path.value_or("-");
    if (problem.member) out.append("!/").append(*problem.member);
    if (problem.line) return out.append(":").append(std::to_string(*problem.line));
    if (problem.offset && *problem.offset > 0) out.append("@").append(std::to_string(*problem.offset));
    return out;
}

std::unique_ptr<Splitter> split_archive(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading) {
    return std::make_unique<ArchiveSplitter>(std::move(input), std::move(place), reading);
}

std::unique_ptr<Splitter> open_stream(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading) {
    const std::string_view head = head_of(*input);
    DocumentKind kind = sniff_kind(head, *reading.columns);
    if (is_compression(kind) || is_archive(kind)) {
        if (place.depth >= reading.meter.limits.depth) {
            reading.report(place.problem(0, "containers are nested deeper than is allowed (" + std::to_string(reading.meter.limits.depth) + "): left out"));
            return nullptr;
        }
        if (kind == DocumentKind::seven_zip) {
            std::error_code error;
            std::string path = place.path.value_or("-");
            if (place.depth == 0 && !place.member && path != "-" && std::filesystem::is_regular_file(path, error))
                return std::make_unique<ArchiveSplitter>(std::move(path), std::move(place), reading);
            reading.report(place.problem(0, "7-Zip archives can be read from files only, not as a stream: unpack it first"));
            return nullptr;
        }
        if (is_archive(kind)) return split_archive(std::move(input), std::move(place), reading);
        ++place.depth;
        auto source = kind == DocumentKind::gzip ? make_gzip_source(std::move(input), reading.meter) : make_filter_source(std::move(input), reading.meter);
        return open_stream(std::make_unique<ByteStream>(std::move(source)), std::move(place), reading);
    }
    if (kind != DocumentKind::empty && is_wide(head)) return open_wide(std::move(input), std::move(place), reading);
    if (kind == DocumentKind::empty || kind == DocumentKind::binary) {
        if (const auto trouble = input->trouble()) reading.report(place.problem(input->offset(), *trouble));
        else if (kind == DocumentKind::binary && place.depth == 0 && !place.member && reading.kind) reading.report(place.problem(0, "not text"));
        return nullptr;
    }
    switch (reading.kind.value_or(kind)) {
        case DocumentKind::warc: return split_warc(std::move(input), std::move(place), reading);
        case DocumentKind::arc: return split_arc(std::move(input), std::move(place), reading);
        case DocumentKind::ndjson: return split_lines(std::move(input), std::move(place), reading);
        case DocumentKind::json_values: return split_json(std::move(input), std::move(place), reading);
        case DocumentKind::mbox: return split_mbox(std::move(input), std::move(place), reading);
        case DocumentKind::csv: return split_csv(std::move(input), std::move(place), reading);
        case DocumentKind::reuters_file: return split_reuters(std::move(input), std::move(place), reading);
        default: return take_whole(std::move(input), std::move(place), reading, reading.kind.value_or(kind));
    }
}

DocumentReader::DocumentReader(std::vector<std::string> operands, ReaderOptions options, Report report)
    : options_(std::move(options)), reading_{Meter{options_.limits}, nullptr, options_.kind, std::move(report)} {
    reading_.columns = &options_.columns;
    for (std::string& operand : operands) operands_.push_back({std::move(operand), true});
}

DocumentReader::~DocumentReader() {
    while (!stack_.empty()) stack_.pop_back();
}

std::optional<Document> DocumentReader::next() {
    for (;;) {
        if (stack_.empty()) {
            if (!open_next_operand()) return std::nullopt;
            continue;
        }
        std::optional<Piece> piece = stack_.back()->next();
        if (!piece) {
            stack_.pop_back();
            continue;
        }
        if (piece->inner) stack_.push_back(std::move(piece->inner));
        if (piece->document) return std::move(piece->document);
    }
}

bool DocumentReader::open_next_operand() {
    if (operands_.empty()) return false;
    const Operand operand = std::move(operands_.front());
    operands_.pop_front();
    std::error_code error;
    if (operand.path != "-" && std::filesystem::is_directory(operand.path, error)) open_directory(operand.path);
    else open_file(operand.path, operand.named);
    return true;
}

void DocumentReader::open_directory(const std::string& path) {
    std::vector<std::string> names;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code ignored;
        const std::string name = entry->path().filename().string();
        if (name.front() == '.') continue;
        // links to directories could lead round in a circle
        if (entry->is_symlink(ignored) ? entry->is_regular_file(ignored) : entry->is_regular_file(ignored) || entry->is_directory(ignored))
            names.push_back(entry->path().string());
    }
    if (error) reading_.report({path, std::nullopt, std::nullopt, std::nullopt, error.message()});
    std::sort(names.begin(), names.end());
    std::vector<Operand> found;
    for (std::string& name : names) found.push_back({std::move(name), false});
    operands_.insert(operands_.begin(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
}

void DocumentReader::open_file(const std::string& path, bool named) {
    const bool standard_input = named && path == "-";
    const int descriptor = standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        reading_.report({path, std::nullopt, std::nullopt, std::nullopt, std::strerror(errno)});
        return;
    }
    push(make_file_source(descriptor, !standard_input, reading_.meter.read), path);
}

void DocumentReader::push(std::unique_ptr<ByteSource> source, const std::string& path) {
    reading_.meter.unpacked = 0;
    reading_.meter.before = reading_.meter.read;
    auto input = std::make_unique<ByteStream>(std::move(source));
    if (auto splitter = open_stream(std::move(input), Whereabouts{path, std::nullopt, 0}, reading_)) stack_.push_back(std::move(splitter));
}

}  // namespace tallywire
