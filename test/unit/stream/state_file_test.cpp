#include "base/error.hpp"
#include "stream/state_file.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace tallywire;

TEST_CASE("state is read back whole, locked, and refused when damaged", "[state]") {
    char name[] = "/tmp/tallywire-state-XXXXXX";
    REQUIRE(::mkdtemp(name));
    const std::string folder = name, path = folder + "/state";
    {
        StateFile state(path, "copies");
        CHECK_FALSE(state.content());
        CHECK_THROWS_WITH(StateFile(path, "copies"), path + ": in use by another run");
        state.commit(std::string("a\0b\n", 4));
    }
    CHECK(*StateFile(path, "copies").content() == std::string("a\0b\n", 4));
    CHECK_THROWS_AS(StateFile(path, "facts"), IoError);
    std::ofstream(path, std::ios::app) << "x";
    CHECK_THROWS_AS(StateFile(path, "copies"), IoError);
    CHECK_FALSE(std::filesystem::exists(path + ".new"));
    std::filesystem::remove_all(folder);
}
