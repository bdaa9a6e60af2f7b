#pragma once

#include "rules/rules.hpp"
#include "text/lexicon.hpp"
#include "time/reading.hpp"
#include "time/tense.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tallywire {

struct NumberWords;

/// A class of words, as rules name it: {month}, {unit}. The first ones are kinds of numbers (time_numbers.hpp), the rest come from the table.
using WordClass = std::uint8_t;

/// What the tokens at one place can be.
struct WordMatch {
    std::uint32_t size = 0;  ///< tokens
    WordClass word_class = 0;
    std::uint32_t row = 0;   ///< of the table
    double number = 0;       ///< of a number
};

/// The words that times are made of, from `time_words.tsv`. Const once built.
class TimeWords {
public:
    TimeWords(Lexicon& lexicon, const Rules& rules);
    ~TimeWords();

    /// The number of class `name`, or -1.
    int class_of(std::string_view name) const;
    std::size_t classes() const { return names_.size(); }
    /// All that the token at `at` can be, appended to `out`.
    void match(std::string_view text, std::span<const Token> tokens, std::size_t at, std::vector<WordMatch>& out) const;
    /// Puts what the words say into the reading.
    void apply(const WordMatch& match, TimeReading& reading) const;

    /// Bits of words that a time can be made of, and of those (months, units, weekdays …) that make a search worth while.
    KindMask kind() const { return kind_; }
    KindMask core() const { return core_; }
    /// The bit of words that are always written with a capital: months, weekdays.
    KindMask capital() const { return capital_; }
    /// The bit of words of games, whose quarters and halves are none of the year.
    KindMask game() const { return game_; }
    const TenseWords& tense() const { return tense_; }
    std::string_view year_mark() const;
    /// Does the token name a year with its mark (FY23)?
    bool is_marked_year(std::string_view surface) const;
    /// How a holiday is found in a year: `12-25`, `11/4/4` (month, weekday, which), `easter-2`.
    std::string_view holiday(int row) const { return rows_[static_cast<std::size_t>(row)].value; }

private:
    struct Row {
        std::string_view value;
        int number = 0;
        double count = 0;
        Grain grain = Grain::day;
        Season season = Season::none;
        Part part = Part::none;
        TimeReading::From from = TimeReading::From::nowhere;
        bool vague = false, approximate = false, capital = false, before_noun = false, not_past = false;
    };
    struct Phrase {
        std::vector<WordId> rest;
        WordClass word_class = 0;
        std::uint32_t row = 0;
    };
    void read(Lexicon& lexicon);
    Row parse(const RuleTable::Row& row, std::string_view name, std::size_t column) const;

    RuleTable table_;
    std::unique_ptr<NumberWords> numbers_;
    KindMask kind_ = 0, core_ = 0, capital_ = 0, game_ = 0;
    TenseWords tense_;
    std::vector<std::string> names_;
    std::vector<Row> rows_;
    std::unordered_map<WordId, std::vector<Phrase>> phrases_;
};

}  // namespace tallywire
