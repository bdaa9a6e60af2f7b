#include "time/time_finder.hpp"

#include "time/tense.hpp"
#include "time/time_evidence.hpp"
#include "time/time_grammar.hpp"
#include "time/time_plausible.hpp"
#include "time/time_resolver.hpp"
#include "time/time_scan.hpp"
#include "time/time_words.hpp"

#include <algorithm>
#include <span>

namespace tallywire {
namespace {

/// How many tokens before a core word an expression, with the context that its rule asks for, may begin.
constexpr std::size_t reach = 9;

/// For how many sentences “a year ago” is of the period of account that was named.
constexpr std::size_t period_reach = 3;

/// Is a period of the last year over, or all but over?
bool is_over(const Moment& period, Date day) {
    constexpr int nearly = 20;
    return days_between(period.date, day) < 366 && days_between(day, last_day(period)) < nearly;
}

/// The period of account that a reading names: a quarter of this year, or the year that its first nine months are of.
std::optional<Moment> period_of(const TimeReading& reading, const std::optional<Moment>& moment, const std::optional<Date>& published) {
    if (moment && reading.quarter && !reading.year_on_year && (!published || is_over(*moment, *published))) return moment;
    if (reading.sort == TimeReading::Sort::duration && reading.unit == Grain::month && (reading.count == 9 || reading.count == 6) && published)
        return moment_at(*published, Grain::year);
    return std::nullopt;
}

/// What a time of an article without a day of publication says of that day, or that it waits for it.
void note_evidence(const Lexicon& lexicon, const TimeWords& words, std::span<const Token> tokens, const TimeGrammar::Found& found, const TimeContext& context, const FoundTime& time,
                   const std::optional<Moment>& moment, TimeEvidence& evidence) {
    const TimeReading& reading = found.reading;
    if (!moment) {
        if (reading.sort == TimeReading::Sort::calendar && !reading.vague) evidence.wait(time.where, reading, context);
    } else if (reading.year != TimeReading::none && moment->grain >= Grain::day && !reading.by_deadline) {
        if (context.tense == Tense::past && is_told(lexicon, tokens, found.first, found.last)) evidence.told(moment->date);
        if (context.tense == Tense::future && is_announced(words.tense(), tokens, found.first)) evidence.announced(moment->date);
    }
}

/// A time of the day without its day.
bool is_bare_clock(const TimeReading& reading) {
    return reading.sort == TimeReading::Sort::calendar && reading.seconds != TimeReading::none && reading.from == TimeReading::From::nowhere && !reading.shifts_unit &&
           reading.year == TimeReading::none && !reading.month && !reading.day && !reading.weekday && reading.holiday == TimeReading::none;
}

/// The times of the day in a sentence whose day comes right after them: at 6 a.m. (0300 GMT) on Friday, from 9 a.m. to 5 p.m. Monday.
class WaitingClocks {
public:
    void clear() { waiting_.clear(); }
    /// The time was put out as `number`.
    void add(std::size_t number, const TimeGrammar::Found& found, const TimeContext& context) {
        if (!waiting_.empty() && found.first > waiting_.back().found.last + most_between) waiting_.clear();
        waiting_.push_back({number, found, context});
    }
    /// A time whose day is known begins at token `first`.
    void settle(const TimeResolver& resolver, std::size_t first, Date day, std::vector<FoundTime>& times) {
        if (waiting_.empty() || first > waiting_.back().found.last + most_between) return waiting_.clear();
        std::optional<Moment> moment;
        for (Waiting& one : waiting_) {
            one.context.day_at_hand = day;
            resolver.resolve(one.found.reading, one.context, times[one.number], moment);
        }
        waiting_.clear();
    }

private:
    static constexpr std::size_t most_between = 2;  // tokens
    struct Waiting {
        std::size_t number = 0;
        TimeGrammar::Found found;
        TimeContext context;
    };
    std::vector<Waiting> waiting_;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

struct TimeScratch::State {
    std::optional<Date> published;
    std::optional<Moment> named;
    std::optional<Moment> period;  ///< of account
    std::size_t period_sentence = 0;
    WaitingClocks clocks;
    TimeEvidence evidence;  ///< of articles without a day of publication
    TimeGrammar::Chart chart;
};

TimeScratch::TimeScratch() : state_(std::make_unique<State>()) {}
TimeScratch::~TimeScratch() = default;
TimeScratch::TimeScratch(TimeScratch&&) noexcept = default;

void TimeScratch::assign(const Article& article) {
    state_->published = article.published ? parse_date(*article.published) : std::nullopt;
    state_->named.reset();
    state_->period.reset();
    state_->evidence.assign(article.modified ? parse_date(*article.modified) : std::nullopt);
}

struct TimeFinder::Rulebook {
    Rulebook(Lexicon& lexicon, const Rules& rules) : words(lexicon, rules), grammar(lexicon, rules, words), resolver(words), scan(lexicon, words.core(), words.year_mark()) {}

    bool is_core(const Text& text, std::span<const Token> tokens, std::size_t at) const;

