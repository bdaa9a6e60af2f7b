#include "stream/pipeline.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <string>

using namespace tallywire;

namespace {

struct NumberBatch : Batch {
    int number = 0;
    std::string text;
};

std::string run(std::size_t threads, int count, int fail_at = -1) {
    int next = 0;
    std::string out;
    Stages stages;
    stages.make = [] { return std::make_unique<NumberBatch>(); };
    stages.read = [&](Batch& batch) {
        if (next == count) return false;
        static_cast<NumberBatch&>(batch).number = next++;
        return true;
    };
    stages.work = [&](Batch& batch, std::size_t) {
        auto& numbers = static_cast<NumberBatch&>(batch);
        if (numbers.number == fail_at) throw std::runtime_error("broken");
        numbers.text = std::to_string(numbers.number * numbers.number) + " ";
    };
    stages.write = [&](Batch& batch) { out += static_cast<NumberBatch&>(batch).text; };
    run_pipeline(stages, threads);
    return out;
}

}  // namespace

TEST_CASE("the order is the same for any number of threads", "[pipeline]") {
    const std::string one = run(1, 1000);
    CHECK(run(2, 1000) == one);
    CHECK(run(7, 1000) == one);
    CHECK(run(4, 0).empty());
}

TEST_CASE("what a worker throws comes out", "[pipeline]") {
    CHECK_THROWS_WITH(run(1, 10, 5), "broken");
    CHECK_THROWS_WITH(run(3, 1000, 500), "broken");
}
