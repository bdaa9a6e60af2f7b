#include "name/mention_finder.hpp"

#include "name/name_runs.hpp"
#include "name/role_phrases.hpp"
#include "name/sentence_words.hpp"

#include <algorithm>

namespace tallywire {

std::string_view name_of(MentionKind kind) {
    switch (kind) {
        case MentionKind::person: return "person";
        case MentionKind::organisation: return "organisation";
        case MentionKind::place: return "place";
        case MentionKind::demonym: return "demonym";
        case MentionKind::role: return "role";
        case MentionKind::pronoun: return "pronoun";
        case MentionKind::name: return "name";
    }
    return "name";
}

void MentionFinder::find(std::string_view text, std::span<const Token> tokens, std::vector<Mention>& out) const {
    const SentenceWords words(rules_, text, tokens);
    const std::size_t before = out.size();
    find_name_runs(words, out);
    find_role_phrases(words, out, before);
    std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(), [](const Mention& a, const Mention& b) {
        return a.where.begin != b.where.begin ? a.where.begin < b.where.begin : a.where.end > b.where.end;
    });
}

}  // namespace tallywire
