#pragma once

#include "document/document.hpp"
#include "document/unpack.hpp"

#include <memory>
#include <optional>
#include <set>
#include <string>

namespace tallywire {

/// What the splitters of one operand share. Outlives them.
struct ReadingState {
    Meter meter;
    const std::set<std::string, std::less<>>* columns = nullptr;
    std::optional<DocumentKind> kind;  ///< what the user says the content is (`--format`)
    Report report;
};

/// Where a stream stands: its file, and the names of the members that lead to it.
struct Whereabouts {
    std::optional<std::string> path;
    std::optional<std::string> member;
    unsigned depth = 0;

    Problem problem(std::optional<std::uint64_t> offset, std::string why) const { return {path, member, offset, std::nullopt, std::move(why), true}; }
    Document document(DocumentKind kind, std::uint64_t offset) const;
};

class Splitter;

/// One thing cut off a stream: a document, a container to go into, or neither (something was passed over).
struct Piece {
    std::optional<Document> document;
    std::unique_ptr<Splitter> inner;
};

/// Takes a stream apart, piece by piece.
class Splitter {
public:
    virtual ~Splitter() = default;
    /// The next piece; nothing at the end. A piece's `inner` is to be gone before the next call.
    virtual std::optional<Piece> next() = 0;
};

/// The splitter for what `input` holds, told by its first bytes; null where it holds nothing to read (empty, pictures).
std::unique_ptr<Splitter> open_stream(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading);

/// The kinds of stream, each in its own file. `open_stream` chooses.
std::unique_ptr<Splitter> split_archive(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading);
std::unique_ptr<Splitter> split_warc(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading);
std::unique_ptr<Splitter> split_arc(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading);
std::unique_ptr<Splitter> split_lines(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading);
std::unique_ptr<Splitter> split_json(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading);
std::unique_ptr<Splitter> split_mbox(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading);
std::unique_ptr<Splitter> split_csv(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading);
std::unique_ptr<Splitter> split_reuters(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading);
/// The whole stream is one document.
std::unique_ptr<Splitter> take_whole(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading, DocumentKind kind);

}  // namespace tallywire
