#include "fact/mark_store.hpp"
#include "fact/spool.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <vector>

using namespace tallywire;

namespace {

std::vector<std::string> drained(std::size_t memory) {
    Spool spool(memory, std::filesystem::temp_directory_path());
    for (std::uint32_t i = 0; i < 500; ++i) spool.add(i * 7 % 50, i, "record " + std::to_string(i) + std::string(i % 40, '.'));
    std::vector<std::string> out;
    spool.drain([](std::uint32_t owner, std::uint32_t) { return std::uint64_t{owner}; },
                [&](std::uint64_t key, std::uint32_t owner, std::string_view bytes) {
                    CHECK(key == owner);
                    out.emplace_back(bytes);
                });
    CHECK(spool.empty());
    return out;
}

}  // namespace

TEST_CASE("a spool gives out the same in memory and from its file", "[fact]") {
    const auto all = drained(1 << 20);
    REQUIRE(all.size() == 500);
    CHECK(drained(1) == all);
    CHECK(drained(1000) == all);
}

TEST_CASE("a spool in a folder that is not there says so", "[fact]") {
    Spool spool(1, "/no/such/folder");
    spool.add(0, 0, "first");
    CHECK_THROWS(spool.add(0, 0, "second"));
}

TEST_CASE("lists of marks grow in memory and in the file", "[fact]") {
    for (const std::size_t memory : {std::size_t{0}, std::size_t{200}, std::size_t{1} << 20}) {
        MarkStore store(memory, std::filesystem::temp_directory_path());
        std::vector<MarkStore::Place> places(9);
        std::vector<std::vector<std::uint32_t>> lists(places.size());
        std::vector<std::uint32_t> buffer;
        for (std::uint32_t round = 0; round < 60; ++round)
            for (std::size_t i = 0; i < places.size(); ++i) {
                lists[i].push_back(round * 10 + static_cast<std::uint32_t>(i));
                store.put(places[i], lists[i]);
            }
        for (std::size_t i = 0; i < places.size(); ++i) {
            const auto list = store.get(places[i], buffer);
            CHECK(std::vector<std::uint32_t>(list.begin(), list.end()) == lists[i]);
        }
        CHECK(store.get({}, buffer).empty());
    }
}
