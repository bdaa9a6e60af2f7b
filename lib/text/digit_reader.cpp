#include "text/digit_reader.hpp"

#include "base/utf8.hpp"

#include <charconv>
#include <cmath>
#include <string>

namespace tallywire {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<double> plain_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

std::optional<DigitNumber> DigitReader::read(std::size_t at) const {
    const bool leading_point = bytes(at) == "." && glued(at + 1);  // .25
    if (leading_point) ++at;
    if (at >= tokens_.size() || tokens_[at].shape != Shape::number) return std::nullopt;
    const std::string_view surface = bytes(at);
    DigitNumber found;
    found.end = at + 1;
    if (leading_point) {
        const auto value = plain_number("0." + std::string(surface));
        if (!value) return std::nullopt;
        found.value = *value;
        return found;
    }
    std::string joined;
    if (surface.size() <= 3 && surface[0] != '0' && surface.find_first_not_of("0123456789") == surface.npos) {
        while (found.end < tokens_.size() && tokens_[found.end].shape == Shape::number && tokens_[found.end].space_before && one_blank(found.end) && is_three_digits(found.end)) {
            if (joined.empty()) joined = surface;
            const bool more = bytes(found.end).size() == 3;
            joined += bytes(found.end++);
            if (!more) break;
        }
    }
    const auto value = parser_.digits(joined.empty() ? surface : std::string_view(joined), &found.grouped);
    if (!value) return std::nullopt;
    found.value = *value;
    if (joined.empty() && add_exponent(found)) return found;
    if (joined.empty()) add_vulgar(found);
    else found.grouped.reset();
    return found;
}

std::optional<DigitNumber> DigitReader::read_alphanumeric(std::size_t at) const {
    const std::string_view surface = bytes(at);
    std::size_t end = 0;
    while (end < surface.size() && (is_digit(surface[end]) || surface[end] == ',' || surface[end] == '.')) ++end;
    if (end == 0) return std::nullopt;
    const std::string_view rest = surface.substr(end);
    DigitNumber found;
    found.end = at + 1;
    std::optional<double> value;
    if (lexicon().is_ordinal_ending(rest)) {
        value = parser_.digits(surface.substr(0, end));
        found.ordinal = true;
    } else if (rest.size() >= 2 && rest[0] == 'e' && is_digit(rest[1])) {
        value = plain_number(surface);
    }
    if (!value) return std::nullopt;
    found.value = *value;
    return found;
}

/// 12.3e+14, 1e-6: the sign parts them into tokens.
bool DigitReader::add_exponent(DigitNumber& number) const {
    const std::size_t at = number.end;
    if (at + 2 >= tokens_.size() || !glued(at) || !glued(at + 1) || !glued(at + 2) || fold_case(bytes(at)) != "e" || tokens_[at + 2].shape != Shape::number) return false;
    const std::string_view sign = bytes(at + 1);
    const auto power = plain_number(bytes(at + 2));
    if ((sign != "+" && sign != "-") || !power || *power > 30) return false;
    number.value = settled(number.value * std::pow(10.0, sign == "-" ? -*power : *power));
    number.end = at + 3;
    return true;
}

/// Does one blank, of any width, stand before the token?
bool DigitReader::one_blank(std::size_t at) const {
    const std::string_view blank = text_.substr(tokens_[at - 1].where.end, tokens_[at].where.begin - tokens_[at - 1].where.end);
    return blank == " " || blank == "\u00A0" || blank == "\u202F" || blank == "\u2009";
}

/// Three digits, alone or before the decimals.
bool DigitReader::is_three_digits(std::size_t at) const {
    const std::string_view digits = bytes(at);
    if (digits.size() < 3) return false;
    for (std::size_t i = 0; i < 3; ++i)
        if (!is_digit(digits[i])) return false;
    return digits.size() == 3 || !is_digit(digits[3]);
}

/// The number at `at` as the lower part of a fraction: 2 to 100, no date (9/11).
bool DigitReader::is_denominator(std::size_t at, double above) const {
    if (at >= tokens_.size() || tokens_[at].shape != Shape::number || tokens_[at].space_before) return false;
    const auto below = plain_number(bytes(at));
    return below && above < *below && *below <= 100 && *below >= 2 && (*below <= 6 || *below == 8 || *below == 10 || *below == 16 || *below == 32 || *below == 100);
}

/// 3/4, 1 1/2, 2½
void DigitReader::add_vulgar(DigitNumber& number) const {
    const std::size_t at = number.end;
    const auto slash = [&](std::size_t i) { return i < tokens_.size() && bytes(i) == "/" && glued(i); };
    if (slash(at) && is_denominator(at + 1, number.value) && !slash(at + 2)) {
        number.value /= *plain_number(bytes(at + 1));
        number.end += 2;
    } else if (at + 2 < tokens_.size() && tokens_[at].shape == Shape::number && slash(at + 1)) {
        const auto above = plain_number(bytes(at));
        if (!above || !is_denominator(at + 2, *above)) return;
        number.value += *above / *plain_number(bytes(at + 2));
        number.end += 3;
    } else if (is_symbol(at)) {
        if (const Found vulgar = part(at, Role::fraction)) {
            number.value += vulgar.part->value;
            number.end += vulgar.size;
        }
    }
}

}  // namespace tallywire
