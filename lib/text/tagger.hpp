#pragma once

#include "text/lexicon.hpp"
#include "text/token.hpp"

#include <span>
#include <string_view>

namespace tallywire {

/// Gives every token of one sentence its part of speech, from the lexicon, the way it is written, its ending and its neighbours. One pass to the right
/// and one of repairs. Safe to call from several threads.
void tag_sentence(std::string_view text, std::span<Token> tokens, const Lexicon& lexicon);

}  // namespace tallywire
