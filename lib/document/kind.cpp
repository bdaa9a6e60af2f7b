#include "document/kind.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace tallywire {
namespace {

using Columns = std::set<std::string, std::less<>>;

constexpr std::pair<DocumentKind, std::string_view> names[] = {
    {DocumentKind::unknown, "unknown"}, {DocumentKind::empty, "empty"}, {DocumentKind::binary, "binary"},
    {DocumentKind::gzip, "gzip"}, {DocumentKind::zstd, "zstd"}, {DocumentKind::xz, "xz"}, {DocumentKind::bzip2, "bzip2"},
    {DocumentKind::lz4, "lz4"}, {DocumentKind::lzip, "lzip"}, {DocumentKind::compress, "compress"}, {DocumentKind::zip, "zip"},
    {DocumentKind::tar, "tar"}, {DocumentKind::cpio, "cpio"}, {DocumentKind::seven_zip, "7zip"}, {DocumentKind::warc, "warc"},
    {DocumentKind::arc, "arc"}, {DocumentKind::ndjson, "ndjson"}, {DocumentKind::json_values, "json"}, {DocumentKind::mbox, "mbox"},
    {DocumentKind::csv, "csv"}, {DocumentKind::reuters_file, "reuters"}, {DocumentKind::text, "text"}, {DocumentKind::html, "html"},
    {DocumentKind::xml, "xml"}, {DocumentKind::rss, "rss"}, {DocumentKind::atom, "atom"}, {DocumentKind::nitf, "nitf"},
    {DocumentKind::newsml, "newsml"}, {DocumentKind::newsml_g2, "newsml-g2"}, {DocumentKind::reuters, "reuters"},
    {DocumentKind::json, "json"}, {DocumentKind::row, "csv"}, {DocumentKind::mail, "mail"},
};

constexpr std::pair<std::string_view, DocumentKind> magics[] = {
    {"\x1F\x8B\x08", DocumentKind::gzip},     {"\x28\xB5\x2F\xFD", DocumentKind::zstd},
    {"\xFD""7zXZ", DocumentKind::xz},         {"BZh", DocumentKind::bzip2},
    {"\x04\x22\x4D\x18", DocumentKind::lz4},  {"LZIP", DocumentKind::lzip},
    {"\x1F\x9D", DocumentKind::compress},     {"PK\x03\x04", DocumentKind::zip},
    {"PK\x05\x06", DocumentKind::zip},        {"PK\x07\x08", DocumentKind::zip},
    {"7z\xBC\xAF\x27\x1C", DocumentKind::seven_zip}, {"070701", DocumentKind::cpio},
    {"070702", DocumentKind::cpio},           {"%PDF-", DocumentKind::binary},
    {"\x89PNG", DocumentKind::binary},        {"GIF8", DocumentKind::binary},
    {"\xFF\xD8\xFF", DocumentKind::binary},   {"Rar!\x1A", DocumentKind::binary},
    {"OggS", DocumentKind::binary},           {"wOFF", DocumentKind::binary},
    {"wOF2", DocumentKind::binary},           {"\x7F""ELF", DocumentKind::binary},
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f'; }

std::string_view skip_blanks(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    return text;
}

bool starts_with_folded(std::string_view text, std::string_view lower) {
    return text.size() >= lower.size() && fold_ascii(text.substr(0, lower.size())) == lower;
}

bool is_tar(std::string_view head) {
    if (head.size() < 512) return false;
    if (head.substr(257, 5) == "ustar") return true;
    unsigned sum = 0;
    for (std::size_t i = 0; i < 512; ++i) sum += i >= 148 && i < 156 ? ' ' : static_cast<unsigned char>(head[i]);
    unsigned stated = 0;
    bool digits = false;
    for (const char c : head.substr(148, 8)) {
        if (c >= '0' && c <= '7') stated = stated * 8 + static_cast<unsigned>(c - '0'), digits = true;
        else if (digits) break;
    }
    return digits && head[0] != 0 && sum == stated;
}

bool is_binary(std::string_view head) {
    std::size_t controls = 0;
    for (const char c : head) {
        const auto byte = static_cast<unsigned char>(c);
        controls += byte < 32 && !is_blank(c) && byte != 27 && byte != 11 && byte != 8;
    }
    return controls * 50 > head.size();
}

// The first line is one JSON object: what follows is NDJSON, else one value after another.
bool is_line_json(std::string_view head) {
    std::size_t depth = 0;
    bool quoted = false;
    for (std::size_t at = 0; at < head.size(); ++at) {
        const char c = head[at];
        if (c == '\n') return depth == 0 || (at > 2 && head.substr(at + 1, 2) == "{\"");  // a cut line is followed by another
        if (quoted) {
            if (c == '\\') ++at;
            else if (c == '"') quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (depth > 0) --depth;
        }
    }
    return true;  // a line longer than the head, or the only one
}

std::optional<DocumentKind> json_kind(std::string_view head) {
    const auto after = [&] {
        const std::string_view rest = skip_blanks(head.substr(1));
        return rest.empty() ? '\0' : rest.front();
    };
    if (head.front() == '{' && (after() == '"' || after() == '}'))
        return is_line_json(head) ? DocumentKind::ndjson : DocumentKind::json_values;
    if (head.front() == '[' && (after() == '{' || after() == ']')) return DocumentKind::json_values;
    return std::nullopt;
}

// A block of header lines at the start: `Name: value`, at least two of names that mails have.
bool is_mail(std::string_view head) {
    static constexpr std::string_view known[] = {"from", "to", "subject", "date", "received", "message-id", "mime-version", "return-path",
                                                 "delivered-to", "content-type", "reply-to", "x-mailer", "path", "newsgroups", "sender"};
    std::size_t found = 0;
    bool bearer = false;
    for (std::size_t lines = 0; !head.empty() && lines < 60; ++lines) {
        const std::size_t end = std::min(head.find('\n'), head.size());
        std::string_view line = head.substr(0, end);
        head.remove_prefix(std::min(end + 1, head.size()));
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (line.empty()) break;
        if (line.front() == ' ' || line.front() == '\t') {
            if (lines == 0) return false;
            continue;
        }
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || colon == 0) return lines > 0 && found >= 3;
        const std::string_view name = line.substr(0, colon);
        if (!std::all_of(name.begin(), name.end(), [](char c) { return c > 32 && c < 127; })) return lines > 0 && found >= 3;
        const std::string lower = fold_ascii(name);
        found += std::find(std::begin(known), std::end(known), lower) != std::end(known);
        bearer = bearer || lower == "subject" || lower == "from" || lower == "received" || lower == "message-id" || lower == "mime-version";
    }
    return found >= 2 && bearer;
}

bool looks_like_html(std::string_view head) {
    const std::string lower = fold_ascii(head.substr(0, 4096));
    for (const std::string_view tag : {"<html", "<!doctype html", "<body", "<head>", "<head ", "<title>"})
        if (lower.find(tag) != std::string::npos) return true;
    return false;
}

}  // namespace

