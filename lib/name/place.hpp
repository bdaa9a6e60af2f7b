#pragma once

#include <optional>
#include <string>

namespace tallywire {

/// A place with its ISO 3166 code (`IL`, `PS-GZA`, `US-CA`), null where none is known.
struct Place {
    std::string name;
    std::optional<std::string> code;

    bool operator==(const Place&) const = default;
};

}  // namespace tallywire
