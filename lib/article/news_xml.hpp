#pragma once

#include "article/article.hpp"

#include <pugixml.hpp>

#include <vector>

namespace tallywire {

class Bylines;

/// The readers behind `read_xml_articles`, one for each family. Each appends the articles of a parsed document, filling copies of `outer`.
void read_feed(pugi::xml_node document, const Bylines& bylines, const Article& outer, std::vector<Article>& out);
void read_nitf(pugi::xml_node document, const Bylines& bylines, const Article& outer, std::vector<Article>& out);
void read_newsml(pugi::xml_node document, const Bylines& bylines, const Article& outer, std::vector<Article>& out);
void read_newsml_g2(pugi::xml_node document, const Bylines& bylines, const Article& outer, std::vector<Article>& out);

/// What a NITF element says, where `article` does not know it yet: also used for NITF within NewsML. False where there is no body.
bool fill_from_nitf(pugi::xml_node nitf, const Bylines& bylines, Article& article);

}  // namespace tallywire
