#include "text/phrase_table.hpp"

#include "base/error.hpp"
#include "text/tokens.hpp"

#include <algorithm>

namespace tallywire {
namespace {

/// The words that an element of a phrase stands for: itself, the forms of a verb or noun, or the pieces that it is cut into.
using Alternatives = std::vector<std::vector<WordId>>;

std::vector<WordId> pieces(Lexicon& lexicon, std::string_view word) {
    std::vector<Token> tokens;
    split_tokens(word, {0, static_cast<std::uint32_t>(word.size())}, lexicon, tokens);
    std::vector<WordId> ids;
    for (const Token& token : tokens) ids.push_back(lexicon.vocabulary().intern(token.where.of(word)));
    return ids;
}

Alternatives forms_of(Lexicon& lexicon, std::string_view element) {
    const bool verb = element.starts_with("V:");
    if (!verb && !element.starts_with("N:")) return {pieces(lexicon, element)};
    const std::string_view lemma = element.substr(2);
    const WordId id = lexicon.vocabulary().intern(lemma);
    Alternatives forms;
    for (const WordId form : verb ? lexicon.verb_forms(id) : lexicon.noun_forms(id)) forms.push_back({form});
    if (forms.empty()) forms.push_back({id});
    return forms;
}

}  // namespace

PhraseTable::PhraseTable(Lexicon& lexicon) : kind_(lexicon.vocabulary().new_kind()), slots_(16), phrases_(1) {}

void PhraseTable::add(Lexicon& lexicon, std::string_view phrase, std::uint32_t payload) {
    std::vector<std::vector<WordId>> sequences{{}};
    while (!phrase.empty()) {
        const std::size_t end = std::min(phrase.find(' '), phrase.size());
        const std::string_view element = phrase.substr(0, end);
        phrase.remove_prefix(std::min(end + 1, phrase.size()));
        if (element.empty()) continue;
        std::vector<std::vector<WordId>> longer;
        for (const std::vector<WordId>& form : forms_of(lexicon, element))
            for (const std::vector<WordId>& sequence : sequences) {
                longer.push_back(sequence);
                longer.back().insert(longer.back().end(), form.begin(), form.end());
            }
        sequences = std::move(longer);
    }
    for (const std::vector<WordId>& sequence : sequences)
        if (!sequence.empty()) insert(lexicon, sequence, payload);
}

void PhraseTable::grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    --shift_;
    for (const Slot& slot : old)
        if (slot.key != 0) slots_[slot_of(slot.key)] = slot;
}

void PhraseTable::insert(Lexicon& lexicon, const std::vector<WordId>& words, std::uint32_t payload) {
    if (used_ * 2 >= slots_.size()) grow();
    const std::uint64_t key = key_of(words[0], words.size() > 1 ? words[1] : 0);
    Slot& slot = slots_[slot_of(key)];
    used_ += slot.key == 0;
    slot.key = key;
    const auto size = static_cast<std::uint32_t>(words.size() > 2 ? words.size() - 2 : 0);
    std::uint32_t before = 0, next = slot.first;
    while (next != 0 && phrases_[next].size >= size) {
        before = next;
        next = phrases_[next].next;
    }
    (before == 0 ? slot.first : phrases_[before].next) = static_cast<std::uint32_t>(phrases_.size());
    phrases_.push_back({static_cast<std::uint32_t>(words_.size()), size, payload, next});
    words_.insert(words_.end(), words.end() - size, words.end());
    Vocabulary& vocabulary = lexicon.vocabulary();
    vocabulary.entry(words.front()).begins |= kind_;
    if (words.size() == 1) vocabulary.entry(words.front()).alone |= kind_;
    else vocabulary.entry(words[1]).follows |= kind_;
}

PhraseTable::Match PhraseTable::longest(const Lexicon& lexicon, std::span<const Token> tokens, std::size_t at) const {
    const WordId first = tokens[at].word;
    if (at + 1 < tokens.size() && (tokens[at + 1].follows & kind_))
        for (std::uint32_t next = slots_[slot_of(key_of(first, tokens[at + 1].word))].first; next != 0; next = phrases_[next].next) {
            const Phrase& phrase = phrases_[next];
            if (at + 2 + phrase.size > tokens.size()) continue;
            const WordId* const rest = words_.data() + phrase.rest;
            std::uint32_t i = 0;
            while (i < phrase.size && tokens[at + 2 + i].word == rest[i]) ++i;
            if (i == phrase.size) return {i + 2, phrase.payload};
        }
    if (!(lexicon.entry(tokens[at]).alone & kind_)) return {};
    return {1, phrases_[slots_[slot_of(key_of(first, 0))].first].payload};
}

}  // namespace tallywire
