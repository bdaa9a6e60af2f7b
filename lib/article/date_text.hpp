#pragma once

#include "base/date.hpp"
#include "base/span.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace tallywire {

class Rules;

/// A date as a page or a header states it.
struct StatedDate {
    Date date{};
    std::optional<int> seconds;         ///< since midnight
    std::optional<int> offset_minutes;  ///< east of Greenwich
    Span where;
    std::optional<Date> other{};        ///< the day where the month may stand first or second: the reading that was not taken

    /// ISO 8601: a time with its offset where both are known, else the day.
    std::string iso() const;
};

/// Reads dates in the many forms of pages: ISO 8601, RFC 2822, numbers with points, slashes or hyphens, and month names of many languages
/// (any/months.tsv). Const once built; safe to share between threads.
class DateText {
public:
    /// What helps where a date can be read in two ways.
    struct Hints {
        bool month_first = false;        ///< 3/4/2021 is 4 March
        std::string_view language = {};  ///< ISO 639-1
    };

    /// Throws UsageError where a rule file is wrong.
    explicit DateText(const Rules& rules);

    /// The first date in `text`, years 1900 to 2100.
    std::optional<StatedDate> find(std::string_view text, const Hints& hints) const;
    std::optional<StatedDate> find(std::string_view text) const { return find(text, Hints{}); }

private:
    struct Month {
        unsigned number = 0;
        std::string languages;
        unsigned other = 0;  ///< another month of the same name
        std::string other_languages;
    };
    struct Token;
    unsigned month_of(std::string_view word, std::string_view language) const;
    void find_time(std::string_view text, std::size_t from, StatedDate& found) const;

    std::unordered_map<std::string, Month> months_;
    std::unordered_map<std::string, int> zones_;
};

}  // namespace tallywire
