#include "document/charset.hpp"
#include "document/splitter.hpp"

#include <algorithm>
#include <cstring>

namespace tallywire {
namespace {

// What all these have: a stream, where it stands, and what to do where it breaks off.
struct Stream {
    std::unique_ptr<ByteStream> input;
    Whereabouts place;
    ReadingState& reading;

    std::size_t limit() const { return reading.meter.limits.document; }
    void tell(std::uint64_t offset, std::string why, std::optional<std::uint64_t> line = std::nullopt) const {
        Problem problem = place.problem(offset, std::move(why));
        problem.line = line;
        reading.report(std::move(problem));
    }
    void tell_too_long(std::uint64_t offset, std::optional<std::uint64_t> line = std::nullopt) const {
        tell(offset, "longer than is allowed (" + std::to_string(limit()) + " bytes): left out", line);
    }
    /// At the end of the bytes: true where there are more behind damage.
    bool go_on() {
        const auto trouble = input->trouble();
        if (!trouble) return false;
        tell(input->offset(), *trouble);
        return input->resume();
    }
    std::optional<Piece> end() { return go_on() ? std::optional(Piece{}) : std::nullopt; }
    /// Passes over the rest of a line, however long.
    void skip_line() {
        while (!input->at_end()) {
            const std::size_t ahead = input->buffered().size();
            const auto at = input->find('\n', ahead);
            input->skip(at ? *at + 1 : ahead);
            if (at) return;
        }
    }
    void skip_byte_order_mark() {
        if (input->offset() == 0 && input->peek(3).substr(0, 3) == "\xEF\xBB\xBF") input->skip(3);
    }
    Piece cut(DocumentKind kind, std::size_t size) {
        Piece piece;
        piece.document = place.document(kind, input->offset());
        piece.document->bytes = input->peek(size).substr(0, size);
        input->skip(size);
        return piece;
    }
};

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r\n\0\f\v") == std::string_view::npos; }

class LineSplitter : public Splitter {
public:
    explicit LineSplitter(Stream stream) : stream_(std::move(stream)) { stream_.skip_byte_order_mark(); }

    std::optional<Piece> next() override {
        ByteStream& input = *stream_.input;
        for (;;) {
            ++line_;
            const std::size_t limit = stream_.limit();
            const auto end = input.find('\n', limit + 1);
            if (!end && input.buffered().size() > limit) {
                stream_.tell_too_long(input.offset(), line_);
                stream_.skip_line();
                continue;
            }
            const std::size_t size = end ? *end : input.buffered().size();
            if (!end && input.trouble()) return stream_.end();  // half a line is no record
            if (!end && size == 0) return std::nullopt;
            if (is_blank(input.buffered().substr(0, std::min<std::size_t>(size, 64))) && is_blank(input.buffered().substr(0, size))) {
                input.skip(size + (end ? 1 : 0));
                continue;
            }
            Piece piece = stream_.cut(DocumentKind::json, size);
            if (piece.document->bytes.back() == '\r') piece.document->bytes.pop_back();
            piece.document->line = line_;
            piece.document->origin.format = "ndjson";
            if (end) input.skip(1);
            return piece;
        }
    }

private:
    Stream stream_;
    std::uint64_t line_ = 0;
};

// Values one after another, or the elements of one array.
class JsonSplitter : public Splitter {
public:
    explicit JsonSplitter(Stream stream) : stream_(std::move(stream)) { stream_.skip_byte_order_mark(); }

    std::optional<Piece> next() override {
        ByteStream& input = *stream_.input;
        for (;;) {
            const std::string_view ahead = input.peek(1);
            if (ahead.empty()) return stream_.end();
            const std::size_t blanks = std::min(ahead.find_first_not_of(" \t\r\n,\x1E]["), ahead.size());
            if (blanks > 0) {
                input.skip(blanks);
                continue;
            }
            const std::uint64_t begin = input.offset();
            if (ahead.front() != '{') {
                if (!told_) stream_.tell(begin, "not a JSON object: passed over");
                told_ = true;
                input.skip(std::max<std::size_t>(1, std::min(ahead.find('{'), ahead.size())));
                continue;
            }
            const auto size = object_size();
            if (!size) return std::nullopt;
            if (*size == 0) continue;
            return stream_.cut(DocumentKind::json, *size);
        }
    }

private:
    // The bytes of the object that begins here; 0 where it was passed over, nothing where the stream ends in it.
    std::optional<std::size_t> object_size() {
        ByteStream& input = *stream_.input;
        std::size_t depth = 0;
        bool quoted = false;
        std::string_view ahead = input.buffered();
        for (std::size_t at = 0;; ++at) {
            if (at >= ahead.size()) {
                if (at > stream_.limit()) {
                    stream_.tell_too_long(input.offset());
                    input.skip(at);
                    return 0;
                }
                ahead = input.peek(at + 1);
                if (at >= ahead.size()) {
                    stream_.tell(input.offset(), input.trouble().value_or("the JSON value does not end"));
                    // one that lost its end takes all others with it: on at the next line that begins one
                    const std::size_t next = input.buffered().find("\n{", 1);
                    input.skip(next == std::string_view::npos ? at : next + 1);
                    if (next == std::string_view::npos) return std::nullopt;
                    return 0;
                }
            }
            const char c = ahead[at];
            if (quoted) {
                if (c == '\\') ++at;
                else if (c == '"') quoted = false;
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                ++depth;
            } else if (c == '}' || c == ']') {
                if (--depth == 0) return at + 1;
            }
        }
    }

