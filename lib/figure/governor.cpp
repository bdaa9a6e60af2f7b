#include "figure/governor.hpp"

#include <algorithm>

namespace tallywire {

using Role = FigureRules::Role;
using Way = Governed::Way;

void Governors::assign(const Text& text, std::span<const Token> tokens, std::span<const Quantity> quantities) {
    text_ = &text;
    tokens_ = tokens;
    quantities_ = quantities;
    verbs_.clear();
    found_.assign(quantities.size(), {});
    verb_of_.assign(tokens.size(), no_token);
    quantity_of_.assign(tokens.size(), no_token);
    for (std::size_t q = 0; q < quantities.size(); ++q)
        for (std::uint32_t i = quantities[q].first; i < std::max(quantities[q].last, quantities[q].noun_last == no_token ? 0 : quantities[q].noun_last); ++i)
            quantity_of_[i] = static_cast<std::uint32_t>(q);
    find_verbs();
}

void Governors::find_verbs() {
    const auto size = static_cast<std::uint32_t>(tokens_.size());
    const auto is_helper = [&](std::uint32_t i) { return rules_.lexicon.entry(tokens_[i]).closed != 0 && is_verb(tokens_[i].tag); };
    for (std::uint32_t i = 0; i < size;) {
        const bool to = tokens_[i].tag == Tag::to && i + 1 < size && (tag(i + 1) == Tag::verb_base || tag(i + 1) == Tag::modal || tag(i + 1) == Tag::adverb);
        if (quantity_of_[i] != no_token || (!is_verb(tokens_[i].tag) && !to)) {
            ++i;
            continue;
        }
        Predicate verb;
        verb.first = verb.head = i;
        bool be = false, helped = to;
        verb.to = to;
        std::uint32_t k = i + (to ? 1 : 0);
        for (; k < size && quantity_of_[k] == no_token; ++k) {
            const Tag t = tokens_[k].tag;
            if (t == Tag::negation) {
                verb.negated = true;
            } else if (t == Tag::adverb || t == Tag::pronoun) {
                if (t == Tag::pronoun && !(helped && k == verb.head + 1)) break;  // "did they", not "killed him"
            } else if (t == Tag::modal || (is_verb(t) && is_helper(k))) {
                if (verb.head != i && !is_helper(verb.head)) break;
                verb.modal |= t == Tag::modal;
                be = is(k, Role::passive);
                verb.head = k;
                helped = true;
                verb.helper = true;
            } else if (t == Tag::to && helped && verb.helper && k + 1 < size && is_verb(tag(k + 1))) {
                continue;
            } else if (is_verb(t) || (t == Tag::adjective && be && rules_.lexicon.entry(tokens_[k]).verb_forms & (verb_form_participle | verb_form_past))) {
                const bool get = !be && verb.helper == false && k > i && is(verb.head, Role::passive);
                if (k > i && !helped && !get) break;
                verb.head = k;
                verb.helper = false;
                const auto forms = rules_.lexicon.entry(tokens_[k]).verb_forms;
                const bool past = t == Tag::verb_past || t == Tag::verb_participle || t == Tag::adjective || (forms & verb_form_participle);
                verb.passive = (be || get) && past && t != Tag::verb_gerund;
                verb.bare = !helped && (t == Tag::verb_past || t == Tag::verb_participle) && past;
                verb.gerund = !helped && t == Tag::verb_gerund;
                ++k;
                if (is(verb.head, Role::passive) && !helped) {  // get killed
                    helped = be = true;
                    --k;
                    continue;
                }
                break;
            } else {
                break;
            }
        }
        verb.last = std::max(verb.head + 1, i + 1);
        for (std::uint32_t t = verb.first; t < verb.last; ++t) verb_of_[t] = static_cast<std::uint32_t>(verbs_.size());
        verbs_.push_back(verb);
        i = verb.last;
    }
}

const MeasureRule* Governors::ending(Grammar grammar, std::uint32_t end, std::uint32_t* at) const {
    for (std::uint32_t back = std::min(end, 5u); back >= 1; --back) {
        std::uint32_t size = 0;
        const MeasureRule* rule = rules_.trigger(tokens_, end - back, grammar, &size);
        if (!rule || size != back) continue;
        if (at) *at = end - back;
        return rule;
    }
    return nullptr;
}

bool Governors::has_object(const Predicate& verb) const {
    std::uint32_t k = verb.last;
    while (k < tokens_.size() && (tag(k) == Tag::adverb)) ++k;
    switch (tag(k)) {
        case Tag::determiner: case Tag::possessive: case Tag::number: case Tag::noun: case Tag::noun_plural: case Tag::proper: case Tag::adjective: case Tag::pronoun:
        case Tag::symbol:
            return true;
        default: return quantity_of(k) != no_token;
    }
}

/// Shot and killed a guard: the object is that of both.
bool Governors::shares_object(const Predicate& verb) const {
    if (tag(verb.last) != Tag::conjunction) return false;
    const std::uint32_t next = verb_of(verb.last + 1);
    return next != no_token && verbs_[next].bare && has_object(verbs_[next]);
}

Governed Governors::by_noun(const Quantity& q) const {
    if (q.head == no_token) return {};
    std::uint32_t at = 0;
    if (const MeasureRule* rule = ending(Grammar::noun, q.head + 1, &at); rule && at >= q.noun_first) return {rule, at, Way::noun, no_token};
    if (const MeasureRule* rule = ending(Grammar::topic, q.head + 1, &at); rule && at >= q.noun_first && speaks_of(rule->measure)) return {rule, at, Way::noun, no_token};
    return {};
}

/// Has the article spoken of the measure's topic so far: of illness where cases are counted, of elections where seats are?
bool Governors::speaks_of(std::string_view measure) const {
    return spoken_ & (measure == "vote" ? rules_.elections : rules_.illness).kind();
}

Governed Governors::by_adjective(const Quantity& q) const {
    if (q.head != no_token) {
        for (std::uint32_t i = q.first; i < q.head; ++i) {
            if (i >= q.number_first && i < q.number_last) continue;
            std::uint32_t size = 0;
            if (i >= q.noun_first)
                if (const MeasureRule* rule = rules_.trigger(tokens_, i, Grammar::adjective, &size); rule && i + size <= q.head) return {rule, i, Way::adjective, no_token};
        }
        if (q.first > 0)
            if (const MeasureRule* rule = rules_.trigger(tokens_, q.first - 1, Grammar::remaining)) return {rule, q.first - 1, Way::adjective, no_token};
        for (std::uint32_t i = q.first; i < q.head; ++i)
            if (const MeasureRule* rule = rules_.trigger(tokens_, i, Grammar::remaining)) return {rule, i, Way::adjective, no_token};
    }
    std::uint32_t end = q.noun_last != no_token ? std::max(q.noun_last, q.last) : q.last;
    if (q.head == no_token && q.partitive)
        if (const auto part = rules_.word(tokens_, end); part && rules_.has_role(part.payload, Role::including)) end += part.size;  // one of them fatally
    if (end < tokens_.size() && !of_a_person(q)) {
        std::uint32_t size = 0;
        const MeasureRule* rule = rules_.trigger(tokens_, end, Grammar::adjective, &size);
        if (rule && !is_noun(tag(end + size)) && !(verb_of(end) != no_token && has_object(verbs_[verb_of(end)]))) return {rule, end, Way::adjective, no_token};
    }
    return {};
}

/// What the word before the quantity does to it: a verb with it as object, a noun with "of".
Governed Governors::by_left(std::size_t index) const {
    const Quantity& q = quantities_[index];
    std::uint32_t end = q.first;
    for (int steps = 0; steps < 8 && end > 0; ++steps) {
        const std::uint32_t p = end - 1;
        std::uint32_t at = 0;
        if (const MeasureRule* rule = ending(Grammar::object, end, &at)) {
            const std::uint32_t verb = verb_of(at);
            if (verb == no_token || !verbs_[verb].passive) return {rule, at, Way::left, verb};
            return {};
        }
        if (const MeasureRule* rule = ending(Grammar::take, end, &at); rule && q.people) return {rule, at, Way::left, verb_of(at)};
        if (const MeasureRule* rule = ending(Grammar::lives, end, &at); rule && q.head != no_token && is(q.head, Role::lives)) return {rule, at, Way::left, verb_of(at)};
        if (const MeasureRule* rule = ending(Grammar::of, end, &at)) return {rule, at, Way::left, no_token};
        if (is(p, Role::of) && p > 0) {
            if (const MeasureRule* rule = ending(Grammar::of, p, &at)) return {rule, at, Way::left, no_token};
            // a family of five, the number of 12: what happened to the family
            if (!is_noun(tag(p - 1))) return {};
            const auto kind = static_cast<NounClass>(rules_.lexicon.entry(tokens_[p - 1]).noun_class);
            if (kind != NounClass::group && kind != NounClass::quantity && kind != NounClass::person) return {};
            end = p - 1;
            while (end > 0 && (tag(end - 1) == Tag::adjective || is_noun(tag(end - 1)))) --end;
            continue;
        }
        // among the dead were four nuns; the dead included a child
        if (verb_of(p) != no_token && steps == 0 && (is(p, Role::passive) || is(p, Role::includes))) {
            const bool includes = is(p, Role::includes);
            for (std::uint32_t k = p; k-- > 0 && p - k < 5;) {
                const MeasureRule* rule = rules_.trigger(tokens_, k, Grammar::noun);
                if (!rule) rule = rules_.trigger(tokens_, k, Grammar::adjective);
                if (rule && (includes || (k > 0 && (is(k - 1, Role::among) || (k > 1 && is(k - 2, Role::among)))))) return {rule, k, Way::left, no_token};
            }
        }
        const Tag t = tag(p);
        if (t == Tag::determiner || t == Tag::possessive || t == Tag::adverb || t == Tag::adjective || is_quote(tokens_[p])) {
            --end;
            continue;
        }
        return {};
    }
    return {};
}

/// Kidnapped on Saturday, who were shot: what follows the noun at once outweighs what stands before it.
Governed Governors::by_participle(const Quantity& q) const {
    if (q.head == no_token) return {};
    std::uint32_t k = std::max(q.noun_last, q.last);
    if (k < tokens_.size() && (is_comma(k) || tokens_[k].shape == Shape::dash)) ++k;
    const std::uint32_t v = verb_of(k);
    if (v == no_token || !verbs_[v].bare || has_object(verbs_[v]) || verbs_[v].first != k) return {};
    std::uint32_t size = 0;
    const MeasureRule* rule = rules_.trigger(tokens_, k, Grammar::object, &size);
    if (!rule || k + size <= verbs_[v].head) return {};
    return {rule, k, Way::right, v};
}

std::uint32_t Governors::verb_after(std::uint32_t k, std::uint32_t* reduced) const {
    const auto size = static_cast<std::uint32_t>(tokens_.size());
    bool relative = false, in_phrase = false, aside = false;
    std::uint32_t conjunctions = 0;
    for (std::uint32_t steps = 0; k < size && steps < 45; ++steps) {
        const std::uint32_t v = verb_of(k);
        if (v != no_token) {
            const Predicate& verb = verbs_[v];
            const bool attribute = in_phrase && verb.bare && verb.first == k && verb.last == k + 1 && (tag(k - 1) == Tag::determiner || tag(k - 1) == Tag::possessive) && is_noun(tag(k + 1));
            if (attribute) {  // two workers at the bombed plant were hurt
                ++k;
                continue;
            }
            if (relative) {
                // two women who worked there were killed: the clause's own verb may follow
                if (!reduced) return v;
                if (*reduced == no_token) *reduced = v;
                k = verb.last;
                relative = false;
                in_phrase = true;
                continue;
            }
            bool dies = false;
            for (std::uint32_t t = verb.first; t <= verb.head; ++t) dies |= rules_.trigger(tokens_, t, Grammar::subject) != nullptr;
            const bool reduced_form = (verb.bare && !dies && !has_object(verb)) || (verb.gerund && !dies);
            if (reduced_form && reduced) {
                // people killed in …, people travelling on …: the clause's own verb may follow
                if (*reduced == no_token) *reduced = v;
                k = verb.last;
                in_phrase = true;
                continue;
            }
            if (verb.to && !verb.passive && !dies) return no_token;
            return v;
        }
        switch (tag(k)) {
            case Tag::preposition: in_phrase = true; ++k; break;
            case Tag::determiner: case Tag::possessive: case Tag::adjective: case Tag::noun: case Tag::noun_plural: case Tag::proper: case Tag::number: case Tag::pronoun:
            case Tag::possessive_mark: case Tag::symbol: case Tag::adverb: case Tag::negation:
                if (!in_phrase && !aside && conjunctions == 0 && tag(k) != Tag::adverb && quantity_of(k) == no_token && tag(k) != Tag::negation && !is_noun(tag(k)) &&
                    !(rules_.lexicon.traits().adjective_after_noun && tag(k) == Tag::adjective))
                    return no_token;
                ++k;
                break;
            case Tag::wh:
                relative = true;
                ++k;
                break;
            case Tag::subordinator:
                if (tokens_[k].word != rules_.lexicon.common().that || in_phrase) return no_token;
                relative = true;
                ++k;
                break;
            case Tag::conjunction:
                if (++conjunctions > 2 || verb_of(k + 1) != no_token || (reduced && *reduced != no_token && !aside)) return no_token;
                in_phrase = true;
                ++k;
                break;
            case Tag::punctuation:
                if (is_quote(tokens_[k]) || tokens_[k].shape == Shape::hyphen) {
                    ++k;
                    break;
                }
                if (text_->bytes(tokens_[k]) == "(" || text_->bytes(tokens_[k]) == "[") {
                    std::uint32_t close = k + 1;
                    while (close < size && close < k + 25 && text_->bytes(tokens_[close]) != ")" && text_->bytes(tokens_[close]) != "]") ++close;
                    if (close < size && close < k + 25) {
                        k = close + 1;
                        break;
                    }
                }
                if (is_comma(k) || tokens_[k].shape == Shape::dash || text_->bytes(tokens_[k]) == "(" || text_->bytes(tokens_[k]) == "[" ||
                    text_->bytes(tokens_[k]) == ")" || text_->bytes(tokens_[k]) == "]") {
                    if (tag(k + 1) == Tag::conjunction && verb_of(k + 2) == no_token && tag(k + 2) != Tag::number && quantity_of(k + 2) == no_token) return no_token;
                    aside = true;
                    in_phrase = true;
                    ++k;
                    break;
                }
                return no_token;
            default: return no_token;
        }
    }
    return no_token;
}

/// What a verb says of its subject.
Governed Governors::verb_says(std::uint32_t v) const {
    for (std::uint32_t chained = 0; chained < 3 && v < verbs_.size(); ++chained) {
        const Predicate& verb = verbs_[v];
        for (std::uint32_t i = verb.first; i <= verb.head && i < tokens_.size(); ++i) {
            std::uint32_t size = 0;
            if (const MeasureRule* rule = rules_.trigger(tokens_, i, Grammar::subject, &size); rule && i + size > verb.head) return {rule, i, Way::right, v};
            if (verb.passive || (verb.bare && !has_object(verb) && !shares_object(verb)))
                if (const MeasureRule* rule = rules_.trigger(tokens_, i, Grammar::object, &size); rule && i + size > verb.head) {
                    // were shot and killed: the graver of two
                    if (rule->measure != "killed" && tag(verb.last) == Tag::conjunction && verb_of(verb.last + 1) != no_token) {
                        const Governed next = verb_says(verb_of(verb.last + 1));
                        if (next.rule && next.rule->measure == "killed") return next;
                    }
                    return {rule, i, Way::right, v};
                }
        }
        // be dead, be missing, be among the dead, be left homeless
        std::uint32_t after = verb.last;
        while (tag(after) == Tag::adverb) ++after;
        if (after < tokens_.size() && (verb.helper || verb.passive)) {
            std::uint32_t size = 0;
            if (is(after, Role::among))
                for (std::uint32_t i = after + 1; i < tokens_.size() && i < after + 4; ++i) {
                    if (const MeasureRule* rule = rules_.trigger(tokens_, i, Grammar::noun)) return {rule, i, Way::right, v};
                    if (const MeasureRule* rule = rules_.trigger(tokens_, i, Grammar::adjective)) return {rule, i, Way::right, v};
                }
            if (const MeasureRule* rule = rules_.trigger(tokens_, after, Grammar::adjective, &size); rule && !is_noun(tag(after + size))) return {rule, after, Way::right, v};
        }
        // were found in the road with bullet wounds
        for (std::uint32_t i = verb.last; i < tokens_.size() && i < verb.last + 14 && tag(i) != Tag::punctuation && tag(i) != Tag::wh; ++i) {
            std::uint32_t size = 0;
            if (const MeasureRule* rule = rules_.trigger(tokens_, i, Grammar::adjective, &size); rule && rule->casualty && size > 2) return {rule, i, Way::right, v};
        }
        // was taken to hospital and died; were dragged out and killed
        std::uint32_t k = verb.last;
        while (k < tokens_.size() && k < verb.last + 14 && tag(k) != Tag::conjunction && verb_of(k) == no_token && !(tag(k) == Tag::punctuation && !is_comma(k))) ++k;
        if (tag(k) == Tag::conjunction && verb_of(k + 1) != no_token && verb.first != verb_of(k + 1)) {
            v = verb_of(k + 1);
            continue;
        }
        return {};
    }
    return {};
}

Governed Governors::by_right(const Quantity& q) const {
    const std::uint32_t end = q.noun_last != no_token ? std::max(q.noun_last, q.last) : q.last;
    std::uint32_t reduced = no_token;
    const std::uint32_t main = verb_after(end, &reduced);
    if (main != no_token)
        if (const Governed found = verb_says(main)) return found;
    if (reduced != no_token)
        if (const Governed found = verb_says(reduced)) return found;
    return {};
}

/// The death toll rose to 92; put the toll at 20.
Governed Governors::by_toll(const Quantity& q) const {
    if (q.head != no_token && !q.people) return {};
    if (q.first == 0 || q.unit) return {};
    const Tag before = tag(q.first - 1);
    if (before != Tag::preposition && before != Tag::to && !is_verb(before) && before != Tag::adverb && before != Tag::punctuation) return {};
    std::uint32_t verbs = 0;
    for (std::uint32_t p = q.first; p-- > 0 && q.first - p < 18;) {
        if (text_->bytes(tokens_[p]) == ";") break;
        if (const MeasureRule* rule = rules_.trigger(tokens_, p, Grammar::toll)) return {rule, p, Way::toll, no_token};
        if (verb_of(p) != no_token && verbs_[verb_of(p)].first == p && ++verbs > 3) break;
    }
    return {};
}

/// A father of three: the clause speaks of the father.
bool Governors::of_a_person(const Quantity& q) const {
    if (q.first < 2 || !is(q.first - 1, Role::of) || !is_noun(tag(q.first - 2))) return false;
    return static_cast<NounClass>(rules_.lexicon.entry(tokens_[q.first - 2]).noun_class) == NounClass::person;
}

Governed Governors::find(std::size_t index) {
    const Quantity& q = quantities_[index];
    Governed& found = found_[index];
    if (q.rule) {
        found = {q.rule, q.rule_at, static_cast<Way>(q.rule_way), verb_of(q.rule_at)};
        return found;
    }
    if (q.none && q.head == no_token && rules_.is_only_adverb(tokens_, q.last)) return found = {};  // none fatally: none of these
    found = by_noun(q);
    if (!found) found = by_adjective(q);
    if (!found && !of_a_person(q)) found = by_participle(q);
    if (!found) found = by_left(index);
    if (!found) found = by_part(index);
    if (!found) found = by_gap(index);
    if (!found && q.head == no_token && q.first > 0 && (tag(q.first - 1) == Tag::preposition || tag(q.first - 1) == Tag::to)) found = by_toll(q);
    if (!found && !of_a_person(q)) found = by_right(q);
    if (!found) found = by_coordination(index);
    if (!found) found = by_toll(q);
    // a demanded release outweighs that they are held
    if (found.rule && found.rule->measure == "held" && found.way == Way::right)
        if (const Governed left = by_left(index); left.rule && left.rule->measure == "released") found = left;
    return found;
}

}  // namespace tallywire
