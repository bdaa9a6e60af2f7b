#include "cli/record_filter.hpp"

#include "base/error.hpp"
#include "ingest/ingest.hpp"
#include "rules/rules.hpp"
#include "stream/input_file.hpp"
#include "stream/pipeline.hpp"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <mutex>

namespace tallywire {
namespace {

constexpr std::size_t batch_bytes = std::size_t{1} << 18;

struct Rejected {
    std::uint64_t line = 0;
    std::string why;
    std::string record;
};

struct LineBatch : Batch {
    struct Line {
        std::size_t begin = 0;
        std::size_t size = 0;
        std::uint64_t number = 0;
        bool too_long = false;
    };
    std::string file;
    std::string bytes;
    std::vector<Line> lines;           ///< of a file of records
    std::vector<Document> documents;   ///< of any other input
    std::vector<Problem> problems;
    std::string out;
    std::vector<Record> records;
    std::vector<Rejected> rejected;
    std::uint64_t position = 0;

    std::string_view text(const Line& line) const { return std::string_view(bytes).substr(line.begin, line.size); }
};

/// Does a record of the contract begin one of the lines in `head`? With `any_type`, a line whose first field is `type` is enough.
bool holds_records(std::string_view head, bool any_type) {
    for (std::size_t from = 0; from < head.size();) {
        std::string_view line = head.substr(from, head.find('\n', from) - from);
        from += line.size() + 1;
        if (const auto tab = line.find("\t{"); tab != std::string_view::npos && tab < 512) line.remove_prefix(tab + 1);
        const auto begin = line.find_first_not_of(" \t\r");
        if (begin == std::string_view::npos || line[begin] != '{') continue;
        line = line.substr(begin, 4096);
        const auto type = line.find("\"type\"");
        if (type == std::string_view::npos) continue;
        if (any_type && type == line.find('"')) return true;
        for (const char* name : {"article", "figure", "time", "statement", "fact", "entry"}) {
            const auto value = line.find(std::string("\"") + name + "\"", type);
            if (value != std::string_view::npos && value < type + 12) return true;
        }
    }
    return false;
}

/// The rest of an input whose beginning has been looked at, for the readers of dumps.
class RestOfInput : public ByteSource {
public:
    explicit RestOfInput(std::unique_ptr<InputFile> input) : input_(std::move(input)) {}

    std::size_t read(char* to, std::size_t capacity) override {
        try {
            if (block_.empty()) block_ = input_->next_block();
        } catch (const IoError& error) {
            trouble = error.what();
            return 0;
        }
        const std::size_t size = std::min(capacity, block_.size());
        std::memcpy(to, block_.data(), size);
        block_.remove_prefix(size);
        return size;
    }

private:
    std::unique_ptr<InputFile> input_;
    std::string_view block_;
};

/// The ingestion of dumps, whose rules are read when the first one comes.
class IngestOnDemand {
public:
    explicit IngestOnDemand(const SharedOptions& options) : options_(options), rules_(options.data) {}

    const Ingest& get() const {
        std::call_once(once_, [this] {
            IngestOptions options;
            options.limits.document = options_.max_record;
            ingest_.emplace(rules_, options);
        });
        return *ingest_;
    }

private:
    const SharedOptions& options_;
    const Rules rules_;
    mutable std::once_flag once_;
    mutable std::optional<Ingest> ingest_;
};

/// All inputs, a batch at a time: lines of records, or documents where an input is none of records.
class Source {
public:
    Source(const SharedOptions& options, const IngestOnDemand& ingest, Rejects& rejects, bool answer_at_once)
        : options_(options), ingest_(ingest), rejects_(rejects), answer_at_once_(answer_at_once) {}

