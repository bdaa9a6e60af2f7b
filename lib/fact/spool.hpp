#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// Keeps records until all are known, then gives them out by key. Above its memory it writes to temporary files, which have no name and so
/// are gone in every ending of the process.
class Spool {
public:
    /// `directory`: where temporary files go.
    Spool(std::size_t memory, std::string directory);
    ~Spool();

    /// `owner` and `kind` are what the key is made from at the end. Throws IoError where a temporary file can't be written.
    void add(std::uint32_t owner, std::uint32_t kind, std::string_view bytes);
    bool empty() const { return count_ == 0; }
    std::uint64_t count() const { return count_; }
    /// Gives out all records in the order of `key(owner, kind)`; those of one key in no order that means anything. The spool is empty after.
    void drain(const std::function<std::uint64_t(std::uint32_t owner, std::uint32_t kind)>& key,
               const std::function<void(std::uint64_t key, std::uint32_t owner, std::string_view bytes)>& take);

private:
    struct File;
    class Run;
    void spill();

    const std::size_t memory_;
    const std::string directory_;
    std::string arena_;
    std::vector<std::unique_ptr<File>> chunks_;
    std::uint64_t count_ = 0;
};

}  // namespace tallywire
