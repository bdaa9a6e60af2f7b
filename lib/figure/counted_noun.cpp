#include "figure/counted_noun.hpp"

#include <algorithm>

namespace tallywire {
namespace {

using Role = FigureRules::Role;

}  // namespace

void CountedNoun::take(Quantity& q, std::uint32_t at, bool extend) const {
    if (is_hyphen(at) && glued(at)) ++at;  // a 23-man squad
    std::uint32_t k = at, head = no_token;
    const bool plural_wanted = !(q.value && *q.value == 1 && q.bound == Bound::exact) && !q.compound;
    const bool noun_first = lexicon_.traits().adjective_after_noun;
    while (k < size() && k < at + 10) {
        if (k > at && end_of_taken(k)) break;
        const Tag t = tag(k);
        if (const auto people = rules_.people.match(lexicon_, tokens_, k); people && (head == no_token || tag(k) == Tag::noun_plural)) {
            // a word for people ends the phrase, unless it leads on: "women activists"
            head = k + people.size - 1;
            k += people.size;
            if (k < size() && plural_wanted && !is_plural(head) && is_plural_reading(k)) {
                head = k++;
                break;
            }
            if (rules_.people.match(lexicon_, tokens_, std::min(k, size() - 1)) && k < size() && is_noun_or_nominal(k) && !is_verb(tag(k))) continue;
            if (k < size() && (tag(k) == Tag::noun_plural) && !end_of_taken(k)) continue;
            if (k + 1 < size() && tag(k) == Tag::noun && tag(k + 1) == Tag::noun_plural) continue;
            break;
        }
        if (head != no_token && noun_first) break;
        if (head == no_token || !plural_wanted || !is_plural(head) || leads_to_plural(k)) {
            if ((t == Tag::noun || t == Tag::noun_plural || t == Tag::proper) && !rules_.is_only_adverb(tokens_, k)) {
                head = k++;
                continue;
            }
            if (head != no_token && plural_wanted && !is_plural(head) && is_verb(t) && is_plural_reading(k)) {
                head = k++;  // food stands, tension posts
                break;
            }
            if (head != no_token && plural_wanted && !is_plural(head) && t == Tag::verb_gerund && k + 1 < size() && is_plural_reading(k + 1)) {
                head = k + 1;  // cotton processing plants
                k += 2;
                break;
            }
            if (t == Tag::adjective || t == Tag::possessive_mark || token(k).shape == Shape::hyphen || (t == Tag::number && is_hyphen(k + 1)) ||
                (is_number(k) && k > at && is_hyphen(k - 1) && glued(k) && noun_within(k + 1))) {
                if (t == Tag::possessive_mark && head == no_token) break;
                ++k;
                continue;
            }
            if (t == Tag::adverb && (tag(k + 1) == Tag::adjective || tag(k + 1) == Tag::verb_participle || tag(k + 1) == Tag::verb_past) && noun_within(k + 2)) {
                ++k;
                continue;
            }
            if ((t == Tag::verb_gerund || t == Tag::verb_participle || t == Tag::verb_past || t == Tag::verb_base) && entry(k).closed == 0 &&
                (k == at || tag(k - 1) == Tag::adjective || tag(k - 1) == Tag::adverb) && noun_within(k + 1) && head == no_token) {
                ++k;
                continue;
            }
            if (is(k, Role::other) && head == no_token && k == at) {
                ++k;
                continue;
            }
            if (t == Tag::conjunction && head == no_token && k > at && (tag(k + 1) == Tag::adjective) && noun_within(k + 2)) {
                ++k;
                continue;
            }
        }
        break;
    }
    // an unmarked nominal: "12 dead"
    if (head == no_token && at < size() && entry(at).closed == 0 && rules_.trigger(tokens_, at, Grammar::noun)) head = at;
    if (head == no_token) return;
    if (head == at && !q.compound && plural_wanted && !is_plural(head) && rules_.lexicon.entry(token(head)).verb_forms & (verb_form_past | verb_form_third) &&
        !rules_.trigger(tokens_, head, Grammar::noun))
        return;
    q.head = head;
    q.noun_first = at;
    q.noun_last = head + 1;
    // women and children: one count
    if (head + 2 < size() && tag(head + 1) == Tag::conjunction && is(head + 1, Role::range_and) && is_person(head) && is_plural(head) &&
        is_plural(head + 2) && is_person(head + 2) && tag(head + 2) != Tag::verb_third && !rules_.numbers.is_part(token(head + 2)))
        q.noun_last = head + 3;
    if (noun_first && q.noun_last == head + 1)
        while (q.noun_last < size() && tag(q.noun_last) == Tag::adjective && !end_of_taken(q.noun_last)) ++q.noun_last;  // soldats libanais
    if (extend) q.last = q.noun_last;
}

bool CountedNoun::has_noun_after(std::uint32_t i) const {
    for (std::uint32_t k = i; k < size() && k < i + 5; ++k) {
        if (tag(k) == Tag::noun_plural || rules_.people.match(lexicon_, tokens_, k)) return true;
        if (tag(k) != Tag::adjective && tag(k) != Tag::noun && tag(k) != Tag::proper && token(k).shape != Shape::hyphen) return false;
    }
    return false;
}

bool CountedNoun::is_plural(std::uint32_t k) const {
    const WordEntry& e = entry(k);
    return tag(k) == Tag::noun_plural || (e.number & 2) != 0 || (tag(k) == Tag::proper && lexicon_.is_plural(bytes(k)));
}

bool CountedNoun::is_person(std::uint32_t k) const {
    return rules_.people.match(lexicon_, tokens_, k) || static_cast<NounClass>(entry(k).noun_class) == NounClass::person ||
           static_cast<NounClass>(lexicon_.vocabulary().entry(entry(k).noun).noun_class) == NounClass::person;
}

bool CountedNoun::noun_within(std::uint32_t k) const {
    for (std::uint32_t i = k; i < size() && i < k + 4; ++i) {
        if (is_noun(tag(i)) || rules_.people.match(lexicon_, tokens_, i)) return !end_of_taken(i);
        if (tag(i) != Tag::adjective && token(i).shape != Shape::hyphen) return false;
    }
    return false;
}

bool CountedNoun::leads_to_plural(std::uint32_t k) const {
    for (std::uint32_t i = k; i < size() && i < k + 3; ++i) {
        if (end_of_taken(i)) return false;
        if (tag(i) == Tag::noun_plural) return true;
        if (tag(i) != Tag::noun && tag(i) != Tag::proper && token(i).shape != Shape::hyphen) return false;
    }
    return false;
}

}  // namespace tallywire
