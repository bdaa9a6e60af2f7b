#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// Where bytes come from, one after another: a file, a decompressor, a member of an archive.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    /// Puts up to `capacity` bytes at `to`. 0 at the end, and where the bytes break off: then `trouble` says why.
    virtual std::size_t read(char* to, std::size_t capacity) = 0;
    /// Goes on behind the damage that `trouble` tells of. False where nothing more can be had.
    virtual bool resume() { return false; }
    /// Packed members read to their end, where bytes come in such.
    virtual std::uint64_t members() const { return 0; }

    std::optional<std::string> trouble;
};

/// A stream of bytes read forward, with look-ahead. Holds one buffer, as large as the longest look-ahead asked for.
class ByteStream {
public:
    explicit ByteStream(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

    /// The bytes ahead: at least `size` of them, fewer only where the stream ends or breaks off. Valid until the next call.
    std::string_view peek(std::size_t size);
    /// What is in the buffer already.
    std::string_view buffered() const { return {buffer_.data() + begin_, end_ - begin_}; }
    /// Leaves out `size` bytes, in the buffer or beyond; the number that there were.
    std::uint64_t skip(std::uint64_t size);
    /// The distance to the next `byte`, looking at most `limit` bytes ahead.
    std::optional<std::size_t> find(char byte, std::size_t limit);
    /// The same for a sequence of bytes.
    std::optional<std::size_t> find(std::string_view bytes, std::size_t limit, std::size_t from = 0);
    bool at_end() { return peek(1).empty(); }
    /// Bytes before the next one.
    std::uint64_t offset() const { return offset_; }

    /// Why the stream broke off, when it did and all before was read.
    std::optional<std::string> trouble() const { return source_->trouble; }
    std::uint64_t members() const { return source_->members(); }
    /// Goes on behind the damage; what is in the buffer is dropped.
    bool resume();

private:
    bool fill();

    std::unique_ptr<ByteSource> source_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::uint64_t offset_ = 0;
    bool ended_ = false;
};

/// The bytes of a file descriptor, which is closed at the end of its life when `owned`. `count`, which must outlive the source, grows by the
/// bytes read. A failed read is told by `trouble`.
std::unique_ptr<ByteSource> make_file_source(int descriptor, bool owned, std::uint64_t& count);
std::unique_ptr<ByteSource> make_memory_source(std::string bytes);

}  // namespace tallywire
