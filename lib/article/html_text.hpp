#pragma once

#include <string>
#include <string_view>

namespace tallywire {

class HtmlTree;

/// The text of a piece of HTML (a feed's description, an article body in JSON): all of it, nothing cut but scripts and styles. Paragraphs are
/// parted by a blank line, lines of lists and tables by one line end. `utf8_html` is well-formed UTF-8. Safe to call from several threads.
std::string html_fragment_to_text(std::string_view utf8_html);

/// The same with a parser that the caller keeps: worth it where there are many pieces.
std::string html_fragment_to_text(std::string_view utf8_html, HtmlTree& tree);

}  // namespace tallywire
