#pragma once

#include "time/found_time.hpp"
#include "time/moment.hpp"
#include "time/reading.hpp"
#include "time/tense.hpp"
#include "time/time_words.hpp"

#include <optional>

namespace tallywire {

/// What a reading is resolved against.
struct TimeContext {
    std::optional<Date> published;
    std::optional<Moment> named;      ///< the time named last in the article
    std::optional<Moment> period;     ///< the period of account that the text speaks of: a quarter, a year
    bool period_is_near = false;      ///< it was named a sentence or two ago
    std::optional<Date> day_at_hand;  ///< the day named last in the same sentence: of a bare clock time
    Tense tense = Tense::unknown;
};

/// Makes kind, value, mod and bounds of a reading. Without the day of publication relative readings keep X for what is unknown.
class TimeResolver {
public:
    explicit TimeResolver(const TimeWords& words) : words_(words) {}

    /// Fills all of `found` but its place. Gives the moment of the calendar where there is one. False where the reading makes no date (30 February).
    bool resolve(const TimeReading& reading, const TimeContext& context, FoundTime& found, std::optional<Moment>& moment) const;

private:
    const TimeWords& words_;
};

}  // namespace tallywire
