#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tallywire {

/// Keeps many short texts in few large pieces of memory. Not for several threads.
class StringPool {
public:
    /// Where a kept text lies. A default one is the empty text.
    struct Kept {
        std::uint64_t begin = 0;
        std::uint32_t size = 0;

        bool operator==(const Kept&) const = default;
    };

    /// Keeps a copy. A text equal to the last few kept ones is not kept again (sentences come in runs).
    Kept keep(std::string_view text);
    /// Valid until the next `keep`.
    std::string_view of(Kept kept) const { return std::string_view(bytes_).substr(kept.begin, kept.size); }
    std::size_t bytes() const { return bytes_.size(); }

private:
    static constexpr std::size_t remembered = 4;
    std::string bytes_;
    Kept last_[remembered]{};
    std::size_t next_ = 0;
};

/// Gives equal texts one small number, from 0 on.
class Interner {
public:
    std::uint32_t intern(std::string_view text);
    std::optional<std::uint32_t> find(std::string_view text) const {
        const auto found = numbers_.find(text);
        return found == numbers_.end() ? std::nullopt : std::optional(found->second);
    }
    std::string_view text(std::uint32_t number) const { return *texts_[number]; }
    std::size_t size() const { return texts_.size(); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
    std::vector<const std::string*> texts_;
};

}  // namespace tallywire
