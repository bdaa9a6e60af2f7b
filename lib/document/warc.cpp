#include "base/utf8.hpp"
#include "document/http.hpp"
#include "document/splitter.hpp"

#include <algorithm>
#include <charconv>

namespace tallywire {
namespace {

constexpr std::size_t header_limit = std::size_t{1} << 20;
constexpr std::size_t no_end = ~std::size_t{0} >> 1;

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// Media types that may hold an article; others (pictures, scripts, styles, fonts) are passed over.
bool may_be_text(std::string_view type) {
    if (type.empty()) return true;
    if (type == "text/css" || type == "text/javascript" || type == "text/dns" || type == "text/vtt" || type == "text/calendar") return false;
    if (type.substr(0, 5) == "text/") return true;
    if (type.substr(0, 12) != "application/" && type.substr(0, 8) != "message/") return type.find('/') == std::string_view::npos;
    return type.find("html") != std::string_view::npos || type.find("xml") != std::string_view::npos || ends_with(type, "json") ||
           type == "application/octet-stream" || type == "application/x-ndjson" || type == "message/rfc822" || type == "application/unknown";
}

// A document of the payload of a response or resource; nothing where it can hold no article.
std::optional<Document> document_of(const Whereabouts& place, std::uint64_t offset, std::string_view url, std::string_view type, std::string_view block) {
    const std::string_view path = url.substr(0, url.find_first_of("?#"));
    if (ends_with(path, "/robots.txt") || url.substr(0, 4) == "dns:") return std::nullopt;
    Document document = place.document(DocumentKind::unknown, offset);
    const auto head = parse_http_head(block);
    if (head) {
        if (head->status != 200 && head->status != 203) return std::nullopt;
        type = head->headers.get("content-type");
        document.transfer_encoding = fold_ascii(head->headers.get("transfer-encoding"));
        document.content_encoding = fold_ascii(head->headers.get("content-encoding"));
        if (const auto modified = head->headers.get("last-modified"); !modified.empty()) document.last_modified = modified;
        block.remove_prefix(head->size);
    }
    const std::string media = media_type(type);
    if (!may_be_text(media) || block.empty()) return std::nullopt;
    if (const std::string charset = media_parameter(type, "charset"); !charset.empty()) document.charset = charset;
    if (!media.empty()) document.content_type = media;
    if (!url.empty()) document.url = url;
    document.bytes = block;
    return document;
}

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end == text.data()) return std::nullopt;
    return value;
}

class WarcSplitter : public Splitter {
public:
    WarcSplitter(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading)
        : input_(std::move(input)), place_(std::move(place)), reading_(reading) {}

    std::optional<Piece> next() override {
        skip_blank_lines();
        if (input_->at_end()) {
            if (go_on_behind_damage()) return Piece{};
            note_one_member();
            return std::nullopt;
        }
        ++records_;
        const std::uint64_t begin = input_->offset();
        const std::string_view ahead = input_->peek(8);
        if (ahead.substr(0, 5) != "WARC/") {
            tell(begin, "no WARC record begins here: going on at the next");
            return resynchronise() ? std::optional(Piece{}) : next_after_end();
        }
        const auto size = header_size();
        if (!size) {
            tell(begin, "the header of this record does not end");
            input_->skip(5);
            return resynchronise() ? std::optional(Piece{}) : next_after_end();
        }
        std::size_t read = 0;
        const std::string_view text = input_->peek(*size).substr(0, *size);
        const HeaderFields fields = parse_header_fields(text.substr(std::min(text.find('\n'), text.size() - 1) + 1), read);
        input_->skip(*size);
        const auto length = number(fields.get("content-length"));
        if (!length) {
            tell(begin, "the record has no length");
            return resynchronise() ? std::optional(Piece{}) : next_after_end();
        }
        return take_record(begin, fields, *length);
    }

private:
    std::optional<Piece> take_record(std::uint64_t begin, const HeaderFields& fields, std::uint64_t length) {
        const std::string type = fold_ascii(fields.get("warc-type"));
        const bool wanted = type == "response" || type == "resource" || type == "conversion";
        if (length > reading_.meter.limits.document) {
            if (wanted) tell(begin, "the record is longer than is allowed (" + std::to_string(length) + " bytes): left out");
            input_->skip(length);
            return Piece{};
        }
        std::size_t size = static_cast<std::size_t>(length);
        std::string_view block = input_->peek(size + 4);
        if (block.size() < size) {
            tell(begin, "the record ends early: left out");
            input_->skip(block.size());
            return go_on_behind_damage() ? std::optional(Piece{}) : std::nullopt;
        }
        if (!ends_well(block.substr(size))) {
            tell(begin, "the record's length is wrong");
            size = true_size(size);
            block = input_->peek(size);
        }
        Piece piece;
        if (wanted) {
            std::string url(fields.get("warc-target-uri"));
            if (url.size() > 1 && url.front() == '<' && url.back() == '>') url = url.substr(1, url.size() - 2);
            const std::string_view content = type == "response" ? std::string_view{} : fields.get("content-type");
            piece.document = document_of(place_, begin, url, content, block.substr(0, size));
        }
        input_->skip(size);
        return piece;
    }

    // What follows a block: two line ends, the next record, or the end.
    static bool ends_well(std::string_view after) {
        return after.empty() || after.front() == '\r' || after.front() == '\n' || after.substr(0, 4) == "WARC";
    }

    // Where the next record says that this one ends: in it, when its length is too large, or behind it.
    std::size_t true_size(std::size_t stated) {
        const std::size_t limit = reading_.meter.limits.document;
        auto at = input_->find(std::string_view("\nWARC/1."), stated);
        if (!at) at = input_->find(std::string_view("\nWARC/1."), limit, stated);
        return at ? *at : stated;
    }

