#include "time/time_numbers.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace tallywire {
namespace {

bool all_digits(std::string_view text) {
    for (const char c : text)
        if (c < '0' || c > '9') return false;
    return !text.empty();
}

int integer(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

/// 1,200.50; nothing where it is no plain decimal number (12.03.2013).
std::optional<double> decimal(std::string_view text) {
    char plain[32];
    std::size_t size = 0;
    int points = 0;
    for (const char c : text) {
        if (c == ',') continue;
        points += c == '.';
        if (size == sizeof plain) return std::nullopt;
        plain[size++] = c;
    }
    double value = 0;
    if (points > 1 || std::from_chars(plain, plain + size, value).ec != std::errc{}) return std::nullopt;
    return value;
}

/// How many digits it begins with.
std::size_t numbers_end(std::string_view text) { return std::min(text.find_first_not_of("0123456789"), text.size()); }

bool is_year(int number) { return number >= 1000 && number <= 2100; }

/// Of a year in two digits, or of the decade that it begins.
int full_year(int number) { return number >= 30 ? 1900 + number : 2000 + number; }

/// Is it the word, which has small letters alone, in either case?
bool same_letters(std::string_view text, std::string_view word) {
    return std::equal(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) { return (a | 0x20) == b; });
}

bool glued(std::span<const Token> tokens, std::size_t at) { return at < tokens.size() && !tokens[at].space_before; }

}  // namespace

void NumberWords::match(std::string_view text, std::span<const Token> tokens, std::size_t at, std::vector<WordMatch>& out) const {
    const Token& token = tokens[at];
    const auto put = [&](NumberKind kind, std::size_t size, double number) {
        out.push_back({static_cast<std::uint32_t>(size), static_cast<WordClass>(kind), 0, number});
    };
    const std::string_view surface = token.where.of(text);
    if (token.shape == Shape::number) {
        if (const auto value = decimal(surface)) {
            std::size_t size = 1;
            double total = *value;
            if (at + 3 < tokens.size() && tokens[at + 1].shape == Shape::number && tokens[at + 2].where.of(text) == "/" &&
                tokens[at + 3].shape == Shape::number && tokens[at + 1].space_before) {  // 2 1/2
                const auto above = decimal(tokens[at + 1].where.of(text)), below = decimal(tokens[at + 3].where.of(text));
                if (above && below && *below > 0) total += *above / *below, size = 4;
            }
            if (const double times = scale(tokens, at + size); times != 0) total *= times, ++size;
            put(NumberKind::number, size, total);
        }
        if (all_digits(surface) && surface.size() <= 4) {
            const int number = integer(surface);
            if (surface.size() <= 2) {
                if (number >= 1 && number <= 31) put(NumberKind::day, 1, number);
                if (number >= 1 && number <= 12) put(NumberKind::month_number, 1, number);
                if (number <= 24) put(NumberKind::hour, 1, number);
                if (surface.size() == 2) put(NumberKind::short_year, 1, number);
                if (surface.size() == 2 && number < 60) put(NumberKind::minute, 1, number);
            }
            if (surface.size() == 4 && is_year(number)) {
                put(NumberKind::year, 1, number);
                if (number % 10 == 0 && at + 1 < tokens.size() && tokens[at + 1].tag == Tag::possessive_mark) put(NumberKind::decade, 2, number);
            }
            if (surface.size() == 4 && number % 100 < 60 && number / 100 < 24) put(NumberKind::hours_minutes, 1, number);
        }
        const std::size_t point = surface.find('.');
        if (point != std::string_view::npos && surface.size() == point + 3 && point <= 2 && all_digits(surface.substr(0, point))) {
            const int hour = integer(surface.substr(0, point)), minute = integer(surface.substr(point + 1));
            if (hour <= 24 && minute < 60) put(NumberKind::dotted_clock, 1, hour * 100 + minute);
        }
        const std::size_t second = point == std::string_view::npos ? point : surface.find('.', point + 1);
        if (second != std::string_view::npos && surface.size() == second + 5 && point <= 2 && second - point <= 3 && all_digits(surface.substr(second + 1))) {
            const int day = integer(surface.substr(0, point)), month = integer(surface.substr(point + 1)), year = integer(surface.substr(second + 1));
            if (is_year(year)) put(NumberKind::dotted_date, 1, year * 10000.0 + month * 100 + day);
        }
    } else if (token.shape == Shape::alphanumeric && surface.size() >= 3) {
        const std::string_view ending = surface.substr(surface.size() - 2);
        if (lexicon->is_ordinal_ending(ending) && all_digits(surface.substr(0, surface.size() - 2)) && surface.size() <= 5) {
            const int number = integer(surface);
            put(NumberKind::ordinal, 1, number);
            if (number >= 1 && number <= 31) put(NumberKind::day, 1, number);
        } else if (surface.back() == 's' && all_digits(surface.substr(0, surface.size() - 1)) && integer(surface) % 10 == 0) {
            const int number = integer(surface);
            if (surface.size() == 5 && is_year(number)) put(NumberKind::decade, 1, number);
            if (surface.size() == 3) put(NumberKind::decade, 1, full_year(number));
        }
        const std::size_t mark = numbers_end(surface);
        if (!hour_mark.empty() && mark <= 2 && surface.substr(mark).starts_with(hour_mark) && surface.size() == mark + hour_mark.size() + 2 &&
            all_digits(surface.substr(mark + hour_mark.size()))) {  // 14h30
            const int hour = integer(surface), minute = integer(surface.substr(mark + hour_mark.size()));
            if (hour <= 24 && minute < 60) put(NumberKind::dotted_clock, 1, hour * 100 + minute);
        }
        if (const int year = marked_year(surface); year != 0) put(NumberKind::marked_year, 1, year);
        if (token.word != 0) match_words(tokens, at, out);  // 1er
    } else if (is_quote(token) && glued(tokens, at + 1) && tokens[at + 1].shape == Shape::alphanumeric) {  // '80s
        const std::string_view next = tokens[at + 1].where.of(text);
        if (next.size() == 3 && next.back() == 's' && next[1] == '0' && all_digits(next.substr(0, 2)))
            put(NumberKind::decade, 2, full_year(integer(next)));
    } else if (token.word != 0) {
        match_words(tokens, at, out);
    }
}

