#include "time/time_evidence.hpp"

#include <algorithm>

namespace tallywire {

void TimeEvidence::assign(std::optional<Date> modified) {
    earliest_.reset();
    latest_ = modified;
    waiting_.clear();
}

void TimeEvidence::told(Date day) {
    if (!earliest_ || *earliest_ < day) earliest_ = day;
}

void TimeEvidence::announced(Date day) {
    if (!latest_ || day < *latest_) latest_ = day;
}

void TimeEvidence::bound(const TimeResolver& resolver, std::span<FoundTime> times) const {
    // Days that contradict each other prove nothing.
    if ((!earliest_ && !latest_) || (earliest_ && latest_ && *latest_ < *earliest_)) return;
    const auto read_on = [&](const Waiting& one, Date day, Tense doubtful) {
        TimeContext context = one.context;
        context.published = day;
        if (context.tense == Tense::unknown || context.tense == Tense::present) context.tense = doubtful;
        FoundTime found;
        std::optional<Moment> moment;
        resolver.resolve(one.reading, context, found, moment);
        return found;
    };
    auto time = times.begin();
    for (const Waiting& one : waiting_) {
        time = std::find_if(time, times.end(), [&](const FoundTime& found) { return found.where == one.where; });
        if (time == times.end()) return;
        std::optional<Date> first, last;
        if (earliest_) first = read_on(one, *earliest_, Tense::past).first;
        if (latest_) last = read_on(one, *latest_, Tense::future).last;
        if (first && last && *last < *first) continue;
        time->first = first;
        time->last = last;
        if (earliest_) time->anchored_to = TimeAnchor::text;
    }
}

}  // namespace tallywire
