#pragma once

#include "document/document_reader.hpp"

#include <string>
#include <utility>
#include <vector>

namespace tallywire::test {

/// Packs with libarchive: `format` is tar, zip or raw, `filter` none, gzip, zstd, xz, bzip2 or lz4.
std::string pack(const std::vector<std::pair<std::string, std::string>>& members, const char* format, const char* filter);

/// A file of the test's own that is gone at the end of its life.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::string& bytes);
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    const std::string path;
};

struct ReadBack {
    std::vector<Document> documents;
    std::vector<Problem> problems;

    bool tells(std::string_view words) const;
};
/// All documents of a file that holds `bytes`.
ReadBack read_back(const std::string& bytes, ReaderOptions options = {});

/// One WARC record.
std::string warc_record(const std::string& type, const std::string& uri, const std::string& content_type, const std::string& block);
std::string http(const std::string& headers, const std::string& body);

}  // namespace tallywire::test
