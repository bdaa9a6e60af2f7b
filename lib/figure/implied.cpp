#include "figure/implied.hpp"

#include "figure/person_phrase.hpp"

#include <algorithm>
#include <cstddef>

namespace tallywire {
namespace {

using Role = FigureRules::Role;
using Way = Governed::Way;

class Proposer {
public:
    Proposer(const FigureRules& rules, const Text& text, std::span<const Token> tokens, const Governors& governors, const Victims& victims, std::vector<Quantity>& out)
        : rules_(rules), text_(text), tokens_(tokens), governors_(governors), victims_(victims), persons_(rules, text, tokens, governors), out_(out) {}

    void run() {
        for (std::uint32_t v = 0; v < governors_.verbs().size(); ++v) verb(v);
        for (std::uint32_t i = 1; i + 1 < size(); ++i)
            if (rules_.is(tokens_, i, Role::of)) nominal(i);
        for (std::uint32_t i = 1; i < size(); ++i)
            if (governors_.quantity_of(i) == no_token) adjective(i);
    }

    /// Puts the proposals among the quantities: one for a noun phrase, the graver one, none over a count.
    static void merge(const std::vector<Quantity>& proposals, std::vector<Quantity>& all) {
        all.insert(all.end(), proposals.begin(), proposals.end());
        std::stable_sort(all.begin(), all.end(), [](const Quantity& a, const Quantity& b) { return a.first < b.first; });
        for (std::size_t i = 1; i < all.size();) {
            Quantity &before = all[i - 1], &now = all[i];
            const bool both = now.kind == Quantity::Kind::implied && before.kind == Quantity::Kind::implied;
            const bool age = now.kind == Quantity::Kind::age || before.kind == Quantity::Kind::age;
            if (now.first >= before.last || (age && !both) || (now.kind != Quantity::Kind::implied && before.kind != Quantity::Kind::implied)) {
                ++i;
                continue;
            }
            if (both && now.rule->measure == "killed" && before.rule->measure != "killed") std::swap(before, now);
            all.erase(all.begin() + static_cast<std::ptrdiff_t>(now.kind == Quantity::Kind::implied ? i : i - 1));
        }
    }

private:
    std::uint32_t size() const { return static_cast<std::uint32_t>(tokens_.size()); }
    Tag tag(std::uint32_t i) const { return i < tokens_.size() ? tokens_[i].tag : Tag::punctuation; }
    bool is_comma(std::uint32_t i) const { return i < tokens_.size() && text_.bytes(tokens_[i]) == ","; }

    void propose(Quantity q) {
        q.rule = says_.rule;
        q.rule_at = says_.at;
        q.rule_way = static_cast<std::uint8_t>(says_.way);
        out_.push_back(q);
    }

    /// What a verb says of its subject ("a man died", "a man was killed") or does to its object ("killed a man").
    void verb(std::uint32_t v) {
        const Predicate& verb = governors_.verbs()[v];
        if (verb.negated) return;
        says_ = governors_.verb_says(v);
        if (says_ && says_.rule->casualty) {
            const bool participle = (verb.bare || (verb.passive && tag(verb.first) == Tag::verb_gerund)) && says_.rule->grammar == Grammar::object;
            if (!(participle && adjacent(verb.first)) && !subjects(verb.first) && !earlier_subject(v)) self(verb.last);
        } else if (!verb.passive) {
            std::uint32_t end = verb.last;
            if (is_object_trigger(verb, end)) list(end, size(), {false, true});
        }
    }

    bool is_object_trigger(const Predicate& verb, std::uint32_t& end) {
        const bool adverb = verb.first > 0 && tag(verb.first - 1) == Tag::adverb;  // fatally shooting
        for (std::uint32_t i = verb.first - adverb; i <= verb.head; ++i) {
            std::uint32_t length = 0;
            const MeasureRule* rule = rules_.trigger(tokens_, i, Grammar::object, &length);
            if (!rule || !rule->casualty || i + length <= verb.head) continue;
            end = i + length;
            says_ = {rule, i, Way::left, governors_.verb_of(verb.head)};
            return true;
        }
        return false;
    }