std::string_view name_of(DocumentKind kind) {
    for (const auto& [known, name] : names)
        if (known == kind) return name;
    return "unknown";
}

std::optional<DocumentKind> document_kind_of(std::string_view name) {
    for (const auto& [kind, known] : names)
        if (known == name) return kind;
    return std::nullopt;
}

bool is_compression(DocumentKind kind) { return kind >= DocumentKind::gzip && kind <= DocumentKind::compress; }
bool is_archive(DocumentKind kind) { return kind >= DocumentKind::zip && kind <= DocumentKind::seven_zip; }

std::optional<DocumentKind> xml_kind(std::string_view text) {
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        const std::string_view rest = text.substr(at + 1);
        if (rest.empty()) break;
        if (rest.substr(0, 3) == "!--") {
            const std::size_t end = rest.find("-->");
            if (end == std::string_view::npos) break;
            at += end;
            continue;
        }
        if (starts_with_folded(rest, "!doctype lewis")) return DocumentKind::reuters_file;
        if (starts_with_folded(rest, "!doctype html")) return DocumentKind::html;
        if (rest.front() == '!' || rest.front() == '?') {
            // an internal subset holds declarations that are no elements
            const std::size_t end = rest.find_first_of("[>");
            if (end == std::string_view::npos) break;
            const std::size_t close = rest[end] == '[' ? rest.find("]", end) : end;
            if (close == std::string_view::npos) break;
            at += close;
            continue;
        }
        std::string name = fold_ascii(rest.substr(0, rest.find_first_of(" \t\r\n/>")));
        if (name == "rdf:rdf") return DocumentKind::rss;
        if (const auto colon = name.find(':'); colon != std::string::npos) name.erase(0, colon + 1);
        if (name == "rss" || name == "rdf" || name == "channel") return DocumentKind::rss;
        if (name == "feed" || name == "entry") return DocumentKind::atom;
        if (name == "nitf") return DocumentKind::nitf;
        if (name == "newsml") return DocumentKind::newsml;
        if (name == "newsmessage" || name == "newsitem" || name == "packageitem" || name == "conceptitem" || name == "knowledgeitem")
            return DocumentKind::newsml_g2;
        if (name == "reuters") return DocumentKind::reuters_file;
        if (name == "html" || name == "head" || name == "body") return DocumentKind::html;
        return DocumentKind::xml;
    }
    return std::nullopt;
}

