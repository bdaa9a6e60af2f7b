#include "name/spelling.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace tallywire {
namespace {

constexpr std::size_t longest = 63;

constexpr bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

constexpr double reckon_change(char a, char b) {
    if (a == b) return 0;
    if (is_vowel(a) && is_vowel(b)) return 0.45;
    constexpr std::string_view alike[] = {"gk", "bp", "dt", "sz", "vb", "vf", "jg", "jz", "hg", "hk", "mn", "ji"};
    for (const std::string_view pair : alike)
        if ((a == pair[0] && b == pair[1]) || (a == pair[1] && b == pair[0])) return 0.6;
    return 1;
}

constexpr std::size_t letters = 26;
constexpr std::array<double, letters * letters> changes = [] {
    std::array<double, letters * letters> costs{};
    for (std::size_t i = 0; i < costs.size(); ++i) costs[i] = reckon_change(static_cast<char>('a' + i / letters), static_cast<char>('a' + i % letters));
    return costs;
}();

std::size_t letter_of(char c) { return static_cast<std::size_t>(static_cast<unsigned char>(c - 'a')); }

double cost_of_change(char a, char b) {
    const std::size_t x = letter_of(a), y = letter_of(b);
    return x < letters && y < letters ? changes[x * letters + y] : a == b ? 0.0 : 1.0;
}

double cost_of_gap(char c) { return c == 'h' ? 0.5 : is_vowel(c) ? 0.8 : 1; }

std::uint32_t letters_of(std::string_view word) {
    std::uint32_t found = 0;
    for (const char c : word) found |= std::uint32_t{1} << (letter_of(c) < letters ? letter_of(c) : letters);
    return found;
}

/// What the letters cost at least that only one of the words has.
double least_distance(std::string_view a, std::string_view b) {
    const std::uint32_t x = letters_of(a), y = letters_of(b);
    return 0.45 * std::max(std::popcount(x & ~y), std::popcount(y & ~x));
}

}  // namespace

double spelling_distance(std::string_view a, std::string_view b, double most) {
    if (a.size() > longest) a = a.substr(0, longest);
    if (b.size() > longest) b = b.substr(0, longest);
    if (most < no_limit)
        if (const double least = least_distance(a, b); least > most) return least;
    std::array<std::array<double, longest + 1>, 3> rows;
    auto *before = &rows[0], *last = &rows[1], *row = &rows[2];
    (*last)[0] = 0;
    double least_last = 0;
    for (std::size_t j = 1; j <= b.size(); ++j) (*last)[j] = (*last)[j - 1] + cost_of_gap(b[j - 1]);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        double least = (*row)[0] = (*last)[0] + cost_of_gap(a[i - 1]);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            double best = (*last)[j - 1] + cost_of_change(a[i - 1], b[j - 1]);
            best = std::min(best, (*last)[j] + cost_of_gap(a[i - 1]));
            best = std::min(best, (*row)[j - 1] + cost_of_gap(b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && a[i - 1] != a[i - 2]) best = std::min(best, (*before)[j - 2] + 0.8);
            (*row)[j] = best;
            least = std::min(least, best);
        }
        // Nothing that follows is below the least of two rows (a change of places goes back two).
        if (std::min(least, least_last) > most) return std::min(least, least_last);
        least_last = least;
        std::swap(before, last);
        std::swap(last, row);
    }
    return (*last)[b.size()];
}

double spelling_likeness(std::string_view a, std::string_view b, double least) {
    const auto size = static_cast<double>(std::min(std::max(a.size(), b.size()), longest));
    return size == 0 ? 1 : 1 - spelling_distance(a, b, least > 0 ? (1 - least) * size + 1e-9 : no_limit) / size;
}

}  // namespace tallywire
