#pragma once

#include "article/article.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tallywire {

class Rules;

/// Reads an HTML page into an article: its text, what was cut from it, and its metadata. One object per thread; it keeps its buffers
/// from page to page.
class PageReader {
public:
    /// Throws UsageError where a rule file is wrong.
    explicit PageReader(const Rules& rules);
    ~PageReader();
    PageReader(PageReader&&) noexcept;

    /// Fills `article` from a page of well-formed UTF-8. `url` is where the page was fetched, if that is known. What `article` has of metadata already
    /// is kept; `text` and `debris` are replaced. False where the page holds no article: then only metadata was filled. Id, language and doubts are
    /// the work of ArticleFinisher.
    bool read(std::string_view utf8_html, const std::optional<std::string>& url, Article& article);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tallywire
