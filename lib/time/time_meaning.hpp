#pragma once

#include "time/reading.hpp"

#include <string_view>

namespace tallywire {

/// A word of the column `meaning` of times.tsv: `ago`, `duration`, `mod:START`, `unit:year` …
struct TimeMeaning {
    /// Fills the reading as the word says. Null where there is no such word.
    void (*apply)(std::string_view argument, TimeReading& reading) = nullptr;
    std::string_view argument;
};
/// The argument is part of `word`, which must outlive it.
TimeMeaning time_meaning(std::string_view word);

}  // namespace tallywire
