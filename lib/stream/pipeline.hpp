#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace tallywire {

/// What goes through a pipeline: made by the caller, used again.
struct Batch {
    virtual ~Batch() = default;
};

/// Reads batches one after another, works on them in `threads` threads, and gives them out in the order in which they were read: the result is the
/// same for every number of threads. `read` fills a batch and says whether there was anything; `work` gets a number below `threads` that no other
/// call has at the same time (for per-thread scratch). With one thread all runs in the calling one. The first exception of any
/// stage ends the pipeline and is thrown here.
struct Stages {
    std::function<std::unique_ptr<Batch>()> make;
    std::function<bool(Batch&)> read;
    std::function<void(Batch&, std::size_t)> work;
    std::function<void(Batch&)> write;
};
void run_pipeline(const Stages& stages, std::size_t threads);

}  // namespace tallywire
