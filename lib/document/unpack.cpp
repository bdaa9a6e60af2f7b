#include "document/unpack.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <new>

namespace tallywire {
namespace {

constexpr std::size_t feed = std::size_t{64} << 10;

std::string too_much(std::uint64_t in, std::uint64_t out) {
    return "unpacks to more than is allowed (" + std::to_string(out) + " bytes from " + std::to_string(in) + "): left out";
}

class GzipSource : public ByteSource {
public:
    GzipSource(std::unique_ptr<ByteStream> packed, Meter& meter) : packed_(std::move(packed)), meter_(meter) {
        if (inflateInit2(&stream_, 15 + 16) != Z_OK) throw std::bad_alloc();
    }
    ~GzipSource() override { inflateEnd(&stream_); }
    GzipSource(const GzipSource&) = delete;

    std::size_t read(char* to, std::size_t capacity) override {
        if (done_ || trouble) return 0;
        stream_.next_out = reinterpret_cast<Bytef*>(to);
        stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(capacity, 1u << 30));
        const uInt room = stream_.avail_out;
        while (stream_.avail_out == room && !trouble) {
            const std::string_view packed = packed_->peek(1);
            if (packed.empty()) {
                if (const auto why = packed_->trouble()) trouble = *why;
                else if (inside_) trouble = "the gzip data end early";
                done_ = true;
                break;
            }
            if (!inside_ && !begins_member(packed)) break;
            step(packed);
        }
        const std::size_t got = room - stream_.avail_out;
        out_ += got;
        meter_.unpacked += got;
        if (!trouble && (meter_.exceeds(packed_->offset(), out_) || meter_.exhausted())) {
            trouble = too_much(packed_->offset(), out_);
            done_ = true;
            return 0;
        }
        return got;
    }

    std::uint64_t members() const override { return members_; }

    // Behind damage: the next place that looks like the header of a member.
    bool resume() override {
        if (done_) return false;
        inflateReset(&stream_);
        inside_ = false;
        for (;;) {
            const auto at = packed_->find(std::string_view("\x1F\x8B\x08", 3), ~std::size_t{0} >> 1);
            if (!at) {
                done_ = true;
                return false;
            }
            packed_->skip(*at);
            const std::string_view head = packed_->peek(10);
            if (head.size() < 10) continue_at_end();
            else if (static_cast<unsigned char>(head[3]) < 32 && (head[8] == 0 || head[8] == 2 || head[8] == 4)) return true;
            packed_->skip(3);
        }
    }

private:
    void continue_at_end() { packed_->skip(packed_->buffered().size()); }

    // Between members: zeros may pad the file; anything else that is no member is damage.
    bool begins_member(std::string_view packed) {
        if (packed.front() == '\0') {
            while (!packed_->at_end() && packed_->peek(1).front() == '\0') packed_->skip(1);
            if (packed_->at_end()) done_ = true;
            return !done_;
        }
        if (packed_->peek(3).substr(0, 2) == "\x1F\x8B") return true;
        trouble = "something that is no gzip follows the gzip data at byte " + std::to_string(packed_->offset());
        return false;
    }

    void step(std::string_view packed) {
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
        stream_.avail_in = static_cast<uInt>(std::min<std::size_t>(packed.size(), 1u << 30));
        const uInt offered = stream_.avail_in;
        inside_ = true;
        const int status = inflate(&stream_, Z_NO_FLUSH);
        packed_->skip(offered - stream_.avail_in);
        if (status == Z_STREAM_END) {
            inside_ = false;
            ++members_;
            inflateReset(&stream_);
        } else if (status != Z_OK && status != Z_BUF_ERROR) {
            trouble = "the gzip data are broken at byte " + std::to_string(packed_->offset());
        }
    }

    std::unique_ptr<ByteStream> packed_;
    Meter& meter_;
    z_stream stream_{};
    std::uint64_t out_ = 0;
    std::uint64_t members_ = 0;
    bool inside_ = false;
    bool done_ = false;
};

// The packed bytes as libarchive asks for them, block by block.
struct Feed {
    ByteStream& packed;
    std::size_t given = 0;