    /// The death of a man; the fatal shooting of Jane Roe and her son.
    void nominal(std::uint32_t of) {
        for (std::uint32_t back = std::min(of, 3u); back >= 1; --back) {
            std::uint32_t length = 0;
            const MeasureRule* rule = rules_.trigger(tokens_, of - back, Grammar::of, &length);
            if (!rule || length != back || !rule->casualty) continue;
            says_ = {rule, of - back, Way::left, no_token};
            list(of + 1, size(), {});
            return;
        }
    }

    /// Left a teenager dead; found Jane Roe, 23, and her son shot to death; a body.
    void adjective(std::uint32_t i) {
        std::uint32_t length = 0;
        const MeasureRule* after = rules_.trigger(tokens_, i, Grammar::adjective, &length);
        const std::uint32_t v = governors_.verb_of(i);
        if (after && v != no_token && governors_.has_object(governors_.verbs()[v])) return;  // shot dead a man
        std::uint32_t end = i;
        while (end > 1 && tag(end - 1) == Tag::adverb) --end;
        if (after && after->casualty && (tag(i) == Tag::adjective || length > 1) &&
            (is_noun(tag(end - 1)) || governors_.quantity_of(end - 1) != no_token || is_comma(end - 1) || text_.word(tokens_[end - 1]) == "another")) {
            says_ = {after, i, Way::adjective, no_token};
            std::uint32_t from = end;
            while (from > 0 && end - from < 25 && governors_.verb_of(from - 1) == no_token && tag(from - 1) != Tag::wh && tag(from - 1) != Tag::subordinator) --from;
            if (from > 0 && governors_.verb_of(from - 1) != no_token && list(from, end, {})) return;
            Quantity q;
            const std::uint32_t start = persons_.begin_before(end);
            const bool led = start > 0 && (tag(start - 1) == Tag::preposition || tag(start - 1) == Tag::to);  // was taken to St. Agnes with wounds
            if (start < end && persons_.read(start, {}, q) == end && !(led && q.partitive)) propose(q);
            return;
        }
        const MeasureRule* noun = rules_.trigger(tokens_, i, Grammar::noun);
        if (!noun || !noun->casualty || tag(i) != Tag::noun || !rules_.is(tokens_, i - 1, Role::per) || !rules_.people.match(rules_.lexicon, tokens_, i)) return;
        says_ = {noun, i, Way::noun, no_token};
        Quantity q;
        if (persons_.read(i - 1, {}, q) == i + 1) propose(q);
    }

    /// A boy found a gun and shot himself: the subject of the verb before.
    bool earlier_subject(std::uint32_t v) {
        std::uint32_t first = governors_.verbs()[v].first;
        while (first > 0 && tag(first - 1) == Tag::adverb) --first;
        if (v == 0 || first == 0 || tag(first - 1) != Tag::conjunction) return false;
        return subjects(governors_.verbs()[v - 1].first) || earlier_subject(v - 1);
    }

    /// Before killing himself: nobody else is named.
    void self(std::uint32_t at) {
        Quantity q;
        for (const Quantity& other : out_)
            if (other.rule_at == says_.at) return;
        if (persons_.read(at, {false, true}, q) > at && rules_.is(tokens_, at, Role::self)) propose(q);
    }

    /// The mother of the boy killed on Monday: of a participle after its noun only that noun.
    bool adjacent(std::uint32_t verb) {
        const std::uint32_t start = persons_.begin_before(verb);
        Quantity q;
        if (start == verb || start == 0 || persons_.read(start, {}, q) != verb) return false;
        propose(q);
        return true;
    }

