#pragma once

#include "cli/program.hpp"
#include "record/record.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// Takes the records of one thread; made once for each thread.
class RecordWorker {
public:
    virtual ~RecordWorker() = default;
    /// Handles one record; `line` is the record as it was read. Appends output lines to `out`.
    virtual void take(Record&& record, std::string_view line, std::string& out) = 0;
};

/// Runs all inputs through workers, in order: NDJSON records line by line, and whatever else is no record (dumps, pages) through ingestion first.
/// Rejects bad lines and writes what the workers make to `output`, the same bytes for any number of threads. Throws IoError where
/// the output can't be written; an input that can't be read is reported and the rest goes on.
void run_record_filter(const SharedOptions& options, const std::function<std::unique_ptr<RecordWorker>()>& make_worker, Output& output,
                       Rejects& rejects);

/// The same for tools that group: every record to `take`, in input order, in one thread; what `make_maker` makes turns a line's record into those
/// that `take` gets, by calls of `out`, and runs in the workers' threads, one of them in each. A record is `take`'s for the time of the call only: what it
/// leaves of it is filled anew.
using RecordMaker = std::function<void(Record&& record, const std::function<void(Record&&)>& out)>;
void read_records(const SharedOptions& options, const std::function<RecordMaker()>& make_maker,
                  const std::function<void(Record&&)>& take, Rejects& rejects);

}  // namespace tallywire
