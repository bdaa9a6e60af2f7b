#include "document/kind.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

namespace {
const std::set<std::string, std::less<>> columns = {"title", "text", "date", "url"};
DocumentKind kind(std::string_view head) { return sniff_kind(head, columns); }
}  // namespace

TEST_CASE("the kind is told by the content", "[document]") {
    CHECK(kind("") == DocumentKind::empty);
    CHECK(kind(" \r\n") == DocumentKind::empty);
    CHECK(kind("\x1F\x8B\x08\x00") == DocumentKind::gzip);
    CHECK(kind("PK\x03\x04") == DocumentKind::zip);
    CHECK(kind("WARC/1.0\r\n") == DocumentKind::warc);
    CHECK(kind("filedesc://x.arc 0.0.0.0 2024 text/plain 1\n") == DocumentKind::arc);
    CHECK(kind("{\"title\": \"a\"}\n{\"title\": \"b\"}\n") == DocumentKind::ndjson);
    CHECK(kind("{\"title\": \"cut\n{\"title\": \"b\"}\n") == DocumentKind::ndjson);
    CHECK(kind("{\n  \"title\": \"a\"\n}\n") == DocumentKind::json_values);
    CHECK(kind("[{\"title\": \"a\"}]") == DocumentKind::json_values);
    CHECK(kind("\xEF\xBB\xBF<!-- x --><!DOCTYPE html><html>") == DocumentKind::html);
    CHECK(kind("<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rss version='2.0'>") == DocumentKind::rss);
    CHECK(kind("<feed xmlns='http://www.w3.org/2005/Atom'>") == DocumentKind::atom);
    CHECK(kind("<?xml version='1.0'?>\n<nitf>") == DocumentKind::nitf);
    CHECK(kind("<NewsML>") == DocumentKind::newsml);
    CHECK(kind("<newsMessage xmlns='x'>") == DocumentKind::newsml_g2);
    CHECK(kind("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS>") == DocumentKind::reuters_file);
    CHECK(kind("From: A <a@b.example>\nSubject: x\n\nbody") == DocumentKind::mail);
    CHECK(kind("From a@b.example Wed Jan 10 10:00:00 2024\nFrom: A\nSubject: x\n\n") == DocumentKind::mbox);
    CHECK(kind("title,text,date\n1,2,3\n") == DocumentKind::csv);
    CHECK(kind("title\ttext\n") == DocumentKind::csv);
}

TEST_CASE("what only looks like another kind is text", "[document]") {
    CHECK(kind("[Photo: harbour] The ferry sank, the mayor said.\n") == DocumentKind::text);
    CHECK(kind("{Editor's note} The ferry sank.\n") == DocumentKind::text);
    CHECK(kind("Title, date, and text are missing.\nAll of it.\n") == DocumentKind::text);
    CHECK(kind("From the harbour, a ferry left.\nSubject: none\n") == DocumentKind::text);
    CHECK(kind("Note: the ferry sank.\nMore: later.\n") == DocumentKind::text);
    CHECK(kind(std::string_view("\0\1\2\3\4\5\6\7", 8)) == DocumentKind::binary);
    CHECK(kind("%PDF-1.4") == DocumentKind::binary);
}
