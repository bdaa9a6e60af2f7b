#pragma once

#include "article/article.hpp"
#include "base/utf8.hpp"
#include "figure/circumstance.hpp"
#include "figure/figure.hpp"
#include "figure/figure_finder.hpp"
#include "figure/governor.hpp"
#include "figure/implied.hpp"
#include "figure/quantity.hpp"
#include "name/names.hpp"
#include "text/text.hpp"

#include <span>
#include <vector>

namespace tallywire {

/// All that is known of one sentence when its quantities are made figures.
struct FigureSentence {
    const FigureRules& rules;
    const Text& text;
    const Article& article;
    const CodePointIndex& index;
    std::size_t sentence;
    std::span<const Token> tokens;
    std::span<Quantity> quantities;
    Governors& governors;
    const Circumstances& circumstances;
    Names& names;
    ImpliedVictims& victims;
    const FigureOptions& options;
};

/// Gives each quantity its measure, unit, item, group, place, time, source and standing, and appends the figures.
void write_figures(const FigureSentence& sentence, std::vector<Figure>& out);

}  // namespace tallywire
