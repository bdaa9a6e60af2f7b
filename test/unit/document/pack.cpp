#include "pack.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <unistd.h>

namespace tallywire::test {
namespace {

std::string make_file(const std::string& bytes) {
    char name[] = "/tmp/tallywire-test-XXXXXX";
    const int descriptor = ::mkstemp(name);
    std::size_t at = 0;
    while (at < bytes.size()) {
        const ssize_t put = ::write(descriptor, bytes.data() + at, bytes.size() - at);
        if (put <= 0) break;
        at += static_cast<std::size_t>(put);
    }
    ::close(descriptor);
    return name;
}

la_ssize_t put(struct archive*, void* to, const void* bytes, size_t size) {
    static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
}

}  // namespace

std::string pack(const std::vector<std::pair<std::string, std::string>>& members, const char* format, const char* filter) {
    std::string out;
    struct archive* handle = archive_write_new();
    archive_write_set_format_by_name(handle, std::string(format) == "tar" ? "gnutar" : format);
    if (std::string(filter) == "none") archive_write_add_filter_none(handle);
    else archive_write_add_filter_by_name(handle, filter);
    archive_write_set_bytes_in_last_block(handle, 1);
    archive_write_open(handle, &out, nullptr, &put, nullptr);
    for (const auto& [name, bytes] : members) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
        archive_write_header(handle, entry);
        archive_write_data(handle, bytes.data(), bytes.size());
        archive_entry_free(entry);
    }
    archive_write_close(handle);
    archive_write_free(handle);
    return out;
}

TemporaryFile::TemporaryFile(const std::string& bytes) : path(make_file(bytes)) {}
TemporaryFile::~TemporaryFile() { ::unlink(path.c_str()); }

bool ReadBack::tells(std::string_view words) const {
    return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) { return problem.why.find(words) != std::string::npos; });
}

ReadBack read_back(const std::string& bytes, ReaderOptions options) {
    const TemporaryFile file(bytes);
    ReadBack out;
    options.columns = {"title", "text", "date"};
    DocumentReader reader({file.path}, options, [&](Problem problem) { out.problems.push_back(std::move(problem)); });
    while (auto document = reader.next()) out.documents.push_back(std::move(*document));
    return out;
}

std::string warc_record(const std::string& type, const std::string& uri, const std::string& content_type, const std::string& block) {
    return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + uri + "\r\nContent-Type: " + content_type +
           "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string http(const std::string& headers, const std::string& body) { return "HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body; }

}  // namespace tallywire::test
