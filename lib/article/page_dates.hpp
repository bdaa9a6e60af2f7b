#pragma once

#include "article/article.hpp"
#include "article/date_leads.hpp"
#include "article/date_text.hpp"
#include "article/page_facts.hpp"
#include "article/page_place.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// Decides when a page's article was published and last changed: by the ranks of data/page/metadata.tsv, where a date stands on the page, and
/// the words beside it. Const once built; safe to share between threads.
class PageDates {
public:
    /// Throws UsageError where a rule file is wrong.
    explicit PageDates(const Rules& rules) : dates_(rules), leads_(rules) {}

    /// Fills `published`, `published_from` and `modified` where the article does not have them.
    void choose(const PageFacts& facts, const PagePlace& place, Article& article) const;

private:
    struct Choice {
        int rank = 10000;
        int near = 9;  ///< of equal ranks the lower wins
        StatedDate date;
        std::string from;

        explicit operator bool() const { return rank < 10000; }
        void offer(int other_rank, int other_near, const StatedDate& other, std::string_view other_from);
    };
    struct Choices {
        Choice published, modified;
        Choice visible;                    ///< shown between headline and text
        std::vector<StatedDate> stated{};  ///< all that was read
    };
    struct Ground;

    void read_facts(const PageFacts& facts, const Ground& ground, Choices& choices) const;
    void read_lines(const PageFacts& facts, const Ground& ground, Choices& choices) const;
    void read_line(const PageFacts& facts, const Ground& ground, std::uint32_t block, Choices& choices) const;

    DateText dates_;
    DateLeads leads_;
};

}  // namespace tallywire
