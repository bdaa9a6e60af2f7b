#pragma once

#include "article/article.hpp"
#include "article/blocks.hpp"
#include "article/byline.hpp"
#include "article/date_text.hpp"
#include "article/page_facts.hpp"

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

    /// Where on the page the text stands.
    struct Place {
        const Blocks& blocks;
        const std::vector<std::uint8_t>& foreign;  ///< by node: inside of something that belongs to other articles
        std::uint32_t begin = 0;                   ///< node index of the text's container
        std::uint32_t end = 0;
        std::uint32_t first_prose = 0;  ///< block index of the first sentence
        std::uint32_t last_block = 0;   ///< block index behind the text's last
    };

    /// Title, source and address, which do not need to know where the text stands. What the article has is kept.
    void fill_names(const PageFacts& facts, const std::optional<std::string>& url, Article& article) const;
    /// People, agencies, dates, section.
    void fill_rest(const PageFacts& facts, const Place& place, Article& article) const;

private:
    std::string choose_title(const PageFacts& facts, std::string_view site) const;
    void choose_byline(const PageFacts& facts, const Place& place, Article& article) const;
    void choose_dates(const PageFacts& facts, const Place& place, Article& article) const;
    std::optional<StatedDate> date_near(const Place& place, std::uint32_t title_node, bool anywhere, const DateText::Hints& hints) const;

    DateText dates_;
    Bylines bylines_;
};

/// A title without the site's name before or behind a bar or dash.
std::string without_site(std::string_view title, std::string_view site, std::string_view domain);

}  // namespace tallywire