    Stream stream_;
    bool told_ = false;
};

class MboxSplitter : public Splitter {
public:
    explicit MboxSplitter(Stream stream) : stream_(std::move(stream)) { stream_.skip_byte_order_mark(); }

    std::optional<Piece> next() override {
        ByteStream& input = *stream_.input;
        while (!input.at_end() && is_line_end(input.peek(1).front())) input.skip(1);
        if (input.at_end()) return stream_.end();
        if (input.peek(5).substr(0, 5) == "From ") stream_.skip_line();
        const auto size = message_size();
        if (!size) {
            stream_.tell_too_long(input.offset());
            while (!input.at_end()) {
                stream_.skip_line();
                if (is_separator(0)) break;
            }
            return Piece{};
        }
        if (input.trouble() && *size == input.buffered().size()) return drop(*size);
        Piece piece = stream_.cut(DocumentKind::mail, *size);
        unquote(piece.document->bytes);
        return piece;
    }

private:
    static bool is_line_end(char c) { return c == '\n' || c == '\r'; }

    std::optional<Piece> drop(std::size_t size) {
        stream_.input->skip(size);
        return stream_.end();
    }

    // A line `From sender date`: somewhere in it a time of day.
    bool is_separator(std::size_t at) {
        const std::string_view ahead = stream_.input->peek(at + 256).substr(at);
        if (ahead.substr(0, 5) != "From ") return false;
        const std::string_view line = ahead.substr(0, ahead.find('\n'));
        for (std::size_t i = 1; i + 1 < line.size(); ++i)
            if (line[i] == ':' && line[i - 1] >= '0' && line[i - 1] <= '9' && line[i + 1] >= '0' && line[i + 1] <= '9') return true;
        return false;
    }

    std::optional<std::size_t> message_size() {
        ByteStream& input = *stream_.input;
        for (std::size_t from = 0;;) {
            const auto at = input.find(std::string_view("\nFrom "), stream_.limit(), from);
            if (!at) return input.buffered().size() > stream_.limit() ? std::nullopt : std::optional(input.buffered().size());
            const std::string_view before = input.buffered().substr(0, *at);
            const bool blank_before = before.empty() || before.back() == '\n' || (before.size() > 1 && before.substr(before.size() - 2) == "\n\r");
            if (blank_before && is_separator(*at + 1)) return *at + 1;
            from = *at + 1;
        }
    }

    // `>From ` at the start of a line was `From `.
    static void unquote(std::string& bytes) {
        for (std::size_t at = bytes.find("\n>"); at != std::string::npos; at = bytes.find("\n>", at + 1)) {
            const std::size_t text = bytes.find_first_not_of('>', at + 1);
            if (text != std::string::npos && bytes.compare(text, 5, "From ") == 0) bytes.erase(at + 1, 1);
        }
    }

    Stream stream_;
};

// Each row is a document with the header line before it.
class CsvSplitter : public Splitter {
public:
    explicit CsvSplitter(Stream stream) : stream_(std::move(stream)) {
        stream_.skip_byte_order_mark();
        ByteStream& input = *stream_.input;
        charset_ = detect_charset(input.peek(65536), {});
        const auto end = input.find('\n', std::size_t{1} << 20);
        header_ = input.buffered().substr(0, end ? *end : input.buffered().size());
        input.skip(header_.size() + (end ? 1 : 0));
        while (!header_.empty() && header_.back() == '\r') header_.pop_back();
        delimiter_ = csv_delimiter(header_, *stream_.reading.columns).value_or(header_.find('\t') != std::string::npos ? '\t' : ',');
    }

