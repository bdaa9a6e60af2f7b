#include "stream/input_file.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tallywire {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 20;

}  // namespace

struct InputFile::State {
    int descriptor = -1;
    bool owned = false;
    const char* mapped = nullptr;
    std::size_t mapped_size = 0;
    std::size_t mapped_at = 0;
    std::size_t released = 0;
    bool ended = false;
    std::vector<char> buffer;
    std::size_t begin = 0;  ///< of the bytes in `buffer` that were peeked and not given out
    std::size_t end = 0;
    std::uint64_t given = 0;

    ~State() {
        if (mapped) ::munmap(const_cast<char*>(mapped), mapped_size);
        if (owned && descriptor >= 0) ::close(descriptor);
    }
};

InputFile::InputFile(const std::string& path) : name_(path), state_(std::make_unique<State>()) {
    if (path == "-") {
        state_->descriptor = STDIN_FILENO;
    } else {
        state_->descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        state_->owned = true;
        if (state_->descriptor < 0) throw IoError(path + ": " + std::strerror(errno));
    }
    struct stat about {};
    if (::fstat(state_->descriptor, &about) != 0) throw IoError(path + ": " + std::strerror(errno));
    if (S_ISDIR(about.st_mode)) throw IoError(path + ": is a directory");
    // Standard input may stand inside a file: only a file that was opened here is mapped.
    if (state_->owned && S_ISREG(about.st_mode) && about.st_size > 0) {
        const auto size = static_cast<std::size_t>(about.st_size);
        void* mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, state_->descriptor, 0);
        if (mapped != MAP_FAILED) {
            ::madvise(mapped, size, MADV_SEQUENTIAL);
            state_->mapped = static_cast<const char*>(mapped);
            state_->mapped_size = size;
        }
    }
}

InputFile::~InputFile() = default;
InputFile::InputFile(InputFile&&) noexcept = default;

std::optional<std::uint64_t> InputFile::size() const {
    struct stat about {};
    if (::fstat(state_->descriptor, &about) != 0 || !S_ISREG(about.st_mode)) return std::nullopt;
    return static_cast<std::uint64_t>(about.st_size);
}

std::uint64_t InputFile::position() const { return state_->given; }

std::string_view InputFile::peek(std::size_t size) {
    State& s = *state_;
    if (s.mapped) return {s.mapped + s.mapped_at, std::min(size, s.mapped_size - s.mapped_at)};
    if (s.buffer.size() < std::max(size, block_size)) s.buffer.resize(std::max(size, block_size));
    while (!s.ended && s.end - s.begin < size) {
        const ssize_t got = ::read(s.descriptor, s.buffer.data() + s.end, s.buffer.size() - s.end);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw IoError(name_ + ": " + std::strerror(errno));
        if (got == 0) s.ended = true;
        s.end += static_cast<std::size_t>(got);
        if (got > 0) break;
    }
    return {s.buffer.data() + s.begin, std::min(size, s.end - s.begin)};
}

std::string_view InputFile::next_block() {
    State& s = *state_;
    if (s.mapped) {
        // What lies behind is given back, so that memory stays flat however large the file.
        if (s.mapped_at > s.released + 64 * block_size) {
            const std::size_t to = (s.mapped_at - block_size) / block_size * block_size;
            ::madvise(const_cast<char*>(s.mapped) + s.released, to - s.released, MADV_DONTNEED);
            s.released = to;
        }
        const std::size_t size = std::min(block_size, s.mapped_size - s.mapped_at);
        const std::string_view block(s.mapped + s.mapped_at, size);
        s.mapped_at += size;
        s.given += size;
        return block;
    }
    if (s.begin == s.end) {
        s.begin = s.end = 0;
        if (s.buffer.size() < block_size) s.buffer.resize(block_size);
        while (!s.ended) {
            const ssize_t got = ::read(s.descriptor, s.buffer.data(), s.buffer.size());
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) throw IoError(name_ + ": " + std::strerror(errno));
            if (got == 0) s.ended = true;
            s.end = static_cast<std::size_t>(got);
            break;
        }
    }
    const std::string_view block(s.buffer.data() + s.begin, s.end - s.begin);
    s.begin = s.end = 0;
    s.given += block.size();
    return block;
}

std::optional<LineReader::Line> LineReader::next() {
    carried_.clear();
    bool too_long = false;
    const std::uint64_t offset = offset_;
    const auto finish = [&](std::string_view text) {
        if (text.ends_with('\r')) text.remove_suffix(1);
        too_long |= text.size() > max_record_;
        return Line{too_long ? std::string_view() : text, ++number_, offset, too_long};
    };
    for (;;) {
        const auto* end = block_.empty() ? nullptr : static_cast<const char*>(std::memchr(block_.data(), '\n', block_.size()));
        if (end) {
            const std::string_view head = block_.substr(0, static_cast<std::size_t>(end - block_.data()));
            block_.remove_prefix(head.size() + 1);
            offset_ += head.size() + 1;
            if (carried_.empty() && !too_long) return finish(head);
            if (carried_.size() + head.size() > max_record_) too_long = true;
            if (!too_long) carried_.append(head);
            line_.swap(carried_);
            return finish(line_);
        }
        offset_ += block_.size();
        if (carried_.size() + block_.size() > max_record_) {
            too_long = true;
            carried_.clear();
        }
        if (!too_long) carried_.append(block_);
        block_ = input_.next_block();
        if (block_.empty()) {
            if (carried_.empty() && !too_long && offset == offset_) return std::nullopt;
            line_.swap(carried_);
            return finish(line_);
        }
    }
}

}  // namespace tallywire
