#pragma once

#include "rules/rules.hpp"
#include "text/lexicon.hpp"
#include "time/reading.hpp"
#include "time/time_meaning.hpp"
#include "time/time_words.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// How words make times: the rows of `times.tsv`. A row's pattern is a sequence of words, `{class}`es of words and `<rule>`s; its meaning fills
/// what the words alone do not tell. See tallywire-rules(5). Const once built.
class TimeGrammar {
public:
    struct Found {
        std::uint32_t first = 0, last = 0;  ///< tokens [first, last) of the expression; context that a pattern asks for is outside
        TimeReading reading;
        const char* rule = "";
    };

    TimeGrammar(Lexicon& lexicon, const Rules& rules, const TimeWords& words);

    /// What all tokens of a sentence can be. `items[i]` begins at `offsets[i]`.
    struct Chart {
        std::vector<WordMatch> matches;
        std::vector<std::uint32_t> offsets;
        std::vector<std::uint64_t> kinds;  ///< a set of bits for all that the token can be; 0: no part of any time
    };
    void fill(std::string_view text, std::span<const Token> tokens, const Lexicon& lexicon, Chart& chart) const;
    /// The longest expression that begins at token `at` and covers token `core`; the first rule of equal ones.
    /// `around` is all that stands in the row of tokens, around the core, that can be parts of times.
    std::optional<Found> longest(std::string_view text, std::span<const Token> tokens, const Chart& chart, std::size_t at, std::size_t core,
                                 std::uint64_t around) const;

    const RuleTable& table() const { return table_; }

private:
    enum class Type : std::uint8_t { word, sign, word_class, rule, span_begin, span_end };
    struct Element {
        Type type = Type::word;
        bool optional = false, glued = false, negated = false;
        std::uint32_t value = 0;           ///< word, class or rule number
        std::vector<std::uint32_t> words;  ///< alternatives
        std::string sign;
    };
    struct Row {
        std::uint32_t rule = 0;
        std::vector<Element> elements;
        std::vector<TimeMeaning> meaning;
        std::size_t line = 0;
        std::uint64_t first = 0;     ///< bits of what it can begin with; all where it can be empty
        std::uint64_t required = 0;  ///< bits of what must stand somewhere in it
    };
    struct Rule {
        std::string name;
        std::vector<std::uint32_t> rows;
    };
    struct Search;
    friend struct Search;

    void read_row(Lexicon& lexicon, const RuleTable::Row& cells);
    Element read_element(Lexicon& lexicon, const RuleTable::Row& cells, std::size_t column, std::string_view word);
    std::uint32_t rule_number(std::string_view name);
    /// What a row can begin with: bits of classes, of words by their number, of signs.
    std::uint64_t first_of(const Row& row, std::vector<bool>& seen, bool& empty) const;
    void find_required();
    std::uint64_t class_bit(std::uint32_t word_class) const { return std::uint64_t{1} << word_class; }
    std::uint64_t word_bit(WordId word) const { return std::uint64_t{1} << (words_.classes() + word % (63 - words_.classes())); }
    static constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63;
    void apply_meaning(const Row& row, TimeReading& reading) const;

    RuleTable table_;
    const TimeWords& words_;
    std::vector<Row> rows_;
    std::vector<Rule> rules_;
    std::uint32_t top_ = 0;
    struct Top {
        std::uint64_t first = 0, required = 0;
        std::uint32_t row = 0;
    };
    std::vector<Top> tops_;  ///< the rows of the first rule, close together
};

}  // namespace tallywire
