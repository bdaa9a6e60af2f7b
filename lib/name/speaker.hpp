#pragma once

#include "base/span.hpp"

#include <optional>
#include <string>

namespace tallywire {

/// Whose word something is. `text` as written ("the ministry", "he"), `name` what that leads back to within the article (null where
/// unknown or unnamed), `role` what they are said to be ("Israeli official", "spokesperson").
struct Speaker {
    std::string text;
    std::optional<std::string> name;
    std::optional<std::string> role;
    /// Where `text` stands. Written for statements only.
    std::optional<CodePoints> where;

    bool operator==(const Speaker&) const = default;
};

}  // namespace tallywire
