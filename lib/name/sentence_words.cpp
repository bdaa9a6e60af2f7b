#include "name/sentence_words.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace tallywire {
namespace {

constexpr char32_t first_of_other_scripts = 0x370;  // Greek and all that follows: in a Latin text such a word is a name

int best_weight(const WordEntry& entry) { return std::max({entry.as_noun, entry.as_verb, entry.as_adjective, entry.as_adverb}); }

}  // namespace

SentenceWords::SentenceWords(const NameRules& rules, std::string_view text, std::span<const Token> tokens)
    : rules_(rules), lexicon_(rules.lexicon()), text_(text), tokens_(tokens) {
    std::size_t words = 0, capitals = 0;
    for (const Token& token : tokens) {
        words += is_word(token);
        capitals += is_capital(token);
    }
    shouted_ = words > 5 && capitals * 10 > words * 8;
}

bool SentenceWords::is_mark(std::size_t at, char mark, bool close) const {
    return at < tokens_.size() && tokens_[at].where.size() == 1 && text_[tokens_[at].where.begin] == mark && !(close && tokens_[at].space_before);
}

bool SentenceWords::clause_start(std::size_t at) const {
    if (at == 0) return true;
    const Token& before = tokens_[at - 1];
    if (before.shape == Shape::quote_open || before.shape == Shape::dash) return true;
    if (before.shape == Shape::quote_close) return at == 1;
    const char mark = text_[before.where.begin];
    return before.shape == Shape::punctuation && (mark == ':' || mark == '(' || mark == '[' || mark == '?' || mark == '!' || mark == ';');
}

bool SentenceWords::common(std::size_t at) const {
    const WordEntry& known = entry(at);
    return known.closed != 0 || best_weight(known) >= 2;
}

bool SentenceWords::usual(std::size_t at) const {
    const WordEntry& known = entry(at);
    const bool named = known.noun_class == static_cast<std::uint8_t>(NounClass::person) || known.noun_class == static_cast<std::uint8_t>(NounClass::location);
    return tokens_[at].shape == Shape::capital && (known.closed != 0 || best_weight(known) >= (named || has(at, NameRules::surname) ? 7 : 4));
}

bool SentenceWords::possessive(std::size_t at) const {
    if (at >= tokens_.size()) return false;
    const Token& token = tokens_[at];
    if (token.tag == Tag::possessive_mark) return true;
    // the militants’ office
    return at > 0 && at + 1 < tokens_.size() && token.shape == Shape::quote_close && bytes(at) != "\"" && !token.space_before && is_word(tokens_[at - 1]) &&
           (bytes(at - 1).ends_with('s') || bytes(at - 1).ends_with('z')) && is_word(tokens_[at + 1]) && !is_verb(tokens_[at + 1].tag) && entry(at + 1).closed == 0;
}

bool SentenceWords::is_person_noun(std::size_t at) const {
    const WordEntry& known = entry(at);
    return known.noun_class == static_cast<std::uint8_t>(NounClass::person) && known.as_noun > 1 && known.as_noun > known.as_adjective;
}

bool SentenceWords::calendar(std::size_t at) const { return entry(at).noun_class == static_cast<std::uint8_t>(NounClass::time) && entry(at).as_noun > 0; }

SentenceWords::Look SentenceWords::look(std::size_t at) const {
    const Token& token = tokens_[at];
    if (token.shape == Shape::alphanumeric) {
        const char c = text_[token.where.begin];
        return c >= 'A' && c <= 'Z' ? Look::strong : Look::no;
    }
    if (!is_word(token)) return Look::no;
    if (!is_capital(token)) {
        if (static_cast<unsigned char>(text_[token.where.begin]) < 0x80 || token.tag == Tag::possessive_mark) return Look::no;
        return decode_utf8(text_, token.where.begin).value >= first_of_other_scripts ? Look::strong : Look::no;
    }
    const WordEntry& known = entry(at);
    if (known.closed != 0 && !initial(at)) {
        if (token.shape == Shape::upper && token.where.size() > 1 && !shouted_) return clause_start(at) ? Look::weak : Look::strong;
        return at > 0 && has(at - 1, NameRules::given) && is_capital(tokens_[at - 1]) && has(at, NameRules::surname) ? Look::strong : Look::no;
    }
    if (calendar(at)) {
        const bool person = has(at, NameRules::given) && at + 1 < size() && is_capital(tokens_[at + 1]) && !calendar(at + 1) && has(at + 1, NameRules::surname);
        return person ? Look::strong : Look::no;
    }
    if (has(at, NameRules::people)) return Look::no;
    if (shouted_) {
        if (has(at, NameRules::given)) return best_weight(known) >= 4 ? Look::no : Look::strong;
        if (at > 0 && has(at - 1, NameRules::given) && is_capital(tokens_[at - 1]) && known.as_verb < 4 && known.as_adjective < 4 && known.as_noun < 6) return Look::strong;
        return best_weight(known) == 0 || (best_weight(known) == 1 && has(at, NameRules::surname)) ? Look::strong : Look::no;
    }
    if (!clause_start(at)) return Look::strong;
    const bool name_like = known.noun_class == static_cast<std::uint8_t>(NounClass::person) || known.noun_class == static_cast<std::uint8_t>(NounClass::location) ||
                           known.noun_class == static_cast<std::uint8_t>(NounClass::group) || has(at, NameRules::given | NameRules::surname);
    return common(at) || (best_weight(known) == 1 && (!name_like || known.number == 2)) ? Look::weak : Look::strong;
}

PhraseTable::Match SentenceWords::title(std::size_t at, std::size_t end) const {
    const PhraseTable::Match match = rules_.title_phrases().match(lexicon_, tokens_, at);
    return at + match.size <= end ? match : PhraseTable::Match{};
}

PhraseTable::Match SentenceWords::organisation(std::size_t at, std::size_t end) const {
    const PhraseTable::Match match = rules_.organisation_phrases().match(lexicon_, tokens_, at);
    if (!match || at + match.size > end) return {};
    if (!is_capital(tokens_[at]) && tokens_[at].shape != Shape::alphanumeric && word(at) != "al") return {};
    if (match.size > 1) return match;
    // WHO, AU, IS are written in capitals; Apple and Treasury at a sentence's beginning, or in capitals all over, are words.
    const bool short_one = tokens_[at].where.size() <= 5 && (common(at) || entry(at).closed != 0 || tokens_[at].where.size() <= 3);
    if (short_one && tokens_[at].shape != Shape::upper && tokens_[at].shape != Shape::alphanumeric && tokens_[at].where.size() <= 3) return {};
    if (common(at) && (shouted_ || clause_start(at)) && (shouted_ || tokens_[at].shape != Shape::upper)) return {};
    return match;
}

std::optional<PlaceMatch> SentenceWords::place(std::size_t at, std::size_t end) const {
    const auto match = rules_.places().match(text_, tokens_, at);
    return match && at + match->count <= end ? match : std::nullopt;
}

}  // namespace tallywire
