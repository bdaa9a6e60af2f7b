#pragma once

#include "figure/figure_rules.hpp"
#include "figure/sentence_view.hpp"
#include "text/text.hpp"

#include <cstdint>
#include <string_view>

namespace tallywire {

/// One sentence of English as the readers of `lib/figure` look at it. `bytes` must outlive it.
struct SentenceSample {
    explicit SentenceSample(std::string_view bytes) : text(rules().lexicon) { text.assign(bytes); }

    static Lexicon& lexicon() {
        static Lexicon english{Rules{}, "en"};
        return english;
    }
    static const FigureRules& rules() {
        static const FigureRules all{lexicon(), Rules{}};
        return all;
    }
    SentenceView view() { return {rules(), text, text.tokens(0), {}}; }
    /// The index of the first token with these bytes.
    std::uint32_t at(std::string_view surface) {
        const auto tokens = text.tokens(0);
        for (std::uint32_t i = 0; i < tokens.size(); ++i)
            if (text.bytes(tokens[i]) == surface) return i;
        return static_cast<std::uint32_t>(tokens.size());
    }

    Text text;
};

}  // namespace tallywire