    TimeWords words;
    TimeGrammar grammar;
    TimeResolver resolver;
    TimeScan scan;
};

/// Is the token a word or a number that only times are made of?
bool TimeFinder::Rulebook::is_core(const Text& text, std::span<const Token> tokens, std::size_t at) const {
    const Token& token = tokens[at];
    if (token.shape == Shape::number) {
        if (token.where.size() == 4 && is_digit(text.bytes()[token.where.begin + 1])) return true;
        if (token.where.size() >= 8 && token.where.size() <= 10) return text.bytes(token).find('.') < 3;
        if (token.where.size() > 2 || at + 1 >= tokens.size()) return false;
        if (tokens[at + 1].space_before) return at + 3 < tokens.size() && tokens[at + 2].shape == Shape::number && (tokens[at + 3].begins & words.core());  // 4 and 5 May
        const char next = text.bytes()[tokens[at + 1].where.begin];
        return next == ':' || next == '/';
    }
    if (token.shape == Shape::alphanumeric && (text.bytes(token).ends_with("0s") || words.is_marked_year(text.bytes(token)))) return true;
    return (token.begins & words.core()) != 0;
}

TimeFinder::TimeFinder(Lexicon& lexicon, const Rules& rules) : rules_(std::make_unique<Rulebook>(lexicon, rules)) {}
TimeFinder::~TimeFinder() = default;
TimeFinder::TimeFinder(TimeFinder&&) noexcept = default;

void TimeFinder::find(Text& text, const Article& article, TimeScratch& scratch, std::vector<FoundTime>& out) const {
    scratch.assign(article);
    const std::size_t from = out.size();
    for (std::size_t i = 0; i < text.size(); ++i) find_in(text, i, scratch, out);
    if (!scratch.state_->published) scratch.state_->evidence.bound(rules_->resolver, std::span(out).subspan(from));
}

void TimeFinder::find_in(Text& text, std::size_t sentence, TimeScratch& scratch, std::vector<FoundTime>& out) const {
    const Rulebook& rules = *rules_;
    TimeScratch::State& state = *scratch.state_;
    if (text.is_cut(sentence) && !text.has_number(sentence) && !(text.kinds(sentence) & rules.words.core())) return;
    if (!rules.scan.may_hold(text.bytes(text.sentence(sentence).where))) return;
    const std::span<const Token> tokens = text.untagged(sentence);
    TimeContext context;
    context.published = state.published;
    std::size_t next = 0;
    std::size_t list = 0;                ///< where the times before `next`, one after the other, begin
    std::size_t listed = tokens.size();  ///< the number after a day and its month: May 3, 4 and 5
    bool charted = false, day_named = false;
    state.clocks.clear();
    for (std::size_t core = 0; core < tokens.size(); ++core) {
        if (core < next || !(core == listed || rules.is_core(text, tokens, core))) continue;
        if (!charted) state.chart.assign(rules.grammar, text.bytes(), tokens);
        charted = true;
        std::size_t low = core;
        const std::size_t least = core == next + 1 || core == listed ? list : next;  // in a list, what was read before is context
        while (low > least && core - low < reach && state.chart.kinds(low - 1).any()) --low;
        TimeGrammar::Kinds around;
        for (std::size_t i = low; i < tokens.size() && (i <= core || state.chart.kinds(i).any()); ++i) around |= state.chart.kinds(i);
        std::optional<TimeGrammar::Found> found;
        for (std::size_t at = low; at <= core && !(found && found->first < at); ++at) {
            const auto more = rules.grammar.longest(state.chart, at, core, around);
            if (!more) continue;
            text.tokens(sentence);  // sets the tags
            if (more->first < next || !is_plausible(text, rules.words, tokens, *more)) continue;
            if (!found || more->first < found->first || (more->first == found->first && more->last > found->last)) found = more;
        }
        if (!found) continue;
        FoundTime time;
        time.where = {tokens[found->first].where.begin, tokens[found->last - 1].where.end};
        time.sentence = static_cast<std::uint32_t>(sentence);
        context.named = state.named;
        context.period = state.period;
        context.period_is_near = state.period && sentence - state.period_sentence <= period_reach;
        context.tense = tense_at(text.lexicon(), rules.words.tense(), tokens, found->first, found->last);
        if (found->reading.not_past && context.tense == Tense::past) continue;
        std::optional<Moment> moment;
        if (!rules.resolver.resolve(found->reading, context, time, moment)) continue;
        if (const auto period = period_of(found->reading, moment, state.published)) {
            state.period = period;
            state.period_sentence = sentence;
        }
        if (!state.published) note_evidence(text.lexicon(), rules.words, tokens, *found, context, time, moment, state.evidence);
        if (moment && !(found->reading.keeps_anchor_grain && found->reading.shift < 0)) {
            state.named = moment;
            if (moment->grain >= Grain::day) context.day_at_hand = moment->date;
        }
        out.push_back(std::move(time));
        if (next == 0 || found->first > next + 2) list = found->first;
        next = found->last;
        if (found->reading.month && found->reading.day)
            for (const std::size_t at : {next + 1, next + 2})  // May 3, 4, and 5
                if (at < tokens.size() && tokens[at].shape == Shape::number && tokens[at - 1].shape != Shape::number) listed = at;
        if (is_bare_clock(found->reading)) {
            if (!day_named) state.clocks.add(out.size() - 1, *found, context);
        } else if (moment && moment->grain >= Grain::day) {
            state.clocks.settle(rules.resolver, found->first, moment->date, out);
            day_named = true;
        }
    }
}

}  // namespace tallywire