    std::optional<Piece> next() override {
        ByteStream& input = *stream_.input;
        for (;;) {
            if (input.at_end()) return stream_.end();
            const std::uint64_t begin = input.offset();
            auto size = row_size();
            if (!size) {
                stream_.tell(begin, "a quote is not closed: the line is taken as it is");
                const auto line = input.find('\n', stream_.limit());
                size = line ? *line + 1 : std::min(input.buffered().size(), stream_.limit());
            }
            if (is_blank(input.buffered().substr(0, *size))) {
                input.skip(*size);
                continue;
            }
            Piece piece = stream_.cut(DocumentKind::row, *size);
            std::string& row = piece.document->bytes;
            while (!row.empty() && (row.back() == '\n' || row.back() == '\r')) row.pop_back();
            row.insert(0, header_ + '\n');
            piece.document->charset = charset_;
            piece.document->content_type = std::string(1, delimiter_);
            return piece;
        }
    }

private:
    // Bytes up to the line end that is in no quotes; nothing where quotes do not close.
    std::optional<std::size_t> row_size() {
        ByteStream& input = *stream_.input;
        bool quoted = false;
        bool cell_begins = true;
        std::string_view ahead = input.buffered();
        for (std::size_t at = 0;; ++at) {
            if (at >= ahead.size()) {
                if (at > stream_.limit()) return std::nullopt;
                ahead = input.peek(at + 1);
                if (at >= ahead.size()) return quoted ? std::nullopt : std::optional(at);
            }
            const char c = ahead[at];
            if (quoted) {
                quoted = c != '"';
            } else if (c == '"') {
                quoted = cell_begins || (at > 0 && ahead[at - 1] == '"');
            } else if (c == '\n') {
                return at + 1;
            }
            cell_begins = c == delimiter_;
        }
    }

    Stream stream_;
    std::string header_;
    std::string charset_;
    char delimiter_ = ',';
};

class ReutersSplitter : public Splitter {
public:
    explicit ReutersSplitter(Stream stream) : stream_(std::move(stream)) {}

    std::optional<Piece> next() override {
        ByteStream& input = *stream_.input;
        const auto begin = input.find(std::string_view("<REUTERS"), stream_.limit());
        if (!begin) {
            input.skip(input.buffered().size());
            return input.at_end() ? stream_.end() : std::optional(Piece{});
        }
        input.skip(*begin);
        constexpr std::string_view close = "</REUTERS>";
        const auto end = input.find(close, stream_.limit(), 8);
        const auto another = end ? input.buffered().substr(8, *end - 8).find("<REUTERS") : std::string_view::npos;
        if (!end || another != std::string_view::npos) {
            stream_.tell(input.offset(), "the story does not end: left out");
            input.skip(another == std::string_view::npos ? 8 : another + 8);
            return Piece{};
        }
        return stream_.cut(DocumentKind::reuters, *end + close.size());
    }

private:
    Stream stream_;
};

class WholeSplitter : public Splitter {
public:
    WholeSplitter(Stream stream, DocumentKind kind) : stream_(std::move(stream)), kind_(kind) {}

    std::optional<Piece> next() override {
        ByteStream& input = *stream_.input;
        if (done_) return std::nullopt;
        done_ = true;
        const std::size_t size = input.peek(stream_.limit() + 1).size();
        const auto trouble = input.trouble();
        if (trouble) stream_.tell(size, *trouble);
        if (size > stream_.limit()) stream_.tell_too_long(0);
        // of a broken feed the items before the break are sound; half a page is not
        const bool many = kind_ == DocumentKind::rss || kind_ == DocumentKind::atom || kind_ == DocumentKind::newsml || kind_ == DocumentKind::newsml_g2;
        if (size == 0 || size > stream_.limit() || (trouble && !many)) return std::nullopt;
        return stream_.cut(kind_, size);
    }

private:
    Stream stream_;
    DocumentKind kind_;
    bool done_ = false;
};

template <class S>
std::unique_ptr<Splitter> make(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading) {
    return std::make_unique<S>(Stream{std::move(input), std::move(place), reading});
}

}  // namespace

std::unique_ptr<Splitter> split_lines(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading) {
    return make<LineSplitter>(std::move(input), std::move(place), reading);
}
std::unique_ptr<Splitter> split_json(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading) {
    return make<JsonSplitter>(std::move(input), std::move(place), reading);
}
std::unique_ptr<Splitter> split_mbox(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading) {
    return make<MboxSplitter>(std::move(input), std::move(place), reading);
}
std::unique_ptr<Splitter> split_csv(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading) {
    return make<CsvSplitter>(std::move(input), std::move(place), reading);
}
std::unique_ptr<Splitter> split_reuters(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading) {
    return make<ReutersSplitter>(std::move(input), std::move(place), reading);
}
std::unique_ptr<Splitter> take_whole(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading, DocumentKind kind) {
    return std::make_unique<WholeSplitter>(Stream{std::move(input), std::move(place), reading}, kind);
}

}  // namespace tallywire
