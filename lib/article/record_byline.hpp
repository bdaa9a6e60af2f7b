#pragma once

#include "article/article.hpp"

#include <string_view>

namespace tallywire {

class Bylines;

/// Adds what a record's byline field says: `By Ann Lee and Bo Ek, Staff Reporter` gives two people, the name of an agency an agency. A name that has no
/// sign of a printed byline is kept whole, whatever words are in it: records name institutes too. Safe to call from several threads.
void take_byline(const Bylines& bylines, std::string_view line, Article& article);

}  // namespace tallywire
