#pragma once

#include "document/kind.hpp"
#include "document/origin.hpp"

#include <functional>
#include <optional>
#include <string>

namespace tallywire {

/// One thing that may hold articles, cut out of its containers: a page, a feed, a mail, a line of NDJSON. As it comes from the reader,
/// `bytes` are those of the file; `prepare` (document/prepare.hpp) undoes their HTTP coding and makes them repaired UTF-8.
struct Document {
    Origin origin;
    DocumentKind kind = DocumentKind::unknown;
    std::string bytes;
    std::optional<std::string> url;
    std::optional<std::string> charset;        ///< declared outside the bytes: by HTTP
    std::optional<std::string> content_type;   ///< as HTTP or WARC say it, without parameters, lower case
    std::optional<std::string> last_modified;  ///< HTTP header, as written
    std::optional<std::uint64_t> line;         ///< 1-based, in a file of lines
    std::string transfer_encoding;             ///< HTTP codings that `bytes` still have
    std::string content_encoding;
};

/// What was wrong with a part of the input, and where. The rest went on.
struct Problem {
    std::optional<std::string> path;
    std::optional<std::string> member;
    std::optional<std::uint64_t> offset;
    std::optional<std::uint64_t> line;
    std::string why;
    bool loses = true;  ///< something was left out; otherwise it is only worth knowing

    bool operator==(const Problem&) const = default;
};

/// `path!/member`, with `:line` or `@offset` where one is known: what a message about it begins with.
std::string place_of(const Problem& problem);

using Report = std::function<void(Problem)>;

/// What is refused, so that no input can fill the memory or run for ever. Reaching one is reported; the rest goes on.
struct Limits {
    std::size_t document = std::size_t{64} << 20;       ///< bytes of one document, unpacked (one record, one page, one feed)
    std::uint64_t ratio = 300;                          ///< unpacked bytes for each packed one, of a stream or member,
    std::uint64_t free = std::uint64_t{32} << 20;       ///< beyond these that are free
    std::uint64_t total_ratio = 2000;                   ///< the same for all that comes out of one file,
    std::uint64_t total_free = std::uint64_t{1} << 30;  ///< beyond these
    unsigned depth = 8;                                 ///< containers within containers
    std::uint64_t members = 10'000'000;                 ///< of one archive
    std::size_t name = 4096;                            ///< bytes of a member's name
};

}  // namespace tallywire
