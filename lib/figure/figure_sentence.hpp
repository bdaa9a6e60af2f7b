#pragma once

#include "article/article.hpp"
#include "base/utf8.hpp"
#include "figure/circumstance.hpp"
#include "figure/figure.hpp"
#include "figure/figure_finder.hpp"
#include "figure/figure_rules.hpp"
#include "figure/governor.hpp"
#include "figure/quantity.hpp"
#include "figure/victims.hpp"
#include "name/names.hpp"
#include "text/text.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

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
    const VictimRules& victim_rules;
    Victims& victims;
    const FigureOptions& options;
};

/// The sentence as the parts of the writer look at it: tokens by index. What it refers to must outlive it.
class FigureView {
public:
    explicit FigureView(const FigureSentence& in) : in_(in), rules_(in.rules), tokens_(in.tokens) {}

    std::string_view bytes(std::uint32_t i) const { return in_.text.bytes(tokens_[i]); }
    std::string_view bytes(std::uint32_t from, std::uint32_t to) const { return in_.text.bytes(Span{tokens_[from].where.begin, tokens_[to - 1].where.end}); }
    Tag tag(std::uint32_t i) const { return i < tokens_.size() ? tokens_[i].tag : Tag::punctuation; }
    const WordEntry& entry(std::uint32_t i) const { return rules_.lexicon.entry(tokens_[i]); }
    bool is(std::uint32_t i, FigureRules::Role role) const { return rules_.is(tokens_, i, role); }
    NounClass noun_class(std::uint32_t i) const { return static_cast<NounClass>(entry(i).noun_class); }
    /// The first token of the run of nouns, adjectives, hyphens and possessive marks that ends right before `end`; `end` where there is none.
    std::uint32_t noun_phrase_before(std::uint32_t end) const {
        std::uint32_t first = end;
        while (first > 0 && (is_noun(tag(first - 1)) || tag(first - 1) == Tag::adjective || tag(first - 1) == Tag::possessive_mark || tokens_[first - 1].shape == Shape::hyphen))
            --first;
        return first;
    }

protected:
    const FigureSentence& in_;
    const FigureRules& rules_;
    std::span<const Token> tokens_;
};

}  // namespace tallywire
