#pragma once

#include "article/article.hpp"

namespace tallywire {

/// Cuts paragraphs at the end of the text that present the article's own people ("Ann Lee covers the courts for …"): they begin with the name of one of
/// `byline`. Safe to call from several threads.
void cut_author_notes(Article& article);

}  // namespace tallywire
