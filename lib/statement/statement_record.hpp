#pragma once

#include "article/article.hpp"
#include "base/utf8.hpp"
#include "statement/attribution.hpp"
#include "statement/statement.hpp"

#include <optional>

namespace tallywire {

/// The record of a found statement. `speaker` is who `found.named()` leads back to (Names::resolve), nothing where nobody is named; its `where` is
/// set here. `index` is that of the article's text. Makes the topic: names and nouns of the content.
Statement make_statement(const FoundStatement& found, Text& text, const Article& article, const CodePointIndex& index, std::optional<Speaker> speaker);

}  // namespace tallywire
