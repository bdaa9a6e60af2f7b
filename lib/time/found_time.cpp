#include "time/found_time.hpp"

namespace tallywire {
namespace {

std::optional<std::string> day(const std::optional<Date>& date) {
    if (!date) return std::nullopt;
    return format_date(*date);
}

}  // namespace

std::string_view name_of(TimeKind kind) {
    switch (kind) {
        case TimeKind::date: return "DATE";
        case TimeKind::time: return "TIME";
        case TimeKind::duration: return "DURATION";
        case TimeKind::set: return "SET";
    }
    return "";
}

TimeExpression to_record(const FoundTime& time, const Article& article, const CodePointIndex& index) {
    TimeExpression record;
    record.article = article.id;
    record.source = article.source;
    record.published = article.published;
    record.where = index.at(time.where);
    record.text = time.where.of(article.text);
    record.kind = name_of(time.kind);
    record.value = time.value;
    if (!time.mod.empty()) record.mod = time.mod;
    record.first = day(time.first);
    record.last = day(time.last);
    if (time.anchored_to == TimeAnchor::published) record.anchored_to = "published";
    if (time.anchored_to == TimeAnchor::text) record.anchored_to = "text";
    return record;
}

TimeReference to_reference(const FoundTime& time, std::string_view text) {
    return {std::string(time.where.of(text)), time.value, day(time.first), day(time.last)};
}

}  // namespace tallywire
