#include "fact/spool.hpp"

#include "base/error.hpp"
#include "stream/temporary_file.hpp"

#include <algorithm>
#include <cstring>
#include <queue>
#include <tuple>

namespace tallywire {
namespace {

constexpr std::size_t most_parts = 200;
constexpr std::size_t ahead = 6;  ///< records that are asked for before their turn
constexpr std::size_t least_block = std::size_t{1} << 12, largest_block = std::size_t{1} << 20;  ///< read from a part at once

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

std::vector<Entry> sorted_entries(std::string_view bytes, std::uint64_t count, const Key& key) {
    std::vector<Entry> entries;
    entries.reserve(static_cast<std::size_t>(count));
    for (std::uint64_t offset = 0; offset < bytes.size();) {
        const Header header = header_at(bytes, offset);
        entries.push_back({key(header.owner, header.kind), offset});
        offset += sizeof header + header.size;
    }
    std::sort(entries.begin(), entries.end());
    return entries;
}

}  // namespace

/// One sorted sequence: a part of the file, or the arena.
class Spool::Run {
public:
    Run(const TemporaryFile& file, Part part, std::size_t block, const Key& key) : file_(&file), part_(part), block_(block), key_(key) { next(); }
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
            // Neighbours by key lie far apart: they are on their way while those before are worked on.
            if (at_ + ahead < entries_.size())
                for (std::size_t line = 0; line < 4; ++line) __builtin_prefetch(bytes_.data() + entries_[at_ + ahead].offset + 64 * line);
            const Entry& entry = entries_[at_++];
            header_ = header_at(bytes_, entry.offset);
            record_ = bytes_.substr(entry.offset + sizeof(Header), header_.size);
            current_key_ = entry.key;
        }
    }

private:
    bool want(std::size_t count) {
        if (buffer_.size() - begin_ >= count) return true;
        buffer_.erase(0, begin_);
        begin_ = 0;
        const std::size_t had = buffer_.size();
        const std::size_t more = static_cast<std::size_t>(std::min<std::uint64_t>(std::max(count, block_) - had, part_.end - part_.begin));
        buffer_.resize(had + more);
        file_->read(part_.begin, buffer_.data() + had, more);
        part_.begin += more;
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

    const TemporaryFile* file_ = nullptr;
    Part part_;
    std::size_t block_ = 0;
    std::string_view bytes_;
    std::vector<Entry> entries_;
    const Key& key_;
    std::size_t at_ = 0;
    std::string buffer_;
    std::size_t begin_ = 0;
    Header header_;
    std::string_view record_;
    std::uint64_t current_key_ = 0;
    bool done_ = false;
};

Spool::Spool(std::size_t memory, std::string directory) : memory_(memory), directory_(std::move(directory)) {}
Spool::~Spool() = default;
Spool::Spool(Spool&&) noexcept = default;
Spool& Spool::operator=(Spool&&) noexcept = default;

void Spool::add(std::uint32_t owner, std::uint32_t kind, std::string_view bytes) {
    const std::size_t needed = arena_.size() + sizeof(Header) + bytes.size();
    if (!arena_.empty() && needed > memory_ && (!file_ || needed > file_->size() / most_parts)) spill();
    const Header header{static_cast<std::uint32_t>(bytes.size()), owner, kind};
    // Grown in great steps, not beyond what is allowed: the old piece is small beside the new one, whose pages are taken as they are filled.
    if (arena_.capacity() < arena_.size() + sizeof header + bytes.size())
        arena_.reserve(std::max(std::min(arena_.capacity() * 8, memory_), arena_.size() + sizeof header + bytes.size()));
    arena_.append(reinterpret_cast<const char*>(&header), sizeof header);
    arena_.append(bytes);
    ++count_;
    ++in_arena_;
}

void Spool::spill() {
    if (!file_) file_ = std::make_unique<TemporaryFile>(directory_);
    parts_.push_back({file_->size(), file_->size() + arena_.size(), in_arena_});
    in_arena_ = 0;
    file_->append(arena_);
    arena_.clear();
}

void Spool::drain(const Key& key, const std::function<void(std::uint64_t, std::uint32_t, std::string_view)>& take) {
    std::vector<std::unique_ptr<Run>> runs;
    if (file_) {
        spill();
        for (const Part& part : parts_) {  // each is read back, sorted and written again
            arena_.resize(static_cast<std::size_t>(part.end - part.begin));
            file_->read(part.begin, arena_.data(), arena_.size());
            std::uint64_t to = part.begin;
            std::string block;
            const auto write = [&] {
                file_->write(to, block);
                to += block.size();
                block.clear();
            };
            for (const Entry& entry : sorted_entries(arena_, part.count, key)) {
                block.append(arena_, entry.offset, sizeof(Header) + header_at(arena_, entry.offset).size);
                if (block.size() >= largest_block) write();
            }
            write();
        }
        std::string().swap(arena_);
        const std::size_t block = std::clamp(memory_ / parts_.size(), least_block, largest_block);
        for (const Part& part : parts_) runs.push_back(std::make_unique<Run>(*file_, part, block, key));
    } else {
        runs.push_back(std::make_unique<Run>(arena_, sorted_entries(arena_, in_arena_, key), key));
    }
    // Of equal keys the earlier part comes first.
    const auto later = [&](std::size_t a, std::size_t b) { return std::pair(runs[a]->key(), a) > std::pair(runs[b]->key(), b); };
    std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> queue(later);
    for (std::size_t i = 0; i < runs.size(); ++i)
        if (!runs[i]->done()) queue.push(i);
    while (!queue.empty()) {
        const std::size_t first = queue.top();
        queue.pop();
        Run& run = *runs[first];
        const std::uint64_t until = queue.empty() ? UINT64_MAX : runs[queue.top()]->key();
        do {
            take(run.key(), run.owner(), run.record());
            run.next();
        } while (!run.done() && run.key() < until);
        if (!run.done()) queue.push(first);
    }
    parts_.clear();
    file_.reset();
    std::string().swap(arena_);
    count_ = in_arena_ = 0;
}

}  // namespace tallywire
