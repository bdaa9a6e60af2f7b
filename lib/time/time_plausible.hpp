#pragma once

#include "text/text.hpp"
#include "time/time_grammar.hpp"
#include "time/time_words.hpp"

#include <span>

namespace tallywire {

/// Does what was read stand where a time can? Refuses names (Mr Friday, the Sunday Times, CBS’s “60 Minutes”), counts (of 2000 people) and what the
/// meaning of its rule does not bear beside it. The tokens of the sentence are tagged. Safe to call from several threads.
bool is_plausible(const Text& text, const TimeWords& words, std::span<const Token> tokens, const TimeGrammar::Found& found);

}  // namespace tallywire
