#pragma once

#include "name/mention.hpp"
#include "name/sentence_words.hpp"

#include <vector>

namespace tallywire {

/// Gives the people among `mentions` (from index `from` on) what the words beside their names say of them ("Hamas official Yusuf Kamberi"; "Adel Abu
/// Karim, a representative of Hamas"), and appends those of whom only that is said ("a senior Israeli official", "the ministry").
void find_role_phrases(const SentenceWords& words, std::vector<Mention>& mentions, std::size_t from);

}  // namespace tallywire
