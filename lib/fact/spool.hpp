#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

class TemporaryFile;

/// Keeps records until all are known, then gives them out by key. Above its memory it writes them to one temporary file, in parts of that size (of more
/// than 200 parts each is a 200th of the file).
class Spool {
public:
    /// `memory`: bytes; `directory`: where a temporary file goes.
    Spool(std::size_t memory, std::string directory);
    ~Spool();
    Spool(Spool&&) noexcept;
    Spool& operator=(Spool&&) noexcept;

    /// `owner` and `kind` are what the key is made from at the end. Throws IoError where a temporary file can't be written.
    void add(std::uint32_t owner, std::uint32_t kind, std::string_view bytes);
    bool empty() const { return count_ == 0; }
    std::uint64_t count() const { return count_; }
    std::size_t memory() const { return memory_; }
    const std::string& directory() const { return directory_; }
    /// Gives out all records in the order of `key(owner, kind)`; those of one key in the order of adding. The spool is empty after, and its memory free.
    void drain(const std::function<std::uint64_t(std::uint32_t owner, std::uint32_t kind)>& key,
               const std::function<void(std::uint64_t key, std::uint32_t owner, std::string_view bytes)>& take);

private:
    class Run;
    struct Part {
        std::uint64_t begin = 0;  ///< in the file
        std::uint64_t end = 0;
        std::uint64_t count = 0;  ///< of records
    };
    void spill();

    std::size_t memory_;
    std::string directory_;
    std::string arena_;
    std::uint64_t in_arena_ = 0;  ///< records
    std::unique_ptr<TemporaryFile> file_;
    std::vector<Part> parts_;
    std::uint64_t count_ = 0;
};

}  // namespace tallywire
