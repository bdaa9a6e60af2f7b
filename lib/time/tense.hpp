#pragma once

#include "text/lexicon.hpp"
#include "text/token.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tallywire {

enum class Tense : std::uint8_t { unknown, past, present, future };

/// The words of a language that the tense of a time depends on; a row of `time_words.tsv` each.
struct TenseWords {
    KindMask ahead = 0;     ///< bit of words after which a time lies ahead: scheduled, due
    KindMask governor = 0;  ///< bit of those whose infinitive lies ahead: agreed to, ordered them to
    std::vector<WordId> before;  ///< before the vote
    std::vector<WordId> can, cannot;  ///< what was or what may be (could), what was (couldn't)
    std::vector<WordId> nobody;  ///< who could not
    std::vector<WordId> will;

    static bool is_role(std::string_view name);
    void add(Vocabulary& vocabulary, std::string_view role, std::string_view word);
};

/// The tense of the verb that tokens [first, last) of a sentence go with: the nearest before them in the clause, else the nearest
/// after. An infinitive (“plans to meet”), a conditional and what is due are future.
Tense tense_at(const Lexicon& lexicon, const TenseWords& words, std::span<const Token> tokens, std::size_t first, std::size_t last);

/// Does the sentence tell that something happened at the time of tokens [first, last): with a plain past verb, no infinitive, nothing that was due?
bool is_told(const Lexicon& lexicon, std::span<const Token> tokens, std::size_t first, std::size_t last);
/// Does the writer say what will happen at the time that begins at token `first`: "will", and nobody quoted?
bool is_announced(const TenseWords& words, std::span<const Token> tokens, std::size_t first);

}  // namespace tallywire
