#include "fact/spool.hpp"

#include "base/error.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <queue>
#include <tuple>

namespace tallywire {
namespace {

struct Header {
    std::uint32_t size = 0;
    std::uint32_t owner = 0;
    std::uint32_t kind = 0;
};

struct Entry {
    std::uint64_t key = 0;
    std::uint64_t offset = 0;
    bool operator<(const Entry& other) const { return std::tie(key, offset) < std::tie(other.key, other.offset); }
};

using Key = std::function<std::uint64_t(std::uint32_t, std::uint32_t)>;

Header header_at(std::string_view bytes, std::uint64_t offset) {
    Header header;
    std::memcpy(&header, bytes.data() + offset, sizeof header);
    return header;
}

std::vector<Entry> sorted_entries(std::string_view bytes, const Key& key) {
    std::vector<Entry> entries;
    for (std::uint64_t offset = 0; offset < bytes.size();) {
        const Header header = header_at(bytes, offset);
        entries.push_back({key(header.owner, header.kind), offset});
        offset += sizeof header + header.size;
    }
    std::sort(entries.begin(), entries.end());
    return entries;
}

}  // namespace

/// A temporary file without a name.
struct Spool::File {
    explicit File(const std::string& directory) {
        std::string name = directory + "/tallywire-XXXXXX";
        descriptor = mkstemp(name.data());
        if (descriptor < 0) throw IoError(directory + ": no temporary file: " + std::strerror(errno));
        unlink(name.c_str());
    }
    ~File() { close(descriptor); }
    File(const File&) = delete;

    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t done = ::write(descriptor, bytes.data(), bytes.size());
            if (done < 0 && errno == EINTR) continue;
            if (done <= 0) throw IoError(std::string("temporary file: ") + std::strerror(errno));
            bytes.remove_prefix(static_cast<std::size_t>(done));
            size += static_cast<std::uint64_t>(done);
        }
    }
    /// Up to `count` bytes at `offset`.
    std::size_t read(std::uint64_t offset, char* out, std::size_t count) const {
        std::size_t have = 0;
        while (have < count) {
            const ssize_t done = pread(descriptor, out + have, count - have, static_cast<off_t>(offset + have));
            if (done < 0 && errno == EINTR) continue;
            if (done < 0) throw IoError(std::string("temporary file: ") + std::strerror(errno));
            if (done == 0) break;
            have += static_cast<std::size_t>(done);
        }
        return have;
    }

    int descriptor = -1;
    std::uint64_t size = 0;
};

/// One sorted sequence: a file's, or the arena's.
class Spool::Run {
public:
    Run(std::unique_ptr<File> file, const Key& key) : file_(std::move(file)), key_(key) { next(); }
    Run(std::string_view bytes, std::vector<Entry> entries, const Key& key) : bytes_(bytes), entries_(std::move(entries)), key_(key) { next(); }

    bool done() const { return done_; }
    std::uint64_t key() const { return current_key_; }
    std::uint32_t owner() const { return header_.owner; }
    std::string_view record() const { return record_; }

    void next() {
        if (file_) {
            next_of_file();
        } else if (at_ == entries_.size()) {
            done_ = true;
        } else {
            const Entry& entry = entries_[at_++];
            header_ = header_at(bytes_, entry.offset);
            record_ = bytes_.substr(entry.offset + sizeof(Header), header_.size);
            current_key_ = entry.key;
        }
    }

private:
    static constexpr std::size_t block = std::size_t{1} << 20;

    bool want(std::size_t count) {
        if (buffer_.size() - begin_ >= count) return true;
        buffer_.erase(0, begin_);
        begin_ = 0;
        const std::size_t had = buffer_.size();
        const std::size_t asked = std::max(count, block);
        buffer_.resize(asked);
        const std::size_t read = file_->read(offset_, buffer_.data() + had, asked - had);
        offset_ += read;
        buffer_.resize(had + read);
        return buffer_.size() >= count;
    }

    void next_of_file() {
        if (!want(sizeof(Header))) {
            done_ = true;
            return;
        }
        header_ = header_at(buffer_, begin_);
        if (!want(sizeof(Header) + header_.size)) throw IoError("temporary file: cut short");
        record_ = std::string_view(buffer_).substr(begin_ + sizeof(Header), header_.size);
        begin_ += sizeof(Header) + header_.size;
        current_key_ = key_(header_.owner, header_.kind);
    }

    std::unique_ptr<File> file_;
    std::string_view bytes_;
    std::vector<Entry> entries_;
    const Key& key_;
    std::size_t at_ = 0;
    std::string buffer_;
    std::size_t begin_ = 0;
    std::uint64_t offset_ = 0;
    Header header_;
    std::string_view record_;
    std::uint64_t current_key_ = 0;
    bool done_ = false;
};

Spool::Spool(std::size_t memory, std::string directory) : memory_(memory), directory_(std::move(directory)) {}
Spool::~Spool() = default;

void Spool::add(std::uint32_t owner, std::uint32_t kind, std::string_view bytes) {
    if (!arena_.empty() && arena_.size() + bytes.size() > memory_) spill();
    const Header header{static_cast<std::uint32_t>(bytes.size()), owner, kind};
    char raw[sizeof header];
    std::memcpy(raw, &header, sizeof header);
    if (arena_.capacity() < arena_.size() + sizeof header + bytes.size())  // grown by halves, not beyond what is allowed
        arena_.reserve(std::max(std::min(arena_.capacity() + arena_.capacity() / 2, memory_), arena_.size() + sizeof header + bytes.size()));
    arena_.append(raw, sizeof raw);
    arena_.append(bytes);
    ++count_;
}

void Spool::spill() {
    chunks_.push_back(std::make_unique<File>(directory_));
    chunks_.back()->write(arena_);
    arena_.clear();
}

void Spool::drain(const Key& key, const std::function<void(std::uint64_t, std::uint32_t, std::string_view)>& take) {
    std::vector<std::unique_ptr<Run>> runs;
    if (!chunks_.empty() && !arena_.empty()) spill();
    for (std::unique_ptr<File>& chunk : chunks_) {  // each is read back, sorted and written again
        arena_.resize(chunk->size);
        if (chunk->read(0, arena_.data(), arena_.size()) != arena_.size()) throw IoError("temporary file: cut short");
        auto sorted = std::make_unique<File>(directory_);
        std::string block;
        for (const Entry& entry : sorted_entries(arena_, key)) {
            const Header header = header_at(arena_, entry.offset);
            block.append(arena_, entry.offset, sizeof header + header.size);
            if (block.size() >= std::size_t{1} << 20) {
                sorted->write(block);
                block.clear();
            }
        }
        sorted->write(block);
        chunk.reset();
        runs.push_back(std::make_unique<Run>(std::move(sorted), key));
    }
    if (!chunks_.empty()) {
        arena_.clear();
        arena_.shrink_to_fit();
    } else {
        runs.push_back(std::make_unique<Run>(arena_, sorted_entries(arena_, key), key));
    }
    const auto later = [](const Run* a, const Run* b) { return a->key() > b->key(); };
    std::priority_queue<Run*, std::vector<Run*>, decltype(later)> queue(later);
    for (const auto& run : runs)
        if (!run->done()) queue.push(run.get());
    while (!queue.empty()) {
        Run* run = queue.top();
        queue.pop();
        take(run->key(), run->owner(), run->record());
        run->next();
        if (!run->done()) queue.push(run);
    }
    chunks_.clear();
    arena_.clear();
    count_ = 0;
}

}  // namespace tallywire
