#include "figure/figure_standing.hpp"

#include <algorithm>

namespace tallywire {
namespace {

using Role = FigureRules::Role;
using Way = Governed::Way;

}  // namespace

/// Is the word what the rule says it is: a verb for `V:`, a noun for `N:`, no month for "may"?
bool FigureStanding::fits(const StandingRule& rule, std::uint32_t at) const {
    if (in_.circumstances.in_time(at)) return false;
    const Tag t = tag(at);
    if (rule.phrase.starts_with("V:")) return is_verb(t) || (t == Tag::adjective && entry(at).verb_forms != 0);
    if (rule.phrase.starts_with("N:")) return is_noun(t);
    return t != Tag::proper;  // Will is a man
}

/// Does a clause that tells of the past begin between the word at `from` and the quantity: "plans to close mills that employed 12", "in a rally that
/// demanded peace, 400 women marched"?
bool FigureStanding::is_told(std::uint32_t from, const Quantity& q, const StandingRule& rule) const {
    const auto& verbs = in_.governors.verbs();
    const auto tells = [&](const Predicate& verb) { return !verb.modal && !verb.to && !verb.gerund && (tag(verb.first) == Tag::verb_past || (verb.helper && !is(verb.head, Role::passive))); };
    bool comma = false;
    for (std::uint32_t i = from; i < q.first; ++i) {
        comma |= bytes(i) == ",";
        const std::uint32_t v = in_.governors.verb_of(i);
        if (v == no_token || verbs[v].first != i || i == from) continue;
        const bool relative = tag(i - 1) == Tag::wh || (tokens_[i - 1].word == rules_.lexicon.common().that && i >= 2 && is_noun(tag(i - 2)));
        const bool future = verbs[v].modal || verbs[v].to || verbs[v].gerund;
        if (relative && !future && i > from + 2) return true;
        if (rule.status != "hypothetical" && tag(verbs[v].first) == Tag::verb_past && !(verbs[v].bare && !relative && is_noun(tag(i - 1)))) return true;
    }
    if (!comma) return false;
    const std::uint32_t end = q.noun_last != no_token ? std::max(q.noun_last, q.last) : q.last;
    const std::uint32_t v = in_.governors.verb_of(end);
    return v != no_token && verbs[v].first == end && tells(verbs[v]);
}

/// Is the nearest verb before it one of a relative clause that tells of the past: "a rival that employed 500 people"?
bool FigureStanding::is_past_aside(const Quantity& q) const {
    for (std::uint32_t i = q.first; i-- > 0 && q.first - i < 8;) {
        if (in_.governors.verb_of(i) == no_token) continue;
        const Predicate& verb = in_.governors.verbs()[in_.governors.verb_of(i)];
        if (tag(verb.first) != Tag::verb_past || verb.first < 2) return false;
        if (const auto match = rules_.standing.match(rules_.lexicon, tokens_, verb.head); match && !rules_.standing_rules[match.payload].stops) return false;  // who demanded 12
        return tag(verb.first - 1) == Tag::wh || (tokens_[verb.first - 1].word == rules_.lexicon.common().that && is_noun(tag(verb.first - 2)));
    }
    return false;
}

/// What is spoken of as known to be there: their three children, both sides, the two firms; how old somebody is.
bool FigureStanding::is_given(const Quantity& q, const Governed& governed) const {
    if (q.kind == Quantity::Kind::age || is_past_aside(q)) return true;
    if (q.kind != Quantity::Kind::count || q.head == no_token || q.unit) return false;
    if (governed && governed.way != Way::noun && governed.way != Way::adjective) return false;
    if (is(q.first, Role::given)) return true;
    const auto definite = [&](std::uint32_t i) { return is(i, Role::article) || tag(i) == Tag::possessive || tag(i) == Tag::possessive_mark; };
    return definite(q.first) || (q.first > 0 && definite(q.first - 1));
}

void FigureStanding::standing(const Quantity& q, const Governed& governed, Figure& figure) {
    standing_at_ = no_token;
    const StandingRule* found = nullptr;
    const bool happened = has_happened(governed);
    const bool given = is_given(q, governed);
    const std::uint32_t from = governed && governed.at < q.first && governed.way != Way::inherited ? governed.at : q.first;
    std::uint32_t at = no_token;
    for (std::uint32_t p = from; p-- > 0 && from - p < 25 && !found;) {
        if (bytes(p) == ";" || bytes(p) == ":" || tokens_[p].shape == Shape::quote_close) break;
        if (tag(p) == Tag::punctuation && bytes(p) == "," && from - p > 6) {
            // an aside or a clause of its own ends the reach of what stands before it
            if (tag(p + 1) == Tag::wh || tag(p + 1) == Tag::conjunction || tag(p + 1) == Tag::subordinator) break;
        }
        const auto match = rules_.standing.match(rules_.lexicon, tokens_, p);
        if (!match || p + match.size > from + 1) continue;
        const StandingRule& rule = rules_.standing_rules[match.payload];
        if (!fits(rule, p) || (rule.things && q.people)) continue;
        if (rule.stops) break;
        if ((happened && rule.status != "denied" && rule.status != "hypothetical") || given) continue;
        if (is_told(p + match.size, q, rule)) break;
        found = &rule;
        at = p;
    }
    if (!found && governed.verb != no_token) {
        const Predicate& verb = in_.governors.verbs()[governed.verb];
        for (std::uint32_t p = verb.first; p < verb.head && !found; ++p)
            if (const auto match = rules_.standing.match(rules_.lexicon, tokens_, p); match && fits(rules_.standing_rules[match.payload], p) && !rules_.standing_rules[match.payload].stops)
                found = &rules_.standing_rules[match.payload];
    }
    if (!found) return;
    figure.status = found->status;
    standing_at_ = at;
}

void FigureStanding::side(Figure& figure) const {
    if (figure.by || standing_at_ == no_token || (figure.status != "proposed" && figure.status != "demanded" && figure.status != "threatened")) return;
    if (tag(standing_at_) == Tag::modal) return;  // what will be is foreseen by whoever writes
    const std::uint32_t v = in_.governors.verb_of(standing_at_);
    if (v == no_token) return;
    const Predicate& verb = in_.governors.verbs()[v];
    if (verb.passive || verb.to || verb.first == 0) return;
    const std::uint32_t end = verb.first;
    std::uint32_t first = noun_phrase_before(end);
    if (first == end) return;
    const auto kind = noun_class(end - 1);
    if (is(end - 1, Role::nobody)) return;
    if (tag(end - 1) != Tag::proper && kind != NounClass::person && kind != NounClass::group && kind != NounClass::none) return;
    if (first > 0 && (tag(first - 1) == Tag::determiner || tag(first - 1) == Tag::possessive)) --first;
    if (first > 0 && tag(first - 1) == Tag::preposition) return;
    figure.by = in_.names.resolve(Span{tokens_[first].where.begin, tokens_[end - 1].where.end}, in_.sentence);
    figure.by->where.reset();
}

bool FigureStanding::asks_in_writing(const Figure& figure) const {
    if (figure.by) {
        const std::string& text = figure.by->text;
        const std::size_t space = text.rfind(' ');
        if (rules_.is(space == std::string::npos ? text : std::string_view(text).substr(space + 1), Role::draft)) return true;
    }
    if (standing_at_ == no_token) return false;
    std::uint32_t p = standing_at_;
    while (p > 0 && (tag(p - 1) == Tag::wh || tag(p - 1) == Tag::adverb || bytes(p - 1) == ",")) --p;
    return p > 0 && is_noun(tag(p - 1)) && is(p - 1, Role::draft);
}

void FigureStanding::exchange(const Quantity& q, const Figure& other, Figure& figure) const {
    if (figure.status != "reported") return;
    if (other.article != figure.article || other.sentence != figure.sentence || (other.status != "proposed" && other.status != "demanded")) return;
    bool in_exchange = false;
    for (std::uint32_t back = std::min(q.first, 4u); back >= 1 && !in_exchange; --back) {
        const auto match = rules_.word(tokens_, q.first - back);
        in_exchange = match && match.size == back && rules_.has_role(match.payload, Role::in_exchange);
    }
    if (!in_exchange) return;
    figure.status = other.status;
    if (!figure.by) figure.by = other.by;
}

bool FigureStanding::has_happened(const Governed& governed) const {
    if (governed && governed.rule->grammar == Grammar::remaining) return true;
    if (!governed || governed.verb == no_token) return false;
    const Predicate& verb = in_.governors.verbs()[governed.verb];
    return !verb.modal && !verb.to && !(verb.gerund && governed.way == Way::left) && tag(verb.head) != Tag::verb_base;
}

}  // namespace tallywire
