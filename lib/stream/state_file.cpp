#include "stream/state_file.hpp"

#include "base/error.hpp"

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <xxhash.h>

namespace tallywire {
namespace {

IoError failure(const std::string& path) { return IoError(path + ": " + std::strerror(errno)); }

std::string header(const std::string& kind, std::string_view content) {
    char sum[32];
    std::snprintf(sum, sizeof sum, "%016llx", static_cast<unsigned long long>(XXH3_64bits(content.data(), content.size())));
    return "tallywire-state 1 " + kind + " " + std::to_string(content.size()) + " " + sum + "\n";
}

void write_all(int descriptor, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw failure(path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace

StateFile::StateFile(std::string path, std::string kind) : path_(std::move(path)), kind_(std::move(kind)) {
    std::error_code error;
    if (std::filesystem::is_directory(path_, error)) throw IoError(path_ + ": is a directory");
    const std::string lock_path = path_ + ".lock";
    lock_ = ::open(lock_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (lock_ < 0) throw failure(lock_path);
    if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
        const bool busy = errno == EWOULDBLOCK;
        const IoError refusal = busy ? IoError(path_ + ": in use by another run") : failure(lock_path);
        ::close(lock_);
        lock_ = -1;
        throw refusal;
    }
    std::ifstream in(path_, std::ios::binary);
    if (!in) {
        std::error_code ignored;
        if (std::filesystem::exists(path_, ignored)) throw IoError(path_ + ": cannot be read");
        return;
    }
    std::string first;
    std::getline(in, first);
    std::ostringstream rest;
    rest << in.rdbuf();
    std::string content = std::move(rest).str();
    if (!first.starts_with("tallywire-state 1 " + kind_ + " ")) throw IoError(path_ + ": no state of `" + kind_ + "`");
    if (first + "\n" != header(kind_, content)) throw IoError(path_ + ": damaged; remove it to begin anew");
    content_ = std::move(content);
}

StateFile::~StateFile() {
    if (lock_ >= 0) ::close(lock_);
}

void StateFile::commit(std::string_view content) {
    const std::string next = path_ + ".new";
    const int descriptor = ::open(next.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (descriptor < 0) throw failure(next);
    try {
        write_all(descriptor, header(kind_, content), next);
        write_all(descriptor, content, next);
        if (::fsync(descriptor) != 0) throw failure(next);
    } catch (...) {
        ::close(descriptor);
        ::unlink(next.c_str());
        throw;
    }
    if (::close(descriptor) != 0 || ::rename(next.c_str(), path_.c_str()) != 0) throw failure(path_);
    const std::string folder = std::filesystem::absolute(path_).parent_path().string();
    if (const int directory = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); directory >= 0) {
        ::fsync(directory);
        ::close(directory);
    }
    content_ = std::string(content);
}

}  // namespace tallywire
