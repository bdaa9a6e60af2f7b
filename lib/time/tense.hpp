#pragma once

#include "text/lexicon.hpp"
#include "text/token.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace tallywire {

enum class Tense : std::uint8_t { unknown, past, present, future };

/// The tense of the verb that tokens [first, last) of a sentence go with: the nearest before them in the clause, else the nearest
/// after. An infinitive (“plans to meet”), a conditional and what is due are future. `ahead` is the bit of words such as “scheduled”, “due”,
/// `governor` of those whose infinitive lies ahead (“agreed to”).
Tense tense_at(const Lexicon& lexicon, std::span<const Token> tokens, std::size_t first, std::size_t last, KindMask ahead, KindMask governor);

/// Does the sentence tell that something happened at the time of tokens [first, last): with a plain past verb, no infinitive, nothing that was due?
bool is_told(const Lexicon& lexicon, std::span<const Token> tokens, std::size_t first, std::size_t last);
/// Does the writer say what will happen at the time that begins at token `first`: "will", and nobody quoted?
bool is_announced(const Lexicon& lexicon, std::span<const Token> tokens, std::size_t first);

}  // namespace tallywire
