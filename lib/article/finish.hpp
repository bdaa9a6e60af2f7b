#pragma once

#include "article/article.hpp"

#include <memory>

namespace tallywire {

class Rules;

/// The last step of every reader, whatever the format: blanks and paragraphs in one form, agency credit, dateline, language, doubts about the
/// date, and the id where the article has none. Const once built; safe to share between threads.
class ArticleFinisher {
public:
    /// Throws UsageError where a rule file is wrong.
    explicit ArticleFinisher(const Rules& rules);
    ~ArticleFinisher();
    ArticleFinisher(ArticleFinisher&&) noexcept;

    /// The id is 16 hex digits: a hash of the words of title and text, so that the same article has it from text, HTML, WARC and JSON.
    void finish(Article& article) const;

private:
    struct State;
    std::unique_ptr<const State> state_;
};

}  // namespace tallywire