    std::optional<std::size_t> header_size() {
        for (std::size_t from = 0; from < header_limit;) {
            const auto line = input_->find(std::string_view("\n"), header_limit, from);
            if (!line) return std::nullopt;
            const std::string_view after = input_->peek(*line + 3).substr(*line + 1);
            if (after.substr(0, 1) == "\n") return *line + 2;
            if (after.substr(0, 2) == "\r\n") return *line + 3;
            from = *line + 1;
        }
        return std::nullopt;
    }

    void skip_blank_lines() {
        for (std::string_view ahead = input_->peek(1); !ahead.empty() && (ahead[0] == '\r' || ahead[0] == '\n'); ahead = input_->peek(1)) {
            const std::size_t size = std::min(ahead.find_first_not_of("\r\n"), ahead.size());
            input_->skip(size);
        }
    }

    bool resynchronise() {
        for (;;) {
            const auto at = input_->find(std::string_view("WARC/"), no_end);
            const std::string_view after = at ? input_->peek(*at + 8).substr(*at) : std::string_view{};
            if (!at) {
                input_->skip(no_end);
                return false;
            }
            input_->skip(*at);
            if (after.size() >= 7 && after[5] >= '0' && after[5] <= '9' && after[6] == '.') return true;
            input_->skip(5);
        }
    }

    std::optional<Piece> next_after_end() { return go_on_behind_damage() ? std::optional(Piece{}) : std::nullopt; }

    bool go_on_behind_damage() {
        const auto trouble = input_->trouble();
        if (!trouble) return false;
        tell(input_->offset(), *trouble);
        return input_->resume();
    }

    void tell(std::uint64_t offset, std::string why) { reading_.report(place_.problem(offset, std::move(why))); }

    // The format wants a gzip member for each record, so that one can be read by its offset.
    void note_one_member() {
        if (records_ < 2 || input_->members() != 1) return;
        Problem note = place_.problem(std::nullopt, "all records are in one gzip member: no tool can go to one of them");
        note.loses = false;
        reading_.report(std::move(note));
    }

    std::unique_ptr<ByteStream> input_;
    Whereabouts place_;
    ReadingState& reading_;
    std::uint64_t records_ = 0;
};

// The header line of an ARC record: URL, address, date, type and length (version 1), or with more fields before the length (version 2).
struct ArcHeader {
    std::string url;
    std::string type;
    std::uint64_t length = 0;
};

std::optional<ArcHeader> parse_arc_header(std::string_view line) {
    std::vector<std::string_view> words;
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find(' ', at), line.size());
        words.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    if (words.size() < 5 || words[0].find(':') == std::string_view::npos) return std::nullopt;
    const auto length = number(words.back());
    const std::string_view date = words[words.size() == 5 ? 2 : words.size() >= 10 ? words.size() - 8 : 2];
    if (!length || date.size() < 8 || !std::all_of(date.begin(), date.end(), [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
    return ArcHeader{std::string(words[0]), std::string(words.size() == 5 ? words[3] : words[3]), *length};
}

class ArcSplitter : public Splitter {
public:
    ArcSplitter(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading)
        : input_(std::move(input)), place_(std::move(place)), reading_(reading) {}

    std::optional<Piece> next() override {
        for (std::string_view ahead = input_->peek(1); !ahead.empty() && (ahead[0] == '\r' || ahead[0] == '\n'); ahead = input_->peek(1))
            input_->skip(1);
        const std::uint64_t begin = input_->offset();
        if (input_->at_end()) {
            const auto trouble = input_->trouble();
            if (!trouble) return std::nullopt;
            tell(begin, *trouble);
            return input_->resume() ? std::optional(Piece{}) : std::nullopt;
        }
        const auto line_end = input_->find('\n', header_limit);
        const std::string_view line = input_->buffered().substr(0, line_end ? *line_end : input_->buffered().size());
        const auto header = parse_arc_header(line);
        input_->skip(line_end ? *line_end + 1 : line.size());
        if (!header) {
            if (!lost_) tell(begin, "no ARC record begins here: going on at the next");
            lost_ = true;
            return Piece{};
        }
        lost_ = false;
        if (header->length > reading_.meter.limits.document) {
            tell(begin, "the record is longer than is allowed (" + std::to_string(header->length) + " bytes): left out");
            input_->skip(header->length);
            return Piece{};
        }
        const std::size_t size = static_cast<std::size_t>(header->length);
        const std::string_view block = input_->peek(size);
        Piece piece;
        if (block.size() < size) tell(begin, "the record ends early: left out");
        else if (header->url.substr(0, 11) != "filedesc://")
            piece.document = document_of(place_, begin, header->url, header->type, block.substr(0, size));
        input_->skip(size);
        return piece;
    }

private:
    void tell(std::uint64_t offset, std::string why) { reading_.report(place_.problem(offset, std::move(why))); }

    std::unique_ptr<ByteStream> input_;
    Whereabouts place_;
    ReadingState& reading_;
    bool lost_ = false;
};

}  // namespace

std::unique_ptr<Splitter> split_warc(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading) {
    return std::make_unique<WarcSplitter>(std::move(input), std::move(place), reading);
}
std::unique_ptr<Splitter> split_arc(std::unique_ptr<ByteStream> input, Whereabouts place, ReadingState& reading) {
    return std::make_unique<ArcSplitter>(std::move(input), std::move(place), reading);
}

}  // namespace tallywire
