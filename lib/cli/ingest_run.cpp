#include "cli/ingest_run.hpp"

#include "article/article_json.hpp"
#include "article/host_debris.hpp"
#include "base/error.hpp"
#include "rules/rules.hpp"
#include "stream/pipeline.hpp"
#include "stream/state_file.hpp"

#include <filesystem>
#include <vector>

namespace tallywire {
namespace {

constexpr std::size_t batch_bytes = std::size_t{1} << 18;

struct Documents : Batch {
    std::vector<Document> list;
    std::vector<Ingest::Result> results;
    std::vector<std::vector<Outgoing>> outgoing;  ///< of each document
    std::uint64_t position = 0;
};

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

/// The three stages of the pipeline and what they share.
class IngestPipeline {
public:
    IngestPipeline(const IngestRun& run, const Ingest& ingest, Rejects& rejects, Output& output)
        : run_(run),
          ingest_(ingest),
          rejects_(rejects),
          output_(output),
          progress_("ingest", run.shared, total_size(run.shared.inputs)),
          copies_(run.copies, [&](std::string_view line) {
              output.write(line);
              output.write("\n");
          }) {
        for (std::size_t i = 0; i < run.shared.threads; ++i) scratch_.emplace_back(ingest);
    }

    CopyStage& copies() { return copies_; }

    void go() {
        reader_ = ingest_.read(run_.shared.inputs, [&](Problem problem) { tell(rejects_, problem, {}); });
        Stages stages;
        stages.make = [] { return std::make_unique<Documents>(); };
        stages.read = [&](Batch& batch) { return read(static_cast<Documents&>(batch)); };
        stages.work = [&](Batch& batch, std::size_t thread) { work(static_cast<Documents&>(batch), scratch_[thread]); };
        stages.write = [&](Batch& batch) { write(static_cast<Documents&>(batch)); };
        run_pipeline(stages, run_.shared.threads);
        copies_.finish();
    }

private:
    bool read(Documents& batch) {
        batch.list.clear();
        std::size_t size = 0;
        while (size < batch_bytes) {
            auto document = reader_->next();
            if (!document) break;
            size += document->bytes.size();
            batch.list.push_back(std::move(*document));
            if (output_.line_buffered()) break;
        }
        batch.position = reader_->bytes_read();
        return !batch.list.empty();
    }

    void work(Documents& batch, Ingest::Scratch& scratch) const {
        const bool sketches = run_.copies.find || run_.copies.known_left_out;
        batch.results.assign(batch.list.size(), {});
        batch.outgoing.resize(batch.list.size());
        for (std::size_t i = 0; i < batch.list.size(); ++i) {
            Ingest::Result& result = batch.results[i];
            batch.outgoing[i].clear();
            ingest_.to_articles(batch.list[i], scratch, result);
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
    }

    void write(Documents& batch) {
        for (std::size_t i = 0; i < batch.list.size(); ++i) {
            for (Outgoing& outgoing : batch.outgoing[i]) {
                if (outgoing.page) {
                    host_debris_.cut(*outgoing.page);
                    append_json(outgoing.line, *outgoing.page);
                    outgoing.page.reset();
                }
                copies_.add(std::move(outgoing));
            }
            if (batch.results[i].record && run_.shared.pass) output_.write(batch.list[i].bytes + "\n");
            for (const Problem& problem : batch.results[i].problems) tell(rejects_, problem, batch.list[i].bytes);
        }
        output_.end_batch();
        progress_.at(batch.position);
    }

    const IngestRun& run_;
    const Ingest& ingest_;
    Rejects& rejects_;
    Output& output_;
    Progress progress_;
    CopyStage copies_;
    HostDebris host_debris_;
    std::vector<Ingest::Scratch> scratch_;
    std::unique_ptr<DocumentReader> reader_;
};

}  // namespace

int run_ingest(const IngestRun& run, Output& output) {
    const Rules rules(run.shared.data);
    const Ingest ingest(rules, run.ingest);
    Rejects rejects("ingest", run.shared);
    std::optional<StateFile> state;
    if (run.state) state.emplace(*run.state, "ingest");
    IngestPipeline pipeline(run, ingest, rejects, output);
    if (state && state->content()) pipeline.copies().load(*state->content());
    pipeline.go();
    output.flush();
    if (state) state->commit(pipeline.copies().save());
    for (const std::string& path : ingest.unused_metadata()) rejects.warn("metadata: no input is " + path);
    return rejects.finish();
}

}  // namespace tallywire
