#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// What bytes are, by their content. Containers are taken apart by the document reader; the others are read into articles.
enum class DocumentKind {
    unknown, empty, binary,
    gzip, zstd, xz, bzip2, lz4, lzip, compress, zip, tar, cpio, seven_zip,   // compression and archives
    warc, arc, ndjson, json_values, mbox, csv, reuters_file,                 // many records, one after another
    text, html, xml, rss, atom, nitf, newsml, newsml_g2, reuters, json, row, mail,  // documents
};

/// `newsml-g2`; the names of `--format` and of `origin.format`.
std::string_view name_of(DocumentKind kind);
std::optional<DocumentKind> document_kind_of(std::string_view name);

bool is_compression(DocumentKind kind);
bool is_archive(DocumentKind kind);

/// The kind of a stream by its first bytes (some thousands are enough). `columns`: the column names, in lower case, by which the header of
/// a CSV file is known. Safe to call from several threads.
DocumentKind sniff_kind(std::string_view head, const std::set<std::string, std::less<>>& columns);

/// The delimiter of a CSV header (`,`, `;`, tab or `|`), when the line is one: at least two cells that look like names, at least one
/// of them in `columns`.
std::optional<char> csv_delimiter(std::string_view line, const std::set<std::string, std::less<>>& columns);

/// The cells of one line of CSV without line ends within quotes. Quotes are taken off.
std::vector<std::string> split_csv_line(std::string_view line, char delimiter);

/// The kind of an XML text by its root element; nothing where there is none in `text`.
std::optional<DocumentKind> xml_kind(std::string_view text);

}  // namespace tallywire
