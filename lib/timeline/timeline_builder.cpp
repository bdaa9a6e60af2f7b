#include "timeline/timeline_builder.hpp"

#include "timeline/curve.hpp"
#include "timeline/drafts.hpp"
#include "timeline/gathered.hpp"

#include <algorithm>
#include <unordered_set>

namespace tallywire {
namespace {

std::string joined(const Speaker& by) { return by.text + '\x1F' + by.name.value_or("") + '\x1F' + by.role.value_or(""); }

/// The days of a figure: its own time, or the day of publication.
void date_figure(const Figure& figure, int published, KeptReading& reading) {
    if (figure.time) reading.when = when_of(figure.time->first, figure.time->last, figure.time->value);
    if (reading.when.last != no_day && reading.when.first != no_day) return;
    if (figure.time && figure.time->value == "PAST_REF" && reading.when.last != no_day) return;  // undated, before that day
    reading.from_published = true;
    reading.when = {published, published, published == no_day ? Precision::undated : Precision::published};
}

constexpr int still_news = 6;  ///< days: a count for a day so near its article is one of its story

void set_interval(const Interval& interval, std::optional<double> value, KeptReading& reading) {
    const auto low = interval.low || interval.high ? interval.low : value, high = interval.low || interval.high ? interval.high : value;
    reading.has_low = low.has_value();
    reading.has_high = high.has_value();
    reading.low = low.value_or(0);
    reading.high = high.value_or(0);
    reading.low_open = interval.low_open;
    reading.high_open = interval.high_open;
}

/// Asked-for measures first: what nobody asked for is not even kept.
bool asked_for(const TimelineOptions& options, const Headings& headings, const std::optional<std::string>& measure) {
    if (options.measure.empty()) return headings.is_shown(measure.value_or("other"));
    return measure && std::find(options.measure.begin(), options.measure.end(), *measure) != options.measure.end();
}

}  // namespace

struct TimelineBuilder::State {
    TimelineOptions options;
    const Headings& headings;
    Gathered gathered;
    std::string key;
    std::unordered_set<std::uint32_t> events_of;  ///< articles whose events are told

    bool wants(std::string_view kind) const {
        return options.kind.empty() || std::find(options.kind.begin(), options.kind.end(), kind) != options.kind.end();
    }

    CurveQuantity& quantity(std::string_view id) {
        const std::uint32_t number = gathered.quantity_ids.intern(id);
        if (number == gathered.quantities.size()) gathered.quantities.emplace_back();
        return gathered.quantities[number];
    }

    void add_reading(CurveQuantity& quantity, const Reading& reading, const When& fallback) {
        KeptReading kept;
        kept.article = gathered.articles.number(reading.article);
        gathered.articles.describe(kept.article, reading.source, std::nullopt, std::nullopt, std::nullopt);
        set_interval(reading.interval, std::nullopt, kept);
        kept.bound = reading.bound ? static_cast<std::uint8_t>(*reading.bound) : 255;
        if (reading.figure) kept.id = gathered.figure_ids.intern(*reading.figure);
        const int published = gathered.articles.published(kept.article);
        const auto own = kept.id == none ? gathered.figure_times.end() : gathered.figure_times.find(kept.id);
        kept.when = own != gathered.figure_times.end() ? own->second
                    : fallback.precision != Precision::undated || !reading.as_of ? fallback
                                                                                  : when_of(reading.as_of, reading.as_of, reading.as_of);
        if (own == gathered.figure_times.end() && (kept.when.last == no_day || (kept.when.first == kept.when.last && kept.when.last == published))) {
            kept.when = {published, published, published == no_day ? Precision::undated : Precision::published};
            kept.from_published = true;
        }
        if (reading.by) kept.by = gathered.speakers.intern(joined(*reading.by));
        kept.text = gathered.pool.keep(reading.text);
        kept.sentence = gathered.pool.keep(reading.sentence);
        quantity.readings.push_back(kept);
    }

    KeptEvent event(std::string_view kind) {
        KeptEvent event;
        event.kind = gathered.names.intern(kind);
        event.tellings = static_cast<std::uint32_t>(gathered.tellings.size());
        return event;
    }

