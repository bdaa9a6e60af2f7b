#pragma once

#include "figure/governor.hpp"
#include "figure/quantity.hpp"
#include "text/text.hpp"

#include <cstdint>
#include <span>

namespace tallywire {

/// Reads noun phrases of one person in a sentence: "a man", "the 23-year-old driver", "Jane Roe", "he". What it refers to must outlive it.
class PersonPhrases {
public:
    PersonPhrases(const FigureRules& rules, const Text& text, std::span<const Token> tokens, const Governors& governors);

    /// Which phrases count, beyond nouns and full names.
    struct Also {
        bool surname = false;  ///< a name of one word
        bool self = false;     ///< himself
        bool shared = false;   ///< a noun whose article stands before: a woman and child
    };
    /// The end of the phrase that begins at token `at`, which is put into `q` as a quantity of one; `at` where none begins.
    std::uint32_t read(std::uint32_t at, Also also, Quantity& q) const;
    /// The end of an age between commas that begins at token `at` (", 23,"), or of one in brackets; `at` where there is none.
    std::uint32_t skip_age(std::uint32_t at) const;
    /// The first token of the noun phrase that ends right before `end`.
    std::uint32_t begin_before(std::uint32_t end) const;

private:
    Tag tag(std::uint32_t i) const { return i < tokens_.size() ? tokens_[i].tag : Tag::punctuation; }
    bool is(std::uint32_t i, FigureRules::Role role) const { return rules_.is(tokens_, i, role); }
    bool is_mark(std::uint32_t i, char mark) const { return i < tokens_.size() && text_.bytes(tokens_[i]) == std::string_view(&mark, 1); }
    bool is_age(std::uint32_t quantity) const { return governors_.quantity(quantity).kind == Quantity::Kind::age; }
    bool is_person(std::uint32_t i) const;

    const FigureRules& rules_;
    const Text& text_;
    std::span<const Token> tokens_;
    const Governors& governors_;
    bool shouted_ = false;  ///< most words are in capitals: they tell no name
};

}  // namespace tallywire
