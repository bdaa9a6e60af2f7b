#include "time/time_resolver.hpp"

#include "time/holiday.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tallywire {
namespace {

int year_of(Date date) { return static_cast<int>(date.year()); }

/// A quarter's figures come out in the six weeks after it.
constexpr int most_days_to_report = 45;
constexpr int noon = 12 * 3600, first_night_hour = 6 * 3600;
constexpr int most_years = 30000;  // that a calendar date can be away
constexpr int far = 260, near = 100;

std::optional<Date> make_day(int year, int month, int day) {
    const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)}, std::chrono::day{static_cast<unsigned>(day)}};
    return date.ok() ? std::optional(date) : std::nullopt;
}

bool has_calendar_field(const TimeReading& r) {
    return r.month || r.day || r.weekday || r.quarter || r.half || r.weekend || r.season != Season::none || r.holiday != TimeReading::none;
}
bool has_clock(const TimeReading& r) { return r.seconds != TimeReading::none || r.part != Part::none; }

class Resolution {
public:
    Resolution(const TimeWords& words, const TimeReading& reading, const TimeContext& context, FoundTime& found)
        : words_(words), r_(reading), context_(context), found_(found) {}

    std::optional<Moment> calendar() {
        std::optional<Moment> moment;
        if (r_.period_at_hand) {
            moment = period();
        } else if (r_.year_on_year && context_.period && (context_.period_is_near || r_.of_accounts)) {
            found_.anchored_to = TimeAnchor::text;
            moment = within(shifted(*context_.period, -1, Grain::year));
        } else if (r_.year != TimeReading::none) {
            moment = within(moment_at(*make_day(std::max(r_.year, 1), 1, 1), r_.year_grain));
        } else if (r_.shifts_unit) {
            const auto base = shifted_base();
            if (!base) return std::nullopt;
            moment = within(*base);
        } else if (has_calendar_field(r_)) {
            moment = nearest();
        } else if (has_clock(r_)) {
            moment = clock_day();
        }
        if (moment) refine(*moment);
        return moment;
    }

    /// The value with X for what is not known without a day to count from.
    std::optional<std::string> open_value() const {
        char out[40];
        std::string date;
        if (r_.holiday != TimeReading::none) return std::nullopt;
        if (r_.month && r_.day) std::snprintf(out, sizeof out, "XXXX-%02d-%02d", r_.month, r_.day), date = out;
        else if (r_.month) std::snprintf(out, sizeof out, "XXXX-%02d", r_.month), date = out;
        else if (r_.weekday) std::snprintf(out, sizeof out, "XXXX-WXX-%d", r_.weekday), date = out;
        else if (r_.quarter) std::snprintf(out, sizeof out, "XXXX-Q%d", r_.quarter), date = out;
        else if (r_.half) std::snprintf(out, sizeof out, "XXXX-H%d", r_.half), date = out;
        else if (r_.season != Season::none) date = "XXXX-" + std::string(code_of(r_.season));
        else if (r_.weekend) date = "XXXX-WXX-WE";
        else if (r_.shifts_unit && r_.shift_unit == Grain::week) date = "XXXX-WXX";
        else if (r_.shifts_unit && r_.shift_unit == Grain::month) date = "XXXX-XX";
        else if (r_.shifts_unit && r_.shift_unit <= Grain::quarter) date = r_.shift_unit == Grain::quarter ? "XXXX-QX" : "XXXX";
        else date = "XXXX-XX-XX";
        Moment clock;
        clock.part = r_.part;
        clock.grain = r_.seconds != TimeReading::none ? Grain::minute : r_.part != Part::none ? Grain::part : Grain::day;
        clock.seconds = r_.seconds;
        if (r_.has_zone) clock.zone = r_.zone;
        return date + clock_value(clock);
    }

    /// "The next day he resigned": of what was, after a time that nobody named.
    bool hangs() const { return r_.from == TimeReading::From::text && !context_.named && r_.shift > 0 && context_.tense == Tense::past; }

private:
    std::optional<Date> now() {
        if (context_.published) found_.anchored_to = TimeAnchor::published;
        return context_.published;
    }

    std::optional<Moment> anchor() {
        if (r_.from == TimeReading::From::text && context_.named) {
            found_.anchored_to = TimeAnchor::text;
            return context_.named;
        }
        if (hangs()) return std::nullopt;
        const auto day = now();
        if (!day) return std::nullopt;
        return moment_at(*day, Grain::day);
    }