    void tell(KeptEvent& event, std::uint32_t article, int day, std::string_view sentence, std::string_view surface) {
        gathered.tellings.push_back({article, day, gathered.pool.keep(sentence), gathered.pool.keep(surface)});
        ++event.telling_count;
    }
};

TimelineBuilder::TimelineBuilder(TimelineOptions options, const Headings& headings)
    : state_(new State{std::move(options), headings, {}, {}, {}}) {}
TimelineBuilder::~TimelineBuilder() = default;

void TimelineBuilder::add(const Article& article) {
    ArticleTable& articles = state_->gathered.articles;
    const std::uint32_t number = articles.number(article.id);
    articles.describe(number, article.source ? article.source : article.domain, article.published, article.url, article.title);
    if (article.copy_of) articles.set_copy(number, article.copy_of->id);
}

void TimelineBuilder::add(const Figure& figure) {
    State& state = *state_;
    if (!state.wants("figure") || !asked_for(state.options, state.headings, figure.measure)) return;
    KeptReading reading;
    reading.article = state.gathered.articles.number(figure.article);
    state.gathered.articles.describe(reading.article, figure.source, figure.published, figure.url, std::nullopt);
    set_interval(figure.interval, figure.value, reading);
    if (!reading.has_low && !reading.has_high) return;
    reading.bound = static_cast<std::uint8_t>(figure.bound);
    date_figure(figure, state.gathered.articles.published(reading.article), reading);

    std::string& key = state.key;
    key.assign(figure.measure).append("|").append(figure.unit.value_or("")).append("|").append(figure.group.value_or("")).append("|");
    key.append(figure.place ? figure.place->code.value_or(figure.place->name) : "").append("|").append(figure.status);
    if (!figure.unit || *figure.unit == "percent" || figure.measure == "other") key.append("|").append(figure.item.value_or(""));
    CurveQuantity& quantity = state.quantity(key);
    if (quantity.readings.empty()) {
        quantity.fact = key;
        quantity.status = figure.status;
        quantity.what = {figure.measure, figure.unit, figure.item, figure.group, figure.place};
    }
    if (figure.by) reading.by = state.gathered.speakers.intern(joined(*figure.by));
    reading.id = state.gathered.figure_ids.intern(figure.id);
    reading.text = state.gathered.pool.keep(figure.text);
    reading.sentence = state.gathered.pool.keep(figure.sentence);
    quantity.readings.push_back(reading);
}

bool TimelineBuilder::cite(const Figure& figure) {
    Gathered& all = state_->gathered;
    const std::uint32_t article = all.articles.number(figure.article);
    all.articles.describe(article, figure.source, figure.published, figure.url, std::nullopt);
    if (!state_->wants("figure") || !asked_for(state_->options, state_->headings, figure.measure)) return false;
    if (!figure.time) return true;
    const When when = when_of(figure.time->first, figure.time->last, figure.time->value);
    const int published = all.articles.published(article);
    const bool unnamed_past = figure.time->value == "PAST_REF" && when.last != no_day;
    const bool other = when.first != no_day && when.last != no_day && (when.precision > Precision::published || when.last < published - still_news);
    if (unnamed_past || other) all.figure_times[all.figure_ids.intern(figure.id)] = when;
    return true;
}

void TimelineBuilder::add(const Fact& fact) {
    State& state = *state_;
    if (fact.kind != "figure" || !state.wants("figure") || !asked_for(state.options, state.headings, fact.what.measure)) return;
    CurveQuantity& quantity = state.quantity("fact " + fact.id);
    quantity.fact = fact.id;
    quantity.what = fact.what;
    quantity.status = fact.status.value_or("reported");
    quantity.flags.clear();
    for (const std::string& flag : fact.flags)
        if (flag != "down_revision" && flag != "lagging") quantity.flags.push_back(flag);  // these are found again, for each day
    for (const Reading& reading : fact.readings) state.add_reading(quantity, reading, {});
}

void TimelineBuilder::add(const TimeExpression& time) {
    State& state = *state_;
    if (!state.wants("time") || (time.kind != "DATE" && time.kind != "TIME")) return;
    const When when = when_of(time.first, time.last, time.value);
    if (when.first == no_day || when.last == no_day) return;
    const std::uint32_t article = state.gathered.articles.number(time.article);
    if (state.options.kind.empty() && state.events_of.contains(article)) return;  // the events say what was at that time
    state.gathered.articles.describe(article, time.source, time.published, std::nullopt, std::nullopt);
    KeptEvent event = state.event("time");
    event.when = when;
    event.headline = event.text = state.gathered.pool.keep(time.text);
    state.tell(event, article, when.first == when.last ? when.last : no_day, "", time.text);
    event.resolved_by = state.gathered.pool.keep(time.anchored_to ? "from the " + *time.anchored_to : "as written");
    state.gathered.events.push_back(event);
}

void TimelineBuilder::add(const Statement& statement) {
    State& state = *state_;
    if (!state.wants("statement")) return;
    const std::uint32_t article = state.gathered.articles.number(statement.article);
    state.gathered.articles.describe(article, statement.source, statement.published, std::nullopt, std::nullopt);
    const int published = state.gathered.articles.published(article);
    KeptEvent event = state.event("statement");
    event.when = {published, published, published == no_day ? Precision::undated : Precision::published};
    const std::string speaker = statement.speaker ? statement.speaker->name.value_or(statement.speaker->text) : "";
    event.headline = state.gathered.pool.keep(speaker.empty() ? statement.text : speaker + " " + statement.polarity + ": " + statement.text);
    event.text = state.gathered.pool.keep(statement.text);
    event.resolved_by = state.gathered.pool.keep("said by the day of publication");
    state.tell(event, article, published, statement.text, "");
    state.gathered.events.push_back(event);
}

void TimelineBuilder::add(const Entry& entry) {
    State& state = *state_;
    if (!state.wants(entry.kind)) return;
    Gathered& all = state.gathered;
    for (const Citation& citation : entry.citations)
        all.articles.describe(all.articles.number(citation.article), citation.source, citation.published, citation.url, citation.title);
    if (entry.sources.size() == 1)
        for (const std::string& article : entry.articles) all.articles.describe(all.articles.number(article), entry.sources.front(), std::nullopt, std::nullopt, std::nullopt);
    if (entry.fact && entry.what) {
        if (!asked_for(state.options, state.headings, entry.what->measure)) return;
        CurveQuantity& quantity = state.quantity("fact " + *entry.fact);
        quantity.fact = *entry.fact;
        quantity.what = *entry.what;
        for (const std::string& flag : entry.flags)
            if (flag.starts_with("status:")) quantity.status = flag.substr(7);
        When when = when_of(entry.first, entry.last, std::nullopt);
        if (const auto precision = precision_named(entry.precision)) when.precision = *precision;
        for (const Reading& reading : entry.readings) state.add_reading(quantity, reading, when);
        return;
    }
    KeptEvent event = state.event(entry.kind);
    event.when = when_of(entry.first, entry.last, std::nullopt);
    event.past = !entry.first && entry.last;
    if (event.past) event.when.precision = Precision::undated;
    if (entry.first && entry.first->size() > 10) {
        event.first = all.pool.keep(*entry.first);
        event.last = all.pool.keep(entry.last.value_or(*entry.first));
    }
    if (const auto precision = precision_named(entry.precision); precision && event.when.first != no_day) event.when.precision = *precision;
    event.headline = all.pool.keep(entry.headline);
    event.text = all.pool.keep(entry.text);
    event.resolved_by = all.pool.keep(entry.resolved_by.value_or(""));
    if (entry.place) event.place = all.names.intern(entry.place->name + '\x1F' + entry.place->code.value_or(""));
    event.weight = static_cast<float>(entry.salience.value_or(0));
    event.planned = std::find(entry.flags.begin(), entry.flags.end(), "planned") != entry.flags.end();
    for (const Reading& reading : entry.readings) {
        const std::uint32_t article = all.articles.number(reading.article);
        if (entry.kind == "event") state.events_of.insert(article);
        all.articles.describe(article, reading.source, std::nullopt, std::nullopt, std::nullopt);
        const auto day = reading.as_of ? parse_date(*reading.as_of) : std::nullopt;
        state.tell(event, article, day ? day_number(*day) : no_day, reading.sentence, reading.text);
    }
    if (entry.readings.empty())
        for (const std::string& article : entry.articles) state.tell(event, all.articles.number(article), no_day, entry.text, "");
    all.events.push_back(event);
}

Timeline TimelineBuilder::finish(const ReferenceSeries* reference) {
    Timeline timeline;
    timeline.title = state_->options.title;
    each_entry([&](Entry&& entry) { timeline.entries.push_back(std::move(entry)); }, reference);
    timeline.curves = build_curves(timeline.entries, state_->headings, reference);
    return timeline;
}

void TimelineBuilder::each_entry(const std::function<void(Entry&&)>& take, const ReferenceSeries* reference) {
    const Drafts drafts(state_->gathered, state_->options, state_->headings, reference);
    for (const Draft& draft : drafts.chosen()) take(drafts.make(draft));
}

}  // namespace tallywire
