#include "figure/implied.hpp"

#include <algorithm>
#include <cstddef>

namespace tallywire {
namespace {

using Role = FigureRules::Role;

class Proposer {
public:
    Proposer(const FigureRules& rules, const Text& text, std::span<const Token> tokens, const Governors& governors, const ImpliedVictims& victims, std::vector<Quantity>& out)
        : rules_(rules), text_(text), tokens_(tokens), governors_(governors), victims_(victims), out_(out) {
        std::size_t capitals = 0, words = 0;
        for (const Token& token : tokens)
            if (is_word(token)) ++words, capitals += is_capital(token);
        shouted_ = words > 2 && capitals * 10 > words * 7;
    }

    void run() {
        for (std::uint32_t v = 0; v < governors_.verbs().size(); ++v) {
            const Predicate& verb = governors_.verbs()[v];
            const Governed says = governors_.verb_says(v);
            if (says && says.rule->casualty && !verb.negated) {
                surname_ = victims_.killed == 0 && says.rule->measure == "killed";
                subjects(verb.first);
                surname_ = false;
            } else if (!verb.passive) {
                std::uint32_t end = verb.last;
                if (is_object_trigger(verb, end) && !verb.negated) objects(end);
            }
        }
        for (std::uint32_t i = 1; i + 1 < tokens_.size(); ++i) {
            if (!rules_.is(tokens_, i, Role::of)) continue;
            for (std::uint32_t back = std::min(i, 3u); back >= 1; --back) {
                std::uint32_t size = 0;
                const MeasureRule* rule = rules_.trigger(tokens_, i - back, Grammar::of, &size);
                if (rule && size == back && rule->casualty) {
                    objects(i + 1);
                    break;
                }
            }
        }
        // left a teenager dead; a body
        for (std::uint32_t i = 1; i < tokens_.size(); ++i) {
            if (governors_.quantity_of(i) != no_token) continue;
            const MeasureRule* after = rules_.trigger(tokens_, i, Grammar::adjective);
            const MeasureRule* noun = rules_.trigger(tokens_, i, Grammar::noun);
            if (after && after->casualty && tag(i) == Tag::adjective && is_noun(tag(i - 1))) {
                std::uint32_t start = i;
                while (start > 0 && i - start < 8 && (is_noun(tag(start - 1)) || (governors_.quantity_of(start - 1) != no_token && is_age(governors_.quantity_of(start - 1))) || (start < i && tag(start - 1) == Tag::adjective) || tokens_[start - 1].shape == Shape::hyphen)) --start;
                if (start > 0 && (tag(start - 1) == Tag::determiner || tag(start - 1) == Tag::possessive)) --start;
                Quantity q;
                if (start < i && person_at(start, q) == i) out_.push_back(q);
            } else if (noun && noun->casualty && tag(i) == Tag::noun && rules_.is(tokens_, i - 1, Role::per) && rules_.people.match(rules_.lexicon, tokens_, i)) {
                Quantity q;
                fill(q, i - 1, i, i, false);
                out_.push_back(q);
            }
        }
    }

    /// Puts the proposals among the quantities: one for a noun phrase, none over a count.
    static void merge(const std::vector<Quantity>& proposals, std::vector<Quantity>& all) {
        all.insert(all.end(), proposals.begin(), proposals.end());
        std::stable_sort(all.begin(), all.end(), [](const Quantity& a, const Quantity& b) { return a.first < b.first; });
        for (std::size_t i = 1; i < all.size();) {
            const bool both = all[i].kind == Quantity::Kind::implied && all[i - 1].kind == Quantity::Kind::implied;
            const bool age = all[i].kind == Quantity::Kind::age || all[i - 1].kind == Quantity::Kind::age;
            if (all[i].first < all[i - 1].last && !(age && !both) && (all[i].kind == Quantity::Kind::implied || all[i - 1].kind == Quantity::Kind::implied))
                all.erase(all.begin() + static_cast<std::ptrdiff_t>(all[i].kind == Quantity::Kind::implied ? i : i - 1));
            else ++i;
        }
    }

private:
    Tag tag(std::uint32_t i) const { return i < tokens_.size() ? tokens_[i].tag : Tag::punctuation; }
    bool is_comma(std::uint32_t i) const { return i < tokens_.size() && text_.bytes(tokens_[i]) == ","; }

    bool is_object_trigger(const Predicate& verb, std::uint32_t& end) const {
        for (std::uint32_t i = verb.first; i <= verb.head; ++i) {
            std::uint32_t size = 0;
            const MeasureRule* rule = rules_.trigger(tokens_, i, Grammar::object, &size);
            if (!rule || !rule->casualty || i + size <= verb.head) continue;
            end = i + size;
            return true;
        }
        return false;
    }

    /// Harlan died at the scene: a name of one word that no count has told of yet.
    bool is_surname(std::uint32_t i) const {
        return tokens_[i].shape != Shape::upper && tokens_[i].where.size() > 2;
    }

    bool is_person(std::uint32_t i) const {
        if (rules_.people.match(rules_.lexicon, tokens_, i)) return true;
        const WordEntry& e = rules_.lexicon.entry(tokens_[i]);
        return static_cast<NounClass>(e.noun_class) == NounClass::person;
    }

