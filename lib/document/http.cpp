#include "document/http.hpp"

#include "base/utf8.hpp"

#include <brotli/decode.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace tallywire {
namespace {

std::string_view trim(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

bool inflate_all(std::string_view packed, int window, std::size_t limit, std::string& out) {
    z_stream stream{};
    if (inflateInit2(&stream, window) != Z_OK) return false;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    int status = Z_OK;
    while (status == Z_OK && out.size() <= limit) {
        const std::size_t had = out.size();
        out.resize(had + std::max<std::size_t>(65536, packed.size() * 4));
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + had);
        stream.avail_out = static_cast<uInt>(out.size() - had);
        status = inflate(&stream, Z_NO_FLUSH);
        out.resize(out.size() - stream.avail_out);
        if (status == Z_OK && stream.avail_in == 0 && out.size() == had) break;
    }
    inflateEnd(&stream);
    // a body that was cut while it was saved still has its beginning
    return !out.empty() && out.size() <= limit && (status == Z_STREAM_END || status == Z_OK || status == Z_BUF_ERROR);
}

bool unbrotli(std::string_view packed, std::size_t limit, std::string& out) {
    BrotliDecoderState* state = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
    if (!state) return false;
    std::size_t left = packed.size();
    const auto* in = reinterpret_cast<const std::uint8_t*>(packed.data());
    BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out.size() <= limit) {
        const std::size_t had = out.size();
        out.resize(had + std::max<std::size_t>(65536, packed.size() * 4));
        std::size_t room = out.size() - had;
        auto* to = reinterpret_cast<std::uint8_t*>(out.data() + had);
        result = BrotliDecoderDecompressStream(state, &left, &in, &room, &to, nullptr);
        out.resize(out.size() - room);
    }
    BrotliDecoderDestroyInstance(state);
    return result == BROTLI_DECODER_RESULT_SUCCESS && out.size() <= limit;
}

}  // namespace

std::string_view HeaderFields::get(std::string_view name) const {
    for (const auto& [known, value] : fields)
        if (known == name) return value;
    return {};
}

HeaderFields parse_header_fields(std::string_view text, std::size_t& size) {
    HeaderFields out;
    size = 0;
    while (size < text.size()) {
        const std::size_t end = std::min(text.find('\n', size), text.size());
        std::string_view line = text.substr(size, end - size);
        size = std::min(end + 1, text.size());
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (line.empty()) break;
        if (line.front() == ' ' || line.front() == '\t') {
            if (!out.fields.empty()) out.fields.back().second.append(" ").append(trim(line));
            continue;
        }
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        out.fields.emplace_back(fold_ascii(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1))));
    }
    return out;
}

std::string media_type(std::string_view value) { return fold_ascii(trim(value.substr(0, value.find(';')))); }

std::string media_parameter(std::string_view value, std::string_view name) {
    const std::string lower = fold_ascii(value);
    for (std::size_t at = lower.find(';'); at != std::string::npos; at = lower.find(';', at + 1)) {
        std::string_view rest = trim(std::string_view(lower).substr(at + 1));
        if (rest.substr(0, name.size()) != name) continue;
        rest = trim(rest.substr(name.size()));
        if (rest.empty() || rest.front() != '=') continue;
        const auto begin = static_cast<std::size_t>(rest.data() - lower.data()) + 1;
        std::string_view original = trim(value.substr(begin));
        if (!original.empty() && (original.front() == '"' || original.front() == '\'')) {
            const std::size_t close = original.find(original.front(), 1);
            return std::string(original.substr(1, close == std::string_view::npos ? close : close - 1));
        }
        return std::string(trim(original.substr(0, original.find_first_of("; \t,"))));
    }
    return {};
}

std::optional<HttpHead> parse_http_head(std::string_view text) {
    if (text.substr(0, 5) != "HTTP/") return std::nullopt;
    const std::size_t line_end = text.find('\n');
    if (line_end == std::string_view::npos) return std::nullopt;
    HttpHead head;
    const std::string_view line = text.substr(0, line_end);
    if (const std::size_t space = line.find(' '); space != std::string_view::npos)
        std::from_chars(line.data() + space + 1, line.data() + line.size(), head.status);
    head.headers = parse_header_fields(text.substr(line_end + 1), head.size);
    head.size += line_end + 1;
    return head;
}

bool undo_chunks(std::string& bytes) {
    std::string out;
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    while (at < end) {
        while (at < end && (*at == '\r' || *at == '\n')) ++at;
        std::size_t size = 0;
        const auto [after, error] = std::from_chars(at, end, size, 16);
        if (error != std::errc() || after == at) break;
        const char* line_end = std::find(after, end, '\n');
        if (line_end == end || line_end - after > 1024) break;
        if (std::find_if(after, line_end, [](char c) { return c != '\r' && c != ' ' && c != '\t'; }) != line_end && *after != ';' && *after != ' ') break;
        at = line_end + 1;
        if (size == 0) {
            bytes = std::move(out);
            return true;
        }
        const std::size_t here = std::min(size, static_cast<std::size_t>(end - at));
        out.append(at, here);
        at += here;
    }
    if (out.empty() || at < end) return false;
    bytes = std::move(out);
    return true;
}

bool undo_content_coding(std::string_view coding, std::string& bytes, std::size_t limit) {
    std::string out;
    bool good = false;
    if (coding == "gzip" || coding == "x-gzip") {
        good = bytes.substr(0, 2) == "\x1F\x8B" && inflate_all(bytes, 15 + 16, limit, out);
    } else if (coding == "deflate") {
        good = inflate_all(bytes, 15, limit, out);
        if (!good) {
            out.clear();
            good = inflate_all(bytes, -15, limit, out);
        }
    } else if (coding == "br") {
        good = unbrotli(bytes, limit, out);
    }
    if (good) bytes = std::move(out);
    return good;
}

}  // namespace tallywire
