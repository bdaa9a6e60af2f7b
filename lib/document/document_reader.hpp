#pragma once

#include "document/document.hpp"
#include "document/splitter.hpp"

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tallywire {

struct ReaderOptions {
    Limits limits;
    std::optional<DocumentKind> kind;                   ///< what every input is, whatever it looks like
    std::set<std::string, std::less<>> columns;  ///< column names, in lower case, that make a line the header of a CSV file
};

/// Streams documents out of files, directories (walked in the order of their names; hidden files are passed over) and standard input
/// (`-`), in order, through any containers. Nothing is unpacked to disk; memory is bounded by the limits. One thread. What is wrong goes to `report`, and the rest
/// goes on.
class DocumentReader {
public:
    DocumentReader(std::vector<std::string> operands, ReaderOptions options, Report report);
    ~DocumentReader();
    DocumentReader(const DocumentReader&) = delete;

    std::optional<Document> next();
    /// Reads `source` next, before the operands that are left; `path` is what its documents are said to come from.
    void push(std::unique_ptr<ByteSource> source, const std::string& path);
    /// Bytes read of files so far, as they lie on disk.
    std::uint64_t bytes_read() const { return reading_.meter.read; }

private:
    bool open_next_operand();
    void open_file(const std::string& path, bool named);
    void open_directory(const std::string& path);

    struct Operand {
        std::string path;
        bool named = true;  ///< by the user, not found in a directory
    };
    std::deque<Operand> operands_;
    ReaderOptions options_;
    ReadingState reading_;
    std::vector<std::unique_ptr<Splitter>> stack_;
};

}  // namespace tallywire
