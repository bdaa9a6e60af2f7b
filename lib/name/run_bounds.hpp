#pragma once

#include "name/sentence_words.hpp"

#include <cstddef>

namespace tallywire {

// Runs of words that may name something: capitals, and what joins them. Tokens are numbers within the sentence.

/// Is this token, which is capital, the first of a run?
bool starts_name_run(const SentenceWords& words, std::size_t at);
/// The first token after the run that begins at `from`.
std::size_t end_of_name_run(const SentenceWords& words, std::size_t from);
/// Is this company form (Ltd, Inc.) the end of a firm's name, and no word of its own?
bool ends_company(const SentenceWords& words, std::size_t form);
/// Do the tokens from `from` to `to` have the form of a firm's name?
bool has_company(const SentenceWords& words, std::size_t from, std::size_t to);

}  // namespace tallywire
