#pragma once

#include "rules/rules.hpp"
#include "text/lexicon.hpp"
#include "text/phrase_table.hpp"
#include "text/token.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace tallywire {

/// A number as it stands in a text, in digits, words or both.
struct NumberMatch {
    enum class Kind : std::uint8_t {
        cardinal,  ///< 12, two and a half million, a dozen, half a million
        ordinal,   ///< third, 23rd
        fraction,  ///< two-thirds, half: of something that is named after it
        times,     ///< once, twice
        vague,     ///< dozens, several hundred: `low` and `high`, no `value`
        none,      ///< no one, none
    };
    std::uint32_t first = 0;  ///< index of the first token
    std::uint32_t count = 0;  ///< tokens
    Kind kind = Kind::cardinal;
    bool digits = false;   ///< some of it in digits
    bool one = false;      ///< the word "one" (or the like) alone, which may be a pronoun
    bool article = false;  ///< begins with a or an
    bool about = false;    ///< says no more than about its value: une centaine
    double scale = 1;      ///< of 3bn and three million; 1 of 300
    double value = 0;
    std::optional<double> low, high;  ///< of a vague one
    /// What `1.200` means where a period parts the thousands; nothing where the digits have but one reading.
    std::optional<double> grouped;

    std::uint32_t end() const { return first + count; }
};

/// The decimal number of 15 digits that is nearest: 4.1 times a million is 4100000.
double settled(double value);

/// Reads numbers by `numbers.tsv`. Const and shared between threads once built.
class NumberParser {
public:
    NumberParser(Lexicon& lexicon, const Rules& rules);

    /// The longest number that begins with token `at`; `text` is what the tokens' spans belong to.
    std::optional<NumberMatch> match(std::string_view text, std::span<const Token> tokens, std::size_t at) const;
    /// Is the call of `match` worth while? True of digits and number words; of articles, signs and points only before one of them.
    bool may_begin(std::span<const Token> tokens, std::size_t at) const {
        return is_part(tokens[at]) || (at + 1 < tokens.size() && is_part(tokens[at + 1]) && leads(tokens[at]));
    }
    bool is_part(const Token& token) const {
        return token.shape == Shape::number || token.shape == Shape::alphanumeric || (token.begins & phrases_.kind()) != 0;
    }
    /// The bit of the words that a number can begin with, articles and signs apart.
    KindMask kind() const { return phrases_.kind(); }
    /// The word of scale (million) at token `at`: its value and its tokens; 0 where there is none.
    double scale(std::span<const Token> tokens, std::size_t at, std::uint32_t& size) const;
    /// The value of digits with separators by the habits of the language; nothing where they are no number (1.2.3).
    std::optional<double> digits(std::string_view surface, std::optional<double>* grouped = nullptr) const;

    /// The value of token `at` where it is a half that may follow a unit (deux ans et demi); 0 where it is none.
    double half_alone(std::span<const Token> tokens, std::size_t at) const;

    /// What a word or phrase of `numbers.tsv` does.
    enum class Role : std::uint8_t {
        add, hundred, scale, group, article_group, of_group, about_group, half, fraction, ordinal, parts, suffix, glued_suffix, count_suffix, money_suffix, article,
        conjunction, linker, of, point, minus, vague, times, none, single, decimal_mark
    };
    /// Words that join or lead, and make no number alone.
    struct Joint {
        WordId word = 0;
        Role role = Role::article;
        double value = 0;
        double most = 1e300;  ///< of a conjunction: the greatest room that it may follow
    };
    struct Part {
        Role role = Role::add;
        double value = 0;
        double room = 0;  ///< smaller numbers may follow: twenty 10, hundred 100
        std::optional<double> low, high;
        bool needs_article = false;
    };

private:
    friend class NumberCursor;
    bool leads(const Token& token) const;
    const Joint* joint(const Token& token, Role role) const;

    const Lexicon& lexicon_;
    PhraseTable phrases_;
    std::vector<Part> parts_;
    std::vector<Joint> joints_;
    char decimal_mark_ = '.';
};

}  // namespace tallywire