    /// Where the clause of the verb begins, behind what only tells more of its subject.
    std::uint32_t clause_begin(std::uint32_t verb) const {
        std::uint32_t from = verb, joint = no_token, word = no_token;
        while (from > 0) {
            const std::uint32_t p = from - 1;
            const std::uint32_t v = governors_.verb_of(p);
            if (v != no_token && governors_.quantity_of(p) == no_token) {
                const Predicate& group = governors_.verbs()[v];
                const bool relative = group.first > 1 && tag(group.first - 1) == Tag::wh;  // Jane Roe, who lived nearby, was killed
                if (joint != no_token && word < joint) return word + 1;  // was hurt after a man and his son were shot
                if (joint != no_token && !relative && !governors_.has_object(group) && rules_.site(tokens_, group.head) != FigureRules::Site::says) return joint + 1;  // one climber died and his guide was hurt
                if (!(group.bare && !governors_.has_object(group)) && !group.gerund && !relative) break;
                from = group.first - (relative ? 1 : 0);
                continue;
            }
            const Tag t = tag(p);
            if (t == Tag::conjunction) joint = p;
            if (rules_.site(tokens_, p) == FigureRules::Site::clause) word = p;
            if (t == Tag::wh || t == Tag::subordinator || t == Tag::modal || t == Tag::to) break;
            if (t == Tag::punctuation && !is_comma(p) && tokens_[p].shape != Shape::hyphen && text_.bytes(tokens_[p]) != "(" && text_.bytes(tokens_[p]) != ")") break;
            --from;
        }
        return from;
    }

    bool subjects(std::uint32_t verb) {
        const std::uint32_t from = clause_begin(verb);
        if (from > 0 && tag(from - 1) == Tag::wh && (from == verb || (from + 1 == verb && tag(from) == Tag::adverb))) return relative(from - 1);
        std::uint32_t before = verb;
        while (before > from && tag(before - 1) == Tag::adverb) --before;
        for (std::uint32_t k = from; k < verb; ++k) {
            if (before > k + 1 && tag(before - 1) == Tag::pronoun && rules_.is(tokens_, before - 1, Role::victim) && tag(before - 2) != Tag::conjunction) k = before - 1;  // told his mother he had been shot
            if (k > from ? !may_begin(k) : from > 0 && tag(from - 1) == Tag::to) continue;  // according to the mayor, a man died
            const bool unknown = says_.rule->measure == "killed" ? victims_.none_killed() : victims_.empty();
            const bool known = tag(k) == Tag::proper && victims_.knows(text_.bytes(tokens_[k]));
            if (list(k, verb, {known || (unknown && k == from), false})) return true;
        }
        return false;
    }

    /// Can the subject begin at a token inside the clause: after a comma, "after", "on Monday"?
    bool may_begin(std::uint32_t k) const {
        if (is_comma(k - 1) || tag(k - 1) == Tag::adverb || rules_.site(tokens_, k - 1) == FigureRules::Site::clause) return true;
        return tag(k) == Tag::determiner && tag(k - 1) != Tag::preposition;
    }

    /// A teenager who was killed; a teenager from the village, who was killed.
    bool relative(std::uint32_t wh) {
        std::uint32_t end = wh;
        if (end > 0 && is_comma(end - 1)) --end;
        if (const std::uint32_t age = end > 0 ? governors_.quantity_of(end - 1) : no_token; age != no_token && governors_.quantity(age).first > 0 && is_comma(governors_.quantity(age).first - 1))
            end = governors_.quantity(age).first - 1;  // Jane Roe, 7, who was killed
        for (int steps = 0; steps < 2; ++steps) {
            Quantity q;
            const std::uint32_t start = persons_.begin_before(end);
            const bool led = start > 0 && tag(start - 1) == Tag::preposition && !rules_.is(tokens_, start - 1, Role::of);
            const bool surname = says_.rule->measure == "killed" && victims_.none_killed();
            if (start < end && persons_.read(start, {surname}, q) == end && !(led && q.partitive)) {
                propose(q);
                return true;
            }
            if (!led || start == end) return false;
            end = start - 1;
        }
        return false;
    }

