#include "pack.hpp"

#include "document/prepare.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;
using namespace tallywire::test;

namespace {

const std::string page = "<html><body><p>The ferry sank off the coast.</p></body></html>";
const std::string response = "application/http; msgtype=response";

std::string good(int number) {
    return warc_record("response", "http://news.example/" + std::to_string(number), response, http("Content-Type: text/html; charset=utf-8\r\n", page));
}

}  // namespace

TEST_CASE("pages answered 200 are documents, the rest of a crawl is not", "[document]") {
    const auto read = read_back(warc_record("warcinfo", "", "application/warc-fields", "software: x\r\n") + good(1) +
                                warc_record("request", "http://news.example/1", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n") +
                                warc_record("response", "http://news.example/old", response, "HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n<html>") +
                                warc_record("response", "http://news.example/a.png", response, http("Content-Type: image/png\r\n", "x")) +
                                warc_record("response", "http://news.example/robots.txt", response, http("Content-Type: text/plain\r\n", "User-agent: *")) +
                                warc_record("conversion", "http://news.example/2", "text/plain", "The ferry sank.\n"));
    REQUIRE(read.documents.size() == 2);
    CHECK(read.problems.empty());
    CHECK(read.documents[0].url == "http://news.example/1");
    CHECK(read.documents[0].charset == "utf-8");
    CHECK(read.documents[0].bytes == page);
    CHECK(read.documents[1].content_type == "text/plain");
}

TEST_CASE("chunks and content coding are undone", "[document]") {
    const std::string packed = pack({{"x", page}}, "raw", "gzip");
    char size[16];
    std::snprintf(size, sizeof size, "%zx\r\n", packed.size());
    const std::string body = std::string(size) + packed + "\r\n0\r\n\r\n";
    auto read = read_back(warc_record("response", "http://news.example/1", response,
                                      http("Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", body)));
    REQUIRE(read.documents.size() == 1);
    REQUIRE(prepare(read.documents[0], Limits{}, [](Problem) {}));
    CHECK(read.documents[0].bytes == page);
    CHECK(read.documents[0].kind == DocumentKind::html);
    // headers of codings that the crawler had undone
    read = read_back(warc_record("response", "http://news.example/1", response,
                                 http("Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", page)));
    REQUIRE(read.documents.size() == 1);
    REQUIRE(prepare(read.documents[0], Limits{}, [](Problem) {}));
    CHECK(read.documents[0].bytes == page);
}

TEST_CASE("a bomb in a response is told of", "[document][hostile]") {
    const std::string packed = pack({{"x", std::string(std::size_t{4} << 20, 'x')}}, "raw", "gzip");
    auto read = read_back(warc_record("response", "http://news.example/1", response, http("Content-Type: text/html\r\nContent-Encoding: gzip\r\n", packed)));
    REQUIRE(read.documents.size() == 1);
    Limits limits;
    limits.document = 1 << 20;
    std::vector<Problem> problems;
    CHECK_FALSE(prepare(read.documents[0], limits, [&](Problem problem) { problems.push_back(std::move(problem)); }));
    CHECK(problems.size() == 1);
}

TEST_CASE("a cut record is told of and left out, those before it are there", "[document]") {
    const std::string whole = good(1) + good(2);
    const auto read = read_back(whole.substr(0, whole.size() - 30));
    CHECK(read.documents.size() == 1);
    CHECK(read.tells("ends early"));
    const auto empty = read_back(warc_record("response", "http://news.example/1", response, "") + good(1));
    CHECK(empty.documents.size() == 1);
}

TEST_CASE("a wrong length costs at most its record", "[document]") {
    for (const char* length : {"20", "100000", "0", "none", "18446744073709551615"}) {
        std::string second = good(2);
        const std::string key = "Content-Length: ";
        const std::size_t at = second.find(key) + key.size();
        second.replace(at, second.find('\r', at) - at, length);
        const auto read = read_back(good(1) + second + good(3) + good(4));
        INFO(length);
        CHECK_FALSE(read.problems.empty());
        REQUIRE_FALSE(read.documents.empty());
        CHECK(read.documents[0].url == "http://news.example/1");
        if (std::string(length).size() < 6) CHECK(read.documents.back().url == "http://news.example/4");
    }
}

TEST_CASE("junk between records is passed over", "[document]") {
    const auto read = read_back(good(1) + "junk\nWARC of sorts\r\n" + good(2));
    CHECK(read.documents.size() == 2);
    CHECK(read.tells("no WARC record begins here"));
}

TEST_CASE("after broken gzip data reading goes on at the next member", "[document]") {
    std::string packed;
    std::string broken = pack({{"x", good(2)}}, "raw", "gzip");
    for (std::size_t i = 40; i < 60; ++i) broken[i] = '\xAA';
    packed = pack({{"x", good(1)}}, "raw", "gzip") + broken + pack({{"x", good(3)}}, "raw", "gzip");
    const auto read = read_back(packed);
    REQUIRE(read.documents.size() == 2);
    CHECK(read.documents[1].url == "http://news.example/3");
    CHECK(read.tells("broken"));
}

TEST_CASE("records in one gzip member are read, with a note", "[document]") {
    const auto read = read_back(pack({{"x", good(1) + good(2)}}, "raw", "gzip"));
    CHECK(read.documents.size() == 2);
    REQUIRE(read.problems.size() == 1);
    CHECK_FALSE(read.problems[0].loses);
    CHECK(read_back(pack({{"x", good(1)}}, "raw", "gzip") + pack({{"x", good(2)}}, "raw", "gzip")).problems.empty());
}

TEST_CASE("ARC records, and what is none", "[document]") {
    const std::string body = http("Content-Type: text/html\r\n", page);
    const std::string header = "filedesc://x.arc 0.0.0.0 20240110100000 text/plain 6\n1 0 x\n\n";
    const std::string record = "http://news.example/1 192.0.2.1 20240110100000 text/html " + std::to_string(body.size()) + "\n" + body + "\n";
    auto read = read_back(header + record + record);
    CHECK(read.documents.size() == 2);
    CHECK(read.problems.empty());
    read = read_back(header + "http://news.example/2 192.0.2.1 20240110100000 text/html abc\n" + record);
    CHECK(read.documents.size() == 1);
    CHECK(read.tells("no ARC record"));
}
