#pragma once

#include "article/article.hpp"
#include "article/sketch.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tallywire {

class CopyIndex;

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
    const Options options_;
    std::unique_ptr<CopyIndex> index_;
};

}  // namespace tallywire
