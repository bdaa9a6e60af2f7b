#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace tallywire {

/// Keeps many short texts in few large pieces of memory. Texts are never moved. Not for several threads.
class StringPool {
public:
    /// Where a kept text lies. A default one is the empty text.
    struct Kept {
        const char* begin = nullptr;
        std::uint32_t size = 0;

        std::string_view text() const { return {begin, size}; }
    };

    /// Keeps a copy. A text equal to the last few kept ones is not kept again (sentences come in runs).
    Kept keep(std::string_view text);
    /// Valid as long as the pool.
    static std::string_view of(Kept kept) { return kept.text(); }
    void clear();

private:
    static constexpr std::size_t remembered = 4;
    std::vector<std::unique_ptr<char[]>> blocks_;
    char* next_ = nullptr;
    std::size_t left_ = 0;
    Kept last_[remembered]{};
    std::size_t next_last_ = 0;
};

/// Gives equal texts one small number, from 0 on. Some 30 bytes for each, beside the text. Not for several threads.
class Interner {
public:
    std::uint32_t intern(std::string_view text);
    std::optional<std::uint32_t> find(std::string_view text) const;
    /// Valid as long as the interner.
    std::string_view text(std::uint32_t number) const { return texts_[number].text(); }
    std::size_t size() const { return texts_.size(); }
    void clear();

private:
    /// The slot of a text, or the empty one where it would stand.
    std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
    void grow();

    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = 0;  ///< plus 1; 0: empty
    };
    StringPool pool_;
    std::vector<StringPool::Kept> texts_;
    std::vector<Slot> slots_;
};

}  // namespace tallywire
