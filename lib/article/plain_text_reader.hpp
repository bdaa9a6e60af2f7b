#pragma once

#include "article/article.hpp"

#include <memory>
#include <string_view>

namespace tallywire {

class Rules;

/// Reads a plain-text dump of one article: cuts debris by line rules, and takes title, header date, agency credit, dateline and byline out of
/// the text. Const once built; safe to share between threads.
class PlainTextReader {
public:
    /// Throws UsageError where a rule file is wrong.
    explicit PlainTextReader(const Rules& rules);
    ~PlainTextReader();
    PlainTextReader(PlainTextReader&&) noexcept;

    /// Fills `article` from well-formed UTF-8. What `article` has of metadata already is kept; `text` and `debris` are replaced.
    void read(std::string_view utf8_text, Article& article) const;

private:
    struct State;
    std::unique_ptr<const State> state_;
};

}  // namespace tallywire
