#include "figure/figure_measure.hpp"

#include <algorithm>

namespace tallywire {
namespace {

using Role = FigureRules::Role;

}  // namespace

bool is_of_people(std::string_view measure) {
    return measure == "killed" || measure == "injured" || measure == "missing" || measure == "taken" || measure == "held" || measure == "released" ||
           measure == "rescued" || measure == "arrested" || measure == "displaced" || measure == "infected" || measure == "demanded_release";
}

bool is_casualty(std::string_view measure) { return measure == "killed" || measure == "injured" || measure == "missing" || measure == "displaced"; }

/// Is the trigger the part of speech that its rule names: no noun "charges" for a verb, no verb "prices" for a noun?
bool FigureMeasure::fits(const MeasureRule& rule, std::uint32_t at) const {
    if (rule.phrase.starts_with("V:")) return tag(at) != Tag::noun && tag(at) != Tag::noun_plural;
    return !(rule.phrase.starts_with("N:") && rule.measure == "aid") || is_noun(tag(at));  // planes to aid in it
}

/// Does nothing stand between the trigger and the quantity that makes them strangers: the end of a clause, verbs of their own, `reach` words?
bool FigureMeasure::belongs(std::uint32_t at, const Quantity& q, std::uint32_t reach, std::uint32_t verbs) const {
    const std::uint32_t from = at < q.first ? at : q.last, to = at < q.first ? q.first : at;
    if (to > from + reach) return false;
    std::uint32_t seen = 0;
    for (std::uint32_t i = from; i < to; ++i) {
        if (bytes(i) == ";" || tag(i) == Tag::wh || tag(i) == Tag::subordinator) return false;
        const std::uint32_t verb = in_.governors.verb_of(i);
        const bool hyphen = i > 0 && tokens_[i - 1].shape == Shape::hyphen;  // so-called
        seen += verb != no_token && !hyphen && verb != in_.governors.verb_of(at) && in_.governors.verbs()[verb].first == i;
        if (verbs == 0 && bytes(i) == ",") return false;
    }
    return seen <= verbs;
}

/// A word that types the quantity: rate, distance in the sentence, price in the clause, aid close by unless it is goods that are counted.
bool FigureMeasure::about(const Quantity& q, std::string_view measure) const {
    const NounClass kind = q.head == no_token ? NounClass::none : noun_class(q.head);
    const bool goods = kind == NounClass::artifact || kind == NounClass::food || kind == NounClass::substance;
    const bool aid = measure == "aid", price = measure == "price";
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
        if (i >= q.first && i < q.last && !(q.noun_first != no_token && i >= q.noun_first)) continue;
        const MeasureRule* rule = rules_.trigger(tokens_, i, Grammar::about);
        if (!rule || rule->measure != measure || (i + 1 != q.first && !fits(*rule, i))) continue;
        const bool inside = q.noun_first != no_token && i >= q.noun_first && i < q.noun_last;
        if (inside || (!aid && !price) || (aid && goods)) return true;
        if (belongs(i, q, aid ? 9 : 14, aid ? 0 : 1)) return true;
    }
    return false;
}

void FigureMeasure::measure(std::size_t i, const Governed& governed, Figure& figure) const {
    const Quantity& q = in_.quantities[i];
    if (q.kind == Quantity::Kind::age || is_age(q)) {
        figure.measure = "age";
        figure.unit = "year";
        figure.item.reset();
        if (q.unit) figure.unit = q.unit->unit;
        return;
    }
    if (q.kind == Quantity::Kind::multiple) {
        figure.measure = q.trend ? "change" : "ratio";
        return;
    }
    if (q.kind == Quantity::Kind::frequency) {
        figure.measure = "frequency";
        return;
    }
    if (q.unit) {
        figure.measure = unit_measure(q);
        return;
    }
    if (q.kind == Quantity::Kind::share && (!governed || (q.trend && q.head == no_token))) {
        figure.measure = q.trend ? "change" : "share";
        return;
    }
    if (governed && is_of_people(governed.rule->measure) && governed.rule->measure != "infected" && is_thing(q, *governed.rule) &&
        !(q.kind == Quantity::Kind::implied && is(q.head, Role::old))) {
        figure.measure = "other";  // nine vehicles were burnt, the stadium holds 9,000 seats
        return;
    }
    if (governed) {
        figure.measure = governed.rule->measure;
        return;
    }
    if (q.kind == Quantity::Kind::share) figure.measure = "share";
    else if (q.compound) figure.measure = "size";  // a 23-man squad
    else if (q.per || q.per_noun != no_token) figure.measure = "rate";
    if (about(q, "aid") && !q.people) figure.measure = "aid";
}

