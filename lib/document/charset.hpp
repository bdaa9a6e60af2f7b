#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tallywire {

/// What is said of a text's encoding outside its first bytes; names as written by whoever declared them.
struct DeclaredCharset {
    std::string_view transport;  ///< HTTP header, MIME part: outranks what the text says
    bool markup = true;          ///< look for `<meta charset>` and XML declarations in the text
};

/// The encoding of `bytes` by a name ICU knows (`UTF-8`, `windows-1252`): byte order mark, then the bytes where they are UTF-8, then what is
/// declared where the bytes allow it, then detection. Latin-1 is windows-1252, and so on, as browsers have it. Any bytes will do.
std::string detect_charset(std::string_view bytes, DeclaredCharset declared);

/// `bytes` in that encoding as well-formed UTF-8, without byte order mark. Bytes that the encoding has not become U+FFFD; in UTF-8, stray
/// bytes become the letter that windows-1252 has for them.
std::string decode_charset(std::string_view bytes, std::string_view charset);

/// Both, and the repair of UTF-8 that was taken for windows-1252 and encoded again.
std::string to_utf8(std::string_view bytes, DeclaredCharset declared);

/// The encoding that a label means (`latin1` is `windows-1252`); nothing for an unknown one.
std::optional<std::string> charset_of_label(std::string_view label);

/// True where the text begins like UTF-16 or UTF-32: by byte order mark, or zeros at every other byte.
bool is_wide(std::string_view bytes);

/// Turns double-encoded sequences (`Ã©`) back, where they are what the text's letters are. `text` is well-formed UTF-8.
void undo_double_encoding(std::string& text);

}  // namespace tallywire
