#pragma once

#include "article/article.hpp"
#include "fact/fact.hpp"
#include "name/name_match.hpp"
#include "name/names.hpp"
#include "text/text.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tallywire {

/// How one article names somebody: the fullest form that it has.
struct NamedReading {
    std::string article;
    std::optional<std::string> source;
    std::string name;
    std::string role;      ///< empty where the article says none
    std::string sentence;  ///< where that form stands
    NameKind kind = NameKind::unknown;
    bool known = false;    ///< an organisation that the rules have by name
};

/// Appends the people, organisations and other names (no places) of an article, one reading each. `text` and `names` are the caller's, for use again.
void find_named(const Article& article, Text& text, Names& names, std::vector<NamedReading>& out);

/// Joins the readings that are one name and emits a fact of kind `name` for each name that two articles have. The facts do not depend on the order of
/// the readings. Memory grows with the readings.
void group_names(std::vector<NamedReading> readings, const NameMatcher& matcher, const std::function<void(Fact&&)>& emit);

}  // namespace tallywire