/// Is the counted noun certainly no living thing?
bool FigureMeasure::is_thing(const Quantity& q, const MeasureRule& rule) const {
    if (q.head == no_token || q.people || rules_.trigger(tokens_, q.head, Grammar::noun)) return false;
    const auto kind = noun_class(q.head);
    switch (kind) {
        case NounClass::none: case NounClass::person: case NounClass::animal: case NounClass::group: return false;
        case NounClass::event: case NounClass::act: return rule.measure == "arrested" || rule.measure == "held" || rule.measure == "released";  // charged with two counts
        default: return tag(q.head) != Tag::proper && !entry_is_person_plural(q.head);
    }
}

bool FigureMeasure::entry_is_person_plural(std::uint32_t i) const {
    const WordId noun = entry(i).noun;
    return noun != 0 && static_cast<NounClass>(rules_.lexicon.vocabulary().entry(noun).noun_class) == NounClass::person;
}

bool FigureMeasure::is_person(std::uint32_t i) const {
    return rules_.people.match(rules_.lexicon, tokens_, i) || noun_class(i) == NounClass::person || tag(i) == Tag::proper ||
           tag(i) == Tag::pronoun || tag(i) == Tag::wh;
}

/// The suspect, 34, was; aged nine; at 72,; who is 22; children under five.
bool FigureMeasure::is_age(const Quantity& q) const {
    if (q.unit || q.kind != Quantity::Kind::count || q.head != no_token || !q.value || *q.value < 0 || *q.value > 120 || q.bound == Bound::vague) return false;
    const auto mark = [&](std::uint32_t i, std::string_view what) { return i < tokens_.size() && bytes(i) == what; };
    if (q.first == 0) return false;
    const bool closed = q.last >= tokens_.size() || tag(q.last) == Tag::punctuation;
    for (std::uint32_t back = std::min(q.first, 4u); back >= 1; --back) {
        const auto match = rules_.word(tokens_, q.first - back);
        if (match && match.size == back && rules_.has_role(match.payload, Role::aged)) return true;
    }
    const bool whole = q.value && *q.value == static_cast<int>(*q.value);
    if (!whole) return false;
    // aged 14 and 16; Amy Roe, also 18; Ned Roe, 17, of Elm Street
    const bool listed = closed || tag(q.last) == Tag::conjunction;  // ages 10, 8 and 4
    for (std::uint32_t back = 1; back < 3 && q.bound == Bound::exact && listed && q.first > back; ++back) {
        if (tag(q.first - back) != Tag::conjunction && !mark(q.first - back, ",")) break;
        const std::uint32_t other = in_.governors.quantity_of(q.first - back - 1);
        if (other != no_token && (in_.quantities[other].kind == Quantity::Kind::age || is_age(in_.quantities[other]))) return true;
    }
    if (q.bound == Bound::exact && closed && *q.value > 9 && q.first >= 3 && tag(q.first - 1) == Tag::adverb && mark(q.first - 2, ",") && is_person(q.first - 3)) return true;
    if (q.bound == Bound::exact && *q.value > 9 && *q.value < 100 && q.first >= 2 && mark(q.first - 1, ",") && tag(q.first - 2) == Tag::proper && tag(q.last) == Tag::preposition &&
        !in_.circumstances.in_time(q.first - 2) && !in_.circumstances.in_time(q.last + 1) && (tag(q.last + 1) == Tag::proper || tag(q.last + 1) == Tag::number))
        return true;
    if (q.bound == Bound::exact && mark(q.first - 1, ",") && closed && q.first >= 2 && *q.value < 115 && is_person(q.first - 2) && q.number_first == q.first) return true;
    // Ann Roe, 25 and Ned Poe, 32 were hurt
    const bool goes_on = tag(q.last) == Tag::conjunction || in_.governors.verb_of(q.last) != no_token;
    if (q.bound == Bound::exact && mark(q.first - 1, ",") && goes_on && q.first >= 3 && *q.value > 9 && *q.value < 100 && q.number_first == q.first && tag(q.first - 2) == Tag::proper &&
        tag(q.first - 3) == Tag::proper && q.number_last == q.number_first + 1 && tokens_[q.first].shape == Shape::number)
        return true;
    if (q.bound == Bound::exact && mark(q.first - 1, "(") && mark(q.last, ")") && q.first >= 2 && tag(q.first - 2) == Tag::proper && *q.value > 9) return true;
    if (q.bound == Bound::exact && closed && *q.value > 9 && q.first >= 2 && in_.governors.verb_of(q.first - 1) != no_token && is(q.first - 1, Role::passive) &&
        is_person(q.first - 2))
        return true;
    if (q.first == 1 && mark(q.last, ",") && *q.value > 11 && *q.value < 100 && tag(0) == Tag::preposition && q.bound == Bound::exact) return true;
    if ((q.bound == Bound::less_than || q.bound == Bound::more_than || q.bound == Bound::about) && *q.value <= 21 && q.first >= 1 &&
        (tag(q.first - 1) == Tag::noun_plural || rules_.people.match(rules_.lexicon, tokens_, q.first - 1)) && is_person(q.first - 1))
        return true;
    return false;
}

