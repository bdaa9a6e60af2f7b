#pragma once

#include <string>
#include <string_view>

namespace tallywire {

/// Text of lines in the form of the records, paragraphs parted by a blank line: joins lines that were broken at a width (mails, wires), and makes paragraphs of
/// lines that are as long as paragraphs. Blank lines and indented lines begin a paragraph. Safe to call from several threads.
std::string paragraphs_of_lines(std::string_view text);

std::string_view trim_blanks(std::string_view text);
/// Blanks and line ends as one blank each.
std::string fold_blanks(std::string_view text);
/// Replaces the entities of XML and HTML that plain fields hold by mistake: named ones of XML and numbers, and a few of HTML's.
std::string undo_entities(std::string_view text);

}  // namespace tallywire
