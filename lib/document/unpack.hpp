#pragma once

#include "document/document.hpp"
#include "document/byte_stream.hpp"

#include <memory>
#include <optional>
#include <string>

struct archive;

namespace tallywire {

/// What has come out of one operand, so that archives within archives cannot multiply without end.
struct Meter {
    Limits limits;
    std::uint64_t read = 0;      ///< bytes of all files so far
    std::uint64_t before = 0;    ///< of them, those before this file
    std::uint64_t unpacked = 0;  ///< bytes that came out of this file's containers

    /// True when `out` bytes from `in` packed ones (of one stream) is more than is allowed.
    bool exceeds(std::uint64_t in, std::uint64_t out) const { return out > limits.free && out / limits.ratio > in + limits.free / limits.ratio; }
    bool exhausted() const {
        return unpacked > limits.total_free &&
               unpacked / limits.total_ratio > read - before + limits.total_free / limits.total_ratio;
    }
};

/// Unpacks gzip, member after member. After broken data `resume` goes on at the next member. The meter must outlive the source.
std::unique_ptr<ByteSource> make_gzip_source(std::unique_ptr<ByteStream> packed, Meter& meter);
/// Unpacks zstd, xz, bzip2, lz4, lzip and compress.
std::unique_ptr<ByteSource> make_filter_source(std::unique_ptr<ByteStream> packed, Meter& meter);

/// A tar, zip or cpio archive read forward, or a 7-Zip file.
class Archive {
public:
    Archive(std::unique_ptr<ByteStream> packed, Meter& meter);
    /// 7-Zip has its directory at the end: it is read from a file alone, going back and forth in it.
    Archive(const std::string& seven_zip_path, Meter& meter);
    ~Archive();
    Archive(const Archive&) = delete;

    /// Goes to the next file of the archive and gives its name; directories and links are passed over. Nothing at the end, and where the archive
    /// breaks off: then `trouble` says why.
    std::optional<std::string> next();
    /// The bytes of the member that `next` went to. To be gone before `next` is called again; the archive must outlive it.
    std::unique_ptr<ByteSource> member();
    /// Nothing more can be had.
    bool done() const;

    std::optional<std::string> trouble;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tallywire
