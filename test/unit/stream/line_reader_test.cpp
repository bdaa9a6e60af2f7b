#include "stream/input_file.hpp"

#include <catch2/catch.hpp>

#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include <unistd.h>

using namespace tallywire;

namespace {

/// A file of its own for each use, gone at the end.
class ScratchFile {
public:
    explicit ScratchFile(const std::string& bytes) {
        char name[] = "/tmp/tallywire-test-XXXXXX";
        const int descriptor = ::mkstemp(name);
        REQUIRE(descriptor >= 0);
        ::close(descriptor);
        path_ = name;
        std::ofstream(path_, std::ios::binary) << bytes;
    }
    ~ScratchFile() { std::remove(path_.c_str()); }
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

struct Seen {
    std::vector<std::string> lines;
    std::vector<std::uint64_t> offsets;
    std::vector<std::uint64_t> too_long;
};

Seen read_all(const std::string& bytes, std::size_t max_record = 1000) {
    const ScratchFile file(bytes);
    InputFile input(file.path());
    LineReader reader(input, max_record);
    Seen seen;
    while (const auto line = reader.next()) {
        if (line->too_long) seen.too_long.push_back(line->number);
        else seen.lines.emplace_back(line->text);
        seen.offsets.push_back(line->offset);
    }
    return seen;
}

}  // namespace

TEST_CASE("lines end with LF, CRLF or the file", "[stream]") {
    const Seen seen = read_all("a\r\nbc\n\nd");
    CHECK(seen.lines == std::vector<std::string>{"a", "bc", "", "d"});
    CHECK(seen.offsets == std::vector<std::uint64_t>{0, 3, 6, 7});
    CHECK(read_all("").lines.empty());
    CHECK(read_all("\n").lines == std::vector<std::string>{""});
}

TEST_CASE("a line over the limit is told of and the next ones are read", "[stream]") {
    const Seen seen = read_all("short\n" + std::string(5000, 'x') + "\nlast");
    CHECK(seen.lines == std::vector<std::string>{"short", "last"});
    CHECK(seen.too_long == std::vector<std::uint64_t>{2});
}

TEST_CASE("lines that cross blocks are whole", "[stream]") {
    const std::string big(3 << 20, 'y');
    const Seen seen = read_all("a\n" + big + "\nz\n", std::size_t{64} << 20);
    REQUIRE(seen.lines.size() == 3);
    CHECK(seen.lines[1] == big);
    CHECK(seen.lines[2] == "z");
}

TEST_CASE("NUL bytes are bytes", "[stream]") { CHECK(read_all(std::string("a\0b\n", 4)).lines[0].size() == 3); }

TEST_CASE("looking at the beginning takes nothing away", "[stream]") {
    const ScratchFile file("{\"type\"\nrest");
    InputFile input(file.path());
    CHECK(input.peek(4) == "{\"ty");
    LineReader reader(input, 100);
    CHECK(reader.next()->text == "{\"type\"");
    CHECK(reader.next()->text == "rest");
}
