#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tallywire {

/// Text of articles on its way to somebody who would obey parts of it: each function makes it plain for one reader. Any bytes will do;
/// what is no UTF-8 becomes U+FFFD. All append to `out`, throw only std::bad_alloc, and are safe to call from several threads.

/// For a terminal: one line of printable text. Control characters (C0, C1, DEL), and those that turn the direction of writing or hide, are
/// left out; line ends and tabs become blanks; runs of blanks become one.
void append_printable(std::string& out, std::string_view text);
std::string printable(std::string_view text);

/// For HTML, XML and SVG, as text or as a quoted attribute. Characters that XML 1.0 does not allow are left out.
void append_markup(std::string& out, std::string_view text);
std::string markup(std::string_view text);

/// For Markdown: what would begin a link, emphasis, code, HTML, a heading or a list is escaped; line ends become blanks.
void append_markdown(std::string& out, std::string_view text);

/// One CSV field (RFC 4180), quoted where needed. A field that a spreadsheet would run as a formula (= + - @ before what is no number)
/// gets an apostrophe in front.
void append_csv(std::string& out, std::string_view text);

/// True for an address that a page may link to: http and https only.
bool is_web_address(std::string_view url);

/// Columns of a terminal that printable text takes: two for wide East Asian characters and emoji, none for combining ones.
std::size_t display_width(std::string_view text);
/// Cuts printable text to `columns`, at a word where one ends near, with an ellipsis where something was cut.
std::string fit(std::string_view text, std::size_t columns);

}  // namespace tallywire
