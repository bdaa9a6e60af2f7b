#include "record/query.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace tallywire {
namespace {

bool same(std::string_view a, std::string_view b) { return fold_case(a) == fold_case(b); }

bool one_of(const std::vector<std::string>& asked, const std::optional<std::string>& value) {
    if (asked.empty()) return true;
    return value && std::any_of(asked.begin(), asked.end(), [&](const std::string& word) { return same(word, *value); });
}

bool place_matches(const std::vector<std::string>& asked, const std::optional<Place>& place) {
    if (asked.empty()) return true;
    if (!place) return false;
    return std::any_of(asked.begin(), asked.end(), [&](const std::string& word) {
        if (same(word, place->name)) return true;
        if (!place->code) return false;
        const std::string code = fold_case(*place->code), want = fold_case(word);
        return code == want || code.starts_with(want + "-");
    });
}

bool by_matches(const std::vector<std::string>& asked, const std::optional<Speaker>& by) {
    if (asked.empty()) return true;
    return std::any_of(asked.begin(), asked.end(), [&](const std::string& word) {
        if (word == "-") return !by.has_value();
        if (!by) return false;
        const std::string want = fold_case(word);
        const auto holds = [&](const std::optional<std::string>& text) { return text && fold_case(*text).find(want) != std::string::npos; };
        return holds(by->text) || holds(by->name) || holds(by->role);
    });
}

std::optional<Date> day_of(const std::optional<std::string>& text) { return text ? parse_date(*text) : std::nullopt; }

bool days_match(const Query& query, std::optional<Date> first, std::optional<Date> last) {
    if (!query.since && !query.until) return true;
    if (!first && !last) return false;
    if (query.since && last && *last < *query.since) return false;
    return !(query.until && first && *first > *query.until);
}

bool time_matches(const Query& query, const Figure& figure) {
    if (!query.since && !query.until) return true;
    if (figure.time) {
        const auto first = day_of(figure.time->first), last = day_of(figure.time->last);
        if (first || last) return days_match(query, first, last);
    }
    return days_match(query, day_of(figure.published), day_of(figure.published));
}

bool numbers_match(const Query& query, const Interval& interval) {
    if (query.min && (interval.high ? *interval.high < *query.min : !interval.low)) return false;
    return !(query.max && (interval.low ? *interval.low > *query.max : !interval.high));
}

}  // namespace

bool matches(const Query& query, const Figure& figure) {
    if (!one_of(query.measure, figure.measure) || !one_of(query.unit, figure.unit) || !one_of(query.group, figure.group) ||
        !one_of(query.source, figure.source) || !one_of(query.status, figure.status))
        return false;
    if (!place_matches(query.place, figure.place) || !by_matches(query.by, figure.by) || !time_matches(query, figure)) return false;
    Interval interval = figure.interval;
    if (!interval.low && !interval.high && figure.value) interval.low = interval.high = figure.value;
    return numbers_match(query, interval);
}

bool keep_matching(const Query& query, Fact& fact) {
    if (query == Query{}) return true;
    const Fact::What& what = fact.what;
    if (fact.kind != "figure" || !one_of(query.measure, what.measure) || !one_of(query.unit, what.unit) || !one_of(query.group, what.group) ||
        !place_matches(query.place, what.place) || !one_of(query.status, fact.status.value_or("reported")))
        return false;
    const std::size_t before = fact.readings.size();
    std::erase_if(fact.readings, [&](const Reading& reading) {
        const auto day = day_of(reading.as_of);
        return !one_of(query.source, reading.source) || !by_matches(query.by, reading.by) || !numbers_match(query, reading.interval) || !days_match(query, day, day);
    });
    if (fact.readings.size() != before) fact.pairs.clear();
    return !fact.readings.empty();
}

}  // namespace tallywire
