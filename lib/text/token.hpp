#pragma once

#include "base/span.hpp"
#include "text/vocabulary.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace tallywire {

/// How a token is written.
enum class Shape : std::uint8_t {
    lower,        ///< word
    capital,      ///< Word
    upper,        ///< WORD, U.S.
    mixed,        ///< iPhone, McDonald
    number,       ///< 12, 1,200.50
    alphanumeric, ///< B52, 3rd
    punctuation,  ///< . , ; : ! ? ( ) [ ] / …
    quote_open,   ///< “ ‘ ``, or a straight one at a word's beginning
    quote_close,  ///< ” ’ '', or a straight one at a word's end
    hyphen,       ///< - ‐ ‑ between words
    dash,         ///< – — -- with or without spaces
    symbol,       ///< $ € % ° + = # …
};

/// Parts of speech, coarse; decided by `tag_sentence` from the lexicon and the neighbours.
enum class Tag : std::uint8_t {
    none,
    noun,
    noun_plural,
    proper,
    pronoun,         ///< he, they, who has done what
    possessive,      ///< his, their
    determiner,      ///< the, a, this, no, every
    number,
    adjective,
    adverb,
    verb_base,
    verb_third,
    verb_past,
    verb_participle, ///< past participle
    verb_gerund,
    modal,           ///< will, would, could …
    to,
    preposition,
    conjunction,     ///< and, or, but
    subordinator,    ///< that, because, while, if
    wh,              ///< who, which, what, where, when as relatives or questions
    negation,        ///< not, n't, never
    existential,     ///< there is
    possessive_mark, ///< 's
    punctuation,
    symbol,
    interjection,
};
std::string_view name_of(Tag tag);
std::optional<Tag> tag_named(std::string_view name);

inline bool is_verb(Tag tag) { return tag >= Tag::verb_base && tag <= Tag::modal; }
inline bool is_noun(Tag tag) { return tag >= Tag::noun && tag <= Tag::proper; }

/// Bits of WordEntry::verb_forms.
enum VerbForm : std::uint8_t { verb_form_base = 1, verb_form_third = 2, verb_form_past = 4, verb_form_participle = 8, verb_form_gerund = 16 };

/// Semantic class of a noun's most frequent sense (WordNet's lexicographer files).
enum class NounClass : std::uint8_t {
    none, act, animal, artifact, attribute, body, cognition, communication, event, feeling, food, group, location, motive, object, person,
    phenomenon, plant, possession, process, quantity, relation, shape, state, substance, time
};

struct Token {
    Span where;  ///< bytes of the text
    WordId word = 0;
    Shape shape = Shape::lower;
    Tag tag = Tag::none;
    bool space_before = false;
    KindMask begins = 0;   ///< WordEntry::begins of the word, beside the token: most looks at a word ask no more
    KindMask follows = 0;  ///< WordEntry::follows

    bool operator==(const Token&) const = default;
};

inline bool is_word(const Token& token) { return token.shape <= Shape::mixed; }
inline bool is_quote(const Token& token) { return token.shape == Shape::quote_open || token.shape == Shape::quote_close; }
inline bool is_capital(const Token& token) { return token.shape >= Shape::capital && token.shape <= Shape::mixed; }

}  // namespace tallywire
