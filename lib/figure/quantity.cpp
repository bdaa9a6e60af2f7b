#include "figure/quantity.hpp"

#include "figure/bound_reader.hpp"
#include "figure/counted_noun.hpp"
#include "figure/lookalike.hpp"
#include "figure/range_reader.hpp"
#include "figure/sentence_view.hpp"
#include "figure/unit_reader.hpp"

#include <algorithm>
#include <cmath>

namespace tallywire {
namespace {

using Role = FigureRules::Role;
using Form = UnitRule::Form;

/// Reads the quantities of one sentence, left to right.
class Reader : private SentenceView {
public:
    Reader(const SentenceView& sentence, std::vector<Quantity>& out)
        : SentenceView(sentence), units_(sentence), nouns_(sentence), bounds_(sentence, units_, nouns_), ranges_(sentence, units_, nouns_, bounds_),
          lookalikes_(sentence, units_, nouns_, bounds_), out_(out) {}

    void run() {
        for (std::uint32_t i = 0; i < size();) {
            if (const std::uint32_t end = end_of_taken(i)) {
                i = end;
                continue;
            }
            const std::uint32_t next = quantity(i);
            i = next > i ? next : i + 1;
        }
    }

private:
    std::uint32_t quantity(std::uint32_t i) {
        if (token(i).begins & rules_.openers.kind()) {
            const auto word = rules_.word(tokens_, i);
            if (word && rules_.word_roles[word.payload] == Role::multiple) return multiple(i, word);
            if (word && rules_.word_roles[word.payload] == Role::no) return no_noun(i);
        }
        if (const std::uint32_t end = bare_unit(i)) return end;
        if (!rules_.numbers.may_begin(tokens_, i)) return i;
        const auto match = rules_.numbers.match(text_.bytes(), tokens_, i);
        if (!match || match->kind == NumberMatch::Kind::ordinal) return match ? match->end() : i;
        Quantity q;
        q.number_first = i;
        q.number_last = match->end();
        q.first = i;
        q.one = match->one;
        if (const std::uint32_t end = lookalikes_.end_of(i, *match)) return end;
        set_value(q, *match);
        switch (match->kind) {
            case NumberMatch::Kind::times: return times(q, *match);
            case NumberMatch::Kind::none:
                q.none = true;
                q.last = q.number_last;
                q.kind = Quantity::Kind::count;
                counted(q, *match);
                out_.push_back(q);
                return q.last;
            default: break;
        }
        units_.take_prefix(q);
        if (!ranges_.take(q, *match)) return q.last > i ? q.last : match->end();
        if (!q.unit && match->kind == NumberMatch::Kind::fraction) q.kind = Quantity::Kind::share;
        if (!q.unit && !counted(q, *match)) return q.number_last;
        if (q.unit) after_unit(q, *match);
        bounds_.take_before(q);
        bounds_.take_after(q);
        out_.push_back(q);
        return q.last;
    }

    /// No casualties, no deaths: a count of none where the noun says what happened.
    std::uint32_t no_noun(std::uint32_t i) {
        if (const auto match = rules_.numbers.match(text_.bytes(), tokens_, i); match && match->kind == NumberMatch::Kind::none) {
            Quantity q;
            q.none = true;
            q.first = q.number_first = i;
            q.last = q.number_last = match->end();
            q.value = q.interval.low = q.interval.high = 0;
            if (is(q.last, Role::of)) q.partitive = true;
            out_.push_back(q);
            return q.last;
        }
        const auto people = i + 1 < size() ? rules_.people.match(lexicon_, tokens_, i + 1) : PhraseTable::Match{};
        if (i + 1 >= size() || (!rules_.trigger(tokens_, i + 1, Grammar::noun) && !people)) return i;
        Quantity q;
        q.first = q.number_first = i;
        q.number_last = i + 1;
        q.value = q.interval.low = q.interval.high = 0;
        q.none = !rules_.trigger(tokens_, i + 1, Grammar::noun) && !is_event(i + 1);
        nouns_.take(q, i + 1, true);
        if (q.head == no_token) return i;
        out_.push_back(q);
        return q.last;
    }
    bool is_event(std::uint32_t i) const { return is(i, Role::event); }

