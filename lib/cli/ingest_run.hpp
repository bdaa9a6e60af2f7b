#pragma once

#include "cli/program.hpp"
#include "ingest/copy_stage.hpp"
#include "ingest/ingest.hpp"

#include <optional>
#include <string>

namespace tallywire {

class Output;

/// What the program `ingest` was asked to do.
struct IngestRun {
    SharedOptions shared;
    IngestOptions ingest;
    CopyOptions copies;
    std::optional<std::string> state;
};

/// Reads the inputs, writes their articles, tells what could not be used. The exit status. Throws UsageError, IoError, StrictStop.
int run_ingest(const IngestRun& run, Output& output);

}  // namespace tallywire