std::vector<std::string> split_csv_line(std::string_view line, char delimiter) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char c = line[at];
        if (quoted) {
            if (c != '"') cells.back().push_back(c);
            else if (at + 1 < line.size() && line[at + 1] == '"') cells.back().push_back('"'), ++at;
            else quoted = false;
        } else if (c == '"' && cells.back().empty()) {
            quoted = true;
        } else if (c == delimiter) {
            cells.emplace_back();
        } else {
            cells.back().push_back(c);
        }
    }
    return cells;
}

std::optional<char> csv_delimiter(std::string_view line, const Columns& columns) {
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.size() > 16384) return std::nullopt;
    for (const char delimiter : {'\t', ',', ';', '|'}) {
        const std::vector<std::string> cells = split_csv_line(line, delimiter);
        if (cells.size() < 2) continue;
        std::size_t known = 0;
        const bool names_only = std::all_of(cells.begin(), cells.end(), [&](const std::string& cell) {
            known += columns.contains(fold_ascii(cell));
            return cell.size() <= 64 && cell.find_first_of(".!?\n<>") == std::string::npos;
        });
        if (known >= (cells.size() == 2 ? 2u : 1u) && names_only) return delimiter;
    }
    return std::nullopt;
}

DocumentKind sniff_kind(std::string_view head, const Columns& columns) {
    if (head.empty()) return DocumentKind::empty;
    for (const auto& [magic, kind] : magics)
        if (head.substr(0, magic.size()) == magic) return kind;
    if (head.size() > 4 && head.substr(1, 3) == "\x2A\x4D\x18" && (head[0] & 0xF0) == 0x50) return DocumentKind::zstd;
    if (is_tar(head)) return DocumentKind::tar;
    std::string_view text = head;
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    text = skip_blanks(text);
    if (text.empty()) return is_binary(head) ? DocumentKind::binary : DocumentKind::empty;
    if (text.substr(0, 5) == "WARC/") return DocumentKind::warc;
    if (text.substr(0, 11) == "filedesc://") return DocumentKind::arc;
    if (is_binary(head)) return DocumentKind::binary;
    if (text.front() == '{' || text.front() == '[')
        if (const auto kind = json_kind(text)) return *kind;
    if (text.front() == '<') {
        const auto kind = xml_kind(text);
        if (kind && *kind != DocumentKind::xml) return *kind;
        if (starts_with_folded(text, "<?xml")) return looks_like_html(text) ? DocumentKind::html : DocumentKind::xml;
        return text.size() > 1 && (std::strchr("!/?", text[1]) || (text[1] | 32) >= 'a') ? DocumentKind::html : DocumentKind::text;
    }
    const std::size_t line_end = std::min(text.find('\n'), text.size());
    if (text.substr(0, 5) == "From " && line_end < text.size() && is_mail(text.substr(line_end + 1))) return DocumentKind::mbox;
    if (csv_delimiter(text.substr(0, line_end), columns)) return DocumentKind::csv;
    if (is_mail(text)) return DocumentKind::mail;
    return looks_like_html(text) ? DocumentKind::html : DocumentKind::text;
}

}  // namespace tallywire
