#pragma once

#include "extract/extractor.hpp"

#include <catch2/catch.hpp>

#include <string_view>
#include <vector>

namespace tallywire {

/// The figures of a text in English.
inline std::vector<Figure> figures_of(std::string_view text) {
    static const Rules rules;
    static const ExtractionRules extraction(rules);
    static Extractor extractor(extraction);
    Article article;
    article.id = "a";
    article.text = text;
    Extracted out;
    extractor.extract(article, {}, out);
    return out.figures;
}

/// The one figure of a text; fails the test where there is another.
inline Figure figure_of(std::string_view text) {
    const std::vector<Figure> found = figures_of(text);
    INFO(text);
    REQUIRE(found.size() == 1);
    return found.front();
}

}  // namespace tallywire
