#pragma once

#include "article/article.hpp"

#include <string>
#include <string_view>

namespace tallywire {

class Bylines;

/// Reads one mail (RFC 5322 and MIME): its subject, sender, date, and the text part, else the HTML one; attachments are passed over. Any bytes will do. False where it has
/// neither subject nor text. Safe to call from several threads.
bool read_mail_article(std::string_view mail, const Bylines& bylines, Article& article);

/// Decodes the `=?utf-8?q?…?=` words of a header line; other bytes are taken as `to_utf8` has them.
std::string decode_mail_header(std::string_view value);

}  // namespace tallywire
