#pragma once

#include "text/lexicon.hpp"
#include "text/token.hpp"
#include "time/reading.hpp"
#include "time/time_words.hpp"

#include <array>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace tallywire {

/// The kinds of numbers that rules name; also the first word classes.
enum class NumberKind : WordClass { number, day, ordinal, year, decade, hour, minute, dotted_clock, dotted_date, month_number, short_year, hours_minutes, marked_year };
inline constexpr std::array<std::string_view, 13> number_kinds{"number", "day",          "ordinal",     "year",         "decade",     "hour",
                                                               "minute", "dotted_clock", "dotted_date", "month_number", "short_year", "hours_minutes", "marked_year"};

/// What the number at token `at` can be, in digits or (`cardinal` and `ordinal` tell the value of a word, or 0) in words; appended to `out`.
struct NumberWords {
    /// By word id: the value of a cardinal (twenty, hundred), of an ordinal; 0 of others.
    std::vector<std::int16_t> cardinals, ordinals;
    std::vector<std::pair<WordId, double>> scales;  ///< million, after a number
    std::string_view hour_mark;  ///< between hours and minutes: 14h30; empty where the language has none
    std::string_view year_mark;  ///< right before a year of somebody's books: FY23; small letters, empty where the language has none
    const Lexicon* lexicon = nullptr;  ///< knows the endings of ordinals
    void match(std::string_view text, std::span<const Token> tokens, std::size_t at, std::vector<WordMatch>& out) const;
    /// The year that a word names with its mark: 2023 of FY23, 0 of all else.
    int marked_year(std::string_view surface) const;

private:
    int cardinal(const Token& token) const { return token.word < cardinals.size() ? cardinals[token.word] : 0; }
    /// What the word at `at` multiplies a number by: 1000000 of million, 0 of others.
    double scale(std::span<const Token> tokens, std::size_t at) const;
    int ordinal(const Token& token) const { return token.word < ordinals.size() ? ordinals[token.word] : 0; }
    void match_words(std::span<const Token> tokens, std::size_t at, std::vector<WordMatch>& out) const;
};

void apply_number(NumberKind kind, double number, TimeReading& reading);

}  // namespace tallywire
