#include "pack.hpp"

#include <catch2/catch.hpp>

#include <sys/resource.h>

using namespace tallywire;
using namespace tallywire::test;

namespace {

const std::string good = "{\"text\": \"sound\"}\n";

Limits small_limits() {
    Limits limits;
    limits.document = 1 << 20;
    limits.free = 1 << 20;
    limits.ratio = 100;
    limits.total_free = 64 << 20;
    return limits;
}

ReaderOptions small() {
    ReaderOptions options;
    options.limits = small_limits();
    return options;
}

}  // namespace

TEST_CASE("a bomb in an archive is told of by name, the members behind it are read", "[document][hostile]") {
    const std::string zeros(std::size_t{20} << 20, 'o');
    for (const char* format : {"zip", "tar"}) {
        INFO(format);
        const auto read = read_back(pack({{"a.ndjson", good}, {"bomb.gz", pack({{"x", zeros + "x"}}, "raw", "gzip")}, {"z.ndjson", good}}, format, "none"), small());
        REQUIRE(read.documents.size() == 2);
        CHECK(read.documents[1].origin.member == "z.ndjson");
        REQUIRE_FALSE(read.problems.empty());
        CHECK(read.problems[0].member == "bomb.gz");
        CHECK(read.problems[0].why.find("than is allowed") != std::string::npos);
    }
    // without a member that is packed by itself: the archive's own compression
    const auto read = read_back(pack({{"a.ndjson", good}, {"bomb.txt", zeros}, {"z.ndjson", good}}, "zip", "none"), small());
    CHECK(read.documents.size() == 2);
    CHECK(read.tells("than is allowed"));
    // 7-Zip packs all its members together
    const auto seven = read_back(pack({{"a.ndjson", good}, {"bomb.txt", zeros}}, "7zip", "none"), small());
    CHECK(seven.documents.size() == 1);
    CHECK(seven.tells("than is allowed"));
}

TEST_CASE("bombs within bombs end at the limit of the whole file", "[document][hostile]") {
    std::string bomb(std::size_t{8} << 20, 'o');
    std::vector<std::pair<std::string, std::string>> members;
    for (int i = 0; i < 16; ++i) members.emplace_back("x" + std::to_string(i), bomb);
    std::string zip = pack(members, "zip", "none");
    for (auto& [name, bytes] : members) bytes = zip;
    auto options = small();
    options.limits.total_free = 8 << 20;
    options.limits.total_ratio = 50;
    const auto read = read_back(pack({{"x.zip", pack(members, "zip", "none")}}, "tar", "gzip"), options);
    CHECK(read.documents.empty());
    CHECK(read.tells("the rest is left out"));
}

TEST_CASE("containers nested too deep are left out", "[document][hostile]") {
    std::string bytes = good;
    for (int i = 0; i < 20; ++i) bytes = pack({{"x", bytes}}, "raw", "gzip");
    const auto read = read_back(bytes);
    CHECK(read.documents.empty());
    CHECK(read.tells("nested deeper"));
}

TEST_CASE("a line of 30 MB is told of with its number; memory does not follow it", "[document][hostile]") {
    const auto read = read_back(good + std::string(std::size_t{30} << 20, 'x') + "\n" + good, small());
    REQUIRE(read.documents.size() == 2);
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].line == 2u);
    CHECK(read.documents[1].line == 3u);
}

TEST_CASE("too large a document is left out, whatever its kind", "[document][hostile]") {
    const std::string filler(std::size_t{3} << 20, 'x');
    for (const std::string& bytes : {"<html>" + filler, "<rss>" + filler, "A text. " + filler, "[{\"text\": \"" + filler + "\"}]", "\xFF\xFE" + filler,
                                     "From: a <a@b.example>\nSubject: x\n\n" + filler, "<REUTERS>" + filler}) {
        const auto read = read_back(bytes, small());
        INFO(bytes.substr(0, 20));
        CHECK(read.documents.empty());
        CHECK_FALSE(read.problems.empty());
    }
}

TEST_CASE("names with dots and line ends go nowhere but into messages and origins", "[document][hostile]") {
    const auto read = read_back(pack({{"../../etc/passwd", "A text of words.\n"}, {"two\nlines", "\x1F\x8B\x08 broken"}}, "tar", "none"));
    REQUIRE(read.documents.size() == 1);
    CHECK(read.documents[0].origin.member == "../../etc/passwd");
    REQUIRE_FALSE(read.problems.empty());
    CHECK(read.problems[0].member == "two\nlines");
}

TEST_CASE("damaged archives give what is sound and a word on the rest", "[document][hostile]") {
    for (const char* format : {"zip", "tar"})
        for (const char* filter : {"none", "gzip", "xz", "zstd"}) {
            std::string body;
            for (unsigned i = 0; i < 40000; ++i) body += std::to_string(i * 2654435761u) + " ";
            const std::string whole = pack({{"a.txt", "A first text.\n"}, {"b.txt", body}}, format, filter);
            INFO(format << ' ' << filter);
            const auto cut = read_back(whole.substr(0, whole.size() * 2 / 3));
            CHECK_FALSE(cut.problems.empty());
            CHECK(cut.documents.size() <= 1);
            std::string wrong = whole;
            for (std::size_t at = wrong.size() / 2; at < wrong.size() / 2 + 50; ++at) wrong[at] = static_cast<char>(at * 7);
            CHECK_NOTHROW(read_back(wrong));
        }
}

TEST_CASE("any bytes at all are read without harm", "[document][hostile]") {
    const std::vector<std::string> heads = {"", "\x1F\x8B\x08\x00", "PK\x03\x04", "WARC/1.0\r\n", "filedesc://", "BZh9", "\xFD""7zXZ", "{\"", "[{", "<rss>", "From ", "\xFF\xFE", "LZIP", "7z\xBC\xAF\x27\x1C"};
    for (const std::string& head : heads)
        for (unsigned seed = 0; seed < 8; ++seed) {
            std::string bytes = head;
            unsigned state = seed * 7919 + 17;
            for (int i = 0; i < 5000; ++i) bytes.push_back(static_cast<char>((state = state * 1664525 + 1013904223) >> 24));
            CHECK_NOTHROW(read_back(bytes, small()));
        }
}
