#include "text/phrase_table.hpp"

#include "base/error.hpp"
#include "text/tokens.hpp"

#include <boost/container/small_vector.hpp>

#include <algorithm>

namespace tallywire {
namespace {

using Words = boost::container::small_vector<WordId, 6>;

/// Appends the pieces that a word is cut into.
void append_pieces(Lexicon& lexicon, std::string_view word, Words& ids) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (std::all_of(word.begin(), word.end(), letter)) {  // nearly all
        ids.push_back(lexicon.vocabulary().intern(word));
        return;
    }
    std::vector<Token> tokens;
    split_tokens(word, {0, static_cast<std::uint32_t>(word.size())}, lexicon, tokens);
    for (const Token& token : tokens) {
        const WordId whole = lexicon.elided(token.where.of(word));
        ids.push_back(whole != 0 ? whole : lexicon.vocabulary().intern(token.where.of(word)));
    }
}

/// The forms of the verb or noun that an element stands for.
Words forms_of(Lexicon& lexicon, std::string_view element) {
    const WordId id = lexicon.vocabulary().intern(element.substr(2));
    const std::vector<WordId> forms = element.starts_with("V:") ? lexicon.verb_forms(id) : lexicon.noun_forms(id);
    return forms.empty() ? Words{id} : Words(forms.begin(), forms.end());
}

/// Takes the first of the words between blanks away; empty where the phrase begins with a blank.
std::string_view take_element(std::string_view& phrase) {
    const std::size_t end = std::min(phrase.find(' '), phrase.size());
    const std::string_view element = phrase.substr(0, end);
    phrase.remove_prefix(std::min(end + 1, phrase.size()));
    return element;
}

}  // namespace

PhraseTable::PhraseTable(Lexicon& lexicon) : kind_(lexicon.vocabulary().new_kind()), slots_(16), phrases_(1) {}

void PhraseTable::add(Lexicon& lexicon, std::string_view phrase, std::uint32_t payload) {
    if (phrase.find("V:") == std::string_view::npos && phrase.find("N:") == std::string_view::npos) {  // nearly all
        Words words;
        while (!phrase.empty())
            if (const std::string_view element = take_element(phrase); !element.empty()) append_pieces(lexicon, element, words);
        if (!words.empty()) insert(lexicon, {words.data(), words.size()}, payload);
        return;
    }
    std::vector<Words> sequences(1);
    while (!phrase.empty()) {
        const std::string_view element = take_element(phrase);
        if (element.empty()) continue;
        if (!element.starts_with("V:") && !element.starts_with("N:")) {
            for (Words& sequence : sequences) append_pieces(lexicon, element, sequence);
            continue;
        }
        std::vector<Words> longer;
        for (const WordId form : forms_of(lexicon, element))
            for (const Words& sequence : sequences) {
                longer.push_back(sequence);
                longer.back().push_back(form);
            }
        sequences = std::move(longer);
    }
    for (const Words& sequence : sequences)
        if (!sequence.empty()) insert(lexicon, {sequence.data(), sequence.size()}, payload);
}

void PhraseTable::grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    --shift_;
    for (const Slot& slot : old)
        if (slot.key != 0) slots_[slot_of(slot.key)] = slot;
}

void PhraseTable::insert(Lexicon& lexicon, std::span<const WordId> words, std::uint32_t payload) {
    if (used_ * 2 >= slots_.size()) grow();
    const std::uint64_t key = key_of(words[0], words.size() > 1 ? words[1] : 0);
    Slot& slot = slots_[slot_of(key)];
    used_ += slot.key == 0;
    const bool added = slot.key == 0;
    slot.key = key;
    Vocabulary& vocabulary = lexicon.vocabulary();
    vocabulary.entry(words[0]).begins |= kind_;
    if (words.size() == 1) {
        if (added) slot.first = payload;
        vocabulary.entry(words[0]).alone |= kind_;
        return;
    }
    vocabulary.entry(words[1]).follows |= kind_;
    const auto size = static_cast<std::uint32_t>(words.size() - 2);
    std::uint32_t before = 0, next = slot.first;
    while (next != 0 && phrases_[next].size >= size) {
        before = next;
        next = phrases_[next].next;
    }
    (before == 0 ? slot.first : phrases_[before].next) = static_cast<std::uint32_t>(phrases_.size());
    phrases_.push_back({static_cast<std::uint32_t>(words_.size()), size, payload, next});
    words_.insert(words_.end(), words.end() - size, words.end());
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
    return {1, slots_[slot_of(key_of(first, 0))].first};
}

}  // namespace tallywire