    bool read(LineBatch& batch) {
        batch.bytes.clear();
        batch.lines.clear();
        batch.documents.clear();
        for (;;) {
            if (!reader_ && !documents_ && !open_next()) return false;
            if (documents_ ? fill_documents(batch) : fill_lines(batch)) return true;
            reader_.reset();
            input_.reset();
            documents_.reset();
        }
    }

private:
    bool open_next() {
        while (next_ < options_.inputs.size()) {
            const std::string& path = options_.inputs[next_++];
            try {
                open(path);
                return true;
            } catch (const IoError& error) {
                tell(error);
            }
        }
        return false;
    }

    void open(const std::string& path) {
        const Report report = [this](Problem problem) {
            if (problem.loses) rejects_.problem(place_of(problem), problem.why);
            else rejects_.warn(place_of(problem) + ": " + problem.why);
        };
        std::error_code ignored;
        if (path != "-" && std::filesystem::is_directory(path, ignored)) {
            documents_ = ingest_.get().read({path}, report);
            return;
        }
        input_ = std::make_unique<InputFile>(path);
        const std::string_view head = input_->peek(65536);
        if (head.empty() || holds_records(head, options_.pass)) {
            reader_ = std::make_unique<LineReader>(*input_, options_.max_record);
            return;
        }
        documents_ = ingest_.get().read({}, report);
        documents_->push(std::make_unique<RestOfInput>(std::move(input_)), path);
    }

    void tell(const IoError& error) {
        const std::string what = error.what();
        const auto colon = what.rfind(": ");
        rejects_.problem(what.substr(0, colon), colon == std::string::npos ? "" : what.substr(colon + 2));
    }

    bool fill_documents(LineBatch& batch) {
        std::size_t size = 0;
        while (size < batch_bytes) {
            auto document = documents_->next();
            if (!document) break;
            size += document->bytes.size();
            batch.documents.push_back(std::move(*document));
            if (answer_at_once_) break;
        }
        batch.position = 0;
        return !batch.documents.empty();
    }

    bool fill_lines(LineBatch& batch) {
        batch.file = input_->name();
        try {
            while (batch.bytes.size() < batch_bytes) {
                const auto line = reader_->next();
                if (!line) break;
                if (!line->too_long && line->text.find_first_not_of(" \t") == std::string_view::npos) continue;
                batch.lines.push_back({batch.bytes.size(), line->text.size(), line->number, line->too_long});
                batch.bytes.append(line->text);
                if (answer_at_once_ && !reader_->ready()) break;
            }
        } catch (const IoError& error) {
            tell(error);
        }
        position_ += batch.bytes.size();
        batch.position = position_;
        return !batch.lines.empty();
    }

    const SharedOptions& options_;
    const IngestOnDemand& ingest_;
    Rejects& rejects_;
    const bool answer_at_once_;
    std::size_t next_ = 0;
    std::uint64_t position_ = 0;
    std::unique_ptr<InputFile> input_;
    std::unique_ptr<LineReader> reader_;
    std::unique_ptr<DocumentReader> documents_;
};

std::optional<std::uint64_t> total_size(const SharedOptions& options) {
    std::uint64_t total = 0;
    for (const std::string& path : options.inputs) {
        try {
            const auto size = InputFile(path).size();
            if (!size) return std::nullopt;
            total += *size;
        } catch (const IoError&) {
            return std::nullopt;  // a directory, or told of when it is opened for reading
        }
    }
    return total;
}

using Take = std::function<void(Record&&, std::string_view)>;

/// What one thread needs to make records of a batch.
struct Desk {
    RecordParser parser;
    Record record;
    std::optional<Ingest::Scratch> scratch;  ///< made with the first document
    Ingest::Result result;
};

/// Hands on every record of a batch; notes what is none.
void each_record(LineBatch& batch, Desk& desk, const IngestOnDemand& ingest, const SharedOptions& options, const Take& take) {
    batch.rejected.clear();
    batch.problems.clear();
    for (const LineBatch::Line& line : batch.lines) {
        if (line.too_long) {
            batch.rejected.push_back({line.number, "longer than --max-record (" + std::to_string(options.max_record) + " bytes)", ""});
            continue;
        }
        if (auto refusal = desk.parser.parse(batch.text(line), desk.record))
            batch.rejected.push_back({line.number, std::move(refusal->why), std::string(batch.text(line))});
        else
            take(std::move(desk.record), batch.text(line));
    }
    for (Document& document : batch.documents) {
        desk.result = {};
        if (!desk.scratch) desk.scratch.emplace(ingest.get());
        ingest.get().to_articles(document, *desk.scratch, desk.result);
        for (Article& article : desk.result.articles) take(Record{std::move(article)}, {});
        for (Problem& problem : desk.result.problems) batch.problems.push_back(std::move(problem));
    }
}

/// The stages that all tools share but the last: read batches and make records of them.
class Desks {
public:
    Desks(const SharedOptions& options, Rejects& rejects, bool answer_at_once)
        : options_(options), rejects_(rejects), ingest_(options),
          source_(options, ingest_, rejects, answer_at_once), progress_("records", options, total_size(options)), desks_(options.threads) {}

