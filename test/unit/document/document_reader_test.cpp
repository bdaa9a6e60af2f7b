#include "document/document_reader.hpp"

#include "pack.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

using namespace tallywire;
using namespace tallywire::test;

namespace {
const std::string page = "<html><body><p>The ferry sank off the coast.</p></body></html>";
const std::string lines = "{\"title\": \"one\", \"text\": \"x\"}\r\n\r\n{\"title\": \"two\", \"text\": \"y\"}";
}  // namespace

TEST_CASE("any compression is undone, by content", "[document]") {
    for (const char* filter : {"none", "gzip", "zstd", "xz", "bzip2", "lz4"}) {
        const auto read = read_back(filter == std::string("none") ? lines : pack({{"x", lines}}, "raw", filter));
        INFO(filter);
        REQUIRE(read.documents.size() == 2);
        CHECK(read.problems.empty());
        CHECK(read.documents[1].bytes == "{\"title\": \"two\", \"text\": \"y\"}");
        CHECK(read.documents[1].origin.offset == 33u);
        CHECK(read.documents[1].line == 3u);
    }
}

TEST_CASE("archives within archives give the names of their members", "[document]") {
    const std::string inner = pack({{"a.html", page}, {"empty", ""}, {"._a.html", "x"}}, "zip", "none");
    const auto read = read_back(pack({{"in/x.zip", inner}, {"b.txt.gz", pack({{"b", "A plain text.\n"}}, "raw", "gzip")}}, "tar", "xz"));
    REQUIRE(read.documents.size() == 2);
    CHECK(read.documents[0].origin.member == "in/x.zip!/a.html");
    CHECK(read.documents[0].kind == DocumentKind::html);
    CHECK(read.documents[1].origin.member == "b.txt.gz");
    CHECK(read.documents[1].bytes == "A plain text.\n");
    CHECK(read.problems.empty());
}

TEST_CASE("7-Zip is read from a file, and refused inside of another archive", "[document]") {
    const std::string seven = pack({{"in/a.html", page}, {"b.txt.gz", pack({{"b", "A plain text.\n"}}, "raw", "gzip")}}, "7zip", "none");
    const auto read = read_back(seven);
    REQUIRE(read.documents.size() == 2);
    CHECK(read.problems.empty());
    CHECK(read.documents[0].origin.member == "in/a.html");
    CHECK(read.documents[1].bytes == "A plain text.\n");
    const auto nested = read_back(pack({{"x.7z", seven}}, "tar", "none"));
    CHECK(nested.documents.empty());
    CHECK(nested.tells("from files only"));
    const auto cut = read_back(seven.substr(0, seven.size() - 10));
    CHECK(cut.documents.empty());
    CHECK_FALSE(cut.problems.empty());
}

TEST_CASE("gzip of several members and padding is one stream", "[document]") {
    const std::string one = pack({{"x", "{\"text\": \"a\"}\n"}}, "raw", "gzip");
    const auto read = read_back(one + one + std::string(512, '\0'));
    CHECK(read.documents.size() == 2);
    CHECK(read.problems.empty());
}

TEST_CASE("values of JSON are cut out of arrays and out of one another's company", "[document]") {
    auto read = read_back("[\n {\"text\": \"a ] } \\\" b\"},\n {\"text\": {\"x\": [1, 2]}}\n]\n");
    REQUIRE(read.documents.size() == 2);
    CHECK(read.documents[1].bytes == "{\"text\": {\"x\": [1, 2]}}");
    read = read_back("{\n\"text\": \"a\"\n}\n{\n\"text\": \"b\"\n}\n");
    CHECK(read.documents.size() == 2);
    read = read_back("[{\"text\": \"a\"}, {\"text\": \"b");
    CHECK(read.documents.size() == 1);
    CHECK(read.tells("does not end"));
    read = read_back("{\n\"text\": \"a\n}\n{\n\"text\": \"b\"\n}\n");
    REQUIRE(read.documents.size() == 1);
    CHECK(read.documents[0].bytes == "{\n\"text\": \"b\"\n}");
}

TEST_CASE("CSV rows keep line ends within quotes; an open quote costs its line only", "[document]") {
    auto read = read_back("title,text\r\none,\"a\nb\"\r\ntwo,c\r\n");
    REQUIRE(read.documents.size() == 2);
    CHECK(read.documents[0].bytes == "title,text\none,\"a\nb\"");
    read = read_back("title,text\none,\"a\ntwo,b\n");
    CHECK(read.documents.size() == 2);
    CHECK(read.tells("quote"));
}

TEST_CASE("mails of a mailbox", "[document]") {
    const auto read = read_back("From a@b.example Wed Jan 10 10:00:00 2024\nFrom: A <a@b.example>\nSubject: x\n\n>From here\n\nFrom there it went on.\n\n"
                                "From c@b.example Wed Jan 10 11:00:00 2024\nFrom: C <c@b.example>\nSubject: y\n\nbody\n");
    REQUIRE(read.documents.size() == 2);
    CHECK(read.documents[0].bytes.find("\nFrom here") != std::string::npos);
    CHECK(read.documents[0].bytes.find("From there it went on.") != std::string::npos);
}

TEST_CASE("UTF-16 is read whatever it holds", "[document]") {
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("{\"text\": \"a\"}\n{\"text\": \"b\"}\n")) wide.append(1, c).push_back('\0');
    CHECK(read_back(wide).documents.size() == 2);
}

TEST_CASE("directories are walked in the order of names", "[document]") {
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / ("tallywire-walk-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder / "b");
    for (const char* name : {"c.txt", "a.txt", "b/z.txt", "b/y.txt", ".hidden"}) std::ofstream(folder / name) << "Text of " << name << ".\n";
    std::filesystem::create_directory_symlink(folder, folder / "b" / "round");
    std::vector<std::string> names;
    std::vector<Problem> problems;
    DocumentReader reader({folder.string(), (folder / "none").string()}, {}, [&](Problem problem) { problems.push_back(std::move(problem)); });
    while (const auto document = reader.next()) names.push_back(std::filesystem::relative(*document->origin.path, folder).string());
    std::filesystem::remove_all(folder);
    CHECK(names == std::vector<std::string>{"a.txt", "b/y.txt", "b/z.txt", "c.txt"});
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].why == "No such file or directory");
}
