#pragma once

#include "fact/day_minute.hpp"
#include "rules/rules.hpp"
#include "statement/statement.hpp"
#include "text/phrase_table.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// One statement on its way into a fact.
struct Claimed {
    Statement statement;
    std::uint32_t article = 0;
    std::uint32_t rank = 0;
    std::uint32_t original = 0;
    DayMinute as_of;
    bool doubtful = false;
    std::string speaker;                 ///< folded; empty for none
    std::string outlet;
    std::string origin;
    std::vector<std::uint32_t> stems;    ///< hashes of the content words' stems, sorted
    std::vector<std::uint32_t> turned;   ///< those of them that a negation or a word of a side stands by, sorted
    std::vector<std::uint32_t> numbers;  ///< hashes of the numbers as written, sorted
    int stance = 0;                      ///< +1 it is so, -1 it is not
};

/// Which words of a statement count, and which side it takes; from `sides.tsv` of the language's folder. Const once built; safe to share between threads.
class StanceRules {
public:
    /// Throws UsageError where the table is broken.
    StanceRules(Lexicon& lexicon, const Rules& rules);

    /// Fills stems, turned, numbers and stance.
    void describe(Claimed& claimed) const;

private:
    enum Side : std::uint32_t { turn = 0, plus = 1, minus = 2 };
    std::uint32_t stem_of(const Token& token, std::string_view text) const;

    const Lexicon& lexicon_;
    PhraseTable phrases_;
};

}  // namespace tallywire
