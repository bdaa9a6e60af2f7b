#include "base/json_writer.hpp"

#include "base/utf8.hpp"

#include <array>
#include <charconv>
#include <bit>
#include <cmath>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace tallywire {
namespace {

// 0: copied as it is; 1: a non-ASCII byte, to be checked; else the letter of the short escape, 'u' for the long one.
constexpr std::array<char, 256> make_kinds() {
    std::array<char, 256> kinds{};
    for (std::size_t i = 0; i < 32; ++i) kinds[i] = 'u';
    kinds['\b'] = 'b';
    kinds['\f'] = 'f';
    kinds['\n'] = 'n';
    kinds['\r'] = 'r';
    kinds['\t'] = 't';
    kinds['"'] = '"';
    kinds['\\'] = '\\';
    kinds[127] = 'u';
    for (std::size_t i = 128; i < 256; ++i) kinds[i] = 1;
    return kinds;
}
constexpr std::array<char, 256> kinds = make_kinds();

/// The first byte from `at` on that is not copied as it is.
std::size_t find_special(std::string_view text, std::size_t at) {
#ifdef __SSE2__
    for (; at + 16 <= text.size(); at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
        const auto equal = [&](char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
        // compared as signed, what is beyond ASCII is below the blank too
        const __m128i found = _mm_or_si128(_mm_or_si128(_mm_cmplt_epi8(bytes, _mm_set1_epi8(' ')), equal(127)), _mm_or_si128(equal('"'), equal('\\')));
        if (const int mask = _mm_movemask_epi8(found)) return at + static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(mask)));
    }
#endif
    while (at < text.size() && kinds[static_cast<unsigned char>(text[at])] == 0) ++at;
    return at;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out.push_back('"');
    std::size_t from = 0;
    for (std::size_t at = find_special(text, 0); at < text.size(); at = find_special(text, at)) {
        const char kind = kinds[static_cast<unsigned char>(text[at])];
        if (kind == 1) {
            const CodePoint point = decode_utf8(text, at);
            if (point.size > 1) {
                at += point.size;
                continue;
            }
            out.append(text, from, at - from);
            append_utf8(out, replacement_character);
        } else {
            out.append(text, from, at - from);
            out.push_back('\\');
            out.push_back(kind);
            if (kind == 'u') {
                constexpr char hex[] = "0123456789abcdef";
                const auto byte = static_cast<unsigned char>(text[at]);
                out.append("00");
                out.push_back(hex[byte >> 4]);
                out.push_back(hex[byte & 15]);
            }
        }
        from = ++at;
    }
    out.append(text, from, text.size() - from);
    out.push_back('"');
}

void append_json_number(std::string& out, double value) {
    if (!std::isfinite(value)) {
        out.append("null");
        return;
    }
    char buffer[32];
    std::to_chars_result end{};
    if (value == std::floor(value) && std::fabs(value) < 9.0e15)
        end = std::to_chars(buffer, buffer + sizeof buffer, static_cast<long long>(value));
    else
        end = std::to_chars(buffer, buffer + sizeof buffer, value);
    out.append(buffer, end.ptr);
}

}  // namespace tallywire