    void set_value(Quantity& q, const NumberMatch& m) const {
        if (m.kind == NumberMatch::Kind::vague) {
            q.bound = Bound::vague;
            q.interval.low = m.low;
            q.interval.high = m.high;
        } else {
            q.value = m.value;
            q.interval.low = q.interval.high = m.value;
            if (m.about) q.bound = Bound::about;
        }
    }

    /// doubled, tenfold, half (as many): what they are a multiple of stands after.
    std::uint32_t multiple(std::uint32_t i, PhraseTable::Match word) {
        // "double the average", "doubled", not "double room": a noun right after makes it an adjective
        const std::uint32_t end = i + word.size;
        const bool verb = is_verb(tag(i)) || tag(i) == Tag::adjective || tag(i) == Tag::adverb;
        const bool noun_after = end < size() && is_noun(tag(end)) && !is_verb(tag(i));
        if (noun_after || (i > 0 && is_hyphen(i - 1)) || is_hyphen(end)) return i;
        if (!verb && tag(end) != Tag::determiner && !rules_.is(tokens_, end, Role::article) && tag(end) != Tag::wh && !ends_clause(end)) return i;
        Quantity q;
        q.kind = Quantity::Kind::multiple;
        q.number_first = q.first = i;
        q.number_last = q.last = end;
        q.value = std::abs(rules_.word_values[word.payload]);
        q.trend = static_cast<std::int8_t>(!verb ? 0 : rules_.word_values[word.payload] < 0 ? -1 : 1);
        q.interval.low = q.interval.high = q.value;
        bounds_.take_before(q);
        out_.push_back(q);
        return q.last;
    }
    bool ends_clause(std::uint32_t i) const { return i >= size() || tag(i) == Tag::punctuation || tag(i) == Tag::preposition || tag(i) == Tag::subordinator; }

    /// A unit of time with no number: decade-long, over a decade.
    std::uint32_t bare_unit(std::uint32_t i) {
        const auto match = rules_.units.match(lexicon_, tokens_, i);
        if (!match) return 0;
        const UnitRule& unit = rules_.unit_rules[match.payload];
        if (unit.form == Form::prefix || unit.form == Form::glued) return 0;
        const bool time = unit.kind == UnitKind::time;
        if (!time && unit.kind != UnitKind::length && unit.kind != UnitKind::mass && unit.kind != UnitKind::area) return 0;
        Quantity q;
        q.kind = Quantity::Kind::unit;
        q.unit = &unit;
        q.value = unit.factor;
        q.number_first = i;
        q.number_last = i + match.size;
        q.last = q.number_last;
        if (time && is_hyphen(q.last) && is(q.last + 1, Role::long_for) && !(i > 0 && is_hyphen(i - 1))) {
            q.first = i;
            q.last += 2;
            q.number_last = i + match.size;
            q.compound = true;
        } else {
            if (i == 0 || !is(i - 1, Role::per) || entry(i).number == 2) return 0;
            q.first = q.number_first = i - 1;
            const std::uint32_t before = q.first;
            bool led = false;
            if (const auto bound = bounds_.before(q.first)) {
                const Bound b = rules_.bound_rules[bound->payload].bound;
                led = b != Bound::exact && !(b == Bound::at_most);
            }
            if (time && before > 0 && is(before - 1, Role::during)) led = true;
            if (!led) return 0;
        }
        q.interval.low = q.interval.high = q.value;
        if (q.compound && entry(i).number == 2) {  // months-long: some of them
            q.bound = Bound::vague;
            q.interval = {2 * unit.factor, std::nullopt, false, false};
            q.value.reset();
        }
        if (q.compound && !is_verb(tag(q.last))) {
            const std::uint32_t last = q.last;
            nouns_.take(q, q.last, false);
            q.last = last;
        }
        bounds_.take_before(q);
        if (q.last < size() && is(q.last, Role::ago)) return 0;
        out_.push_back(q);
        return q.last;
    }

