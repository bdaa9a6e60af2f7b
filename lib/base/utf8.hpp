#pragma once

#include "base/span.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// What stands for bytes that are no UTF-8.
inline constexpr char32_t replacement_character = 0xFFFD;

struct CodePoint {
    char32_t value = 0;
    std::uint32_t size = 0;  ///< bytes, 1 to 4; 0 at the end of the text
};

/// The code point at byte `at` of `text`. Bad UTF-8 gives U+FFFD of one byte. Safe to call from several threads, as is all here.
CodePoint decode_utf8(std::string_view text, std::size_t at);

/// Appends a code point. Surrogates and values above U+10FFFF are appended as U+FFFD.
void append_utf8(std::string& out, char32_t value);

/// True when every byte of `text` belongs to a well-formed sequence.
bool is_utf8(std::string_view text);

/// The number of code points in well-formed UTF-8.
std::size_t count_code_points(std::string_view text);

/// Turns byte ranges of one well-formed text into ranges of its code points. Costs one pass over the text when built, and at most 64
/// bytes' counting for each position. Does not keep a text that is ASCII; otherwise the text must outlive the index.
class CodePointIndex {
public:
    explicit CodePointIndex(std::string_view text);

    std::uint32_t at(std::uint32_t byte) const;
    CodePoints at(Span span) const { return {at(span.begin), at(span.end)}; }
    /// The byte at which code point `index` begins; the text's size where `index` is past the end.
    std::uint32_t byte_of(std::uint32_t index) const;

private:
    std::string_view text_;
    std::vector<std::uint32_t> counts_;  ///< code points before each block of bytes; empty for ASCII
};

/// ASCII letters in lower case, all else as it is.
std::string fold_ascii(std::string_view text);

/// Lower case of every letter of Latin, Greek and Cyrillic script; accents are kept. For comparing words, not for showing.
std::string fold_case(std::string_view text);

/// The text with single blanks for line ends and other blanks, and none at its beginning.
std::string in_one_line(std::string_view text);

}  // namespace tallywire