    /// One item of an enumeration: a person, or a count of some.
    struct Item {
        std::uint32_t end = 0;  ///< 0: none
        Quantity person;        ///< with a head where it is one
        bool named = false;
    };
    Item read_item(std::uint32_t at, std::uint32_t limit, PersonPhrases::Also also) const {
        Item item;
        const std::uint32_t end = persons_.read(at, also, item.person);
        if (end > at) {
            if (end <= limit) item.end = persons_.skip_age(end), item.named = item.person.partitive;
            return item;
        }
        const std::uint32_t other = governors_.quantity_of(at);
        if (other == no_token || governors_.quantity(other).kind != Quantity::Kind::count || governors_.quantity(other).head == no_token) return item;
        item.end = std::max(governors_.quantity(other).last, governors_.quantity(other).noun_last);
        return item;
    }
    std::uint32_t skip_adverbs(std::uint32_t at) const {
        while (tag(at) == Tag::adverb) ++at;
        return at;
    }

    /// Proposes the people of an enumeration that begins at `at` and ends before `limit`: "Jane Roe, 23, Ann Poe and two guards". False where it
    /// begins with none.
    bool list(std::uint32_t at, std::uint32_t limit, PersonPhrases::Also also) {
        Item item = read_item(skip_adverbs(at), limit, also);
        if (item.end == 0) return false;
        bool any = false;
        std::vector<Item> waiting;  // those after a comma are of the enumeration when an "and" ends it
        also.surname = false;
        const bool named = item.named;
        for (;;) {
            if (item.person.head != no_token) propose(item.person), any = true;
            waiting.clear();
            std::uint32_t k = skip_origin(item.end);
            bool after_comma = k > 0 && is_comma(k - 1);
            for (;;) {
                if (is_comma(k)) ++k, after_comma = true;
                if (k >= limit || tag(k) == Tag::conjunction || !after_comma) break;
                const Item next = read_item(k, limit, {false, false, !named});  // a man, woman and child
                if (next.end == 0 || (next.person.head != no_token && next.named != named)) {
                    // an aside: John Roe, a teacher, and his wife
                    if (next.end == 0 || !is_comma(next.end)) break;
                    k = next.end;
                    continue;
                }
                waiting.push_back(next);
                k = skip_origin(next.end);
                after_comma = is_comma(k - 1);
            }
            if (k >= limit || tag(k) != Tag::conjunction) return any;
            also.shared = !named;
            item = read_item(skip_adverbs(k + 1), limit, also);
            if (item.end == 0 || (item.named && !named && item.person.partitive && tag(item.person.head) == Tag::proper && !waiting.empty())) return any;
            for (const Item& one : waiting)
                if (one.person.head != no_token) propose(one.person), any = true;
        }
    }

    /// A tourist from Spain.
    std::uint32_t skip_origin(std::uint32_t at) const {
        if (tag(at) != Tag::preposition || !(rules_.is(tokens_, at, Role::of) || rules_.is(tokens_, at, Role::from))) return at;
        std::uint32_t k = at + 1;
        while (tag(k) == Tag::proper || tag(k) == Tag::determiner) ++k;
        return k > at + 1 ? persons_.skip_age(k) : at;
    }

    const FigureRules& rules_;
    const Text& text_;
    std::span<const Token> tokens_;
    const Governors& governors_;
    const Victims& victims_;
    PersonPhrases persons_;
    std::vector<Quantity>& out_;
    Governed says_;  ///< of those proposed now
};

}  // namespace

void find_implied(const FigureRules& rules, const Text& text, std::span<const Token> tokens, const Governors& governors, const Victims& victims,
                  std::vector<Quantity>& quantities) {
    bool any = false;
    for (const Token& token : tokens)
        if (token.begins & rules.casualties.kind()) {
            any = true;
            break;
        }
    if (!any) return;
    std::vector<Quantity> proposals;  // not into `quantities` at once: the governors look at them
    Proposer(rules, text, tokens, governors, victims, proposals).run();
    if (!proposals.empty()) Proposer::merge(proposals, quantities);
}

}  // namespace tallywire
