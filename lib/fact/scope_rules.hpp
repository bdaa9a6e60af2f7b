#pragma once

#include "fact/claim.hpp"
#include "rules/rules.hpp"
#include "text/phrase_table.hpp"
#include "text/token.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tallywire {

/// Reads from a figure's sentence how far the figure reaches, from `scopes.tsv` of the language's folder. Const once built; safe to share
/// between threads, each with its own Scratch.
class ScopeRules {
public:
    /// The sentence that was cut last: figures of one sentence come one after another.
    struct Scratch {
        std::string sentence;
        std::vector<Token> room;     ///< one for each byte of the longest sentence so far
        std::span<Token> tokens;     ///< the first ones of `room`
        std::vector<std::pair<std::size_t, PhraseTable::Match>> matches;  ///< by their first token
        std::uint64_t skeleton = 0;
    };

    /// Throws UsageError where the table is broken.
    ScopeRules(Lexicon& lexicon, const Rules& rules);

    /// The Scope bits of a figure with this `text` in this `sentence`; `toll`: it counts people to whom something happened.
    std::uint16_t scope(std::string_view sentence, std::string_view text, bool toll, Scratch& scratch) const;
    /// A hash of the sentence without its numbers: the same for copies of a sentence in which a number was changed.
    std::uint64_t skeleton(std::string_view sentence, Scratch& scratch) const {
        cut(sentence, scratch);
        return scratch.skeleton;
    }
    /// Fills the scratch for this sentence.
    void cut(std::string_view sentence, Scratch& scratch) const;

private:
    enum class Where : std::uint8_t { before, inside, after, between, sentence };
    struct Cue {
        std::uint16_t scope = 0;
        Where where = Where::sentence;
        std::uint32_t within = 0;
        bool tolls_only = false;
    };

    const Lexicon& lexicon_;
    PhraseTable phrases_;
    std::vector<std::vector<Cue>> cues_;  ///< by payload: the rows of one phrase
};

}  // namespace tallywire
