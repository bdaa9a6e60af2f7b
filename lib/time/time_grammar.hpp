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
    /// A set of what tokens can be: classes of words, a bit each; words of the patterns and signs, which share the bits of the rest.
    struct Kinds {
        std::uint64_t classes = 0, words = 0;

        static constexpr Kinds all() { return {~std::uint64_t{0}, ~std::uint64_t{0}}; }
        bool any() const { return (classes | words) != 0; }
        Kinds operator|(Kinds other) const { return {classes | other.classes, words | other.words}; }
        Kinds operator&(Kinds other) const { return {classes & other.classes, words & other.words}; }
        Kinds operator~() const { return {~classes, ~words}; }
        Kinds& operator|=(Kinds other) { return *this = *this | other; }
        Kinds& operator&=(Kinds other) { return *this = *this & other; }
        bool operator==(const Kinds&) const = default;
    };
    struct Found {
        std::uint32_t first = 0, last = 0;  ///< tokens [first, last) of the expression; context that a pattern asks for is outside
        TimeReading reading;
    };

    TimeGrammar(Lexicon& lexicon, const Rules& rules, const TimeWords& words);

    /// What the tokens of a sentence can be, each read when it is first asked for: most stand too far from any core word. Used again for the next sentence.
    class Chart {
    public:
        void assign(const TimeGrammar& grammar, std::string_view text, std::span<const Token> tokens);
        /// All that the token can be; none: no part of any time.
        Kinds kinds(std::size_t at) { return cell(at).kinds; }

    private:
        friend class TimeGrammar;
        struct Cell {
            Kinds kinds;
            std::uint32_t first = 0, last = 0;  ///< in matches_
            bool known = false;
        };
        const Cell& cell(std::size_t at) {
            if (!cells_[at].known) read(at);
            return cells_[at];
        }
        void read(std::size_t at);

        const TimeGrammar* grammar_ = nullptr;
        std::string_view text_;
        std::span<const Token> tokens_;
        std::vector<Cell> cells_;
        std::vector<WordMatch> matches_;
    };
    /// The longest expression that begins at token `at` of the chart's sentence and covers token `core`; the first rule of equal ones.
    /// `around` is all that stands in the row of tokens, around the core, that can be parts of times.
    std::optional<Found> longest(Chart& chart, std::size_t at, std::size_t core, Kinds around) const;

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
        Kinds first;     ///< what it can begin with; all where it can be empty
        Kinds second;    ///< what can follow its first token; all where that is not known
        Kinds required;  ///< what must stand somewhere in it
    };
    /// What a look at a row asks first, close together.
    struct Door {
        Kinds first, second, required;
        std::uint32_t row = 0;
    };
    struct Rule {
        std::string name;
        std::vector<std::uint32_t> rows;
        std::vector<Door> doors;  ///< of the rows
    };
    struct Search;
    friend struct Search;

    void read_row(Lexicon& lexicon, const RuleTable::Row& cells);
    Element read_element(Lexicon& lexicon, const RuleTable::Row& cells, std::size_t column, std::string_view word);
    std::uint32_t rule_number(std::string_view name);
    /// What a row, from its element `from` on, can begin with. `empty`: it may be nothing.
    Kinds first_of(const Row& row, std::size_t from, std::vector<bool>& seen, bool& empty) const;
    Kinds second_of(const Row& row) const;
    void find_required();
    static Kinds class_bit(std::uint32_t word_class) { return {std::uint64_t{1} << word_class, 0}; }
    static Kinds word_bit(WordId word) { return {0, std::uint64_t{1} << word % 63}; }
    static constexpr Kinds sign_bit{0, std::uint64_t{1} << 63};
    RuleTable table_;
    const TimeWords& words_;
    std::vector<Row> rows_;
    std::vector<Rule> rules_;
    std::uint32_t top_ = 0;
    /// Of each bit that a token can have, those of classes first, which doors of the first rule stand open to it: a bit each, in words of 64.
    std::vector<std::uint64_t> open_;
    std::size_t open_words_ = 0;
};

}  // namespace tallywire
