#pragma once

#include <stdexcept>
#include <string>

namespace tallywire {

/// The command line or a rule file is wrong: exit status 2.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Reading or writing broke: exit status 1.
struct IoError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Why a record was not taken. A value, not an exception: the other records go on.
struct Refusal {
    std::string why;

    bool operator==(const Refusal&) const = default;
};

}  // namespace tallywire
