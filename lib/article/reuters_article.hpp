#pragma once

#include "article/article.hpp"

#include <string_view>

namespace tallywire {

class Bylines;

/// Reads one story of the Reuters-21578 collection (`<REUTERS …>` to `</REUTERS>`). False where it has neither title nor text. Safe to call
/// from several threads.
bool read_reuters_article(std::string_view utf8_sgml, const Bylines& bylines, Article& article);

}  // namespace tallywire
