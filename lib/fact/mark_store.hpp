#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace tallywire {

class TemporaryFile;

/// The low 2 bits of a mark: how much a word says about the story. The others are a hash of the word.
enum class MarkKind : std::uint32_t { plain = 0, number = 1, name = 2 };

inline std::uint32_t word_of(std::uint32_t mark) { return mark >> 2; }
inline MarkKind kind_of(std::uint32_t mark) { return static_cast<MarkKind>(mark & 3); }

/// Keeps a short list of numbers for each article: in memory up to a limit, then in a temporary file. Not for several threads.
class MarkStore {
public:
    /// `memory`: bytes; `directory`: where a temporary file goes.
    MarkStore(std::size_t memory, std::string directory);
    ~MarkStore();
    MarkStore(MarkStore&&) noexcept;

    /// Where a list lies. A default one is the empty list.
    struct Place {
        std::uint64_t begin = 0;  ///< counted in numbers
        std::uint16_t size = 0;
        std::uint16_t room = 0;
    };
    /// Puts `list` into a place, anew where there is no room for it. Throws IoError where the temporary file can't be written.
    void put(Place& place, std::span<const std::uint32_t> list);
    /// The list of a place; valid until the next `put` and the next `get` into the same `buffer`.
    std::span<const std::uint32_t> get(const Place& place, std::vector<std::uint32_t>& buffer) const;
    void clear();

private:
    std::size_t most_in_memory_;  ///< numbers
    std::string directory_;
    std::vector<std::uint32_t> numbers_;
    std::unique_ptr<TemporaryFile> file_;  ///< what comes after those in memory
};

}  // namespace tallywire
