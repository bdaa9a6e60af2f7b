#pragma once

#include "name/name_rules.hpp"
#include "text/text.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace tallywire {

/// The tokens of a sentence seen by one who looks for names.
class SentenceWords {
public:
    SentenceWords(const NameRules& rules, std::string_view text, std::span<const Token> tokens);

    enum class Look : std::uint8_t { no, weak, strong };  ///< weak: a common word that opens a sentence
    /// Is the token written like (part of) a name?
    Look look(std::size_t at) const;

    std::size_t size() const { return tokens_.size(); }
    const Token& token(std::size_t at) const { return tokens_[at]; }
    std::string_view bytes(std::size_t at) const { return tokens_[at].where.of(text_); }
    std::string_view word(std::size_t at) const { return lexicon_.gloss(tokens_[at].word); }
    const WordEntry& entry(std::size_t at) const { return lexicon_.entry(tokens_[at]); }
    std::uint16_t flags(std::size_t at) const { return at < tokens_.size() ? rules_.flags(tokens_[at].word) : std::uint16_t{0}; }
    bool has(std::size_t at, std::uint16_t flag) const { return (flags(at) & flag) != 0; }
    /// Is the token this mark, with no blank before it?
    bool is_mark(std::size_t at, char mark, bool close = true) const;
    bool clause_start(std::size_t at) const;
    bool common(std::size_t at) const;
    /// A word so common that alone it names nobody, capital or not: "Chance" in a headline.
    bool usual(std::size_t at) const;
    WordId lemma(std::size_t at) const { return entry(at).noun ? entry(at).noun : tokens_[at].word; }
    /// J. or J in J. K. Quill.
    bool initial(std::size_t at) const {
        const std::string_view written = bytes(at);
        return is_capital(tokens_[at]) && ((written.size() == 2 && written[1] == '.') || (written.size() == 1 && is_mark(at + 1, '.')));
    }
    /// ’s, or the bare mark after a plural.
    bool possessive(std::size_t at) const;
    bool is_person_noun(std::size_t at) const;
    bool calendar(std::size_t at) const;
    bool shouted() const { return shouted_; }
    Span span(std::size_t first, std::size_t after) const { return {tokens_[first].where.begin, tokens_[after - 1].where.end}; }

    /// Tokens of the title, organisation or place that begins at `at` and ends by `end`; 0 where there is none.
    PhraseTable::Match title(std::size_t at, std::size_t end) const;
    PhraseTable::Match company(std::size_t at) const { return is_capital(tokens_[at]) ? rules_.company_phrases().match(lexicon_, tokens_, at) : PhraseTable::Match{}; }
    PhraseTable::Match organisation(std::size_t at, std::size_t end) const;
    std::optional<PlaceMatch> place(std::size_t at, std::size_t end) const;
    /// A people without a place: Muslim, Arabs.
    bool people(std::size_t at) const { return has(at, NameRules::people) && is_capital(tokens_[at]); }

    std::string_view text() const { return text_; }
    std::span<const Token> tokens() const { return tokens_; }
    const NameRules& rules() const { return rules_; }

private:
    const NameRules& rules_;
    const Lexicon& lexicon_;
    std::string_view text_;
    std::span<const Token> tokens_;
    bool shouted_ = false;
};

}  // namespace tallywire
