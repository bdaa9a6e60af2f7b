#pragma once

#include "article/article.hpp"
#include "article/byline.hpp"
#include "article/page_dates.hpp"
#include "article/page_facts.hpp"
#include "article/page_place.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// Decides what of a page's facts are the article's title, people, dates, source and address. Const once built; safe to share between
/// threads.
class PageMetadata {
public:
    /// Throws UsageError where a rule file is wrong.
    explicit PageMetadata(const Rules& rules) : dates_(rules), bylines_(rules) {}

    /// Title, source and address, which do not need to know where the text stands. What the article has is kept.
    void fill_names(const PageFacts& facts, const std::optional<std::string>& url, Article& article) const;
    /// People, agencies, dates, section.
    void fill_rest(const PageFacts& facts, const PagePlace& place, Article& article) const;

private:
    void fill_address(const PageFacts& facts, const std::optional<std::string>& url, Article& article) const;
    std::string choose_title(const PageFacts& facts, std::string_view site) const;
    void choose_byline(const PageFacts& facts, const PagePlace& place, Article& article) const;

    PageDates dates_;
    Bylines bylines_;
};

/// A title without the site's name before or behind a bar or dash.
std::string without_site(std::string_view title, std::string_view site, std::string_view domain);

}  // namespace tallywire
