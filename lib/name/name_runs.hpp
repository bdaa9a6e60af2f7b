#pragma once

#include "name/mention.hpp"
#include "name/sentence_words.hpp"

#include <vector>

namespace tallywire {

/// Appends the people, organisations, places and demonyms that a sentence names, and titles that stand alone ("the Prime Minister"), in order.
void find_name_runs(const SentenceWords& words, std::vector<Mention>& out);

}  // namespace tallywire
