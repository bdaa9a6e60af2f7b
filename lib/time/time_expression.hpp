#pragma once

#include "base/span.hpp"

#include <optional>
#include <string>

namespace tallywire {

/// A time that another record speaks of: when a figure held. `first` and `last` are the first and last calendar day (or instant),
/// both included.
struct TimeReference {
    std::string text;
    std::optional<std::string> value;
    std::optional<std::string> first;
    std::optional<std::string> last;

    bool operator==(const TimeReference&) const = default;
};

/// The record `time`: one time expression. `kind`, `value` and `mod` as in TIMEX3 of TimeML (ISO-TimeML): DATE TIME DURATION SET.
struct TimeExpression {
    std::string article;
    std::optional<std::string> source;
    std::optional<std::string> published;
    CodePoints where;
    std::string text;
    std::string kind;
    std::optional<std::string> value;
    std::optional<std::string> mod;
    std::optional<std::string> first;
    std::optional<std::string> last;
    /// What a relative expression was resolved against: `published`, `text` (a time named before) or nothing.
    std::optional<std::string> anchored_to;

    bool operator==(const TimeExpression&) const = default;
};

}  // namespace tallywire
