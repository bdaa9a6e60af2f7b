#include "figure/slot.hpp"

#include "text/tokens.hpp"

#include <string>

namespace tallywire {
namespace {

constexpr std::size_t far = 12, long_phrase = 9;  ///< tokens

bool in_phrase(std::span<const Token> tokens, std::size_t i) {
    switch (tokens[i].tag) {
        case Tag::determiner: case Tag::possessive: case Tag::possessive_mark: case Tag::adjective: case Tag::adverb: case Tag::number: case Tag::noun: case Tag::noun_plural: case Tag::proper: return true;
        default: return tokens[i].shape == Shape::hyphen || (i > 0 && tokens[i - 1].shape == Shape::hyphen);  // self-inflicted
    }
}

/// The end of the noun phrase that begins at `from` and has a noun of the role at its end or before a noun that is none; `from` where it has none.
std::size_t noun_end(const FigureRules& rules, FigureRules::Role role, std::span<const Token> tokens, std::size_t from) {
    for (std::size_t i = from; i < tokens.size() && i < from + long_phrase && in_phrase(tokens, i); ++i) {
        const auto word = rules.word(tokens, i);
        if (!word || !rules.has_role(word.payload, role)) continue;
        const std::size_t end = i + word.size;
        if (end >= tokens.size() || !is_noun(tokens[end].tag) || tokens[end].tag == Tag::proper) return end;  // not injury time
    }
    return from;
}

/// Does the clause end at a token: a verb, a mark, a word that begins another?
bool ends_clause(const Token& token) {
    return is_verb(token.tag) || token.tag == Tag::wh || token.tag == Tag::subordinator || (token.tag == Tag::punctuation && token.shape != Shape::hyphen);
}

}  // namespace

bool fills(const FigureRules& rules, const Slot& slot, std::span<const Token> tokens, std::size_t begin, std::size_t* end) {
    switch (slot.place) {
        case Slot::Place::next: {
            const std::size_t noun = noun_end(rules, slot.role, tokens, *end);
            if (noun == *end) return false;
            *end = noun;
            return true;
        }
        case Slot::Place::later:
            for (std::size_t i = *end; i < tokens.size() && i < *end + far && !(i > *end && ends_clause(tokens[i])); ++i)
                if (tokens[i].word == slot.lead && noun_end(rules, slot.role, tokens, i + 1) > i + 1) return true;
            return false;
        case Slot::Place::before:
            for (std::size_t i = begin; i-- > 0 && begin - i < 2 * far;)
                if (const auto word = rules.word(tokens, i); word && rules.has_role(word.payload, slot.role)) return true;
            return false;
        case Slot::Place::none: break;
    }
    return true;
}

bool cut_slot(Lexicon& lexicon, std::string_view& phrase, Slot& slot) {
    const std::size_t open = phrase.find('<'), close = phrase.find('>');
    if (open == phrase.npos || close == phrase.npos) return true;
    const auto role = FigureRules::role_named(phrase.substr(open + 1, close - open - 1));
    if (!role) return false;
    slot.role = *role;
    constexpr std::string_view gap = "… ";
    if (open == 0) {
        slot.place = Slot::Place::before;
        phrase = phrase.substr(phrase.find(gap) + gap.size());
        return true;
    }
    const std::size_t at = phrase.find(gap);
    slot.place = at == phrase.npos ? Slot::Place::next : Slot::Place::later;
    if (at != phrase.npos) slot.lead = lexicon.vocabulary().intern(phrase.substr(at + gap.size(), open - 1 - at - gap.size()));
    phrase = phrase.substr(0, (at == phrase.npos ? open : at) - 1);
    return true;
}

}  // namespace tallywire