    std::uint32_t times(Quantity& q, const NumberMatch& m) {
        q.last = q.number_last;
        if (is(q.last, Role::as_many)) {
            q.kind = Quantity::Kind::multiple;
            times_as_many(q);
        } else if (is(q.last, Role::article)) {
            q.kind = is_time_next(q.last) ? Quantity::Kind::frequency : Quantity::Kind::multiple;
        } else {
            q.kind = Quantity::Kind::frequency;
        }
        if (m.value == 1 && !is_per_time(q.last) && !(q.first > 0 && bounds_.before(q.first))) return q.last;  // once upon a time
        if (q.kind == Quantity::Kind::frequency && is_hyphen(q.last)) return q.last;
        bounds_.take_before(q);
        out_.push_back(q);
        return q.last;
    }
    /// ten times as many prisoners
    void times_as_many(Quantity& q) const {
        const std::uint32_t k = q.last + rules_.word(tokens_, q.last).size;
        nouns_.take(q, k, true);
    }
    bool is_time_next(std::uint32_t i) const { return i < size() && end_of_taken(i); }
    bool is_per_time(std::uint32_t i) const {
        if (!is(i, Role::per)) return false;
        const auto unit = units_.unit_at(i + 1, false, false);
        return unit && rules_.unit_rules[unit.payload].kind == UnitKind::time;
    }

    void after_unit(Quantity& q, const NumberMatch&) {
        if (q.unit->kind == UnitKind::times) {
            q.kind = Quantity::Kind::frequency;
            const std::uint32_t k = q.last;
            if (is(k, Role::as_many) || (is(k, Role::article) && !end_of_taken(k)) || is(k, Role::than) || is(k, Role::other) ||
                (k < size() && (tag(k) == Tag::adjective || is_noun(tag(k)) || tag(k) == Tag::pronoun) && !end_of_taken(k)) ||
                q.unit->form != Form::plain)
                q.kind = Quantity::Kind::multiple;
            if (is(k, Role::as_many)) times_as_many(q);
            return;
        }
        if (q.unit->kind == UnitKind::temperature && q.value && is(q.last, Role::below_zero)) {
            q.value = q.interval.low = q.interval.high = -*q.value;
            q.last += rules_.word(tokens_, q.last).size;
        }
        // it was - 5 degrees: a sign with a blank behind it, where a number is looked for
        const std::uint32_t sign = q.first - 1;
        if (q.unit->kind == UnitKind::temperature && q.value && *q.value > 0 && q.first > 1 && is_mark(sign, "-") && !glued(sign) &&
            (is_verb(tag(sign - 1)) || tag(sign - 1) == Tag::preposition)) {
            q.value = q.interval.low = q.interval.high = -*q.value;
            q.first = q.number_first = sign;
        }
        units_.take_scale(q);
        units_.add_smaller(q);
        // what is measured, right after: 5kg of heroin, 12 percent of voters, a 30% stake
        if (is(q.last, Role::of)) {
            std::uint32_t first = q.last + 1;
            while (is(first, Role::article) || tag(first) == Tag::determiner || tag(first) == Tag::possessive) ++first;
            nouns_.take(q, first, false);
        } else if (q.compound || q.kind == Quantity::Kind::share) {
            if (!is_verb(tag(q.last))) nouns_.take(q, q.last, true);
        }
    }

