#include "timeline/curve.hpp"

#include "base/utf8.hpp"
#include "fact/day_minute.hpp"
#include "timeline/period.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace tallywire {
namespace {

struct Building {
    Curve curve;
    std::map<std::string, std::size_t> line_of;
    std::set<int> days;
};

std::optional<Step> step_of(const Headings& headings, const Reading& reading, int entry_day) {
    const auto& [low, high, low_open, high_open] = reading.interval;
    if ((!low && !high) || reading.bound == Bound::vague) return std::nullopt;  // "dozens" is no point of a curve
    Step step;
    const auto as_of = reading.as_of ? parse_date(*reading.as_of) : std::nullopt;
    step.day = as_of ? day_number(*as_of) : entry_day;
    step.low = low ? *low : *high;
    step.high = high ? *high : *low;
    step.no_low = !low;
    step.no_high = !high;
    step.replaced = headings.is_replaced(reading.sentence, reading.text);
    return step;
}

bool same_number(const Step& a, const Step& b) { return a.low == b.low && a.high == b.high; }

/// True when the numbers of `later` are surely others than those of `earlier`.
bool differs(const Step& earlier, const Step& later) { return later.high < earlier.low || later.low > earlier.high; }

/// The last step of the line before `day`.
const Step* before(const OriginatorLine& line, int day) {
    const Step* found = nullptr;
    for (const Step& step : line.steps)
        if (step.day < day) found = &step;
    return found;
}

/// True when some originator gave this number and replaced it on a day before the step's.
bool repeats_replaced_number(const Curve& curve, const Step& step) {
    for (const OriginatorLine& line : curve.lines) {
        const Step* last = before(line, step.day);
        if (!last || !differs(step, *last)) continue;
        for (const Step& older : line.steps)
            if (older.day < last->day && same_number(older, step)) return true;
    }
    return false;
}

bool given_before(const Curve& curve, const Step& step) {
    for (const OriginatorLine& line : curve.lines)
        for (const Step& older : line.steps)
            if (older.day < step.day && same_number(older, step)) return true;
    return false;
}

/// The minute at which the article of a step was published; unknown where only the day is.
std::int32_t minute_of(std::span<const Entry> entries, const Step& step) {
    const Entry& entry = entries[step.entry];
    for (const Citation& citation : entry.citations)
        if (citation.article == entry.readings[step.reading].article && citation.published) return parse_day_minute(*citation.published).minute;
    return DayMinute::unknown;
}

/// Did the originator give a higher number on the same day, which this one replaces: by the words of its sentence, or some hours later?
bool replaces_higher(std::span<const Entry> entries, const OriginatorLine& line, const Step& step) {
    if (step.replaced) return false;
    const auto sentence = [&](const Step& one) -> std::string_view { return entries[one.entry].readings[one.reading].sentence; };
    for (const Step& other : line.steps) {
        if (other.day != step.day || step.high >= other.low) continue;
        if (other.replaced && sentence(other) == sentence(step)) return true;
        const std::int32_t then = minute_of(entries, other);
        if (then != DayMinute::unknown && then < minute_of(entries, step)) return true;
    }
    return false;
}

void flag(std::span<const Entry> entries, Curve& curve) {
    for (OriginatorLine& line : curve.lines)
        for (Step& step : line.steps) {
            step.lagging = repeats_replaced_number(curve, step);
            if (step.lagging || step.no_high) continue;
            const Step* last = before(line, step.day);
            step.down_revision = (last && step.high < last->low && !given_before(curve, step)) || replaces_higher(entries, line, step);
        }
}

void draw_band(Curve& curve) {
    std::map<int, BandStep> band;
    for (const bool lagging : {false, true})
        for (const OriginatorLine& line : curve.lines)
            for (const Step& step : line.steps) {
                if (step.lagging != lagging) continue;
                const auto [at, fresh] = band.try_emplace(step.day, BandStep{step.day, step.low, step.high});
                if (fresh || lagging) continue;
                at->second.low = std::min(at->second.low, step.low);
                at->second.high = std::max(at->second.high, step.high);
            }
    for (const auto& [day, step] : band) curve.band.push_back(step);
}

bool ends_with_words(std::string_view text, std::string_view words) {
    return text.size() > words.size() + 1 && text.ends_with(words) && text[text.size() - words.size() - 1] == ' ';
}

/// Joins the line of a short form ("the ministry") to that of the longest name that ends with it ("Kyrgyzstan's emergencies ministry"), where all names
/// that end with it are forms of that one.
void join_short_forms(Building& building) {
    std::vector<OriginatorLine>& lines = building.curve.lines;
    for (const auto& [key, line] : building.line_of) {
        auto longest = building.line_of.end();
        for (auto other = building.line_of.begin(); other != building.line_of.end(); ++other)
            if (ends_with_words(other->first, key) && (longest == building.line_of.end() || other->first.size() > longest->first.size())) longest = other;
        if (longest == building.line_of.end()) continue;
        const bool all_one = std::all_of(building.line_of.begin(), building.line_of.end(), [&](const auto& other) {
            return !ends_with_words(other.first, key) || other.first == longest->first || ends_with_words(longest->first, other.first);
        });
        if (!all_one) continue;
        std::vector<Step>& steps = lines[longest->second].steps;
        steps.insert(steps.end(), lines[line].steps.begin(), lines[line].steps.end());
        lines[line].steps.clear();
    }
    std::erase_if(lines, [](const OriginatorLine& line) { return line.steps.empty(); });
}

}  // namespace

