#pragma once

#include "base/span.hpp"
#include "name/speaker.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tallywire {

/// The record `statement`: who asserts, denies, refuses, demands, threatens, promises or hopes what. `where` is the content.
struct Statement {
    std::string article;
    std::optional<std::string> source;
    std::optional<std::string> published;
    CodePoints where;
    std::string text;
    std::string form;      ///< direct indirect mixed
    std::string polarity;  ///< asserts denies refuses demands threatens promises hopes
    std::optional<std::string> cue;
    std::optional<Speaker> speaker;
    std::vector<std::string> topic;

    bool operator==(const Statement&) const = default;
};

}  // namespace tallywire