    /// The quarter that the text speaks of, or the last one that is over.
    std::optional<Moment> period() {
        if (context_.period) {
            found_.anchored_to = TimeAnchor::text;
            if (r_.year == TimeReading::none) return context_.period;
            return shifted(*context_.period, r_.year - year_of(context_.period->date), Grain::year);
        }
        if (r_.year != TimeReading::none) return moment_at(*make_day(r_.year, 1, 1), Grain::year);
        const auto day = now();
        if (!day) return std::nullopt;
        return shifted(moment_at(*day, Grain::quarter), -1, Grain::quarter);
    }

    std::optional<Moment> shifted_base() {
        const auto from = anchor();
        if (!from) return std::nullopt;
        const Grain unit = r_.shift_unit;
        if (r_.keeps_anchor_grain && found_.anchored_to == TimeAnchor::text && from->grain <= unit && unit < Grain::hour)
            return shifted(moment_at(from->date, unit), r_.shift, unit);
        if (r_.keeps_anchor_grain && found_.anchored_to == TimeAnchor::text) {
            Moment moved = shifted(*from, r_.shift, unit);
            if (moved.grain > Grain::day && unit < Grain::hour) moved.grain = Grain::day;
            return moved;
        }
        if (unit >= Grain::hour) {
            Moment day = moment_at(from->date, Grain::day);
            return day;
        }
        return shifted(moment_at(from->date, unit), r_.shift, unit);
    }

    /// The named fields inside a stretch that is known: March of that year, Friday of that week.
    std::optional<Moment> within(const Moment& base) const {
        const int year = year_of(base.date);
        Moment moment = base;
        if (r_.holiday != TimeReading::none) {
            const auto day = holiday_in(words_.holiday(r_.holiday), year);
            return day ? std::optional(moment_at(*day, Grain::day)) : std::nullopt;
        }
        if (r_.month) {
            const auto day = make_day(year, r_.month, r_.day ? r_.day : 1);
            if (day && r_.weekday && r_.ordinal > 0 && !r_.day) {  // the first Monday of October
                const Date found = add_days(*day, (r_.weekday - iso_weekday(*day) + 7) % 7 + 7 * (r_.ordinal - 1));
                return found.month() == day->month() ? std::optional(moment_at(found, Grain::day)) : std::nullopt;
            }
            return day ? std::optional(moment_at(*day, r_.day ? Grain::day : Grain::month)) : std::nullopt;
        }
        if (r_.quarter) moment.date = *make_day(year, 3 * std::clamp<int>(r_.quarter, 1, 4) - 2, 1), moment.grain = Grain::quarter;
        else if (r_.half) moment.date = *make_day(year, r_.half == 1 ? 1 : 7, 1), moment.grain = Grain::half;
        else if (r_.season != Season::none) moment.date = season_start(year, r_.season), moment.grain = Grain::season;
        else if (r_.weekend) moment = moment_at(base.date, Grain::weekend);
        else if (r_.weekday && base.grain == Grain::week) moment = moment_at(add_days(base.date, r_.weekday - 1), Grain::day);
        else if (r_.weekday && base.grain >= Grain::day) {
            // a week from Monday, two Sundays ago
            moment = moment_at(add_days(base.date, r_.weekday - iso_weekday(base.date)), Grain::day);
        } else if (r_.day && base.grain == Grain::month) {
            const auto day = make_day(year, static_cast<int>(static_cast<unsigned>(base.date.month())), r_.day);
            if (!day) return std::nullopt;
            moment = moment_at(*day, Grain::day);
        }
        return moment;
    }

    /// Named fields without a year or a week: the one that tense and the habits of news ask for.
    std::optional<Moment> nearest() {
        const auto from = anchor();
        if (!from) return std::nullopt;
        const bool text = found_.anchored_to == TimeAnchor::text;
        const Date day = from->date;
        const bool directed = r_.from != TimeReading::From::nowhere;
        const int direction = directed ? r_.shift : context_.tense == Tense::future ? 1 : context_.tense == Tense::present ? 0 : -1;
        if (r_.weekday && !r_.month && !r_.day) return weekday(day, direction, directed, text);
        if (r_.weekend && !directed) {
            const Moment this_one = moment_at(day, Grain::weekend);
            return direction <= 0 && this_one.date > day ? shifted(this_one, -1, Grain::week) : this_one;
        }
        if (r_.weekend) return shifted(moment_at(day, Grain::weekend), r_.shift, Grain::week);
        if (r_.day && !r_.month) {
            Moment month = moment_at(day, Grain::month);
            auto candidate = within(month);
            if (candidate && direction < 0 && candidate->date > day) candidate = within(shifted(month, -1, Grain::month));
            if (candidate && direction > 0 && candidate->date < day) candidate = within(shifted(month, 1, Grain::month));
            return candidate;
        }
        return in_some_year(day, direction, directed);
    }

