#include "document/byte_stream.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace tallywire {
namespace {

constexpr std::size_t block = std::size_t{256} << 10;

class FileSource : public ByteSource {
public:
    FileSource(int descriptor, bool owned, std::uint64_t& count) : descriptor_(descriptor), owned_(owned), count_(count) {
        ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
    }
    ~FileSource() override {
        if (owned_) ::close(descriptor_);
    }
    FileSource(const FileSource&) = delete;

    std::size_t read(char* to, std::size_t capacity) override {
        for (;;) {
            const ssize_t got = ::read(descriptor_, to, capacity);
            if (got >= 0) {
                count_ += static_cast<std::uint64_t>(got);
                return static_cast<std::size_t>(got);
            }
            if (errno == EINTR) continue;
            trouble = std::strerror(errno);
            return 0;
        }
    }

private:
    int descriptor_;
    bool owned_;
    std::uint64_t& count_;
};

class MemorySource : public ByteSource {
public:
    explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}

    std::size_t read(char* to, std::size_t capacity) override {
        const std::size_t size = std::min(capacity, bytes_.size() - at_);
        std::memcpy(to, bytes_.data() + at_, size);
        at_ += size;
        return size;
    }

private:
    std::string bytes_;
    std::size_t at_ = 0;
};

}  // namespace

bool ByteStream::fill() {
    if (ended_) return false;
    if (buffer_.size() - end_ < block) {
        if (begin_ > 0) {
            std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
            end_ -= begin_;
            begin_ = 0;
        }
        if (buffer_.size() - end_ < block) buffer_.resize(std::max(buffer_.size() * 2, end_ + 2 * block));
    }
    const std::size_t got = source_->read(buffer_.data() + end_, buffer_.size() - end_);
    end_ += got;
    ended_ = got == 0;
    return !ended_;
}

std::string_view ByteStream::peek(std::size_t size) {
    while (end_ - begin_ < size && fill()) {
    }
    return buffered();
}

std::uint64_t ByteStream::skip(std::uint64_t size) {
    std::uint64_t left = size;
    while (left > 0) {
        const std::size_t here = static_cast<std::size_t>(std::min<std::uint64_t>(left, end_ - begin_));
        begin_ += here;
        offset_ += here;
        left -= here;
        if (left > 0) {
            begin_ = end_ = 0;
            if (!fill()) break;
        }
    }
    return size - left;
}

std::optional<std::size_t> ByteStream::find(char byte, std::size_t limit) {
    for (std::size_t from = 0;;) {
        const std::string_view ahead = buffered();
        if (const void* at = from < ahead.size() ? std::memchr(ahead.data() + from, byte, ahead.size() - from) : nullptr) {
            const auto distance = static_cast<std::size_t>(static_cast<const char*>(at) - ahead.data());
            return distance < limit ? std::optional(distance) : std::nullopt;
        }
        from = ahead.size();
        if (from >= limit || !fill()) return std::nullopt;  // no more is read than is asked for
    }
}

std::optional<std::size_t> ByteStream::find(std::string_view bytes, std::size_t limit, std::size_t from) {
    for (;;) {
        const std::string_view ahead = buffered();
        const std::size_t at = from < ahead.size() ? ahead.find(bytes, from) : std::string_view::npos;
        if (at != std::string_view::npos) return at < limit ? std::optional(at) : std::nullopt;
        if (ahead.size() >= bytes.size()) from = std::max(from, ahead.size() - bytes.size() + 1);
        if (from >= limit || !fill()) return std::nullopt;
    }
}

bool ByteStream::resume() {
    offset_ += end_ - begin_;
    begin_ = end_ = 0;
    source_->trouble.reset();
    ended_ = false;
    if (source_->resume()) return true;
    ended_ = true;
    return false;
}

std::unique_ptr<ByteSource> make_file_source(int descriptor, bool owned, std::uint64_t& count) {
    return std::make_unique<FileSource>(descriptor, owned, count);
}
std::unique_ptr<ByteSource> make_memory_source(std::string bytes) { return std::make_unique<MemorySource>(std::move(bytes)); }

}  // namespace tallywire
