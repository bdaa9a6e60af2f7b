#pragma once

#include "article/article.hpp"
#include "base/error.hpp"
#include "document/kind.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

class Bylines;

/// Appends the articles of XML in UTF-8: the items of RSS and Atom (the full text where the feed has it, else the teaser), a NITF story, the text items of
/// NewsML 1 and G2. What `outer` has (origin, URL) each has too. Entities of the document type are never expanded. A refusal tells what is
/// wrong with the XML; what stands before the fault is appended all the same. Safe to call from several threads.
std::optional<Refusal> read_xml_articles(std::string_view utf8_xml, DocumentKind kind, const Bylines& bylines, const Article& outer,
                                         std::vector<Article>& out);

}  // namespace tallywire
