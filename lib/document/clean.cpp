#include "document/clean.hpp"

#include "base/utf8.hpp"
#include "document/charset.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>

namespace tallywire {
namespace {

bool is_control(unsigned char byte) { return (byte < 32 && byte != '\n') || byte == 127; }

// Only from U+0300 on (lead byte 0xCC) can a text be other than composed.
struct Needs {
    bool cleaning = false;
    bool composing = false;
};

// True for 64 bytes that are printable ASCII or line ends: the compiler makes a few vector instructions of it.
bool is_plain_block(const char* bytes) {
    unsigned char odd = 0;
    for (std::size_t i = 0; i < 64; ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        odd |= static_cast<unsigned char>((byte - 32u) % 256 >= 95) & static_cast<unsigned char>(byte != '\n');
    }
    return odd == 0;
}

Needs needs_of(const std::string& text) {
    Needs needs;
    for (std::size_t block = 0; block < text.size(); block += 64) {
        if (block + 64 <= text.size() && is_plain_block(text.data() + block)) continue;
        const std::size_t end = std::min(block + 64, text.size());
        for (std::size_t at = block; at < end; ++at) {
            const auto byte = static_cast<unsigned char>(text[at]);
            if (byte < 0x80) {
                needs.cleaning |= is_control(byte);
                continue;
            }
            const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0;
            const auto third = at + 2 < text.size() ? static_cast<unsigned char>(text[at + 2]) : 0;
            if (byte >= 0xCC) needs.composing |= byte != 0xE2 || next != 0x80;  // general punctuation (quotes, dashes) is composed
            // U+200B, U+2028 to U+202E, U+2060
            const bool unseen = byte == 0xE2 && ((next == 0x80 && (third == 0x8B || (third >= 0xA8 && third <= 0xAE))) || (next == 0x81 && third == 0xA0));
            needs.cleaning |= (byte == 0xC2 && (next < 0xA0 || next == 0xAD)) || unseen || byte == 0xEF;
        }
    }
    return needs;
}

bool is_left_out(char32_t c) { return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF || (c >= 0x2028 && c <= 0x202E); }

void drop_controls(std::string& text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        const char32_t c = point.value;
        if (c == '\r') {
            if (at + 1 >= text.size() || text[at + 1] != '\n') out.push_back('\n');
        } else if (c == '\t' || c == '\v' || c == '\f') {
            out.push_back(' ');
        } else if (c >= 0x80 && c < 0xA0) {
            const char byte = static_cast<char>(c);
            const std::string letter = decode_charset(std::string_view(&byte, 1), "windows-1252");
            if (c == 0x85 || decode_utf8(letter, 0).value >= 0xA0) out.append(letter);
        } else if (c == 0x2028 || c == 0x2029) {
            out.push_back('\n');
        } else if (!(c < 0x80 && is_control(static_cast<unsigned char>(c))) && !is_left_out(c)) {
            out.append(text, at, point.size);
        }
        at += point.size;
    }
    text = std::move(out);
}

}  // namespace

void clean_text(std::string& text) {
    const Needs needs = needs_of(text);
    if (needs.cleaning) drop_controls(text);
    if (!needs.composing) return;
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* composer = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status) || composer->isNormalizedUTF8(text, status)) return;
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    composer->normalizeUTF8(0, text, sink, nullptr, status);
    if (U_SUCCESS(status)) text = std::move(out);
}

}  // namespace tallywire
