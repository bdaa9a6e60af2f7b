#include "text/fraction_reader.hpp"

#include "text/cardinal_reader.hpp"

#include <cmath>

namespace tallywire {
namespace {

constexpr std::size_t longest = 10;  ///< tokens of a fraction

}  // namespace

std::optional<Fraction> FractionReader::read(std::size_t at) const {
    const std::size_t last = lower_end(at);
    if (last == at) return std::nullopt;
    if (const auto both = mixed(at, last)) return both;
    const std::size_t end = last + part(last).size;
    for (std::size_t split = at + 1; split <= last; ++split) {
        if (is_hyphen(split) && part(split + 1, Role::add)) continue;  // ninety-five hundred fifths
        const auto above = whole(at, split);
        if (!above || *above < 1 || *above != std::floor(*above)) continue;
        const auto below = lower(is_hyphen(split) && split < last ? split + 1 : split, last, *above == 1);
        if (below) return Fraction{*above * *below, end};
    }
    return std::nullopt;
}

std::optional<Fraction> FractionReader::read_after_and(std::size_t at) const {
    const bool article = is_joint(at, Role::article);
    if (article && is_hyphen(++at)) ++at;
    if (const Found word = part(at)) {
        const Role role = word.part->role;
        if (role == Role::half || role == Role::fraction) return Fraction{word.part->value, at + word.size};
        if (article && role == Role::ordinal && word.part->value > 2) return Fraction{1 / word.part->value, at + word.size};
    }
    return article ? std::nullopt : read(at);
}

/// The word that ends the lower part (thirds, fifth, quarters) of what begins at `at` with words of number; `at` where there is none.
std::size_t FractionReader::lower_end(std::size_t at) const {
    std::size_t k = at;
    while (k < tokens_.size() && k < at + longest) {
        if (k > at && (is_hyphen(k) || is_joint(k, Role::conjunction))) {
            ++k;
            continue;
        }
        const Found word = part(k);
        if (!word) {
            if (k > at || tokens_[k].shape != Shape::number) return at;
            ++k;
            continue;
        }
        switch (word.part->role) {
            case Role::add: case Role::hundred: case Role::scale: k += word.size; break;
            case Role::parts: case Role::ordinal: return k > at ? k : at;
            case Role::fraction: case Role::half: return k > at && !is_symbol(k) ? k : at;
            default: return at;
        }
    }
    return at;
}

/// The whole number that the tokens are, all of them.
std::optional<double> FractionReader::whole(std::size_t first, std::size_t last) const {
    const NumberCursor cursor(parser_, text_, tokens_.first(last));
    const auto number = CardinalReader(cursor).read(first, first);
    if (!number || number->end != last) return std::nullopt;
    return number->value;
}

/// One over the lower part, which ends with the word at `last`: fifths, twenty-firsts, one hundred and fifth. `one`: the upper part is one.
std::optional<double> FractionReader::lower(std::size_t first, std::size_t last, bool one) const {
    const Part& end = *part(last).part;
    if (end.role == Role::fraction || (end.role == Role::half && one)) return first == last ? std::optional(end.value) : std::nullopt;
    if (end.role == Role::half) return std::nullopt;
    if (end.role == Role::ordinal && (!one || (end.value < 3 && first == last))) return std::nullopt;
    if (first == last) return end.value < 2 ? std::nullopt : std::optional(1 / end.value);
    const Found begin = part(first);
    if (!begin || begin.part->role != Role::add) return std::nullopt;
    std::size_t before = last;
    if (is_hyphen(before - 1) || is_joint(before - 1, Role::conjunction)) --before;
    const auto high = whole(first, before);
    const double room = end.value < 10 ? 10 : 100;
    if (!high || end.value >= 100 || std::fmod(*high, room) != 0) return std::nullopt;
    return 1 / (*high + end.value);
}

/// two hundred and fifty-four hundredths: a whole number and less than one.
std::optional<Fraction> FractionReader::mixed(std::size_t at, std::size_t last) const {
    for (std::size_t k = at + 1; k < last; ++k) {
        if (!is_joint(k, Role::conjunction)) continue;
        const auto above = whole(at, k);
        const auto rest = above ? read(k + 1) : std::nullopt;
        if (rest && rest->value < 1) return Fraction{*above + rest->value, rest->end};
    }
    return std::nullopt;
}

}  // namespace tallywire