    /// The noun that is counted. False where the number counts nothing that can be known.
    bool counted(Quantity& q, const NumberMatch& m) {
        if (lexicon_.traits().units_only) return false;
        std::uint32_t k = q.number_last;
        if (is_mark(k, "]") && q.first > 0 && is_mark(q.first - 1, "[")) ++k;
        q.last = k;
        const bool vague = m.kind == NumberMatch::Kind::vague;
        if (is_hyphen(k) && is(k + 1, Role::long_for)) {  // 92-strong
            q.last = k + 2;
            q.compound = true;
            nouns_.take(q, q.last, true);
            return true;
        }
        if (is_share(q, m)) return true;
        if (bounds_.take_at(q, k)) k = q.last;
        if (q.one && (is(k, Role::including) || is(k, Role::whom)) && tag(k) == Tag::preposition) {  // one of them, one of whom
            q.partitive = true;
            return true;
        }
        if (is(k, Role::of)) {
            std::uint32_t first = k + 1;
            q.partitive = !vague;
            while (first < size() && (is(first, Role::article) || tag(first) == Tag::determiner || tag(first) == Tag::possessive)) ++first;
            if (first < size() && rules_.numbers.may_begin(tokens_, first)) {
                if (const auto whole = rules_.numbers.match(text_.bytes(), tokens_, first); whole && whole->kind == NumberMatch::Kind::cardinal) {
                    q.range_rest = true;  // three of the nine
                    nouns_.take(q, whole->end(), false);
                    q.last = k;
                    return true;
                }
            }
            const std::uint32_t at = q.last;
            nouns_.take(q, first, false);
            if (q.head != no_token) q.last = q.noun_last;
            else q.last = at;
            return q.head != no_token || !q.one;
        }
        if (m.kind == NumberMatch::Kind::fraction) {
            // half the people; not a half brother
            while (k < size() && (is(k, Role::article) || tag(k) == Tag::possessive)) ++k;
            if (k > q.number_last || nouns_.has_noun_after(k)) nouns_.take(q, k, false);
            if (q.head != no_token) q.last = q.noun_last;
            return true;
        }
        nouns_.take(q, k, true);
        if (m.one && m.value == 2 && (q.head == no_token || !nouns_.is_plural(q.head) || tag(q.head) == Tag::proper)) return q.head == no_token && is_verb(tag(k));
        if (q.head == no_token && m.digits && k < size() && is_capital(token(k)) && !shouted_ && tag(k) == Tag::proper && m.value >= 1000 && m.count == 1) return false;
        return true;
    }
    /// two in five households; one patient in six
    bool is_share(Quantity& q, const NumberMatch& m) {
        if (m.kind != NumberMatch::Kind::cardinal || !q.value) return false;
        std::uint32_t k = q.number_last, noun = no_token;
        if (is_hyphen(k)) ++k;
        if (!is(k, Role::in) && k + 1 < size() && is_noun(tag(k)) && (value(k + 1) == in_after_noun || (m.value == 1 && tag(k) == Tag::noun))) noun = k++;
        if (!is(k, Role::in)) return false;
        k += rules_.word(tokens_, k).size;
        if (is_hyphen(k)) ++k;
        if (is(k, Role::article)) ++k;
        if (k >= size() || end_of_taken(k) || !rules_.numbers.may_begin(tokens_, k)) return false;
        const auto m2 = rules_.numbers.match(text_.bytes(), tokens_, k);
        if (!m2 || m2->kind != NumberMatch::Kind::cardinal || m2->value <= m.value || m2->value > 1000000 || m2->value < 2) return false;
        if (units_.currency_sign(k) || units_.unit_at(m2->end(), m2->digits, false)) return false;
        if (noun != no_token && (m.digits || m2->digits) && !m2->digits) return false;
        // killed two in five attacks
        if (q.number_first > 0 && (rules_.trigger(tokens_, q.number_first - 1, Grammar::object))) return false;
        q.kind = Quantity::Kind::share;
        q.value = m.value / m2->value;
        q.interval.low = q.interval.high = q.value;
        q.one = false;
        q.number_last = q.last = m2->end();
        if (noun != no_token) {
            q.noun_first = noun;
            q.noun_last = noun + 1;
            q.head = noun;
        } else {
            if (is(q.last, Role::of)) {
                std::uint32_t first = q.last + 1;
                while (is(first, Role::article) || tag(first) == Tag::determiner) ++first;
                nouns_.take(q, first, false);
            } else {
                nouns_.take(q, q.last, true);
            }
            if (q.head != no_token) q.last = q.noun_last;
        }
        return true;
    }

    UnitReader units_;
    CountedNoun nouns_;
    BoundReader bounds_;
    RangeReader ranges_;
    Lookalike lookalikes_;
    std::vector<Quantity>& out_;
};

}  // namespace

void QuantityFinder::find(const Text& text, std::span<const Token> tokens, std::span<const Span> taken, std::vector<Quantity>& out) const {
    Reader(SentenceView(rules_, text, tokens, taken), out).run();
}

}  // namespace tallywire
