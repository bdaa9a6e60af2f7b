#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tallywire {

/// A file without a name, for what does not fit into memory: gone in every ending of the process. Not for several threads.
class TemporaryFile {
public:
    /// `directory`: where it lies. Throws IoError where no file can be made there; the other functions where reading or writing fails.
    explicit TemporaryFile(const std::string& directory);
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;

    /// Bytes written so far.
    std::uint64_t size() const { return size_; }
    /// Writes at `offset`, which is at most `size()`.
    void write(std::uint64_t offset, std::string_view bytes);
    void append(std::string_view bytes) { write(size_, bytes); }
    /// Reads `count` bytes at `offset`; all of them are there.
    void read(std::uint64_t offset, char* out, std::size_t count) const;

private:
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
};

}  // namespace tallywire
