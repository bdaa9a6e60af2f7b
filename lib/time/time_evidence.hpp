#pragma once

#include "time/found_time.hpp"
#include "time/reading.hpp"
#include "time/time_resolver.hpp"

#include <span>
#include <vector>

namespace tallywire {

/// Between which days an article without a day of publication was written, from what it says: not before a day of which it tells what happened, not after
/// one for which it says what will happen, nor after its last change. And the relative times that wait for those days.
class TimeEvidence {
public:
    /// Begins an article. `modified`: the day of its last change, where known.
    void assign(std::optional<Date> modified);

    /// Something happened on the day.
    void told(Date day);
    /// Something will happen on the day.
    void announced(Date day);
    /// A time of which only the words are known yet.
    void wait(Span where, const TimeReading& reading, const TimeContext& context) { waiting_.push_back({where, reading, context}); }

    /// Gives the waiting times their earliest and latest days: what they mean when read on the first and on the last day on which the article can have been
    /// written. Their values stay unresolved. `times` are in order and hold those that wait.
    void bound(const TimeResolver& resolver, std::span<FoundTime> times) const;

private:
    struct Waiting {
        Span where;
        TimeReading reading;
        TimeContext context;
    };
    std::optional<Date> earliest_, latest_;
    std::vector<Waiting> waiting_;
};

}  // namespace tallywire
