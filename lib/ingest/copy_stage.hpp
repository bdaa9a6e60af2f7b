#pragma once

#include "article/article.hpp"
#include "article/copies.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace tallywire {

struct CopyOptions {
    bool find = true;                                    ///< false: no article is said to be a copy
    bool unique = false;                                 ///< leave copies out
    bool known_left_out = false;                         ///< leave out what an earlier run had already (`--state`)
    std::size_t memory_bytes = std::size_t{512} << 20;
    std::size_t held_back = 2000;                        ///< articles that wait for later ones, so that the earliest published leads its copies
};

/// An article on its way out: its record as a line without end, in which the value of `copy_of` is still null.
struct Outgoing {
    std::string id;
    std::optional<std::string> published;
    Sketch sketch;
    std::string line;
    std::optional<Article> page;  ///< of a web page, whose line is written only when what its host repeats was cut
};

/// The last, ordered stage of ingestion: says which articles are copies and lets the lines out in their order. Not safe for several threads.
class CopyStage {
public:
    /// `write` gets one line at a time, without its end.
    CopyStage(CopyOptions options, std::function<void(std::string_view)> write);

    void add(Outgoing article);
    /// Lets out all that was held back.
    void finish();
    /// What the next run must know; for StateFile.
    std::string save() const { return finder_.save(); }
    void load(std::string_view state) { finder_.load(state); }
    /// Articles that were left out as copies, or as known.
    std::uint64_t left_out() const { return left_out_; }

private:
    void let_out();

    const CopyOptions options_;
    const std::function<void(std::string_view)> write_;
    CopyFinder finder_;
    struct Held {
        std::string id;
        std::string line;
        std::optional<CopyOf> copy;  ///< as it was known when the article came
    };
    std::deque<Held> held_;
    std::uint64_t left_out_ = 0;
};

}  // namespace tallywire
