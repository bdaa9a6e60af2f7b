#include "timeline/compose.hpp"

#include "timeline/selection.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace tallywire {
namespace {

std::optional<Speaker> speaker_of(std::string_view joined) {
    const std::size_t first = joined.find('\x1F'), second = joined.find('\x1F', first + 1);
    const auto part = [](std::string_view text) { return text.empty() ? std::nullopt : std::optional<std::string>(text); };
    return Speaker{std::string(joined.substr(0, first)), part(joined.substr(first + 1, second - first - 1)), part(joined.substr(second + 1)), std::nullopt};
}

std::optional<std::string> day_text(int day) { return day == no_day ? std::nullopt : std::optional<std::string>(format_date(date_of(day))); }

void add_once(std::vector<std::string>& list, const std::string& item) {
    if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

class Composer {
public:
    explicit Composer(const Gathered& gathered, const Headings& headings) : all_(gathered), headings_(headings) {}

    void take_quantity(const CurveQuantity& quantity, std::vector<Entry>& out) const {
        std::map<std::tuple<int, int, Precision>, std::vector<const KeptReading*>> by_day;
        for (const KeptReading& reading : quantity.readings) by_day[{reading.when.last, reading.when.first, std::max(reading.when.precision, Precision::day)}].push_back(&reading);
        for (const auto& [days, readings] : by_day) out.push_back(step(quantity, readings));
    }

    Entry event(const std::vector<std::uint32_t>& tellings) const {
        const KeptEvent& best = all_.events[tellings.front()];
        Entry entry;
        set_days(entry, best.when);
        if (best.first.size) {
            entry.first = std::string(all_.pool.of(best.first));
            entry.last = std::string(all_.pool.of(best.last));
        }
        entry.kind = all_.names.text(best.kind);
        entry.headline = all_.pool.of(best.headline);
        entry.text = all_.pool.of(best.text);
        entry.resolved_by = std::string(all_.pool.of(best.resolved_by));
        if (best.past) {
            entry.first.reset();
            entry.precision = "undated";
            int before = best.when.last;
            for (const std::uint32_t index : tellings) before = std::min(before, all_.events[index].when.last);
            entry.last = day_text(before);
            entry.flags.push_back("undated_past");
        }
        if (std::all_of(tellings.begin(), tellings.end(), [&](std::uint32_t index) { return all_.events[index].planned; })) entry.flags.push_back("planned");
        std::set<std::string> outlets;
        for (const std::uint32_t index : tellings) tell(entry, all_.events[index], outlets);
        entry.outlets = static_cast<std::uint32_t>(outlets.size());
        finish(entry);
        return entry;
    }

private:
    static void set_days(Entry& entry, const When& when) {
        entry.first = day_text(when.first);
        entry.last = day_text(when.last);
        entry.precision = name_of(when.precision);
    }

    void cite(Entry& entry, std::uint32_t article, std::set<std::string>& outlets) const {
        const Citation& citation = all_.articles.citation(article);
        outlets.insert(all_.articles.outlet(article));
        if (citation.source) add_once(entry.sources, *citation.source);
        if (std::find(entry.articles.begin(), entry.articles.end(), citation.article) != entry.articles.end()) return;
        entry.articles.push_back(citation.article);
        entry.citations.push_back(citation);
    }

    void tell(Entry& entry, const KeptEvent& event, std::set<std::string>& outlets) const {
        if (!entry.place && event.place != none) {
            const std::string_view place = all_.names.text(event.place);
            const std::size_t cut = place.find('\x1F');
            entry.place = Place{std::string(place.substr(0, cut)), cut + 1 < place.size() ? std::optional<std::string>(place.substr(cut + 1)) : std::nullopt};
        }
        for (std::uint32_t i = 0; i < event.telling_count; ++i) {
            const KeptTelling& telling = all_.tellings[event.tellings + i];
            cite(entry, telling.article, outlets);
            Reading reading;
            reading.article = all_.articles.citation(telling.article).article;
            reading.source = all_.articles.citation(telling.article).source;
            reading.as_of = day_text(telling.day);
            reading.text = all_.pool.of(telling.surface);
            reading.sentence = all_.pool.of(telling.sentence);
            entry.readings.push_back(std::move(reading));
        }
        ++entry.mentions;
    }

    Reading reading_of(const KeptReading& kept) const {
        Reading reading;
        const Citation& citation = all_.articles.citation(kept.article);
        if (kept.id != none) reading.figure = std::string(all_.figure_ids.text(kept.id));
        reading.article = citation.article;
        reading.source = citation.source;
        if (kept.by != none) reading.by = speaker_of(all_.speakers.text(kept.by));
        reading.as_of = day_text(kept.when.last);
        if (kept.has_low) reading.interval.low = kept.low;
        if (kept.has_high) reading.interval.high = kept.high;
        reading.interval.low_open = kept.low_open;
        reading.interval.high_open = kept.high_open;
        if (kept.bound != 255) reading.bound = static_cast<Bound>(kept.bound);
        reading.text = all_.pool.of(kept.text);
        reading.sentence = all_.pool.of(kept.sentence);
        return reading;
    }

    /// The entry of a quantity on one day.
    Entry step(const CurveQuantity& quantity, const std::vector<const KeptReading*>& readings) const {
        Entry entry;
        set_days(entry, readings.front()->when);
        entry.kind = "figure";
        entry.place = quantity.what.place;
        entry.fact = quantity.fact;
        entry.what = quantity.what;
        entry.flags = quantity.flags;
        if (quantity.status != "reported") entry.flags.push_back("status:" + quantity.status);
        std::set<std::string> outlets;
        bool all_same = true;
        for (const KeptReading* kept : readings) {
            cite(entry, kept->article, outlets);
            entry.readings.push_back(reading_of(*kept));
            const Interval& interval = entry.readings.back().interval;
            all_same &= interval == entry.readings.front().interval;
            for (const auto& end : {interval.low, interval.high}) {
                if (!end) continue;
                entry.low = entry.low ? std::min(*entry.low, *end) : *end;
                entry.high = entry.high ? std::max(*entry.high, *end) : *end;
            }
            ++entry.mentions;
        }
        if (in_conflict(entry.readings)) add_once(entry.flags, "conflict");
        entry.outlets = static_cast<std::uint32_t>(outlets.size());
        const When& when = readings.front()->when;
        entry.resolved_by = when.precision == Precision::published ? "the day of publication: it was so by then" : "the time that the figure holds for";
        if (when.first == no_day && when.last != no_day) {
            entry.flags.push_back("undated_past");
            entry.resolved_by = "told as past, no day named: before the day of publication";
        }
        const Reading& first = entry.readings.front();
        entry.headline = all_same ? headings_.headline(quantity.what, first.interval, first.bound.value_or(Bound::exact))
                                  : headings_.headline(quantity.what, {entry.low, entry.high, false, false}, Bound::range);
        entry.text = first.sentence;
        finish(entry);
        return entry;
    }

    static bool in_conflict(const std::vector<Reading>& readings) {
        Interval common;  // of all, as far as they are compatible
        for (const Reading& reading : readings) {
            if (reading.bound == Bound::about) continue;
            if (!overlap(common, reading.interval)) return true;
            if (reading.interval.low && (!common.low || *reading.interval.low > *common.low)) common.low = reading.interval.low;
            if (reading.interval.high && (!common.high || *reading.interval.high < *common.high)) common.high = reading.interval.high;
        }
        return false;
    }

    static void finish(Entry& entry) {
        entry.salience = std::round((entry.outlets + std::log2(1.0 + entry.mentions)) * 100) / 100;
    }

    const Gathered& all_;
    const Headings& headings_;
};

/// Marks the entries whose steps are flagged, and says what the reference has for each day.
void mark(Timeline& timeline, const ReferenceSeries* reference) {
    for (const Curve& curve : timeline.curves)
        for (const OriginatorLine& line : curve.lines)
            for (const Step& step : line.steps) {
                if (step.down_revision) add_once(timeline.entries[step.entry].flags, "down_revision");
                if (step.lagging) add_once(timeline.entries[step.entry].flags, "lagging");
            }
    if (!reference) return;
    for (Entry& entry : timeline.entries) {
        if (!entry.fact || !entry.last || !entry.low || !entry.high) continue;
        const auto day = parse_date(*entry.last);
        if (!day) continue;
        const auto matching = reference->matching_day(*entry.low, *entry.high, day_number(*day));
        entry.reference = ReferenceMatch{reference->at(day_number(*day)), matching ? day_text(*matching) : std::nullopt};
    }
}

}  // namespace

Timeline compose(const Gathered& gathered, const TimelineOptions& options, const Headings& headings, const ReferenceSeries* reference) {
    const Composer composer(gathered, headings);
    Timeline timeline;
    timeline.title = options.title;
    for (const CurveQuantity& quantity : gathered.quantities) composer.take_quantity(quantity, timeline.entries);
    for (const auto& tellings : cluster_events(gathered.events, gathered.pool)) timeline.entries.push_back(composer.event(tellings));
    select_entries(timeline.entries, options);
    timeline.curves = build_curves(timeline.entries, headings, reference);
    mark(timeline, reference);
    return timeline;
}

}  // namespace tallywire