    /// The noun phrase of one person that begins at `at`; its end, or `at`.
    std::uint32_t person_at(std::uint32_t at, Quantity& q) const {
        if (at >= tokens_.size()) return at;
        const std::uint32_t aged = governors_.quantity_of(at);
        if (aged != no_token && !is_age(aged)) return at;
        if (tag(at) == Tag::pronoun && rules_.is(tokens_, at, Role::victim)) {
            fill(q, at, at, at, true);
            return at + 1;
        }
        const bool determined = tag(at) == Tag::determiner || tag(at) == Tag::possessive;
        std::uint32_t k = at;
        if (determined) {
            if (rules_.is(tokens_, at, Role::per) || rules_.is(tokens_, at, Role::article) || tag(at) == Tag::possessive || text_.word(tokens_[at]) == "another") ++k;
            else return at;
        }
        std::uint32_t head = no_token, propers = 0;
        std::uint32_t first = k;
        bool age = false;
        for (; k < tokens_.size() && k < first + 8; ++k) {
            const std::uint32_t other = governors_.quantity_of(k);
            if (other != no_token) {
                if (!is_age(other)) break;
                // a 23-year-old man, 16-year-old Jane Roe, a 17-year-old: the age is a quantity of its own
                age = true;
                if (k + 1 == age_end(other)) {
                    head = k;
                    if (!determined) first = k + 1;
                }
                continue;
            }
            const Tag t = tag(k);
            if (t == Tag::adjective || tokens_[k].shape == Shape::hyphen || t == Tag::possessive_mark) continue;
            if (t == Tag::proper) {
                ++propers;
                head = k;
                continue;
            }
            if (t == Tag::noun || t == Tag::noun_plural) {
                head = k;
                continue;
            }
            break;
        }
        if (head == no_token) return at;
        const bool named = !determined && propers > 0 && tag(head) == Tag::proper;
        if (named) {
            if (shouted_ || (propers < 2 && !age && !(surname_ && is_surname(head))) || head + 1 - first != propers) return at;  // a bare surname was told of before
        } else if (age && governors_.quantity_of(head) != no_token) {
            if (!determined) return at;
        } else {
            if (!determined || (!age && !is_person(head)) || (tag(head) == Tag::noun_plural && !(rules_.lexicon.entry(tokens_[head]).number & 1))) return at;
            if (rules_.lexicon.entry(tokens_[head]).number == 2) return at;
        }
        fill(q, at, named ? first : std::min(first, head), head, named);
        return head + 1;
    }
    static void fill(Quantity& q, std::uint32_t at, std::uint32_t first, std::uint32_t head, bool named) {
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
    bool is_age(std::uint32_t quantity) const { return governors_.quantity(quantity).kind == Quantity::Kind::age; }
    std::uint32_t age_end(std::uint32_t quantity) const { return governors_.quantity(quantity).last; }

    void subjects(std::uint32_t verb) {
        std::uint32_t from = verb;
        while (from > 0) {
            const std::uint32_t p = from - 1;
            const std::uint32_t v = governors_.verb_of(p);
            if (v != no_token && governors_.quantity_of(p) == no_token) {
                const Predicate& group = governors_.verbs()[v];
                const bool relative = group.first > 1 && tag(group.first - 1) == Tag::wh;  // Jane Roe, who lived nearby, was killed
                if (!group.bare && !group.gerund && !relative) break;
                from = group.first - (relative ? 1 : 0);
                continue;
            }
            const Tag t = tag(p);
            if (t == Tag::wh || t == Tag::subordinator || t == Tag::modal || t == Tag::to) break;
            if (t == Tag::punctuation && !is_comma(p) && tokens_[p].shape != Shape::hyphen) break;
            --from;
        }
        if (from > 0 && tag(from - 1) == Tag::wh && (from == verb || (from + 1 == verb && tag(from) == Tag::adverb))) {  // a teenager who was killed
            std::uint32_t start = from - 1;
            if (start > 0 && is_comma(start - 1)) --start;
            const std::uint32_t end = start;
            while (start > 0 && end - start < 9 && (is_noun(tag(start - 1)) || tag(start - 1) == Tag::adjective || tokens_[start - 1].shape == Shape::hyphen ||
                                                    (governors_.quantity_of(start - 1) != no_token && is_age(governors_.quantity_of(start - 1)))))
                --start;
            if (start > 0 && (tag(start - 1) == Tag::determiner || tag(start - 1) == Tag::possessive)) --start;
            Quantity q;
            if (start < end && person_at(start, q) == end) out_.push_back(q);
            return;
        }
        bool free = true, aside = false;
        for (std::uint32_t k = from; k < verb;) {
            if (free && !aside) {
                Quantity q;
                const std::uint32_t end = person_at(k, q);
                if (end > k) {
                    if (end <= verb) out_.push_back(q);
                    k = end;
                    free = false;
                    continue;
                }
            }
            if (tag(k) == Tag::conjunction) free = true, aside = false;
            else if (is_comma(k)) aside = k > from + 1 ? true : false, free = !aside;
            else free = false;
            ++k;
        }
    }

    void objects(std::uint32_t at) {
        for (int count = 0; count < 3; ++count) {
            while (tag(at) == Tag::adverb) ++at;
            Quantity q;
            const std::uint32_t end = person_at(at, q);
            if (end == at) return;
            out_.push_back(q);
            at = end;
            if (tag(at) != Tag::conjunction) return;
            ++at;
        }
    }

    const FigureRules& rules_;
    const Text& text_;
    std::span<const Token> tokens_;
    const Governors& governors_;
    const ImpliedVictims& victims_;
    std::vector<Quantity>& out_;
    bool shouted_ = false;
    bool surname_ = false;  ///< nobody was counted yet: a bare name may be the victim
};

}  // namespace

void find_implied(const FigureRules& rules, const Text& text, std::span<const Token> tokens, const Governors& governors, const ImpliedVictims& victims,
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