    bool read(LineBatch& batch) { return source_.read(batch); }
    void work(LineBatch& batch, std::size_t thread, const Take& take) { each_record(batch, desks_[thread], ingest_, options_, take); }
    void report(LineBatch& batch) {
        for (const Rejected& rejected : batch.rejected) rejects_.reject(batch.file, rejected.line, rejected.why, rejected.record);
        for (const Problem& problem : batch.problems) rejects_.problem(place_of(problem), problem.why);
        progress_.at(batch.position);
    }

private:
    const SharedOptions& options_;
    Rejects& rejects_;
    const IngestOnDemand ingest_;
    Source source_;
    Progress progress_;
    std::vector<Desk> desks_;
};

}  // namespace

void run_record_filter(const SharedOptions& options, const std::function<std::unique_ptr<RecordWorker>()>& make_worker, Output& output,
                       Rejects& rejects) {
    Desks desks(options, rejects, output.line_buffered());
    std::vector<std::unique_ptr<RecordWorker>> workers;
    for (std::size_t i = 0; i < options.threads; ++i) workers.push_back(make_worker());
    Stages stages;
    stages.make = [] { return std::make_unique<LineBatch>(); };
    stages.read = [&](Batch& batch) { return desks.read(static_cast<LineBatch&>(batch)); };
    stages.work = [&](Batch& raw, std::size_t thread) {
        auto& batch = static_cast<LineBatch&>(raw);
        batch.out.clear();
        desks.work(batch, thread, [&](Record&& record, std::string_view line) { workers[thread]->take(std::move(record), line, batch.out); });
    };
    stages.write = [&](Batch& raw) {
        auto& batch = static_cast<LineBatch&>(raw);
        output.write(batch.out);
        output.end_batch();
        desks.report(batch);
    };
    run_pipeline(stages, options.threads);
    output.flush();
}

void read_records(const SharedOptions& options, const std::function<RecordMaker()>& make_maker,
                  const std::function<void(Record&&)>& take, Rejects& rejects) {
    Desks desks(options, rejects, false);
    std::vector<RecordMaker> makers;
    for (std::size_t i = 0; i < options.threads; ++i) makers.push_back(make_maker());
    const bool at_once = options.threads < 2;  // nothing waits for its turn
    Stages stages;
    stages.make = [] { return std::make_unique<LineBatch>(); };
    stages.read = [&](Batch& batch) { return desks.read(static_cast<LineBatch&>(batch)); };
    stages.work = [&](Batch& raw, std::size_t thread) {
        auto& batch = static_cast<LineBatch&>(raw);
        batch.records.clear();
        const std::function<void(Record&&)> keep = [&](Record&& record) { batch.records.push_back(std::move(record)); };
        desks.work(batch, thread, [&](Record&& record, std::string_view) { makers[thread](std::move(record), at_once ? take : keep); });
    };
    stages.write = [&](Batch& raw) {
        auto& batch = static_cast<LineBatch&>(raw);
        for (Record& record : batch.records) take(std::move(record));
        desks.report(batch);
    };
    run_pipeline(stages, options.threads);
}

}  // namespace tallywire
