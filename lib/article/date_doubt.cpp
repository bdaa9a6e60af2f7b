#include "article/date_doubt.hpp"

#include "article/page_address.hpp"
#include "base/utf8.hpp"
#include "rules/rules.hpp"

#include <charconv>
#include <cstdlib>

namespace tallywire {
namespace {

constexpr std::size_t read_of_text = 6000;   // bytes in which weekdays are looked for
constexpr std::size_t read_of_day = 24;      // bytes behind a weekday in which its day must stand
constexpr int reach_years = 7;               // how far off a year is tried before the mention is taken for a slip

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

}  // namespace

DateDoubt::DateDoubt(const Rules& rules) : dates_(rules) {
    const RuleTable table = rules.table("any/weekdays");
    const std::size_t name = table.column("name"), day = table.column("day");
    for (const auto& row : table.rows()) {
        int value = 0;
        if (std::from_chars(row.cells[day].data(), row.cells[day].data() + row.cells[day].size(), value).ec != std::errc() || value < 1 || value > 7)
            table.refuse(row, day, "not 1 to 7");
        weekdays_[std::string(row.cells[name])] = value;
    }
}

std::optional<std::string> DateDoubt::weekday_doubt(std::string_view text, Date published) const {
    text = text.substr(0, read_of_text);
    for (std::size_t at = 0; at < text.size();) {
        if (!is_letter(text[at])) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        while (at < text.size() && (is_letter(text[at]) || text[at] == '-')) ++at;
        if (at - begin < 3 || at - begin > 16) continue;
        const auto weekday = weekdays_.find(fold_case(text.substr(begin, at - begin)));
        if (weekday == weekdays_.end()) continue;
        std::string_view rest = text.substr(at, read_of_day);
        if (rest.starts_with('.') || rest.starts_with(';')) continue;
        rest = rest.substr(0, rest.find_first_of(".;:\n)", 5));
        // "Monday, May 8" is the day that it was in the year of publication, or in a year beside it
        const auto fits = [&](int year) -> std::optional<bool> {
            const auto found = dates_.find(std::string(rest) + ' ' + std::to_string(year));
            if (!found || found->where.begin > 6 || static_cast<int>(found->date.year()) != year) return std::nullopt;
            return iso_weekday(found->date) == weekday->second;
        };
        const int year = static_cast<int>(published.year());
        const auto here = fits(year);
        if (!here || *here || fits(year - 1).value_or(false) || fits(year + 1).value_or(false)) continue;
        for (int off = 2; off <= reach_years; ++off)
            if (fits(year - off).value_or(false) || fits(year + off).value_or(false))
                return "the text's \"" + std::string(text.substr(begin, at - begin)) + std::string(rest) + "\" is no such day near " + std::to_string(year);
    }
    return std::nullopt;
}

std::optional<std::string> DateDoubt::find(const Article& article) const {
    const auto published = article.published ? parse_date(*article.published) : std::nullopt;
    if (!published) return std::nullopt;
    if (article.url)
        if (const auto day = date_in_url(*article.url); day && std::abs(days_between(*day, *published)) > 2)
            return "the address says " + format_date(*day);
    if (article.modified)
        if (const auto day = parse_date(*article.modified); day && days_between(*day, *published) > 1)
            return "later than the last change, " + format_date(*day);
    if (article.published_from && (article.published_from->find("modified") != std::string::npos || article.published_from->find("Modified") != std::string::npos))
        return "only a day of change is stated";
    if (article.published_from == "meta:og:image") return "only the address of a picture states a day";
    if (article.published_from == "meta:description" || article.published_from == "meta:og:description" || article.published_from == "tag:title")
        return "only the page's description names a day";
    return weekday_doubt(article.text, *published);
}

}  // namespace tallywire
