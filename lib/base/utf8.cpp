#include "base/utf8.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace tallywire {
namespace {

constexpr std::size_t block = 64;

bool continues(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

bool is_ascii(std::string_view text) {
    std::uint64_t all = 0;
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t bytes;
        std::memcpy(&bytes, text.data() + at, 8);
        all |= bytes;
    }
    for (; at < text.size(); ++at) all |= std::uint64_t{static_cast<unsigned char>(text[at])};
    return (all & 0x8080808080808080u) == 0;
}

char32_t lower(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
    if (c >= 0x100 && c <= 0x17F) {
        if (c == 0x130) return 'i';
        if (c == 0x178) return 0xFF;
        if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 1 ? c + 1 : c;
        return c % 2 == 0 && c != 0x138 && c != 0x149 ? c + 1 : c;
    }
    if (c >= 0x391 && c <= 0x3A9) return c + 32;
    if (c >= 0x410 && c <= 0x42F) return c + 32;
    if (c >= 0x400 && c <= 0x40F) return c + 80;
    if (c >= 0x1E00 && c <= 0x1EFF) return c % 2 == 0 ? c + 1 : c;
    return c;
}

}  // namespace

CodePoint decode_utf8(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {0, 0};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80) return {first, 1};
    if (first >= 0xC2 && first <= 0xDF && continues(text, at + 1))
        return {static_cast<char32_t>((first & 0x1F) << 6 | (byte(at + 1) & 0x3F)), 2};
    if ((first & 0xF0) == 0xE0 && continues(text, at + 1) && continues(text, at + 2)) {
        const char32_t value = static_cast<char32_t>((first & 0x0F) << 12 | (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F));
        if (value >= 0x800 && (value < 0xD800 || value > 0xDFFF)) return {value, 3};
    }
    if (first >= 0xF0 && first <= 0xF4 && continues(text, at + 1) && continues(text, at + 2) && continues(text, at + 3)) {
        const char32_t value = static_cast<char32_t>((first & 0x07) << 18 | (byte(at + 1) & 0x3F) << 12 |
                                                     (byte(at + 2) & 0x3F) << 6 | (byte(at + 3) & 0x3F));
        if (value >= 0x10000 && value <= 0x10FFFF) return {value, 4};
    }
    return {replacement_character, 1};
}

void append_utf8(std::string& out, char32_t value) {
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = replacement_character;
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (value < 0x80) {
        put(value);
    } else if (value < 0x800) {
        put(0xC0 | value >> 6);
        put(0x80 | (value & 0x3F));
    } else if (value < 0x10000) {
        put(0xE0 | value >> 12);
        put(0x80 | (value >> 6 & 0x3F));
        put(0x80 | (value & 0x3F));
    } else {
        put(0xF0 | value >> 18);
        put(0x80 | (value >> 12 & 0x3F));
        put(0x80 | (value >> 6 & 0x3F));
        put(0x80 | (value & 0x3F));
    }
}

bool is_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            at += at + 8 <= text.size() && is_ascii(text.substr(at, 8)) ? 8 : 1;
            continue;
        }
        const CodePoint point = decode_utf8(text, at);
        if (point.size == 1) return false;
        at += point.size;
    }
    return true;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0, at = 0;
    for (; at + 8 <= text.size(); at += 8) {  // eight bytes at once: those that are no 10xxxxxx
        std::uint64_t bytes;
        std::memcpy(&bytes, text.data() + at, 8);
        count += static_cast<std::size_t>(std::popcount((~bytes >> 7 | bytes >> 6) & 0x0101010101010101u));
    }
    for (; at < text.size(); ++at) count += (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    return count;
}

CodePointIndex::CodePointIndex(std::string_view text) {
    if (is_ascii(text)) return;
    text_ = text;
    counts_.reserve(text.size() / block + 2);
    std::uint32_t count = 0;
    for (std::size_t at = 0; at <= text.size(); at += block) {
        counts_.push_back(count);
        count += static_cast<std::uint32_t>(count_code_points(text.substr(at, block)));
    }
}

std::uint32_t CodePointIndex::at(std::uint32_t byte) const {
    if (counts_.empty()) return byte;
    const std::size_t start = byte / block * block;
    return counts_[byte / block] + static_cast<std::uint32_t>(count_code_points(text_.substr(start, byte - start)));
}

std::uint32_t CodePointIndex::byte_of(std::uint32_t index) const {
    if (counts_.empty()) return index;
    const auto after = std::upper_bound(counts_.begin(), counts_.end(), index);
    std::size_t at = static_cast<std::size_t>(after - counts_.begin() - 1) * block;
    std::uint32_t count = counts_[at / block];
    while (at < text_.size() && !(count == index && (static_cast<unsigned char>(text_[at]) & 0xC0) != 0x80)) {
        count += (static_cast<unsigned char>(text_[at]) & 0xC0) != 0x80;
        ++at;
        while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) ++at;
    }
    return static_cast<std::uint32_t>(at);
}

std::string fold_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

std::string fold_case(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
            out.push_back(static_cast<char>(lower(byte)));
            ++at;
            continue;
        }
        const CodePoint point = decode_utf8(text, at);
        append_utf8(out, lower(point.value));
        at += point.size;
    }
    return out;
}

std::string in_one_line(std::string_view text) {
    std::string out(text.size(), ' ');
    std::size_t size = 0;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!blank) out[size++] = c;
        else if (size > 0 && out[size - 1] != ' ') out[size++] = ' ';
    }
    out.resize(size);
    return out;
}

}  // namespace tallywire
