#include "name/spelling.hpp"

#include <algorithm>
#include <array>

namespace tallywire {
namespace {

constexpr std::size_t longest = 63;

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

double cost_of_change(char a, char b) {
    if (a == b) return 0;
    if (is_vowel(a) && is_vowel(b)) return 0.45;
    constexpr std::string_view alike[] = {"gk", "bp", "dt", "sz", "vb", "vf", "jg", "jz", "hg", "hk", "mn", "ji"};
    for (const std::string_view pair : alike)
        if ((a == pair[0] && b == pair[1]) || (a == pair[1] && b == pair[0])) return 0.6;
    return 1;
}

double cost_of_gap(char c) { return c == 'h' ? 0.5 : is_vowel(c) ? 0.8 : 1; }

}  // namespace

double spelling_distance(std::string_view a, std::string_view b) {
    if (a.size() > longest) a = a.substr(0, longest);
    if (b.size() > longest) b = b.substr(0, longest);
    std::array<std::array<double, longest + 1>, 3> rows;
    auto *before = &rows[0], *last = &rows[1], *row = &rows[2];
    (*last)[0] = 0;
    for (std::size_t j = 1; j <= b.size(); ++j) (*last)[j] = (*last)[j - 1] + cost_of_gap(b[j - 1]);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        (*row)[0] = (*last)[0] + cost_of_gap(a[i - 1]);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            double best = (*last)[j - 1] + cost_of_change(a[i - 1], b[j - 1]);
            best = std::min(best, (*last)[j] + cost_of_gap(a[i - 1]));
            best = std::min(best, (*row)[j - 1] + cost_of_gap(b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && a[i - 1] != a[i - 2]) best = std::min(best, (*before)[j - 2] + 0.8);
            (*row)[j] = best;
        }
        std::swap(before, last);
        std::swap(last, row);
    }
    return (*last)[b.size()];
}

double spelling_likeness(std::string_view a, std::string_view b) {
    const std::size_t size = std::min(std::max(a.size(), b.size()), longest);
    return size == 0 ? 1 : 1 - spelling_distance(a, b) / static_cast<double>(size);
}

}  // namespace tallywire
