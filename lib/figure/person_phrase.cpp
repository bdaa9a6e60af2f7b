#include "figure/person_phrase.hpp"

#include <algorithm>
#include <string_view>

namespace tallywire {
namespace {

using Role = FigureRules::Role;

constexpr std::uint32_t longest_phrase = 8;  ///< tokens

void fill(Quantity& q, std::uint32_t at, std::uint32_t first, std::uint32_t head, bool named) {
    q.kind = Quantity::Kind::implied;
    q.first = q.number_first = at;
    q.last = q.number_last = head + 1;
    q.noun_first = first;
    q.noun_last = head + 1;
    q.head = head;
    q.value = 1;
    q.interval.low = q.interval.high = 1;
    q.partitive = named;
}

}  // namespace

PersonPhrases::PersonPhrases(const FigureRules& rules, const Text& text, std::span<const Token> tokens, const Governors& governors)
    : rules_(rules), text_(text), tokens_(tokens), governors_(governors) {
    std::size_t capitals = 0, words = 0;
    for (const Token& token : tokens)
        if (is_word(token)) ++words, capitals += is_capital(token);
    shouted_ = words > 2 && capitals * 10 > words * 7;
}

bool PersonPhrases::is_person(std::uint32_t i) const {
    const auto kind = static_cast<NounClass>(rules_.lexicon.entry(tokens_[i]).noun_class);
    if (kind == NounClass::person) return true;
    if (rules_.is(tokens_, i, Role::lives)) return false;  // a non-life-threatening wound
    const bool happens = kind != NounClass::body && rules_.trigger(tokens_, i, Grammar::of);  // a death, an injury
    return kind != NounClass::group && !happens && rules_.people.match(rules_.lexicon, tokens_, i);
}

std::uint32_t PersonPhrases::read(std::uint32_t at, Also also, Quantity& q) const {
    if (at >= tokens_.size()) return at;
    const std::uint32_t aged = governors_.quantity_of(at);
    if (aged != no_token && !is_age(aged)) return at;
    if ((also.self && is(at, Role::self)) || (tag(at) == Tag::pronoun && is(at, Role::victim))) {
        fill(q, at, at, at, true);
        return at + 1;
    }
    bool determined = tag(at) == Tag::determiner || tag(at) == Tag::possessive;
    std::uint32_t k = at;
    if (determined) {
        if (!is(at, Role::per) && !is(at, Role::article) && tag(at) != Tag::possessive && text_.word(tokens_[at]) != "another") return at;
        ++k;
    }
    std::uint32_t head = no_token, propers = 0, first = k, name = no_token;
    bool age = false;
    for (; k < tokens_.size() && k < first + longest_phrase; ++k) {
        const std::uint32_t other = governors_.quantity_of(k);
        if (other != no_token) {
            if (!is_age(other)) break;
            // a 23-year-old man, 16-year-old Jane Roe, a 17-year-old: the age is a quantity of its own
            age = true;
            if (k + 1 == governors_.quantity(other).last) {
                head = k;
                if (!determined) first = k + 1;
            }
            continue;
        }
        if (age && rules_.is_only_adverb(tokens_, k)) break;  // the 9-year-old accidentally shot himself
        const Tag t = tag(k);
        if (t == Tag::possessive_mark && head != no_token) {  // Jane Roe's 9-year-old son
            determined = true;
            age = false;
            head = no_token;
            propers = 0;
            name = no_token;
            first = k + 1;
            continue;
        }
        if (t == Tag::adjective && !determined && name != no_token && head + 1 == k) break;  // Ned Roe last week
        if (t == Tag::adjective && determined && head == no_token && rules_.people.match(rules_.lexicon, tokens_, k)) head = k;  // a female
        if (tokens_[k].shape == Shape::hyphen && head + 1 == k && name != no_token && tag(k + 1) == Tag::proper) ++propers;  // Acosta-Ramos
        if (t == Tag::adjective || tokens_[k].shape == Shape::hyphen) continue;
        if (t != Tag::proper && t != Tag::noun && t != Tag::noun_plural) break;
        if (t != Tag::proper && !determined && !age) name = no_token, propers = 0;  // Peruvian rapper Ned Roe
        if (t == Tag::proper && name == no_token) name = k;
        propers += t == Tag::proper;
        head = k;
    }
    if (head == no_token && text_.word(tokens_[at]) == "another" && (k >= tokens_.size() || governors_.verb_of(k) != no_token || tag(k) == Tag::adverb)) {
        fill(q, at, at, at, false);  // and another was wounded
        return at + 1;
    }
    if (head == no_token) return at;
    const WordEntry& entry = rules_.lexicon.entry(tokens_[head]);
    const bool named = !determined && propers > 0 && tag(head) == Tag::proper;
    if (named && name != first && is_noun(tag(name - 1)) && is_person(name - 1)) first = name;  // local rapper Ned Roe
    if (named) {
        const bool bare = propers < 2 && !age;  // of a surname only where it is asked for: it was told of before
        if (shouted_ || (bare && !(also.surname && tokens_[head].shape != Shape::upper && tokens_[head].where.size() > 2)) || head + 1 - first != propers) return at;
    } else if (age && governors_.quantity_of(head) != no_token) {
        if (!determined) return at;
    } else {
        if (!(determined || age || also.shared) || (!age && !is_person(head)) || (tag(head) == Tag::noun_plural && !(entry.number & 1)) || entry.number == 2) return at;
    }
    fill(q, at, named ? first : std::min(first, head), head, named);
    return head + 1;
}

std::uint32_t PersonPhrases::skip_age(std::uint32_t at) const {
    const bool bracket = is_mark(at, '(');
    if (!is_mark(at, ',') && !bracket) return at;
    const std::uint32_t quantity = governors_.quantity_of(at + 1);
    if (quantity == no_token) return at;
    const Quantity& q = governors_.quantity(quantity);
    const bool number = q.kind == Quantity::Kind::age || (q.kind == Quantity::Kind::count && q.head == no_token && !q.unit && q.value && *q.value < 120);
    if (!number) return at;
    if (bracket) return is_mark(q.last, ')') ? q.last + 1 : at;
    return is_mark(q.last, ',') || q.last >= tokens_.size() || tag(q.last) == Tag::conjunction ? q.last + is_mark(q.last, ',') : at;
}

std::uint32_t PersonPhrases::begin_before(std::uint32_t end) const {
    std::uint32_t start = end;
    while (start > 0 && end - start < longest_phrase + 1) {
        const std::uint32_t quantity = governors_.quantity_of(start - 1);
        if (!is_noun(tag(start - 1)) && tag(start - 1) != Tag::adjective && tokens_[start - 1].shape != Shape::hyphen && !(quantity != no_token && is_age(quantity))) break;
        --start;
    }
    if (start > 0 && (tag(start - 1) == Tag::determiner || tag(start - 1) == Tag::possessive)) --start;
    return start;
}

}  // namespace tallywire
