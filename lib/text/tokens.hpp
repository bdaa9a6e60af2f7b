#pragma once

#include "text/lexicon.hpp"
#include "text/token.hpp"

#include <string_view>
#include <vector>

namespace tallywire {

/// Cuts a sentence into tokens and looks each word up; tags stay Tag::none. Words keep inner apostrophes (don’t) and the periods of
/// abbreviations (U.S., p.m.); a possessive ’s, hyphens and dashes are tokens of their own (Al - Thani, week - long); a number keeps the
/// separators between its digits (1,200.50). Appends to `out`. Safe to call from several threads.
void split_tokens(std::string_view text, Span sentence, const Lexicon& lexicon, std::vector<Token>& out);
/// The same into an array that has room for as many tokens as the sentence has bytes. Returns where they end.
Token* split_tokens(std::string_view text, Span sentence, const Lexicon& lexicon, Token* out);

}  // namespace tallywire
