#include "timeline/entry_maker.hpp"

#include <algorithm>
#include <cmath>

namespace tallywire {
namespace {

std::optional<Speaker> speaker_of(std::string_view joined) {
    const std::size_t first = joined.find('\x1F'), second = joined.find('\x1F', first + 1);
    const auto part = [](std::string_view text) { return text.empty() ? std::nullopt : std::optional<std::string>(text); };
    return Speaker{std::string(joined.substr(0, first)), part(joined.substr(first + 1, second - first - 1)), part(joined.substr(second + 1)), std::nullopt};
}

std::optional<std::string> day_text(int day) { return day == no_day ? std::nullopt : std::optional<std::string>(format_date(date_of(day))); }

void set_days(Entry& entry, const When& when) {
    entry.first = day_text(when.first);
    entry.last = day_text(when.last);
    entry.precision = name_of(when.precision);
}

void add_once(std::vector<std::string>& list, const std::string& item) {
    if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

/// A list of numbers, each once: short, so looked through.
struct Distinct {
    std::vector<std::uint32_t> numbers;
    void add(std::uint32_t number) {
        if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) numbers.push_back(number);
    }
    std::uint32_t count() const { return static_cast<std::uint32_t>(numbers.size()); }
};

Interval interval_of(const KeptReading& kept) {
    Interval interval;
    if (kept.has_low) interval.low = kept.low;
    if (kept.has_high) interval.high = kept.high;
    interval.low_open = kept.low_open;
    interval.high_open = kept.high_open;
    return interval;
}

std::optional<Bound> bound_of(const KeptReading& kept) { return kept.bound == 255 ? std::nullopt : std::optional(static_cast<Bound>(kept.bound)); }

bool in_conflict(std::span<const KeptReading> readings) {
    Interval common;  // of all, as far as they are compatible
    for (const KeptReading& reading : readings) {
        if (bound_of(reading) == Bound::about) continue;
        const Interval interval = interval_of(reading);
        if (!overlap(common, interval)) return true;
        if (interval.low && (!common.low || *interval.low > *common.low)) common.low = interval.low;
        if (interval.high && (!common.high || *interval.high < *common.high)) common.high = interval.high;
    }
    return false;
}

}  // namespace

EntryMaker::EntryMaker(const Gathered& gathered, const Headings& headings, const ReferenceSeries* reference)
    : all_(gathered), headings_(headings), reference_(reference) {
    Interner names;
    for (std::uint32_t article = 0; article < all_.articles.size(); ++article) outlet_.push_back(names.intern(all_.articles.outlet(article)));
}

double EntryMaker::salience(std::uint32_t outlets, std::size_t mentions) {
    return std::round((outlets + std::log2(1.0 + static_cast<double>(mentions))) * 100) / 100;
}

StepNumbers EntryMaker::numbers_of(std::span<const KeptReading> readings) const {
    StepNumbers numbers;
    Distinct outlets;
    const auto is_vague = [](const KeptReading& reading) { return bound_of(reading) == Bound::vague; };
    numbers.vague = std::all_of(readings.begin(), readings.end(), is_vague);
    Interval first;
    for (const KeptReading& reading : readings) {
        outlets.add(outlet_[reading.article]);
        if (is_vague(reading) && !numbers.vague) continue;  // "dozens" says nothing where others count
        if (!numbers.shown) {
            numbers.shown = &reading;
            first = interval_of(reading);
        }
        const Interval interval = interval_of(reading);
        numbers.all_same &= interval == first;
        for (const auto& end : {interval.low, interval.high}) {
            if (!end) continue;
            numbers.low = numbers.low ? std::min(*numbers.low, *end) : *end;
            numbers.high = numbers.high ? std::max(*numbers.high, *end) : *end;
        }
    }
    numbers.outlets = outlets.count();
    return numbers;
}

std::string EntryMaker::headline(const CurveQuantity& quantity, std::span<const KeptReading> readings, const StepNumbers& numbers) const {
    if (numbers.vague) return headings_.headline(quantity.what, readings.front().text.text());
    if (numbers.all_same) return headings_.headline(quantity.what, interval_of(*numbers.shown), bound_of(*numbers.shown).value_or(Bound::exact));
    return headings_.headline(quantity.what, {numbers.low, numbers.high, false, false}, Bound::range);
}

std::uint32_t EntryMaker::outlets_of(std::span<const std::uint32_t> tellings) const {
    Distinct outlets;
    for (const std::uint32_t index : tellings) {
        const KeptEvent& event = all_.events[index];
        for (std::uint32_t i = 0; i < event.telling_count; ++i) outlets.add(outlet_[all_.tellings[event.tellings + i].article]);
    }
    return outlets.count();
}

void EntryMaker::cite(Entry& entry, std::uint32_t article) const {
    const Citation& citation = all_.articles.citation(article);
    if (citation.source) add_once(entry.sources, *citation.source);
    if (std::find(entry.articles.begin(), entry.articles.end(), citation.article) != entry.articles.end()) return;
    entry.articles.push_back(citation.article);
    entry.citations.push_back(citation);
}

Reading EntryMaker::reading_of(const KeptReading& kept) const {
    Reading reading;
    const Citation& citation = all_.articles.citation(kept.article);
    if (kept.id != none) reading.figure = std::string(all_.figure_ids.text(kept.id));
    reading.article = citation.article;
    reading.source = citation.source;
    if (kept.by != none) reading.by = speaker_of(all_.speakers.text(kept.by));
    reading.as_of = day_text(kept.when.last);
    reading.interval = interval_of(kept);
    reading.bound = bound_of(kept);
    reading.text = kept.text.text();
    reading.sentence = kept.sentence.text();
    return reading;
}

Entry EntryMaker::step(const CurveQuantity& quantity, std::span<const KeptReading> readings) const {
    Entry entry;
    const When& when = readings.front().when;
    set_days(entry, when);
    entry.kind = "figure";
    entry.place = quantity.what.place;
    entry.fact = quantity.fact;
    entry.what = quantity.what;
    entry.flags = quantity.flags;
    if (quantity.status != "reported") entry.flags.push_back("status:" + quantity.status);
    for (const KeptReading& kept : readings) {
        cite(entry, kept.article);
        entry.readings.push_back(reading_of(kept));
    }
    if (in_conflict(readings)) add_once(entry.flags, "conflict");
    const StepNumbers numbers = numbers_of(readings);
    entry.low = numbers.low;
    entry.high = numbers.high;
    entry.outlets = numbers.outlets;
    entry.mentions = static_cast<std::uint32_t>(readings.size());
    entry.salience = salience(entry.outlets, entry.mentions);
    entry.resolved_by = when.precision == Precision::published ? "the day of publication: it was so by then" : "the time that the figure holds for";
    if (when.first == no_day && when.last != no_day) {
        entry.flags.push_back("undated_past");
        entry.resolved_by = "told as past, no day named: before the day of publication";
    }
    entry.headline = headline(quantity, readings, numbers);
    entry.text = entry.readings.front().sentence;
    match_reference(entry);
    return entry;
}

void EntryMaker::match_reference(Entry& entry) const {
    if (!reference_ || !entry.last || !entry.low || !entry.high) return;
    const auto day = parse_date(*entry.last);
    if (!day) return;
    const auto matching = reference_->matching_day(*entry.low, *entry.high, day_number(*day));
    entry.reference = ReferenceMatch{reference_->at(day_number(*day)), matching ? day_text(*matching) : std::nullopt};
}

When EntryMaker::days_of(std::span<const std::uint32_t> tellings) const {
    When when = all_.events[tellings.front()].when;
    if (!all_.events[tellings.front()].past) return when;
    for (const std::uint32_t index : tellings) when.last = std::min(when.last, all_.events[index].when.last);
    return {no_day, when.last, Precision::undated};
}

void EntryMaker::tell(Entry& entry, const KeptEvent& event) const {
    if (!entry.place && event.place != none) {
        const std::string_view place = all_.names.text(event.place);
        const std::size_t cut = place.find('\x1F');
        entry.place = Place{std::string(place.substr(0, cut)), cut + 1 < place.size() ? std::optional<std::string>(place.substr(cut + 1)) : std::nullopt};
    }
    for (std::uint32_t i = 0; i < event.telling_count; ++i) {
        const KeptTelling& telling = all_.tellings[event.tellings + i];
        cite(entry, telling.article);
        Reading reading;
        reading.article = all_.articles.citation(telling.article).article;
        reading.source = all_.articles.citation(telling.article).source;
        reading.as_of = day_text(telling.day);
        reading.text = telling.surface.text();
        reading.sentence = telling.sentence.text();
        entry.readings.push_back(std::move(reading));
    }
    ++entry.mentions;
}

Entry EntryMaker::event(std::span<const std::uint32_t> tellings) const {
    const KeptEvent& best = all_.events[tellings.front()];
    Entry entry;
    set_days(entry, days_of(tellings));
    if (best.first.size && !best.past) {
        entry.first = std::string(best.first.text());
        entry.last = std::string(best.last.text());
    }
    entry.kind = all_.names.text(best.kind);
    entry.headline = best.headline.text();
    entry.text = best.text.text();
    entry.resolved_by = std::string(best.resolved_by.text());
    if (best.past) entry.flags.push_back("undated_past");
    if (std::all_of(tellings.begin(), tellings.end(), [&](std::uint32_t index) { return all_.events[index].planned; })) entry.flags.push_back("planned");
    for (const std::uint32_t index : tellings) tell(entry, all_.events[index]);
    entry.outlets = outlets_of(tellings);
    entry.salience = salience(entry.outlets, entry.mentions);
    return entry;
}

}  // namespace tallywire
