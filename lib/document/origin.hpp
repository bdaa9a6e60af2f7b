#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace tallywire {

/// Where the bytes came from. `offset` is the byte offset of the record in its (unpacked) file; `member` is the name inside an archive,
/// `outer.zip!/inner.html` where archives are nested.
struct Origin {
    std::optional<std::string> path;
    std::optional<std::string> member;
    std::optional<std::uint64_t> offset;
    std::optional<std::string> format;

    bool operator==(const Origin&) const = default;
};

}  // namespace tallywire
