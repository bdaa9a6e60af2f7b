#include "stream/temporary_file.hpp"

#include "base/error.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace tallywire {
namespace {

[[noreturn]] void fail(const char* why) { throw IoError(std::string("temporary file: ") + why); }

}  // namespace

TemporaryFile::TemporaryFile(const std::string& directory) {
    descriptor_ = open(directory.c_str(), O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor_ >= 0) return;
    std::string name = directory + "/tallywire-XXXXXX";  // a file system without nameless files
    descriptor_ = mkostemp(name.data(), O_CLOEXEC);
    if (descriptor_ < 0) throw IoError(directory + ": no temporary file: " + std::strerror(errno));
    unlink(name.c_str());
}

TemporaryFile::~TemporaryFile() { close(descriptor_); }

void TemporaryFile::write(std::uint64_t offset, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t done = pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) fail(std::strerror(errno));
        bytes.remove_prefix(static_cast<std::size_t>(done));
        offset += static_cast<std::uint64_t>(done);
    }
    size_ = std::max(size_, offset);
}

void TemporaryFile::read(std::uint64_t offset, char* out, std::size_t count) const {
    while (count > 0) {
        const ssize_t done = pread(descriptor_, out, count, static_cast<off_t>(offset));
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) fail(std::strerror(errno));
        if (done == 0) fail("cut short");
        out += done;
        offset += static_cast<std::uint64_t>(done);
        count -= static_cast<std::size_t>(done);
    }
}

}  // namespace tallywire