    static la_ssize_t read(struct archive*, void* self, const void** bytes) {
        Feed& that = *static_cast<Feed*>(self);
        that.packed.skip(that.given);
        const std::string_view ahead = that.packed.peek(1);
        that.given = std::min(ahead.size(), feed);
        *bytes = ahead.data();
        return static_cast<la_ssize_t>(that.given);
    }
    static la_int64_t skip(struct archive*, void* self, la_int64_t size) {
        Feed& that = *static_cast<Feed*>(self);
        that.packed.skip(that.given);
        that.given = 0;
        return static_cast<la_int64_t>(that.packed.skip(static_cast<std::uint64_t>(size)));
    }
};

struct FreeArchive {
    void operator()(struct archive* handle) const { archive_read_free(handle); }
};
using Handle = std::unique_ptr<struct archive, FreeArchive>;

std::string why(struct archive* handle, const ByteStream* packed, std::string_view otherwise) {
    if (const auto trouble = packed ? packed->trouble() : std::nullopt) return *trouble;
    const char* text = archive_error_string(handle);
    return text ? std::string(text) : std::string(otherwise);
}

class FilterSource : public ByteSource {
public:
    FilterSource(std::unique_ptr<ByteStream> packed, Meter& meter)
        : packed_(std::move(packed)), meter_(meter), feed_{*packed_}, handle_(archive_read_new()) {
        if (!handle_) throw std::bad_alloc();
        archive_read_support_format_raw(handle_.get());
        archive_read_support_filter_zstd(handle_.get());
        archive_read_support_filter_xz(handle_.get());
        archive_read_support_filter_bzip2(handle_.get());
        archive_read_support_filter_lz4(handle_.get());
        archive_read_support_filter_lzip(handle_.get());
        archive_read_support_filter_compress(handle_.get());
        archive_entry* entry = nullptr;
        if (archive_read_open(handle_.get(), &feed_, nullptr, &Feed::read, nullptr) != ARCHIVE_OK ||
            archive_read_next_header(handle_.get(), &entry) < ARCHIVE_WARN) {
            trouble = why(handle_.get(), packed_.get(), "cannot be unpacked");
        }
    }

    std::size_t read(char* to, std::size_t capacity) override {
        if (trouble || done_) return 0;
        const la_ssize_t got = archive_read_data(handle_.get(), to, std::min<std::size_t>(capacity, std::size_t{1} << 30));
        if (got < 0) {
            trouble = why(handle_.get(), packed_.get(), "the packed data are broken");
            return 0;
        }
        done_ = got == 0;
        out_ += static_cast<std::uint64_t>(got);
        meter_.unpacked += static_cast<std::uint64_t>(got);
        if (meter_.exceeds(packed_->offset(), out_) || meter_.exhausted()) {
            trouble = too_much(packed_->offset(), out_);
            return 0;
        }
        return static_cast<std::size_t>(got);
    }

private:
    std::unique_ptr<ByteStream> packed_;
    Meter& meter_;
    Feed feed_;
    Handle handle_;
    std::uint64_t out_ = 0;
    bool done_ = false;
};

class MemberSource : public ByteSource {
public:
    MemberSource(struct archive* handle, const ByteStream* packed, Meter& meter) : handle_(handle), packed_(packed), meter_(meter), begin_(offset()) {}

    std::size_t read(char* to, std::size_t capacity) override {
        if (trouble || done_) return 0;
        const la_ssize_t got = archive_read_data(handle_, to, std::min<std::size_t>(capacity, std::size_t{1} << 30));
        if (got < 0) {
            trouble = why(handle_, packed_, "the member is broken");
            return 0;
        }
        done_ = got == 0;
        out_ += static_cast<std::uint64_t>(got);
        meter_.unpacked += static_cast<std::uint64_t>(got);
        if (meter_.exceeds(offset() - begin_, out_) || meter_.exhausted()) {
            trouble = too_much(offset() - begin_, out_);
            return 0;
        }
        return static_cast<std::size_t>(got);
    }

private:
    std::uint64_t offset() const { return packed_ ? packed_->offset() : static_cast<std::uint64_t>(archive_filter_bytes(handle_, -1)); }

