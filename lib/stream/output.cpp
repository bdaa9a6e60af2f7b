#include "stream/output.hpp"

#include "base/error.hpp"

#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace tallywire {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 18;

}  // namespace

Output::Output(int descriptor, std::string name, bool line_buffered)
    : descriptor_(descriptor), name_(std::move(name)), line_buffered_(line_buffered || ::isatty(descriptor) == 1) {
    buffer_.reserve(block_size + 65536);
}

Output::~Output() = default;

void Output::write(std::string_view bytes) {
    if (bytes.size() >= block_size) {  // a batch goes out as it is
        flush();
        put(bytes);
        return;
    }
    buffer_.append(bytes);
    if (buffer_.size() >= block_size) flush();
}

void Output::end_batch() {
    if (line_buffered_) flush();
}

void Output::flush() {
    put(buffer_);
    buffer_.clear();
}

void Output::put(std::string_view rest) {
    while (!rest.empty()) {
        const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            const int error = errno;
            buffer_.clear();
            throw IoError(name_ + ": " + std::strerror(error));
        }
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace tallywire