    std::optional<Moment> weekday(Date day, int direction, bool directed, bool text) const {
        const int today = iso_weekday(day), wanted = r_.weekday;
        const int back = (today - wanted + 7) % 7, ahead = (wanted - today + 7) % 7;
        int offset = 0;
        if (!directed && direction == 0) offset = back <= ahead ? -back : ahead;
        else if (!directed && r_.by_deadline) offset = back < ahead ? -back : ahead;  // put off until Friday
        else if (!directed) offset = direction < 0 ? -back : ahead;
        else if (direction < 0) offset = back ? -back : -7;
        else if (direction > 0) offset = text ? (ahead ? ahead : 7) : 7 - today + wanted;
        else if (context_.tense == Tense::past) offset = -back;
        else offset = text ? -back : ahead;
        return moment_at(add_days(day, offset), Grain::day);
    }

    /// Days from `day` to a stretch: negative where it is over, 0 inside.
    static int distance(Date day, const Moment& moment) {
        const Date first = tallywire::first_day(moment), last = tallywire::last_day(moment);
        return first > day ? days_between(day, first) : last < day ? -days_between(last, day) : 0;
    }

    std::optional<Moment> in_some_year(Date day, int direction, bool directed) const {
        const int year = year_of(day);
        std::optional<Moment> before, after;  // the last one that has begun, the next one that is not over
        for (const int y : {year - 1, year, year + 1}) {
            const auto candidate = within(moment_at(*make_day(y, 1, 1), Grain::year));
            if (!candidate) continue;
            const int days = distance(day, *candidate);
            if (r_.weekday && r_.day && iso_weekday(candidate->date) == r_.weekday && std::abs(days) < 300) return candidate;
            if (directed && direction == 0 && y == year) return candidate;  // this summer
            const bool strict = directed && direction != 0;
            if (strict ? days < 0 : tallywire::first_day(*candidate) <= day) before = candidate;
            if (!after && (strict ? days > 0 : days >= 0)) after = candidate;
        }
        if (!before || !after) return before ? before : after;
        const int back = -distance(day, *before), ahead = distance(day, *after);
        if (directed) return direction < 0 ? before : after;
        if (r_.quarter) return direction > 0 && back > most_days_to_report ? after : before;
        if (direction == 0 || (r_.before_noun && direction > 0) || (r_.by_deadline && direction < 0)) return back <= ahead ? before : after;
        // A day without its year is seldom most of a year away: payable Dec. 7
        if (r_.day && direction < 0 && back > far && ahead < near) return after;
        if (r_.day && direction > 0 && ahead > far && back < near) return before;
        return direction < 0 ? before : after;
    }

    std::optional<Moment> clock_day() {
        if (r_.from == TimeReading::From::nowhere && context_.day_at_hand) {
            found_.anchored_to = TimeAnchor::text;
            return moment_at(*context_.day_at_hand, Grain::day);
        }
        auto from = anchor();
        if (from && from->grain < Grain::day && r_.shift == 0) from = context_.published ? std::optional(moment_at(*context_.published, Grain::day)) : std::nullopt;
        if (!from) return std::nullopt;
        Moment day = moment_at(from->date, Grain::day);
        if (r_.from != TimeReading::From::nowhere) day = shifted(day, r_.shift, Grain::day);
        return day;
    }

    void refine(Moment& moment) const {
        if (r_.whole_week) moment = moment_at(moment.date, Grain::week);
        if (r_.seconds != TimeReading::none) {
            moment.grain = r_.seconds % 60 ? Grain::second : Grain::minute;
            moment.seconds = r_.seconds;
            const bool late = r_.part == Part::afternoon || r_.part == Part::evening || (r_.part == Part::night && r_.seconds >= first_night_hour);
            if (late && r_.seconds < noon && !r_.half_day_known) moment.seconds += noon;  // 9:30 tonight
            if (r_.has_zone) moment.zone = r_.zone;
        } else if (r_.part != Part::none && moment.grain >= Grain::day) {
            moment.grain = Grain::part;
            moment.part = r_.part;
        }
    }

