#include "time/time_finder.hpp"

#include "time/tense.hpp"
#include "time/time_evidence.hpp"
#include "time/time_grammar.hpp"
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
void note_evidence(const Lexicon& lexicon, std::span<const Token> tokens, const TimeGrammar::Found& found, const TimeContext& context, const FoundTime& time,
                   const std::optional<Moment>& moment, TimeEvidence& evidence) {
    const TimeReading& reading = found.reading;
    if (!moment) {
        if (reading.sort == TimeReading::Sort::calendar && !reading.vague) evidence.wait(time.where, reading, context);
    } else if (reading.year != TimeReading::none && moment->grain >= Grain::day && !reading.by_deadline) {
        if (context.tense == Tense::past && is_told(lexicon, tokens, found.first, found.last)) evidence.told(moment->date);
        if (context.tense == Tense::future && is_announced(lexicon, tokens, found.first)) evidence.announced(moment->date);
    }
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Mr, Dr., Gen.
bool is_title(const Text& text, const Token& token) {
    std::string_view word = text.bytes(token);
    if (word.ends_with('.')) word.remove_suffix(1);
    return text.lexicon().abbreviation(word) == Lexicon::Abbreviation::never_ends && !(text.entry(token).closed);
}

}  // namespace

struct TimeScratch::State {
    std::optional<Date> published;
    std::optional<Moment> named;
    std::optional<Moment> period;  ///< of account
    std::size_t period_sentence = 0;
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
    Rulebook(Lexicon& lexicon, const Rules& rules) : words(lexicon, rules), grammar(lexicon, rules, words), resolver(words), scan(lexicon, words.core()) {}

    bool is_core(const Text& text, std::span<const Token> tokens, std::size_t at) const;
    bool is_plausible(const Text& text, std::span<const Token> tokens, const TimeGrammar::Found& found) const;

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
        if (token.where.size() > 2 || at + 1 >= tokens.size() || tokens[at + 1].space_before) return false;
        const char next = text.bytes()[tokens[at + 1].where.begin];
        return next == ':' || next == '/';
    }
    if (token.shape == Shape::alphanumeric && text.bytes(token).ends_with("0s")) return true;
    return (token.begins & words.core()) != 0;
}

/// Refuses what only looks like a time: names (Mr Friday, the Sunday Times) and counts (of 2000 people).
bool TimeFinder::Rulebook::is_plausible(const Text& text, std::span<const Token> tokens, const TimeGrammar::Found& found) const {
    const TimeReading& reading = found.reading;
    const bool alone = found.last == found.first + 1;
    const Token* before = found.first > 0 ? &tokens[found.first - 1] : nullptr;
    const Token* after = found.last < tokens.size() ? &tokens[found.last] : nullptr;
    if (alone && reading.year != TimeReading::none && reading.year_grain == Grain::year) {
        if (after && after->shape == Shape::symbol) return false;
        if (before && before->shape == Shape::symbol) return false;
        if (after && after->tag == Tag::noun_plural && before && before->tag != Tag::determiner) {
            const std::string_view word = text.word(*before);
            return word == "in" || word == "since" || word == "during";
        }
        return true;
    }
    if (alone && (reading.weekday || reading.month) && reading.sort == TimeReading::Sort::calendar) {
        const bool name_after = after && after->space_before && is_word(*after) && is_capital(*after);
        const bool begins = before == nullptr || (before->tag == Tag::determiner);
        if (name_after && begins) return false;
        if (before && before->shape == Shape::capital && is_title(text, *before)) return false;
    }
    if (alone && reading.sort == TimeReading::Sort::set && before && tokens[found.first].shape == Shape::capital && is_capital(*before)) return false;  // China Daily
    if (alone && tokens[found.first].shape == Shape::capital && after && after->space_before && is_word(*after) && is_capital(*after) &&
        (before == nullptr || before->tag == Tag::determiner))
        return false;  // the Daily Mail
    return true;
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
    bool charted = false;
    for (std::size_t core = 0; core < tokens.size(); ++core) {
        if (core < next || !rules.is_core(text, tokens, core)) continue;
        if (!charted) state.chart.assign(rules.grammar, text.bytes(), tokens);
        charted = true;
        std::size_t low = core;
        while (low > next && core - low < reach && state.chart.kinds(low - 1) != 0) --low;
        std::uint64_t after = 0;
        for (std::size_t i = core + 1; i < tokens.size() && state.chart.kinds(i) != 0; ++i) after |= state.chart.kinds(i);
        std::optional<TimeGrammar::Found> found;
        for (std::size_t at = low; at <= core && !(found && found->first < at); ++at) {
            std::uint64_t ahead = after;
            for (std::size_t i = at; i <= core; ++i) ahead |= state.chart.kinds(i);
            const auto more = rules.grammar.longest(state.chart, at, core, ahead);
            if (!more) continue;
            text.tokens(sentence);  // sets the tags
            if (!rules.is_plausible(text, tokens, *more)) continue;
            if (!found || more->first < found->first || (more->first == found->first && more->last > found->last)) found = more;
        }
        if (!found) continue;
        FoundTime time;
        time.where = {tokens[found->first].where.begin, tokens[found->last - 1].where.end};
        time.sentence = static_cast<std::uint32_t>(sentence);
        context.named = state.named;
        context.period = state.period;
        context.period_is_near = state.period && sentence - state.period_sentence <= period_reach;
        context.tense = tense_at(text.lexicon(), tokens, found->first, found->last, rules.words.ahead(), rules.words.governor());
        std::optional<Moment> moment;
        if (!rules.resolver.resolve(found->reading, context, time, moment)) continue;
        if (const auto period = period_of(found->reading, moment, state.published)) {
            state.period = period;
            state.period_sentence = sentence;
        }
        if (!state.published) note_evidence(text.lexicon(), tokens, *found, context, time, moment, state.evidence);
        if (moment && !(found->reading.keeps_anchor_grain && found->reading.shift < 0)) {
            state.named = moment;
            if (moment->grain >= Grain::day) context.day_at_hand = moment->date;
        }
        out.push_back(std::move(time));
        next = found->last;
    }
}

}  // namespace tallywire