std::string FigureMeasure::unit_measure(const Quantity& q) const {
    if (q.trend && q.unit->kind != UnitKind::time) return "change";
    switch (q.unit->kind) {
        case UnitKind::money: {
            const bool rate = q.per && q.per->kind == UnitKind::time;
            if (about(q, "aid")) return "aid";
            const bool each = is(q.last, Role::per) && !is_noun(tag(q.last + 1));  // $7 each
            return !rate && (each || about(q, "price") || q.per_noun != no_token) ? "price" : "amount";
        }
        case UnitKind::percent: return about(q, "rate") ? "rate" : "share";
        case UnitKind::points: return "change";
        case UnitKind::ratio: return "share";
        case UnitKind::time:
            return q.first > 0 && is(q.first - 1, Role::per) && rules_.value(tokens_, q.first - 1) == per_often ? "frequency" : "duration";
        case UnitKind::age: return "age";
        case UnitKind::length: return q.per ? "rate" : !q.compound && about(q, "distance") ? "distance" : "size";
        case UnitKind::mass: case UnitKind::volume: return q.head != no_token && is(q.last, Role::of) ? about(q, "aid") ? "aid" : "amount" : "size";
        case UnitKind::area: case UnitKind::size: case UnitKind::data: return "size";
        case UnitKind::speed: case UnitKind::power: return "rate";
        case UnitKind::times: return q.kind == Quantity::Kind::multiple ? "ratio" : "frequency";
        default: return "other";
    }
}

int FigureMeasure::trend_of(std::size_t i) const {
    const Quantity& q = in_.quantities[i];
    if (q.trend) return q.trend;
    if (q.kind == Quantity::Kind::age || (q.unit && q.unit->kind == UnitKind::time) || q.kind == Quantity::Kind::frequency) return 0;
    if (q.kind == Quantity::Kind::count && !q.unit) return 0;
    std::uint32_t end = q.first;
    if (end > 0 && is(end - 1, Role::by)) {
        --end;
        for (std::uint32_t p = end; p-- > 0 && end - p < 9;)
            if (const int way = change_at(p)) return way;
    }
    const bool by = end < q.first;
    const bool share = q.kind == Quantity::Kind::share || (q.unit && (q.unit->kind == UnitKind::percent || q.unit->kind == UnitKind::points));
    for (std::uint32_t back = std::min(end, 3u); back >= 1; --back) {
        for (const Grammar way : {Grammar::up, Grammar::down}) {
            std::uint32_t size = 0;
            const MeasureRule* rule = rules_.trigger(tokens_, end - back, way, &size);
            if (!rule || size != back || !fits(*rule, end - back) || (rule->measure == "caused" && !by && (!share || q.head != no_token))) continue;
            return way == Grammar::up ? 1 : -1;
        }
    }
    if (i > 0 && end > 0 && in_.quantities[i - 1].trend && tag(end - 1) == Tag::conjunction && end - 1 <= in_.quantities[i - 1].last + 1)
        return in_.quantities[i - 1].trend;  // $10.73, or 9.5 percent
    if (end > 1 && is(end - 1, Role::of) && is_noun(tag(end - 2)))
        if (const int way = change_at(end - 2)) return way;
    const std::uint32_t after = std::max(q.last, q.noun_last == no_token ? 0 : q.noun_last);
    for (std::uint32_t k : {after, after ? after - 1 : after, after + 1}) {
        if (k < q.number_last || k >= tokens_.size()) continue;
        if (!is_noun(tag(k)) && tag(k) != Tag::adjective && tag(k) != Tag::adverb) continue;
        if (k == after + 1 && tag(after) != Tag::adjective) continue;
        if (const int way = change_at(k)) return way;
    }
    return 0;
}

/// 1 where a word of rising stands there, -1 for one of falling.
int FigureMeasure::change_at(std::uint32_t at) const {
    for (const Grammar way : {Grammar::up, Grammar::down})
        if (const MeasureRule* rule = rules_.trigger(tokens_, at, way); rule && fits(*rule, at)) return way == Grammar::up ? 1 : -1;
    return 0;
}

}  // namespace tallywire
