#include "timeline/gathered.hpp"

namespace tallywire {
namespace {

std::optional<Date> day_of(const std::optional<std::string>& text) { return text ? parse_date(*text) : std::nullopt; }

void fill(std::optional<std::string>& field, const std::optional<std::string>& value) {
    if (!field && value) field = value;
}

}  // namespace

std::uint32_t ArticleTable::number(std::string_view id) {
    if (last_ != none && id == last_id_) return last_;
    last_ = ids_.intern(id);
    last_id_ = id;
    if (last_ == citations_.size()) {
        citations_.push_back({last_id_, std::nullopt, std::nullopt, std::nullopt, std::nullopt});
        published_.push_back(no_day);
        original_.push_back(none);
    }
    return last_;
}

void ArticleTable::describe(std::uint32_t number, const std::optional<std::string>& source, const std::optional<std::string>& published,
                            const std::optional<std::string>& url, const std::optional<std::string>& title) {
    Citation& citation = citations_[number];
    fill(citation.source, source);
    fill(citation.url, url);
    fill(citation.title, title);
    if (citation.published || !published) return;
    citation.published = published;
    if (const auto day = parse_date(*published)) published_[number] = day_number(*day);
}

void ArticleTable::set_copy(std::uint32_t article, std::string_view original) {
    const std::uint32_t other = number(original);  // may grow the table
    if (other != article) original_[article] = other;
}

std::string ArticleTable::outlet(std::uint32_t number) const {
    for (int steps = 0; original_[number] != none && steps < 8; ++steps) number = original_[number];
    return citations_[number].source.value_or("unnamed");
}

When when_of(const std::optional<std::string>& first, const std::optional<std::string>& last, const std::optional<std::string>& value) {
    When when;
    const auto from = day_of(first), to = day_of(last);
    if (from) when.first = day_number(*from);
    if (to) when.last = day_number(*to);
    if (from && to && *to < *from) return {};
    if (value) when.precision = precision_of(*value);
    const Precision by_days = precision_of(from, to);
    if (!value || when.precision == Precision::range || by_days == Precision::undated || (by_days == Precision::day && when.precision > Precision::day))
        when.precision = by_days;
    return when;
}

}  // namespace tallywire
