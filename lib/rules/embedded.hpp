#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace tallywire {

/// The bytes of a file of `data/` that was compiled in, by its name below `data/` (`en/units.tsv`); nothing where there is
/// no such file. The bytes live as long as the program. Safe to call from several threads.
std::optional<std::string_view> find_embedded(std::string_view name);

/// The names of all compiled-in files, sorted.
std::vector<std::string_view> embedded_names();

}  // namespace tallywire
