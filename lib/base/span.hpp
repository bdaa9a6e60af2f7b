#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tallywire {

/// A half-open range of bytes of a text that somebody else owns.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    std::uint32_t size() const { return end - begin; }
    bool empty() const { return begin == end; }
    bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
    bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
    /// The bytes of `text` in the range. `text` must be the text that the range belongs to.
    std::string_view of(std::string_view text) const { return text.substr(begin, size()); }

    bool operator==(const Span&) const = default;
};

/// A half-open range of Unicode code points of an article's text: what `start` and `end` of every record are.
struct CodePoints {
    std::uint32_t start = 0;
    std::uint32_t end = 0;

    bool operator==(const CodePoints&) const = default;
};

}  // namespace tallywire
