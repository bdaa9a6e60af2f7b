#include "figure/figure_item.hpp"

#include "figure/figure_measure.hpp"

#include <algorithm>

namespace tallywire {
namespace {

using Role = FigureRules::Role;
using Way = Governed::Way;

}  // namespace

void FigureItem::group(const Quantity& q, Figure& figure) const {
    if (q.kind == Quantity::Kind::implied) {
        // only the class of the one: a soldier; not a brother, a driver of one's own
        const PeopleRule* people = people_of(q);
        if (people && !people->group.empty() && is(q.first, Role::per)) figure.group = people->group;
        return;
    }
    if (q.head == no_token || q.partitive) {
        if (q.head == no_token || q.kind == Quantity::Kind::implied) return;
    }
    PlaceMatch match;
    const std::uint32_t at = in_.circumstances.nationality(q.noun_first, q.noun_last, &match);
    if (at != no_token) {
        std::string name = match.small ? lemma(at) : std::string(bytes(at, at + match.count));
        if (match.plural && !match.small) name.resize(rules_.lexicon.singular(fold_case(name)).size());
        if (!match.small && name.size() > 2 && name[1] >= 'A' && name[1] <= 'Z') {  // a text in capitals
            const char first = name[0];
            name = fold_case(name);
            name[0] = first;
        }
        figure.group = std::move(name);
        if (match.plural && at + match.count == q.head + 1) figure.unit = "person";
        return;
    }
    if (const PeopleRule* people = people_of(q)) {
        if (!people->group.empty()) figure.group = people->group;
        return;
    }
    if (q.unit || noun_class(q.head) != NounClass::person || tag(q.head) == Tag::proper) return;
    figure.group = lemma(q.head);
}

const PeopleRule* FigureItem::people_of(const Quantity& q) const {
    if (q.head == no_token) return nullptr;
    for (std::uint32_t at = q.noun_first; at <= q.head; ++at) {
        const auto match = rules_.people.match(rules_.lexicon, tokens_, at);
        if (match && at + match.size == q.head + 1) return &rules_.people_rules[match.payload];
    }
    return nullptr;
}

std::size_t FigureItem::antecedent(std::size_t i) const {
    for (std::size_t j = i; j-- > 0;) {
        const Quantity& other = in_.quantities[j];
        if ((other.kind == Quantity::Kind::count || other.kind == Quantity::Kind::share) && !other.unit && !other.compound && (other.head != no_token)) return j;
    }
    return in_.quantities.size();
}

std::string FigureItem::lemma(std::uint32_t i) const {
    const WordEntry& e = entry(i);
    if (e.noun) return std::string(rules_.lexicon.text(e.noun));
    return rules_.lexicon.singular(fold_case(bytes(i)));
}

void FigureItem::unit(const Quantity& q, std::size_t before, const PeopleRule* people, const Governed& governed, const Governed* of_before,
                      Figure& figure) const {
    if (q.unit) {
        figure.unit = q.unit->unit;
    } else if (q.kind == Quantity::Kind::multiple || q.kind == Quantity::Kind::frequency) {
        figure.unit = "time";
    } else if (q.compound) {
        figure.unit = "person";  // a 23-man squad
    } else if (people && q.noun_last > q.head + 1 && tag(q.head + 1) == Tag::conjunction) {
        figure.unit = "person";  // women and children
    } else if (people) {
        figure.unit = people->unit;
    } else if (q.kind == Quantity::Kind::implied && q.partitive) {
        figure.unit = "person";
    } else if (q.head != no_token) {
        figure.unit = lemma(q.head);
    } else if (before < in_.quantities.size()) {
        const Quantity& other = in_.quantities[before];
        const bool own = governed && governed.way != Way::inherited && of_before && of_before->rule &&
                         governed.rule->measure != of_before->rule->measure;
        const PeopleRule* rule = people_of(other);
        if (rule) figure.unit = rule->unit;
        else if (other.head != no_token) figure.unit = own && is_event(other) ? "person" : lemma(other.head);
    } else if (governed && is_of_people(governed.rule->measure) && !(q.kind == Quantity::Kind::share && q.trend)) {
        figure.unit = "person";
    }
    if (figure.unit && (q.per || q.per_noun != no_token)) *figure.unit += "/" + (q.per ? q.per->unit : lemma(q.per_noun));
}

void FigureItem::item(const Quantity& q, std::size_t before, Figure& figure) const {
    const Quantity* named = &q;
    if (q.head == no_token && before < in_.quantities.size()) named = &in_.quantities[before];
    if (named->head == no_token && (q.unit || q.kind == Quantity::Kind::multiple || q.kind == Quantity::Kind::frequency || q.kind == Quantity::Kind::share)) {
        measured(q, figure);
        return;
    }
    if (named->head != no_token) figure.item = std::string(bytes(named->noun_first, named->noun_last));
}

/// What is measured: the noun before "of" (a loss of $2bn), or else the subject of the clause (sales rose 5%).
void FigureItem::measured(const Quantity& q, Figure& figure) const {
    std::uint32_t p = q.first;
    // 5 x 4 m: what all the sides measure stands before the first
    while (p > 1 && is(p - 1, Role::times_by) && in_.governors.quantity_of(p - 2) != no_token) p = in_.quantities[in_.governors.quantity_of(p - 2)].first;
    if (p > 0 && is(p - 1, Role::times_by)) return;
    if (p > 1 && is(p - 1, Role::of) && is_noun(tag(p - 2))) {
        take_noun_before(p - 1, figure);
        return;
    }
    if (p > 0 && is_noun(tag(p - 1)) && tag(p - 1) != Tag::proper && !is_verb(tag(p - 1))) {
        take_noun_before(p, figure);
        return;
    }
    // the clause's verb, then the noun phrase before it
    for (; p-- > 0 && q.first - p < 30;) {
        if (bytes(p) == ";") return;
        const std::uint32_t v = in_.governors.verb_of(p);
        if (v != no_token) {
            p = in_.governors.verbs()[v].first;
            if (p == 0) return;
            if (is_noun(tag(p - 1))) {
                std::uint32_t end = p;
                // "the price of wheat is": the nearest noun will do, but not one behind "in" or "since"
                std::uint32_t k = end;
                while (k > 0 && (is_noun(tag(k - 1)) || tag(k - 1) == Tag::adjective || tag(k - 1) == Tag::determiner || tag(k - 1) == Tag::possessive_mark ||
                                 tag(k - 1) == Tag::possessive || tokens_[k - 1].shape == Shape::hyphen || tag(k - 1) == Tag::number))
                    --k;
                if (k > 1 && tag(k - 1) == Tag::preposition && is_noun(tag(k - 2))) end = k - 1;
                take_noun_before(end, figure);
                return;
            }
        }
    }
}

void FigureItem::take_noun_before(std::uint32_t end, Figure& figure) const {
    const std::uint32_t first = noun_phrase_before(end);
    if (first < end) figure.item = std::string(bytes(first, end));
}

}  // namespace tallywire
