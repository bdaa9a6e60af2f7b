#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

#ifdef __SSE4_1__
#include <smmintrin.h>
#endif

namespace tallywire {

/// The run of ASCII letters at the beginning of sixteen bytes.
struct AsciiWord {
    std::uint32_t size = 0;   ///< letters, up to 16
    std::uint32_t upper = 0;  ///< a bit of each that is a capital
    std::uint64_t low = 0, high = 0;  ///< the letters in lower case, in the order of the memory; zero after them
};

#ifdef __SSE4_1__
/// Reads sixteen bytes at `text`, which must be there.
inline AsciiWord ascii_word(const char* text) {
    const __m128i read = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
    const auto between = [](__m128i bytes, char first, char last) {  // compared as signed: no letter is beyond ASCII
        return _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(first - 1))), _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(last + 1))));
    };
    const __m128i folded = _mm_or_si128(read, _mm_set1_epi8(0x20));
    const auto letters = static_cast<std::uint32_t>(_mm_movemask_epi8(between(folded, 'a', 'z')));
    AsciiWord word;
    word.size = std::min(static_cast<std::uint32_t>(std::countr_one(letters)), 16u);
    alignas(16) static constexpr std::uint8_t keep[32] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
    const __m128i kept = _mm_loadu_si128(reinterpret_cast<const __m128i*>(keep + 16 - word.size));
    const __m128i small = _mm_and_si128(folded, kept);
    word.upper = ~static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_slli_epi16(read, 2))) & ((1u << word.size) - 1);  // a capital has no 0x20
    word.low = static_cast<std::uint64_t>(_mm_cvtsi128_si64(small));
    word.high = static_cast<std::uint64_t>(_mm_extract_epi64(small, 1));
    return word;
}
#endif

}  // namespace tallywire
