#include "timeline/drafts.hpp"

#include "timeline/curve.hpp"
#include "timeline/selection.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

namespace tallywire {
namespace {

constexpr int after_all = std::numeric_limits<int>::max();

int sort_day(const Draft& draft) { return draft.when.first != no_day ? draft.when.first : draft.when.last != no_day ? draft.when.last : after_all; }

bool earlier(const Draft& a, const Draft& b) {
    const auto key = [](const Draft& draft) {
        // What has no first day comes first; of two salient ones the more salient.
        return std::tuple(sort_day(draft), draft.when.first != no_day, draft.when.last, draft.clock.text(), -draft.salience, draft.headline.text(), draft.kind);
    };
    return key(a) < key(b);
}

/// Precisions at which a figure is a step of a curve.
bool is_step(const Draft& draft) { return !draft.is_event && draft.when.last != no_day && draft.when.precision <= Precision::published; }

}  // namespace

Drafts::Drafts(Gathered& gathered, const TimelineOptions& options, const Headings& headings, const ReferenceSeries* reference)
    : all_(gathered), options_(options), headings_(headings), clusters_(cluster_events(gathered.events)), maker_(gathered, headings, reference) {
    for (std::uint32_t number = 0; number < all_.quantities.size(); ++number) draft_quantity(number);
    for (std::uint32_t cluster = 0; cluster < clusters_.size(); ++cluster) draft_event(cluster);
    const std::vector<std::string> topic = topic_words(options.topic);
    std::erase_if(drafts_, [&](const Draft& draft) { return !is_wanted(draft, topic); });
    std::stable_sort(drafts_.begin(), drafts_.end(), earlier);
    if (options.top != 0) keep_top();
    flag_steps();
}

void Drafts::draft_quantity(std::uint32_t number) {
    CurveQuantity& quantity = all_.quantities[number];
    const auto day = [](const KeptReading& reading) { return std::tuple(reading.when.last, reading.when.first, std::max(reading.when.precision, Precision::day)); };
    std::vector<KeptReading>& readings = quantity.readings;
    std::stable_sort(readings.begin(), readings.end(), [&](const KeptReading& a, const KeptReading& b) { return day(a) < day(b); });
    for (std::uint32_t begin = 0, end = 0; begin < readings.size(); begin = end) {
        while (end < readings.size() && day(readings[end]) == day(readings[begin])) ++end;
        const auto range = std::span(readings).subspan(begin, end - begin);
        const StepNumbers numbers = maker_.numbers_of(range);
        Draft& draft = drafts_.emplace_back();
        draft.of = number;
        draft.begin = begin;
        draft.count = end - begin;
        draft.when = range.front().when;
        draft.headline = headlines_.keep(maker_.headline(quantity, range, numbers));
        draft.kind = "figure";
        draft.salience = static_cast<float>(EntryMaker::salience(numbers.outlets, range.size()));
    }
}

void Drafts::draft_event(std::uint32_t cluster) {
    const KeptEvent& best = all_.events[clusters_[cluster].front()];
    Draft& draft = drafts_.emplace_back();
    draft.is_event = true;
    draft.of = cluster;
    draft.when = maker_.days_of(clusters_[cluster]);
    if (!best.past) draft.clock = best.last;
    draft.headline = best.headline;
    draft.kind = all_.names.text(best.kind);
    draft.salience = static_cast<float>(EntryMaker::salience(maker_.outlets_of(clusters_[cluster]), clusters_[cluster].size()));
}

bool Drafts::is_wanted(const Draft& draft, const std::vector<std::string>& topic) const {
    if (!in_span(draft.when, options_)) return false;
    if (!options_.place.empty()) {
        if (!draft.is_event && !is_place(options_.place, all_.quantities[draft.of].what.place)) return false;
        if (draft.is_event && !is_place(options_.place, make_plain(draft).place)) return false;
    }
    return topic.empty() || is_about(make_plain(draft), topic);
}

Entry Drafts::make_plain(const Draft& draft) const {
    if (draft.is_event) return maker_.event(clusters_[draft.of]);
    const CurveQuantity& quantity = all_.quantities[draft.of];
    return maker_.step(quantity, std::span(quantity.readings).subspan(draft.begin, draft.count));
}

Entry Drafts::make(const Draft& draft) const {
    Entry entry = make_plain(draft);
    for (const auto& [flagged, name] : {std::pair(draft.down_revision, "down_revision"), std::pair(draft.lagging, "lagging")})
        if (flagged && std::find(entry.flags.begin(), entry.flags.end(), name) == entry.flags.end()) entry.flags.emplace_back(name);
    if (options_.by && sort_day(draft) != after_all) entry.period = period_name(date_of(sort_day(draft)), *options_.by);
    return entry;
}

/// Keeps the most salient ones, of each period where the timeline is parted.
void Drafts::keep_top() {
    std::map<std::string, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
        const int day = sort_day(drafts_[i]);
        groups[options_.by && day != after_all ? period_name(date_of(day), *options_.by) : ""].push_back(i);
    }
    std::vector<bool> kept(drafts_.size());
    for (auto& [period, members] : groups) {
        std::stable_sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) { return drafts_[a].salience > drafts_[b].salience; });
        for (std::size_t i = 0; i < std::min(options_.top, members.size()); ++i) kept[members[i]] = true;
    }
    std::size_t at = 0;
    std::erase_if(drafts_, [&](const Draft&) { return !kept[at++]; });
}

/// Do the readings of one day give several numbers?
bool Drafts::is_mixed(const Draft& draft) const {
    const auto readings = std::span(all_.quantities[draft.of].readings).subspan(draft.begin, draft.count);
    return std::any_of(readings.begin(), readings.end(), [&](const KeptReading& reading) { return reading.low != readings.front().low; });
}

/// Finds down-revisions and lagging readings, quantity by quantity: only one of several days, or of several numbers on one, has them.
void Drafts::flag_steps() {
    std::vector<std::vector<std::uint32_t>> steps(all_.quantities.size());
    for (std::uint32_t i = 0; i < drafts_.size(); ++i)
        if (is_step(drafts_[i])) steps[drafts_[i].of].push_back(i);
    std::vector<Entry> entries;
    for (const std::vector<std::uint32_t>& own : steps) {
        if (own.empty() || (own.size() < 2 && !is_mixed(drafts_[own.front()])) || !headings_.adds_up(all_.quantities[drafts_[own.front()].of].what.measure.value_or("other"))) continue;
        entries.clear();
        for (const std::uint32_t i : own) entries.push_back(make_plain(drafts_[i]));
        for (const Curve& curve : build_curves(entries, headings_))
            for (const OriginatorLine& line : curve.lines)
                for (const Step& step : line.steps) {
                    drafts_[own[step.entry]].down_revision |= step.down_revision;
                    drafts_[own[step.entry]].lagging |= step.lagging;
                }
    }
}

}  // namespace tallywire
