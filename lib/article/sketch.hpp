#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tallywire {

/// What is kept of a text to know its copies: hashes of its word 5-grams (words folded to lower case, punctuation left out). Of a text with few all are kept,
/// and two such are compared exactly; of others the smallest hash in each of `sketch_bins` bins, and the comparison is an estimate (standard error below
/// 0.032): one permutation hashing, P. Li, A. Owen, C.-H. Zhang, NIPS 2012.
struct Sketch {
    std::uint64_t exact = 0;            ///< hash of the words; 0: no words
    bool binned = false;
    std::vector<std::uint32_t> hashes;  ///< ascending, each once; where `binned`, by bin, `empty_bin` where there is none

    bool operator==(const Sketch&) const = default;
};
inline constexpr std::size_t sketch_bins = 256;
inline constexpr std::uint32_t empty_bin = 0xFFFFFFFF;

/// Safe to call from several threads.
Sketch make_sketch(std::string_view text);

/// The Jaccard coefficient of the two texts' sets of word 5-grams, 0 to 1.
double similarity(const Sketch& a, const Sketch& b);

}  // namespace tallywire