std::string originator_of(const Reading& reading) {
    if (reading.by) {
        if (reading.by->name) return *reading.by->name;
        if (!reading.by->text.empty()) return reading.by->text;
        if (reading.by->role) return *reading.by->role;
    }
    return reading.source.value_or("(unnamed source)");
}

std::string originator_key(const Reading& reading) {
    std::string key = fold_case(originator_of(reading));
    for (std::size_t at = key.find("\u2019"); at != std::string::npos; at = key.find("\u2019", at)) key.replace(at, 3, "'");
    return key.starts_with("the ") ? key.substr(4) : key;
}

std::vector<Curve> build_curves(std::span<const Entry> entries, const Headings& headings, const ReferenceSeries* reference) {
    std::map<std::string, Building> all;
    for (std::uint32_t index = 0; index < entries.size(); ++index) {
        const Entry& entry = entries[index];
        if (!entry.fact || !entry.what || !entry.last) continue;
        if (entry.precision != "day" && entry.precision != "published" && entry.precision != "time") continue;
        const auto day = parse_date(*entry.last);
        if (!day) continue;
        Building& building = all[*entry.fact];
        Curve& curve = building.curve;
        if (curve.fact.empty()) {
            curve.fact = *entry.fact;
            curve.label = headings.label(*entry.what);
            curve.measure = entry.what->measure.value_or("other");
            curve.unit = entry.what->unit.value_or("");
        }
        for (std::uint32_t i = 0; i < entry.readings.size(); ++i) {
            auto step = step_of(headings, entry.readings[i], day_number(*day));
            if (!step) continue;
            step->entry = index;
            step->reading = i;
            const auto [line, fresh] = building.line_of.try_emplace(originator_key(entry.readings[i]), curve.lines.size());
            if (fresh) curve.lines.push_back({originator_of(entry.readings[i]), {}});
            curve.lines[line->second].steps.push_back(*step);
            building.days.insert(step->day);
            ++curve.readings;
        }
    }
    std::vector<std::pair<std::size_t, Curve>> found;
    for (auto& [fact, building] : all) {
        Curve& curve = building.curve;
        if (curve.lines.empty()) continue;
        join_short_forms(building);
        for (OriginatorLine& line : curve.lines)
            std::stable_sort(line.steps.begin(), line.steps.end(), [](const Step& a, const Step& b) { return a.day < b.day; });
        if (headings.adds_up(curve.measure)) flag(entries, curve);
        std::stable_sort(curve.lines.begin(), curve.lines.end(), [](const auto& a, const auto& b) { return a.steps.size() > b.steps.size(); });
        draw_band(curve);
        if (reference)
            for (const ReferencePoint& point : reference->points())
                if (point.day >= *building.days.begin() && point.day <= *building.days.rbegin()) curve.reference.push_back(point);
        found.emplace_back(building.days.size(), std::move(curve));
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second.readings > b.second.readings;
    });
    std::vector<Curve> curves;
    for (auto& [days, curve] : found) curves.push_back(std::move(curve));
    return curves;
}

}  // namespace tallywire
