#pragma once

#include "article/article.hpp"
#include "article/date_text.hpp"

#include <optional>
#include <string>
#include <unordered_map>

namespace tallywire {

class Rules;

/// Finds reasons to doubt an article's publication date in what the article says of itself. Const once built; safe to share between threads.
class DateDoubt {
public:
    /// Throws UsageError where a rule file is wrong.
    explicit DateDoubt(const Rules& rules);

    /// Why the date may be wrong: the address states another day, it is later than the last change, only a day of change is known, or the text
    /// speaks of a weekday that its day was not in that year. Nothing where nothing speaks against it, or where there is no date.
    std::optional<std::string> find(const Article& article) const;

private:
    std::optional<std::string> weekday_doubt(std::string_view text, Date published) const;

    DateText dates_;
    std::unordered_map<std::string, int> weekdays_;
};

}  // namespace tallywire
