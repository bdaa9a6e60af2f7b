#pragma once

#include "record/query.hpp"

namespace CLI {
class App;
}

namespace tallywire {

/// Adds `--measure --unit --group --place --source --by --status --since --until --min --max`. Dates that make no sense are refused by the command line.
void add_query_options(CLI::App& app, Query& query);

}  // namespace tallywire