double NumberWords::scale(std::span<const Token> tokens, std::size_t at) const {
    if (at >= tokens.size() || tokens[at].word == 0) return 0;
    for (const auto& [word, times] : scales)
        if (tokens[at].word == word) return times;
    return 0;
}

int NumberWords::marked_year(std::string_view surface) const {
    if (year_mark.empty() || surface.size() <= year_mark.size() || !same_letters(surface.substr(0, year_mark.size()), year_mark)) return 0;
    const std::string_view digits = surface.substr(year_mark.size());
    if (!all_digits(digits)) return 0;
    const int year = integer(digits);
    if (digits.size() == 2) return full_year(year);
    return digits.size() == 4 && is_year(year) ? year : 0;
}

void NumberWords::match_words(std::span<const Token> tokens, std::size_t at, std::vector<WordMatch>& out) const {
    const auto put = [&](NumberKind kind, std::size_t size, double number) {
        out.push_back({static_cast<std::uint32_t>(size), static_cast<WordClass>(kind), 0, number});
    };
    if (const int rank = ordinal(tokens[at]); rank != 0) {
        put(NumberKind::ordinal, 1, rank);
        if (rank <= 31) put(NumberKind::day, 1, rank);
    }
    if (cardinal(tokens[at]) == 0) return;
    int total = 0, part = 0, group = 0;  // group: the value of the last ten or unit
    std::size_t end = at, groups = 0;
    int parts[4] = {};
    while (end < tokens.size()) {
        std::size_t next = end;
        if (end > at && tokens[end].shape == Shape::hyphen && end + 1 < tokens.size()) ++next;
        const int value = cardinal(tokens[next]);
        if (value == 0) {
            const int rank = next < tokens.size() ? ordinal(tokens[next]) : 0;
            if (rank != 0 && rank < 10 && group >= 20 && part % 10 == 0) {  // twenty-first
                put(NumberKind::ordinal, next + 1 - at, total + part + rank);
                if (total + part + rank <= 31) put(NumberKind::day, next + 1 - at, total + part + rank);
            }
            break;
        }
        if (value == 100) part = (part ? part : 1) * 100;
        else if (value == 1000) total += (part ? part : 1) * 1000, part = 0;
        else if (group == 0 || (group >= 20 && group < 100 && value < 10) || part % 100 == 0) part += value;
        else {  // nineteen ninety-seven
            if (groups == 3) break;
            parts[groups++] = part;
            part = value;
        }
        group = value;
        end = next + 1;
    }
    if (groups == 0) {
        const double times = scale(tokens, end);
        if (times != 0) return put(NumberKind::number, end + 1 - at, (total + part) * times);
        put(NumberKind::number, end - at, total + part);
        if (end == at + 1 && part >= 1 && part <= 12 && total == 0) put(NumberKind::hour, 1, part);
        if (end > at + 1 && is_year(total + part)) put(NumberKind::year, end - at, total + part);
    } else if (groups == 1 && total == 0 && parts[0] >= 16 && parts[0] <= 20 && part >= 10 && part < 100) {
        put(NumberKind::year, end - at, parts[0] * 100 + part);
    }
}

void apply_number(NumberKind kind, double number, TimeReading& reading) {
    const int whole = static_cast<int>(number);
    switch (kind) {
        case NumberKind::number:
            if (reading.has_count && reading.has_unit) reading.second_count = number, reading.has_second = true;
            else reading.first_count = reading.has_count ? reading.count : number, reading.count = number, reading.has_count = true;
            break;
        case NumberKind::day:
            if (reading.day == 0) reading.first_day = static_cast<std::int8_t>(whole);
            reading.day = static_cast<std::int8_t>(whole);
            break;
        case NumberKind::ordinal: reading.ordinal = static_cast<std::int8_t>(whole); break;
        case NumberKind::year: case NumberKind::marked_year: reading.year = whole, reading.year_grain = Grain::year; break;
        case NumberKind::decade: reading.year = whole, reading.year_grain = whole % 100 == 0 && whole < 2000 ? Grain::century : Grain::decade; break;
        case NumberKind::hour: reading.seconds = whole * 3600; break;
        case NumberKind::minute: reading.seconds += whole * 60; break;
        case NumberKind::dotted_clock: case NumberKind::hours_minutes: reading.seconds = whole / 100 * 3600 + whole % 100 * 60; break;
        case NumberKind::dotted_date: {
            reading.year = whole / 10000;
            int month = whole / 100 % 100, day = whole % 100;
            if (month > 12) std::swap(month, day);
            reading.month = static_cast<std::int8_t>(month);
            reading.day = static_cast<std::int8_t>(day);
            break;
        }
        case NumberKind::month_number: reading.month = static_cast<std::int8_t>(whole); break;
        case NumberKind::short_year:
            if (reading.year == TimeReading::none) reading.year = full_year(whole), reading.year_grain = Grain::year;
            break;
    }
}

}  // namespace tallywire
