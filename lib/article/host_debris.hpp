#pragma once

#include "article/article.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tallywire {

/// Learns, while articles go by, which paragraphs a host prints under all its articles, and cuts them. The memory is fixed; what is seldom seen
/// is forgotten first. Belongs into the ordered stage of a pipeline: what is cut depends on the articles before. Not safe to share between threads.
class HostDebris {
public:
    /// `bytes` of memory are used, at least 4 KiB; rounded down to a power of two.
    explicit HostDebris(std::size_t bytes = std::size_t{16} << 20);

    /// Moves paragraphs that `enough` earlier articles of the same domain had as well from `text` to `debris` (rule `repeated on host`), and learns
    /// from the article. Call it after ArticleFinisher, whose id must not depend on the order of the articles. An article that is for the most part
    /// known already is a copy: it is neither cut nor learnt from.
    void cut(Article& article);

    static constexpr std::uint8_t enough = 3;

private:
    struct Slot {
        std::uint32_t key = 0;      ///< of domain and paragraph; 0: free
        std::uint32_t article = 0;  ///< the last article that had it
        std::uint8_t count = 0;     ///< articles that had it
    };
    Slot* find(std::uint64_t hash);
    Slot& place(std::uint64_t hash);

    std::vector<Slot> slots_;
    std::uint32_t articles_ = 0;
};

}  // namespace tallywire
