#include "figure/governor.hpp"

#include <algorithm>

namespace tallywire {

using Role = FigureRules::Role;
using Way = Governed::Way;

/// Including 30 children, of whom 60 were women: a part of the quantity before, of the same measure.
Governed Governors::by_part(std::size_t index) const {
    const Quantity& q = quantities_[index];
    if (index == 0 || q.first == 0) return {};
    std::uint32_t end = q.first;
    for (std::uint32_t back = std::min(end, 4u); back >= 1; --back) {
        const auto match = rules_.word(tokens_, end - back);
        if (!match || match.size != back) continue;
        if (!rules_.has_role(match.payload, Role::including) && !rules_.has_role(match.payload, Role::whom)) continue;
        const Governed& whole = found_[index - 1];
        if (whole.rule && (whole.way != Way::none)) return {whole.rule, whole.at, Way::inherited, whole.verb};
    }
    return {};
}

/// The quantity is the second or later part of an enumeration: killed the mayor, his wife and two guards.
Governed Governors::by_coordination(std::size_t index) const {
    const Quantity& q = quantities_[index];
    std::uint32_t end = q.first;
    while (end > 0 && (tag(end - 1) == Tag::determiner || tag(end - 1) == Tag::possessive || tag(end - 1) == Tag::adverb)) --end;
    bool joined = false;  // along with, as well as
    for (std::uint32_t back = std::min(end, 3u); back >= 2; --back) {
        const auto match = rules_.word(tokens_, end - back);
        if (!match || match.size != back || !rules_.has_role(match.payload, Role::joined)) continue;
        joined = true;
        end -= back - 1;
        break;
    }
    if (end == 0 || !(joined || tag(end - 1) == Tag::conjunction || is_comma(end - 1))) return {};
    std::uint32_t comma_run = 0;
    for (std::uint32_t p = end - 1; p > 0 && end - p < 40; --p) {
        if (const std::uint32_t other = quantity_of(p); other != no_token && other < index) {
            const Governed& before = found_[other];
            if (before.way == Way::left || before.way == Way::inherited) return {before.rule, before.at, Way::inherited, before.verb};
            if (before.way == Way::right || before.way == Way::toll) return {};
            p = quantities_[other].first;
            if (p == 0) return {};
            continue;
        }
        std::uint32_t at = 0;
        if (verb_of(p) != no_token) {
            const MeasureRule* rule = ending(Grammar::object, p + 1, &at);
            if (rule && joined) return {rule, at, Way::inherited, verb_of(p)};
            if (!rule || verbs_[verb_of(at) == no_token ? verb_of(p) : verb_of(at)].passive) return {};
            return {rule, at, Way::inherited, verb_of(at)};
        }
        if (is(p, Role::of))
            if (const MeasureRule* rule = ending(Grammar::of, p, &at)) return {rule, at, Way::inherited, no_token};
        switch (tag(p)) {
            case Tag::wh: case Tag::subordinator: case Tag::modal: case Tag::to: return {};
            case Tag::punctuation:
                if (is_comma(p)) {
                    if (++comma_run > 5) return {};
                } else if (tokens_[p].shape == Shape::punctuation && text_->bytes(tokens_[p]) != "." && text_->bytes(tokens_[p]) != "(" && text_->bytes(tokens_[p]) != ")" &&
                           text_->bytes(tokens_[p]) != "[" && text_->bytes(tokens_[p]) != "]") {
                    return {};
                }
                break;
            default: break;
        }
    }
    return {};
}

/// 31 were freed on Monday, 58 on Tuesday and 121 on Sunday: a number without a noun, beside a time, has the verb of the one before.
Governed Governors::by_gap(std::size_t index) const {
    const Quantity& q = quantities_[index];
    if (index == 0 || q.first == 0 || q.kind != Quantity::Kind::count || q.unit || q.head != no_token) return {};
    if (!is_comma(q.first - 1) && tag(q.first - 1) != Tag::conjunction && text_->bytes(tokens_[q.first - 1]) != ";") return {};
    std::uint32_t after = q.last;
    if (tag(after) == Tag::preposition) ++after;
    while (tag(after) == Tag::adjective || tag(after) == Tag::determiner) ++after;
    if (after == q.last || after >= tokens_.size() || static_cast<NounClass>(rules_.lexicon.entry(tokens_[after]).noun_class) != NounClass::time) return {};
    const Governed& before = found_[index - 1];
    if (!before) return {};
    return {before.rule, before.at, Way::inherited, before.verb};
}

}  // namespace tallywire
