#pragma once

#include "article/article.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// What is kept of a text to know its copies: hashes of its word 5-grams (words folded to lower case, punctuation left out), the
/// smallest `sketch_size` of them. A text with fewer 5-grams is compared exactly, longer ones by estimate (standard error below 0.032).
struct Sketch {
    std::uint64_t exact = 0;               ///< hash of the words
    std::uint32_t shingles = 0;            ///< different 5-grams; at most `sketch_size` where the text has more: then an estimate
    std::vector<std::uint32_t> smallest;   ///< ascending

    bool operator==(const Sketch&) const = default;
};
inline constexpr std::size_t sketch_size = 256;

/// Safe to call from several threads.
Sketch make_sketch(std::string_view text);

/// The Jaccard coefficient of the two texts' sets of word 5-grams, 0 to 1.
double similarity(const Sketch& a, const Sketch& b);

/// Finds copies among articles that come one after another, in one pass and bounded memory: when the memory is full the oldest articles are
/// forgotten. Not safe for several threads.
class CopyFinder {
public:
    struct Options {
        double least_similarity = 0.5;
        std::size_t memory_bytes = std::size_t{512} << 20;
    };

    explicit CopyFinder(Options options);
    ~CopyFinder();

    /// True when an article with this id was added before, in this run or one whose state was read.
    bool knows(std::string_view id) const;
    /// Adds an article. What it is a copy of: the earliest published article of its group among those added before; where dates are
    /// unknown, the first added.
    std::optional<CopyOf> add(const std::string& id, const std::optional<std::string>& published, Sketch sketch);
    /// Now that later ones are known: what the article `id` is a copy of. The group's earliest article is a copy of none. For articles that were
    /// held back after `add`.
    std::optional<CopyOf> settle(const std::string& id) const;

    /// All that is known, for StateFile; `load` takes what `save` gave and throws IoError where it is something else.
    std::string save() const;
    void load(std::string_view state);

private:
    struct Index;
    std::unique_ptr<Index> index_;
};

}  // namespace tallywire
