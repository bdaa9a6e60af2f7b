#pragma once

#include "statement/cue_table.hpp"
#include "text/phrase_table.hpp"
#include "text/text.hpp"

#include <span>
#include <vector>

namespace tallywire {

/// What a content says of its polarity where the cue only reports: `data/<language>/stances.tsv`. Const once built.
class StanceTable {
public:
    StanceTable(Lexicon& lexicon, const Rules& rules);

    enum class Where : std::uint8_t { head, clause, quote, unless, warn };

    /// The polarity of a content under a cue, `negated` where the cue is; `direct` where the content is quoted speech: then its first sentence that
    /// says anything of it decides.
    Polarity read(Text& text, Span content, const Cue& cue, bool negated, bool direct) const;

private:
    struct Stance {
        Where where = Where::clause;
        Polarity polarity = Polarity::asserts;
        std::vector<WordId> not_before;
    };
    Polarity of_sentence(const Text& text, std::span<const Token> tokens, const Cue& cue, bool direct) const;
    Polarity of_head(const Text& text, std::span<const Token> tokens, Polarity otherwise) const;

    PhraseTable phrases_;
    std::vector<Stance> stances_;
    WordId no_ = 0, not_ = 0, nobody_ = 0, will_ = 0, would_ = 0;
};

}  // namespace tallywire
