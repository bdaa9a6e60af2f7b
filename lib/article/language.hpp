#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tallywire {

/// The ISO 639-1 code (639-3 where that has none) that a record means by `en-GB`, `eng`, `EN_us` or `English`; nothing where it is no language. Safe to
/// call from several threads.
std::optional<std::string> language_code(std::string_view name);

}  // namespace tallywire
