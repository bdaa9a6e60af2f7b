#pragma once

#include "article/article.hpp"
#include "figure/figure.hpp"
#include "figure/governor.hpp"
#include "figure/quantity.hpp"
#include "name/name_rules.hpp"
#include "rules/rules.hpp"
#include "text/phrase_table.hpp"
#include "text/text.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// Words that tell victims apart: `victim_words.tsv`. Const and shared between threads.
struct VictimRules {
    enum class Role : std::uint8_t { none, male, female, any, doer, more, death, no_death, alive };
    enum class Stage : std::uint8_t { none, child, adult };  ///< of life

    /// Throws UsageError where the table is broken.
    VictimRules(Lexicon& lexicon, const Rules& rules);

    Role role(std::span<const Token> tokens, std::size_t at, std::uint32_t* size = nullptr) const {
        const auto match = words.match(lexicon, tokens, at);
        if (size) *size = match.size;
        return match ? roles[match.payload] : Role::none;
    }

    Stage stage(std::span<const Token> tokens, std::size_t at) const {
        const auto match = words.match(lexicon, tokens, at);
        return match ? stages[match.payload] : Stage::none;
    }

    const Lexicon& lexicon;
    PhraseTable words;
    std::vector<Role> roles;
    std::vector<Stage> stages;
};

/// One telling of victims: a figure of killed or injured, counted ("three men") or told of without a number word ("a man", "Jane Roe", "he").
struct VictimMention {
    enum class Way : std::uint8_t { counted, name, definite, indefinite, pronoun, self } way = Way::counted;
    std::size_t figure = 0;    ///< index into the figures
    Span where;                ///< bytes of the text
    Span clause;               ///< the verb or noun that says what happened: those of one clause are different people
    std::size_t sentence = 0;
    double count = 1;
    bool killed = false;
    bool open = false;         ///< shot, stabbed: whether they lived is left open
    bool more = false;         ///< another, the other two: beside those before
    bool object = false;       ///< of a verb whose subject did it
    bool part = false;         ///< of a number before: two of the victims
    bool period = false;       ///< counted over weeks or more: homicides of this year
    VictimRules::Role role = VictimRules::Role::none;  ///< male, female, any, doer
    VictimRules::Stage stage = VictimRules::Stage::none;
    bool kin = false;          ///< his son, my brother: told of by whose they are
    int age = -1;              ///< in years; -1: not said
    std::string noun;          ///< lemma; empty for names and pronouns
    std::string name;          ///< as written
};

/// Reads what a telling says of its victims. `figure` is the one made of `quantities[index]`.
VictimMention describe_victim(const VictimRules& rules, const NameRules& names, const Text& text, std::span<const Token> tokens, std::span<const Quantity> quantities, std::size_t index,
                              const Governed& governed, const Figure& figure);

/// The last word of a name without "Jr." and its like.
std::string_view surname_of(std::string_view name);

/// Whom an article tells of, so that each victim is counted once and by what became of them at last. One object a thread.
class Victims {
public:
    void clear() { mentions_.clear(); }
    void note(VictimMention mention) { mentions_.push_back(std::move(mention)); }
    bool empty() const { return mentions_.empty(); }
    bool none_killed() const;
    /// Is it the surname of somebody told of?
    bool knows(std::string_view surname) const;

    /// Settles what the article counts: `figures` from `first` on are those of the article. Victims told of without a number word are joined over their
    /// tellings and counted once for killed and injured, where the first is told of; none beside a count that holds them.
    void settle(const VictimRules& rules, Text& text, const Article& article, std::vector<Figure>& figures, std::size_t first) const;

private:
    std::vector<VictimMention> mentions_;
};

}  // namespace tallywire
