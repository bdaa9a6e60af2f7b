#include "document/prepare.hpp"

#include "document/charset.hpp"
#include "document/http.hpp"

#include <set>

namespace tallywire {
namespace {

const std::set<std::string, std::less<>> no_columns;

void undo_codings(Document& document, const Limits& limits, const Report& report) {
    // crawlers keep the header of a coding that they have undone already: what does not decode is taken as it is
    if (document.transfer_encoding.find("chunked") != std::string::npos) undo_chunks(document.bytes);
    std::string_view codings = document.content_encoding;
    while (!codings.empty()) {
        const std::size_t comma = codings.rfind(',');
        std::string_view coding = comma == std::string_view::npos ? codings : codings.substr(comma + 1);
        codings = comma == std::string_view::npos ? std::string_view{} : codings.substr(0, comma);
        while (!coding.empty() && coding.front() == ' ') coding.remove_prefix(1);
        if (undo_content_coding(coding, document.bytes, limits.document)) continue;
        const DocumentKind left = sniff_kind(std::string_view(document.bytes).substr(0, 8192), no_columns);
        if (left == DocumentKind::binary || is_compression(left))
            report({document.origin.path, document.origin.member, document.origin.offset, document.line,
                    "cannot be decoded from " + std::string(coding) + ", or is longer than is allowed: left out"});
    }
    if (document.content_encoding.empty() && document.bytes.substr(0, 3) == "\x1F\x8B\x08") undo_content_coding("gzip", document.bytes, limits.document);
    document.transfer_encoding.clear();
    document.content_encoding.clear();
}

}  // namespace

bool prepare(Document& document, const Limits& limits, const Report& report) {
    if (document.kind == DocumentKind::json || document.kind == DocumentKind::mail) return !document.bytes.empty();
    undo_codings(document, limits, report);
    const bool markup = document.kind != DocumentKind::row && document.kind != DocumentKind::reuters;
    if (document.kind == DocumentKind::unknown) {
        const std::string_view head = std::string_view(document.bytes).substr(0, 8192);
        if (is_wide(head)) {
            document.bytes = to_utf8(document.bytes, {document.charset.value_or(""), true});
            document.charset = "UTF-8";
        }
        document.kind = sniff_kind(std::string_view(document.bytes).substr(0, 8192), no_columns);
        const bool html = document.content_type && document.content_type->find("html") != std::string::npos;
        switch (document.kind) {
            case DocumentKind::ndjson:
            case DocumentKind::json_values: document.kind = html ? DocumentKind::html : DocumentKind::json; break;
            case DocumentKind::text:
            case DocumentKind::mbox:
            case DocumentKind::csv:
            case DocumentKind::warc:
            case DocumentKind::arc: document.kind = html ? DocumentKind::html : DocumentKind::text; break;
            case DocumentKind::mail: document.kind = html ? DocumentKind::html : DocumentKind::mail; break;
            case DocumentKind::reuters_file: document.kind = DocumentKind::reuters; break;
            default: break;
        }
        if (is_compression(document.kind) || is_archive(document.kind) || document.kind == DocumentKind::binary || document.kind == DocumentKind::empty)
            return false;
        if (document.kind == DocumentKind::html && document.content_type == "text/plain") document.kind = DocumentKind::text;
        if (document.kind == DocumentKind::json || document.kind == DocumentKind::mail) return true;
    }
    if (document.bytes.empty()) return false;
    document.bytes = to_utf8(document.bytes, {document.charset.value_or(""), markup});
    return true;
}

}  // namespace tallywire
