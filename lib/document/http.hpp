#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// Header lines `Name: value`, of HTTP, WARC and mail. Names are compared without case; folded lines are joined.
struct HeaderFields {
    std::vector<std::pair<std::string, std::string>> fields;  ///< name in lower case, value

    /// The first value of a name given in lower case; empty where there is none.
    std::string_view get(std::string_view name) const;
};

/// Reads header lines up to the blank line; `size` becomes the bytes read, the blank line with them. Line ends may be CRLF or LF.
HeaderFields parse_header_fields(std::string_view text, std::size_t& size);

/// The value before `;`, in lower case, and a parameter of it (`charset`), without quotes.
std::string media_type(std::string_view value);
std::string media_parameter(std::string_view value, std::string_view name);

struct HttpHead {
    int status = 0;
    HeaderFields headers;
    std::size_t size = 0;  ///< bytes of status line and headers
};

/// The head of an HTTP response; nothing where the text does not begin with a status line.
std::optional<HttpHead> parse_http_head(std::string_view text);

/// Undoes chunked transfer coding. False, and `bytes` as they were, where they are not chunked; a cut last chunk is taken as far as it goes.
bool undo_chunks(std::string& bytes);

/// Undoes one content coding (gzip, deflate, br). False, and `bytes` as they were, where the bytes are of no such coding or unpack to
/// more than `limit`.
bool undo_content_coding(std::string_view coding, std::string& bytes, std::size_t limit);

}  // namespace tallywire