    const TimeWords& words_;
    const TimeReading& r_;
    const TimeContext& context_;
    FoundTime& found_;
};

std::string amount(const TimeReading& r) {
    if (r.vague) return duration_value(std::nullopt, r.unit);
    if (r.has_second) {
        std::string value = duration_value(r.count, r.unit);
        const std::string more = duration_value(r.second_count, r.second_unit);
        if (r.second_unit >= Grain::hour && r.unit >= Grain::hour) return value + more.substr(2);
        return value + more.substr(1);
    }
    const double whole = std::floor(r.count), rest = r.count - whole;
    if (rest != 0) {  // two and a half years, a quarter of an hour
        const Grain below = r.unit == Grain::year ? Grain::month : r.unit == Grain::hour ? Grain::minute : Grain::second;
        const double parts = rest * (r.unit == Grain::year ? 12 : 60);
        if ((r.unit == Grain::year || r.unit == Grain::hour || r.unit == Grain::minute) && parts == std::floor(parts)) {
            if (whole == 0) return duration_value(parts, below);
            return duration_value(whole, r.unit) + duration_value(parts, below).substr(below == Grain::month ? 1 : 2);
        }
    }
    return duration_value(r.count, r.unit);
}

std::string set_value(const TimeReading& r, const std::optional<std::string>& open) {
    if (has_calendar_field(r) || has_clock(r)) return open.value_or("");
    return amount(r);
}

}  // namespace

bool TimeResolver::resolve(const TimeReading& reading, const TimeContext& context, FoundTime& found, std::optional<Moment>& moment) const {
    Resolution resolution(words_, reading, context, found);
    found.mod = reading.mod;
    moment.reset();
    switch (reading.sort) {
        case TimeReading::Sort::nothing: return false;
        case TimeReading::Sort::reference:
            found.kind = TimeKind::date;
            found.value = std::string(reading.value);
            found.of_noun = reading.before_noun;
            return true;
        case TimeReading::Sort::duration:
            found.kind = TimeKind::duration;
            found.value = amount(reading);
            if (reading.from != TimeReading::From::nowhere && reading.shift != 0 && reading.has_count && !reading.vague && context.published && reading.unit < Grain::hour) {
                const int count = static_cast<int>(std::lround(reading.count));
                const Date other = shifted(moment_at(*context.published, Grain::day), reading.shift < 0 ? -count : count, reading.unit).date;
                found.first = std::min(*context.published, other);
                found.last = std::max(*context.published, other);
                found.anchored_to = TimeAnchor::published;
            }
            return true;
        case TimeReading::Sort::set:
            found.kind = TimeKind::set;
            found.value = set_value(reading, resolution.open_value());
            return !found.value->empty();
        case TimeReading::Sort::calendar: break;
    }
    found.kind = has_clock(reading) || (reading.shifts_unit && reading.shift_unit >= Grain::part) ? TimeKind::time : TimeKind::date;
    const bool beyond = reading.shifts_unit && reading.shift_unit <= Grain::year && std::abs(reading.shift) > most_years;
    if ((reading.vague || beyond) && reading.shifts_unit) {
        const bool told = reading.from == TimeReading::From::text && context.tense == Tense::past;  // a few days later he resigned
        found.value = (reading.shift > 0 && !told) || (reading.from == TimeReading::From::publication && reading.shift == 0) ? "FUTURE_REF" : "PAST_REF";
        return true;
    }
    if (reading.shifts_unit && reading.shift_unit >= Grain::hour && !reading.has_count) return false;  // the last minute
    moment = resolution.calendar();
    if (!moment) {
        const bool relative = reading.year == TimeReading::none;
        const bool known = (context.published.has_value() && !resolution.hangs()) || (reading.from == TimeReading::From::text && context.named);
        if (!relative || known) return false;  // it names a day that is none
        found.value = resolution.open_value();
        return true;
    }
    found.value = value_of(*moment);
    found.first = first_day(*moment);
    found.last = last_day(*moment);
    if (reading.until_now && context.published) found.last = std::max(*found.first, std::min(*found.last, *context.published));
    if (reading.from_now && context.published) found.first = std::min(*found.last, std::max(*found.first, *context.published));
    return true;
}

}  // namespace tallywire