    struct archive* handle_;
    const ByteStream* packed_;  ///< null where libarchive reads the file itself
    Meter& meter_;
    std::uint64_t begin_;
    std::uint64_t out_ = 0;
    bool done_ = false;
};

}  // namespace

struct Archive::State {
    State(std::unique_ptr<ByteStream> input, Meter& counter) : packed(std::move(input)), meter(counter), handle(archive_read_new()) {
        if (!handle) throw std::bad_alloc();
        if (packed) feeder.emplace(Feed{*packed});
    }

    std::unique_ptr<ByteStream> packed;
    Meter& meter;
    std::optional<Feed> feeder;
    Handle handle;
    std::uint64_t members = 0;
    bool ended = false;
};

Archive::Archive(std::unique_ptr<ByteStream> packed, Meter& meter) : state_(std::make_unique<State>(std::move(packed), meter)) {
    struct archive* handle = state_->handle.get();
    archive_read_support_format_tar(handle);
    archive_read_support_format_gnutar(handle);
    archive_read_support_format_zip_streamable(handle);
    archive_read_support_format_cpio(handle);
    archive_read_set_option(handle, "tar", "read_concatenated_archives", "1");
    if (archive_read_open2(handle, &*state_->feeder, nullptr, &Feed::read, &Feed::skip, nullptr) != ARCHIVE_OK) {
        trouble = why(handle, state_->packed.get(), "cannot be read");
        state_->ended = true;
    }
}

Archive::Archive(const std::string& seven_zip_path, Meter& meter) : state_(std::make_unique<State>(nullptr, meter)) {
    struct archive* handle = state_->handle.get();
    archive_read_support_format_7zip(handle);
    std::error_code error;
    if (const auto size = std::filesystem::file_size(seven_zip_path, error); !error) meter.read += size;
    if (archive_read_open_filename(handle, seven_zip_path.c_str(), feed) != ARCHIVE_OK) {
        trouble = why(handle, nullptr, "cannot be read");
        state_->ended = true;
    }
}

Archive::~Archive() = default;

bool Archive::done() const { return state_->ended; }

std::optional<std::string> Archive::next() {
    struct archive* handle = state_->handle.get();
    while (!state_->ended) {
        archive_entry* entry = nullptr;
        const int status = archive_read_next_header(handle, &entry);
        if (status == ARCHIVE_EOF) break;
        if (status < ARCHIVE_WARN) {
            trouble = why(handle, state_->packed.get(), "the archive is broken");
            if (status == ARCHIVE_RETRY || (status == ARCHIVE_FAILED && ++state_->members < state_->meter.limits.members)) return std::nullopt;
            break;
        }
        if (++state_->members > state_->meter.limits.members || state_->meter.exhausted()) {
            trouble = state_->meter.exhausted() ? "unpacks to more than is allowed: the rest is left out" : "more members than are allowed: the rest is left out";
            break;
        }
        if (archive_entry_filetype(entry) != AE_IFREG) continue;
        const char* name = archive_entry_pathname_utf8(entry);
        if (!name) name = archive_entry_pathname(entry);
        return std::string(name ? name : "").substr(0, state_->meter.limits.name);
    }
    state_->ended = true;
    return std::nullopt;
}

std::unique_ptr<ByteSource> Archive::member() {
    return std::make_unique<MemberSource>(state_->handle.get(), state_->packed.get(), state_->meter);
}

std::unique_ptr<ByteSource> make_gzip_source(std::unique_ptr<ByteStream> packed, Meter& meter) {
    return std::make_unique<GzipSource>(std::move(packed), meter);
}
std::unique_ptr<ByteSource> make_filter_source(std::unique_ptr<ByteStream> packed, Meter& meter) {
    return std::make_unique<FilterSource>(std::move(packed), meter);
}

}  // namespace tallywire
