#include "figure/quantity.hpp"

#include <algorithm>
#include <cmath>

namespace tallywire {
namespace {

using Role = FigureRules::Role;
using Form = UnitRule::Form;

/// Reads the quantities of one sentence, left to right.
class Reader {
public:
    Reader(const FigureRules& rules, const Text& text, std::span<const Token> tokens, std::span<const Span> taken, std::vector<Quantity>& out)
        : rules_(rules), lexicon_(rules.lexicon), text_(text), tokens_(tokens), taken_(taken), out_(out), first_out_(out.size()) {
        std::size_t capitals = 0, words = 0;
        for (const Token& token : tokens)
            if (is_word(token)) ++words, capitals += is_capital(token);
        shouted_ = words > 2 && capitals * 10 > words * 7;
    }

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
    std::uint32_t size() const { return static_cast<std::uint32_t>(tokens_.size()); }
    const Token& token(std::uint32_t i) const { return tokens_[i]; }
    std::string_view bytes(std::uint32_t i) const { return text_.bytes(tokens_[i]); }
    const WordEntry& entry(std::uint32_t i) const { return lexicon_.entry(tokens_[i]); }
    Tag tag(std::uint32_t i) const { return i < size() ? tokens_[i].tag : Tag::punctuation; }
    bool is(std::uint32_t i, Role role) const { return rules_.is(tokens_, i, role); }
    bool glued(std::uint32_t i) const { return i < size() && !tokens_[i].space_before; }
    bool is_mark(std::uint32_t i, std::string_view mark) const { return i < size() && bytes(i) == mark; }
    bool is_dash(std::uint32_t i) const { return i < size() && (tokens_[i].shape == Shape::hyphen || tokens_[i].shape == Shape::dash); }
    bool is_hyphen(std::uint32_t i) const { return i < size() && (tokens_[i].shape == Shape::hyphen || bytes(i) == "-"); }

    /// The token after the time that token `i` belongs to; 0 where it belongs to none.
    std::uint32_t end_of_taken(std::uint32_t i) const {
        for (const Span span : taken_)
            if (span.overlaps(token(i).where)) {
                while (i < size() && token(i).where.begin < span.end) ++i;
                return i;
            }
        return 0;
    }

    PhraseTable::Match unit_at(std::uint32_t i, bool digits, bool hyphen) const {
        if (i >= size()) return {};
        const auto match = rules_.units.match(lexicon_, tokens_, i);
        if (!match) return {};
        const UnitRule& unit = rules_.unit_rules[match.payload];
        if (unit.form == Form::glued && (!glued(i) || !digits || hyphen || is_capital(token(i)))) return {};
        if (unit.form == Form::hyphen && !hyphen && !glued(i)) return {};
        return match;
    }

    std::uint32_t quantity(std::uint32_t i) {
        if (const auto word = rules_.word(tokens_, i)) {
            if (rules_.word_roles[word.payload] == Role::multiple) return multiple(i, word);
            if (rules_.word_roles[word.payload] == Role::no) return no_noun(i);
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
        if (is_lookalike(i, *match)) return std::max(skip_to_, match->end());
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
        const std::uint32_t prefix = currency_before(q);
        if (!unit_and_range(q, *match)) return q.last > i ? q.last : match->end();
        if (!q.unit && match->kind == NumberMatch::Kind::fraction) q.kind = Quantity::Kind::share;
        if (prefix == no_token && !q.unit && !counted(q, *match)) return std::max(q.number_last, skip_to_);
        if (q.unit) after_unit(q, *match);
        bounds(q);
        rest(q);
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
        noun_phrase(q, i + 1, true);
        if (q.head == no_token) return i;
        out_.push_back(q);
        return q.last;
    }
    bool is_event(std::uint32_t i) const { return text_.word(token(i)) == "casualties"; }

    void set_value(Quantity& q, const NumberMatch& m) const {
        if (m.kind == NumberMatch::Kind::vague) {
            q.bound = Bound::vague;
            q.interval.low = m.low;
            q.interval.high = m.high;
        } else {
            q.value = m.value;
            q.interval.low = q.interval.high = m.value;
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
        bounds(q);
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
            if (const auto bound = bound_before(q.first)) {
                const Bound b = rules_.bound_rules[bound->payload].bound;
                led = b != Bound::exact && !(b == Bound::at_most);
            }
            if (time && before > 0 && text_.word(token(before - 1)) == "for") led = true;
            if (!led) return 0;
        }
        q.interval.low = q.interval.high = q.value;
        if (q.compound && !is_verb(tag(q.last))) {
            const std::uint32_t last = q.last;
            noun_phrase(q, q.last, false);
            q.last = last;
        }
        bounds(q);
        if (q.last < size() && (text_.word(token(q.last)) == "ago" || text_.word(token(q.last)) == "earlier")) return 0;
        out_.push_back(q);
        return q.last;
    }

    // --- what is no count -----------------------------------------------------------------------------------------

    bool is_lookalike(std::uint32_t i, const NumberMatch& m) {
        skip_to_ = 0;
        const std::uint32_t end = m.end();
        const std::string_view surface = bytes(i);
        const bool digits = token(i).shape == Shape::number;
        if (rules_.idioms.match(lexicon_, tokens_, i)) {
            skip_to_ = i + rules_.idioms.match(lexicon_, tokens_, i).size;
            return true;
        }
        if (m.kind == NumberMatch::Kind::vague && i > 0 && (is(i - 1, Role::degree) || is(i - 1, Role::as_many))) return true;
        if (m.kind == NumberMatch::Kind::vague && m.count == 1 && is_verb(tag(i))) return true;
        // rows 12 and 14: the second goes with the first
        if (lookalike_end_ != 0 && i == lookalike_end_ + 1 && !has_noun_after(end) &&
            (tag(i - 1) == Tag::conjunction || tag(i - 1) == Tag::to || is_mark(i - 1, ",") || is_dash(i - 1))) {
            lookalike_end_ = end;
            return true;
        }
        if (i > 0 && glued(i)) {
            // F-16, x12, a.12, 9/11: glued to a word before, save after a currency, a sign or an opening mark
            const Token& before = token(i - 1);
            const bool opening = before.shape == Shape::quote_open || is_mark(i - 1, "(") || is_mark(i - 1, "[") || is_mark(i - 1, "~") || is_mark(i - 1, "+") ||
                                 is_mark(i - 1, "<") || is_mark(i - 1, ">") || is_mark(i - 1, "{");
            const bool currency = is_currency_end(i - 1);
            if (before.shape == Shape::hyphen && i >= 2 && glued(i - 1)) return true;
            if (!opening && !currency && before.shape != Shape::dash && before.shape != Shape::quote_close && before.shape != Shape::hyphen &&
                !is_mark(i - 1, "…") && !is_mark(i - 1, ","))
                return true;
            if (before.shape == Shape::dash && i >= 2 && glued(i - 1) && (token(i - 2).shape == Shape::number || is_word(token(i - 2))) && bytes(i - 1) == "-") return true;
        }
        if (digits) {
            if (surface.size() > 1 && surface[0] == '0' && surface.find('.') == surface.npos && surface.find(',') == surface.npos) {
                skip_digits(end);
                return true;
            }
            if (i == 0 && (is_mark(end, ".") || is_mark(end, ")"))) return true;
            if (is_mark(end, ")") && i > 0 && is_mark(i - 1, "(") && surface.size() < 3) return true;
            // clock, code, address: 5:15, 1-800-555, 4(b), box24.example
            if (glued(end) && end + 1 < size() && glued(end + 1)) {
                if (is_mark(end, ":") && token(end + 1).shape == Shape::number) {
                    skip_digits(end);
                    return true;
                }
                if (is_mark(end, "(") || is_mark(end, "@") || is_mark(end, "_") || (is_mark(end, "/") && token(end + 1).shape == Shape::number) ||
                    (is_mark(end, ".") && is_word(token(end + 1)) && !is_capital(token(end + 1))))
                    return true;
            }
            if (glued(end) && is_mark(end, "/") && token(end).shape == Shape::punctuation && end + 1 < size() && token(end + 1).shape == Shape::number) return true;
        } else if (is_capital(token(i)) && !shouted_ && i > 0 && !starts(i)) {
            return true;  // Ocean's Eleven, the Big Ten
        }
        if (!digits && is_capital(token(i)) && !shouted_ && end < size() && is_capital(token(end)) && !starts(end) && tag(end) == Tag::proper && m.one) return true;
        if (!digits && is_hyphen(end) && glued(end) && glued(end + 1)) {
            // two-faced, one-eyed, third-party; but two-storey, five-day, one-in-three, 20-odd
            const bool known = unit_at(end + 1, digits, true) || rules_.bounds_after.match(lexicon_, tokens_, end) || is(end + 1, Role::long_for) ||
                               is(end + 1, Role::in) || (end + 1 < size() && rules_.numbers.may_begin(tokens_, end + 1));
            if (!known) {
                skip_to_ = end + 2;
                return true;
            }
        }
        if (i > 0 && rules_.lookalikes.kind()) {
            // Room 101, Flight 370, page three, No. 5
            for (std::uint32_t back = 1; back <= 3 && back <= i; ++back) {
                const auto match = rules_.lookalikes.match(lexicon_, tokens_, i - back);
                if (!match || match.size != back) continue;
                const bool strong = rules_.lookalike_rules[match.payload].strong;
                const bool capital = is_capital(token(i - back)) && !shouted_;
                if ((is_verb(tag(i - back)) && !capital) || is(i - back, Role::aged)) continue;
                const bool noun_after = end < size() && (has_noun_after(end) || unit_at(end, digits, false));
                if ((digits || strong) && (!noun_after || (capital && (strong || !starts(i - back)) && surface.find(',') == surface.npos)) && !currency_sign(i)) {
                    lookalike_end_ = end;
                    return true;
                }
            }
            if (digits && !shouted_ && tag(i - 1) == Tag::proper && is_capital(token(i - 1)) && surface.find(',') == surface.npos && m.count == 1 &&
                !currency_sign(i) && !has_noun_after(end)) {
                skip_to_ = end;
                return true;
            }
            // the barcode 5012, log 4471: a noun right before digits names a thing
            if (digits && !shouted_ && tag(i - 1) == Tag::noun && !is(i - 1, Role::aged) && surface.find(',') == surface.npos && surface.find('.') == surface.npos && m.count == 1 && !currency_sign(i) &&
                !has_noun_after(end) && !unit_at(end, digits, false) && !rules_.trigger(tokens_, i - 1, Grammar::toll) && !bound_before(i) && !end_of_taken(i - 1)) {
                lookalike_end_ = end;
                return true;
            }
            if (is_mark(i - 1, "#") || is_mark(i - 1, "№")) return true;
        }
        // a year that no time expression took
        if (digits && m.count == 1 && surface.size() == 4 && m.value >= 1500 && m.value <= 2100 && !has_noun_after(end) && !currency_sign(i) &&
            !unit_at(end, digits, false))
            return true;
        if (is_street(end) || (end < size() && rules_.named_by.match(lexicon_, tokens_, end))) return true;
        // phone numbers: groups of digits in a row
        if (digits && end < size() && (token(end).shape == Shape::number || (is_dash(end) && end + 1 < size() && token(end + 1).shape == Shape::number)) &&
            is_digit_chain(i)) {
            skip_digits(end);
            return true;
        }
        if (m.one && is_pronoun(i, end)) return true;
        if (m.kind == NumberMatch::Kind::fraction && i > 0 && !digits &&
            (rules_.numbers.match(text_.bytes(), tokens_, i - 1).value_or(NumberMatch{}).kind == NumberMatch::Kind::ordinal ||
             (tag(i - 1) == Tag::determiner && m.count == 1)))
            return true;
        return false;
    }

    void skip_digits(std::uint32_t from) {
        while (from < size() && (token(from).shape == Shape::number || token(from).shape == Shape::alphanumeric || is_dash(from) || is_mark(from, ":") ||
                                 is_mark(from, "(") || is_mark(from, ")")))
            ++from;
        skip_to_ = from;
    }
    /// Three groups of digits or more, or two that make no range.
    bool is_digit_chain(std::uint32_t i) const {
        std::uint32_t groups = 0;
        bool dashes = true;
        while (i < size() && token(i).shape == Shape::number) {
            ++groups;
            ++i;
            if (is_dash(i) && i + 1 < size() && token(i + 1).shape == Shape::number) ++i;
            else if (i < size() && token(i).shape == Shape::number) dashes = false;
        }
        return groups >= 3 || (groups == 2 && !dashes && !has_noun_after(i));
    }
    bool starts(std::uint32_t i) const {
        return i == 0 || is_quote(token(i - 1)) || is_mark(i - 1, ":") || is_mark(i - 1, "(") || is_mark(i - 1, "]") || token(i - 1).shape == Shape::dash || is_mark(i - 1, "•") || is_mark(i - 1, ".");
    }
    bool has_noun_after(std::uint32_t i) const {
        for (std::uint32_t k = i; k < size() && k < i + 5; ++k) {
            if (tag(k) == Tag::noun_plural || rules_.people.match(lexicon_, tokens_, k)) return true;
            if (tag(k) != Tag::adjective && tag(k) != Tag::noun && tag(k) != Tag::proper && token(k).shape != Shape::hyphen) return false;
        }
        return false;
    }
    bool is_street(std::uint32_t i) const {
        for (std::uint32_t k = i; k < size() && k < i + 4 && is_word(token(k)) && is_capital(token(k)); ++k)
            if (k > i && rules_.streets.match(lexicon_, tokens_, k) && !shouted_) return true;
        return false;
    }
    bool is_pronoun(std::uint32_t i, std::uint32_t end) const {
        if (i > 0) {
            const Tag before = tag(i - 1);
            const bool led = before == Tag::determiner || before == Tag::adjective || before == Tag::wh || before == Tag::possessive || before == Tag::possessive_mark;
            if (led && !is_noun_like(end)) return true;
            if (before == Tag::determiner && tag(end) != Tag::noun && tag(end) != Tag::adjective) return true;
            if (is_mark(i - 1, "by")) return false;
        }
        if (end >= size()) return true;
        switch (tag(end)) {
            case Tag::noun: case Tag::adjective: case Tag::proper: case Tag::noun_plural: case Tag::symbol: case Tag::number: return false;
            case Tag::verb_participle: case Tag::verb_past: case Tag::verb_gerund: return false;
            case Tag::verb_third: case Tag::verb_base: return false;
            case Tag::preposition: return !is(end, Role::of) && !is(end, Role::in);
            default: return true;
        }
    }
    bool is_noun_like(std::uint32_t i) const {
        return i < size() && (is_noun(tag(i)) || tag(i) == Tag::adjective || tag(i) == Tag::symbol || unit_at(i, false, false));
    }

    // --- currency, unit, range -------------------------------------------------------------------------------------

    bool is_currency_end(std::uint32_t i) const {
        for (std::uint32_t back = 0; back <= 3 && back <= i; ++back) {
            const auto match = rules_.prefixes.match(lexicon_, tokens_, i - back);
            if (match && match.size == back + 1) return true;
        }
        return false;
    }
    bool currency_sign(std::uint32_t i) const { return i > 0 && is_currency_end(i - 1); }

    /// The currency that stands before the number; the quantity begins there.
    std::uint32_t currency_before(Quantity& q) const { return prefix_before(q.number_first, q.first, q.unit); }
    std::uint32_t prefix_before(std::uint32_t at, std::uint32_t& first, const UnitRule*& unit) const {
        if (at > 1 && is_mark(at - 1, ".") && glued(at - 1)) --at;  // Rs. 500
        std::uint32_t best = no_token;
        for (std::uint32_t back = 1; back <= 4 && back <= at; ++back) {
            const auto match = rules_.prefixes.match(lexicon_, tokens_, at - back);
            if (!match || match.size != back) continue;
            // A$5 and US$ 5, not "a $5 bill"; a code in small letters may be a word of its own
            if (back > 1 && is_word(token(at - back)) && is(at - back, Role::per) && !(glued(at - back + 1) && is_capital(token(at - back)))) continue;
            if (back == 1 && is_word(token(at - back)) && !is_capital(token(at - back))) continue;
            best = at - back;
            first = best;
            unit = &rules_.unit_rules[match.payload];
        }
        if (best == no_token) return best;
        return best;
    }
    PhraseTable::Match prefix_at(std::uint32_t i) const {
        if (i >= size()) return {};
        return rules_.prefixes.match(lexicon_, tokens_, i);
    }

    /// Reads the unit after the number, a second number of a range, its unit. False where it is no quantity at all.
    bool unit_and_range(Quantity& q, const NumberMatch& m) {
        std::uint32_t end = q.number_last;
        const UnitRule* unit = q.unit;
        std::uint32_t after = read_unit(end, m.digits, unit, q);
        double low = m.value;
        const std::uint32_t positions[2] = {end, after};
        for (int p = 0; p < (after > end ? 2 : 1); ++p) {
            std::uint32_t k = positions[p];
            if (is_mark(k, ",") && is(k + 1, Role::range_or) && rules_.word(tokens_, k + 1).size > 1) ++k;  // hundreds, if not thousands
            int connector = 0;  // 1 dash, 2 to, 3 or, 4 and
            const auto word = k < size() ? rules_.word(tokens_, k) : PhraseTable::Match{};
            const bool between = (q.first > 0 && ends_with_role(q.first, Role::range_from)) || opposed_bounds(q, k);
            if (is_dash(k) && k + 1 < size() && (glued(k) == glued(k + 1))) connector = 1, ++k;
            else if (word && rules_.word_roles[word.payload] == Role::range_to) connector = 2, k += word.size;
            else if (word && rules_.word_roles[word.payload] == Role::range_or) connector = 3, k += word.size;
            else if (word && rules_.word_roles[word.payload] == Role::range_and && between) connector = 4, k += word.size;
            if (!connector) continue;
            if (connector == 1 && is_hyphen(k - 1) && p == 0 && unit_at(k, m.digits, true) && token(k).shape != Shape::symbol) continue;  // 5-day
            const UnitRule* unit2 = nullptr;
            std::uint32_t number2 = k;
            if (connector >= 3) {
                for (std::uint32_t s = 5; s-- > 1;) {
                    if (k >= size()) break;
                    const auto bound = rules_.bounds_before.match(lexicon_, tokens_, k);
                    if (bound) { number2 = k + bound.size; break; }
                }
            }
            if (const auto prefix = prefix_at(number2)) {
                unit2 = &rules_.unit_rules[prefix.payload];
                number2 += prefix.size;
            }
            if (number2 >= size() || !rules_.numbers.may_begin(tokens_, number2)) continue;
            const auto m2 = rules_.numbers.match(text_.bytes(), tokens_, number2);
            if (!m2) continue;
            if (m.kind == NumberMatch::Kind::vague && m2->kind == NumberMatch::Kind::vague && connector == 3 && m.low && m2->high) {
                q.interval.high = m2->high;
                q.number_last = q.last = m2->end();
                q.unit = unit;
                return true;
            }
            if ((m2->kind != m.kind && !(between && m2->kind == NumberMatch::Kind::fraction)) || (m.kind != NumberMatch::Kind::cardinal && m.kind != NumberMatch::Kind::fraction)) continue;
            if (end_of_taken(number2)) continue;
            double first_value = low, high = m2->value;
            const std::uint32_t end2 = m2->end();
            Quantity ignore;
            const UnitRule* after2 = unit2;
            const std::uint32_t unit_end2 = read_unit(end2, m2->digits, after2, ignore);
            if (m.scale == 1 && m2->scale > 1 && first_value * m2->scale <= high && first_value < m2->scale) first_value *= m2->scale;
            if (p == 1 && after > end && unit && after2 != unit && !(after2 && after2->unit == unit->unit)) continue;
            if (unit && p == 0 && after == end && after2 && after2 != unit && after2->unit != unit->unit) continue;
            if (connector == 2 && p == 0 && !between && is_change_from(q.first)) continue;
            if (connector == 1 && first_value >= high) {
                if (p == 0 && !unit) {  // a score: 3-1
                    q.last = end2;
                    skip_digits(end2);
                    q.last = std::max(skip_to_, end2);
                    return false;
                }
                continue;
            }
            if (first_value >= high) continue;
            if (connector == 3 && high > 20 * first_value) continue;
            if (connector == 2 && high > 1000 * std::max(first_value, 1.0)) continue;
            if (connector == 1 && !after2 && !unit && !(has_noun_after(end2) || tag(end2) == Tag::noun || is(end2, Role::of) || tag(end2) == Tag::number)) {
                q.last = end2;
                return false;  // 2012-13, 0-0, a score
            }
            if (connector == 1 && is_dash(end2) && end2 + 1 < size() && token(end2 + 1).shape == Shape::number) {
                skip_digits(end2);
                q.last = skip_to_;
                return false;
            }
            q.bound = Bound::range;
            q.value.reset();
            q.interval.low = first_value;
            q.interval.high = high;
            q.number_last = end2;
            if (after2) unit = after2;
            if (unit_end2 > end2) q.compound = is_hyphen(end2) && after2 && after2->kind != UnitKind::percent;
            after = unit_end2;
            if (between) {
                if (const auto led = bound_before(q.first); led && range_start(q.first) == q.first) q.first = led->at;
                q.first = range_start(q.first);
            }
            break;
        }
        if (q.bound == Bound::range && unit && unit->factor != 1) {
            *q.interval.low *= unit->factor;
            *q.interval.high *= unit->factor;
        } else if (unit && unit->factor != 1) {
            if (q.value) *q.value *= unit->factor;
            if (q.interval.low) *q.interval.low *= unit->factor;
            if (q.interval.high) *q.interval.high *= unit->factor;
        }
        q.unit = unit;
        q.last = std::max(after, q.number_last);
        if (unit) {
            q.kind = unit->kind == UnitKind::age ? Quantity::Kind::age : unit->kind == UnitKind::percent ? Quantity::Kind::share : Quantity::Kind::unit;
            if (m.grouped && unit->kind == UnitKind::money) {
                q.value = m.grouped;
                q.interval.low = q.interval.high = m.grouped;
            }
        }
        return true;
    }

    /// as few as two and as many as nine; more than 20 and less than 35
    bool opposed_bounds(const Quantity& q, std::uint32_t k) const {
        if (!is(k, Role::range_and)) return false;
        const auto low = bound_before(q.first);
        if (!low || k + 1 >= size()) return false;
        const auto high = rules_.bounds_before.match(lexicon_, tokens_, k + 1);
        if (!high) return false;
        const Bound a = rules_.bound_rules[low->payload].bound, b = rules_.bound_rules[high.payload].bound;
        return (a == Bound::at_least || a == Bound::more_than) && (b == Bound::at_most || b == Bound::less_than);
    }
    bool ends_with_role(std::uint32_t at, Role role) const { return range_start(at, role) != at; }
    std::uint32_t range_start(std::uint32_t at, Role role = Role::range_from) const {
        for (std::uint32_t back = 4; back >= 1; --back) {
            if (back > at) continue;
            const auto match = rules_.word(tokens_, at - back);
            if (match && match.size == back && rules_.word_roles[match.payload] == role) return at - back;
        }
        return at;
    }
    /// "from" after a word of change: rose from 5 to 10.
    bool is_change_from(std::uint32_t first) const {
        if (first == 0 || !is(first - 1, Role::from)) return false;
        for (std::uint32_t k = first; k-- > 0 && first - k < 8;) {
            if (tag(k) == Tag::punctuation && k + 2 < first) break;
            if (rules_.trigger(tokens_, k, Grammar::up) || rules_.trigger(tokens_, k, Grammar::down)) return true;
        }
        return false;
    }

    std::uint32_t read_unit(std::uint32_t at, bool digits, const UnitRule*& unit, Quantity& q) const {
        const bool hyphen = is_hyphen(at) && glued(at) && glued(at + 1);
        std::uint32_t k = hyphen ? at + 1 : at;
        if (!hyphen && digits && is_hyphen(at) && at + 1 < size() && unit_at(at + 1, digits, true)) k = at + 1;
        if (unit && k >= size()) return at;
        // half an hour
        if (!hyphen && q.number_first + 1 <= at && is(k, Role::per) && q.value && *q.value == 0.5 && unit_at(k + 1, digits, false)) ++k;
        auto match = unit_at(k, digits, k > at);
        if (match && k > at && rules_.unit_rules[match.payload].kind == UnitKind::money && !is_word(token(k))) match = {};
        if (match && unit == nullptr && k + match.size < size() && token(k).shape == Shape::symbol && glued(k + match.size) && token(k + match.size).shape == Shape::number)
            match = {};  // 3 $10 bills
        if (!match) {
            if ((is_mark(k, "(") || is_mark(k, "[") || is_mark(k, "{") || is_mark(k, "<")) && k + 2 < size()) {
                const auto inner = unit_at(k + 1, true, false);
                if (inner && digits && (is_mark(k + 1 + inner.size, ")") || is_mark(k + 1 + inner.size, "]") || is_mark(k + 1 + inner.size, "}") || is_mark(k + 1 + inner.size, ">"))) {
                    const UnitKind kind = rules_.unit_rules[inner.payload].kind;
                    if (kind == UnitKind::mass || kind == UnitKind::length || kind == UnitKind::percent) {
                        unit = &rules_.unit_rules[inner.payload];
                        return k + 2 + inner.size;
                    }
                }
            }
            return at;
        }
        const UnitRule& found = rules_.unit_rules[match.payload];
        if (unit && found.kind == UnitKind::money) return k + match.size;  // $5 million dollars
        if (unit) return at;
        unit = &found;
        std::uint32_t end = k + match.size;
        if (k > at) q.compound = found.kind != UnitKind::percent && found.kind != UnitKind::money;
        if (found.kind == UnitKind::time && is_hyphen(end) && is(end + 1, Role::old)) {
            unit = age_unit(found.unit);
            q.compound = false;
            return end + 2;
        }
        if (found.kind == UnitKind::time && !is_hyphen(end) && is(end, Role::old) && !(end + 1 < size() && is_noun(tag(end + 1)) && !q.value)) {
            unit = age_unit(found.unit);
            return end + 1;
        }
        if (q.compound && is_hyphen(end) && is(end + 1, Role::long_for)) end += 2;
        return end;
    }
    const UnitRule* age_unit(std::string_view name) const {
        for (const UnitRule& rule : rules_.unit_rules)
            if (rule.kind == UnitKind::age && rule.unit == name) return &rule;
        for (const UnitRule& rule : rules_.unit_rules)
            if (rule.kind == UnitKind::age) return &rule;
        return nullptr;
    }

    // --- counted nouns -----------------------------------------------------------------------------------------------

    std::uint32_t times(Quantity& q, const NumberMatch& m) {
        q.last = q.number_last;
        if (is(q.last, Role::as_many)) {
            q.kind = Quantity::Kind::multiple;
            times_as_many(q);
        } else if (is(q.last, Role::article) || (q.last < size() && text_.word(token(q.last)) == "that")) {
            q.kind = is_time_next(q.last) ? Quantity::Kind::frequency : Quantity::Kind::multiple;
        } else {
            q.kind = Quantity::Kind::frequency;
        }
        if (m.value == 1 && !is_per_time(q.last) && !(q.first > 0 && bound_before(q.first))) return q.last;  // once upon a time
        if (q.kind == Quantity::Kind::frequency && is_hyphen(q.last)) return q.last;
        bounds(q);
        out_.push_back(q);
        return q.last;
    }
    /// ten times as many prisoners
    void times_as_many(Quantity& q) const {
        const std::uint32_t k = q.last + rules_.word(tokens_, q.last).size;
        noun_phrase(q, k, true);
    }
    bool is_time_next(std::uint32_t i) const { return i < size() && end_of_taken(i); }
    bool is_per_time(std::uint32_t i) const {
        if (!is(i, Role::per)) return false;
        const auto unit = unit_at(i + 1, false, false);
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
        // two dollars and 50 cents
        if (q.unit->kind == UnitKind::money && q.value && q.bound == Bound::exact && q.last < size()) {
            const std::uint32_t k = is(q.last, Role::range_and) ? q.last + 1 : q.last;
            if (k < size() && rules_.numbers.may_begin(tokens_, k))
                if (const auto m2 = rules_.numbers.match(text_.bytes(), tokens_, k); m2 && m2->kind == NumberMatch::Kind::cardinal && m2->value < 100) {
                    const auto unit2 = unit_at(m2->end(), m2->digits, false);
                    if (unit2 && is_cent(rules_.unit_rules[unit2.payload]) && !is_cent(*q.unit)) {
                        q.value = *q.value + m2->value / 100;
                        q.interval.low = q.interval.high = q.value;
                        q.last = m2->end() + unit2.size;
                    }
                }
        }
        // 5 feet 2 inches
        if (q.unit->unit == "ft" && q.value && q.last < size()) {
            std::uint32_t k = q.last;
            if (is(k, Role::range_and)) ++k;
            if (k < size() && token(k).shape == Shape::number && rules_.numbers.may_begin(tokens_, k)) {
                const auto m2 = rules_.numbers.match(text_.bytes(), tokens_, k);
                if (m2 && m2->value < 12) {
                    const auto unit2 = unit_at(m2->end(), true, false);
                    const bool in = unit2 ? rules_.unit_rules[unit2.payload].unit == "in" : m2->end() < size() && text_.word(token(m2->end())) == "in";
                    if (in) {
                        q.value = *q.value + m2->value / 12;
                        q.interval.low = q.interval.high = q.value;
                        q.last = m2->end() + 1;
                    }
                }
            }
        }
        // what is measured, right after: 5kg of heroin, 12 percent of voters, a 30% stake
        if (is(q.last, Role::of)) {
            std::uint32_t first = q.last + 1;
            while (is(first, Role::article) || tag(first) == Tag::determiner || tag(first) == Tag::possessive) ++first;
            noun_phrase(q, first, false);
        } else if (q.compound || q.kind == Quantity::Kind::share) {
            if (!is_verb(tag(q.last))) noun_phrase(q, q.last, true);
        }
    }

    /// A hundredth of another currency: a unit of money that is no ISO 4217 code.
    static bool is_cent(const UnitRule& unit) { return unit.unit.size() != 3 || (unit.unit[0] >= 'a' && unit.unit[0] <= 'z'); }

    /// The noun that is counted. False where the number counts nothing that can be known.
    bool counted(Quantity& q, const NumberMatch& m) {
        std::uint32_t k = q.number_last;
        if (is_mark(k, "]") && q.first > 0 && is_mark(q.first - 1, "[")) ++k;
        q.last = k;
        const bool vague = m.kind == NumberMatch::Kind::vague;
        if (is_hyphen(k) && is(k + 1, Role::long_for)) {  // 92-strong
            q.last = k + 2;
            q.compound = true;
            noun_phrase(q, q.last, true);
            return true;
        }
        if (is_share(q, m)) return true;
        if (const auto bound = rules_.bounds_after.match(lexicon_, tokens_, std::min(k, size() - 1)); bound && k < size() && !is_comma_before_clause(k)) {
            apply_after(q, bound);
            k += bound.size;
            q.last = k;
        }
        if (is(k, Role::of)) {
            std::uint32_t first = k + 1;
            q.partitive = !vague;
            while (first < size() && (is(first, Role::article) || tag(first) == Tag::determiner || tag(first) == Tag::possessive)) ++first;
            if (first < size() && rules_.numbers.may_begin(tokens_, first)) {
                if (const auto whole = rules_.numbers.match(text_.bytes(), tokens_, first); whole && whole->kind == NumberMatch::Kind::cardinal) {
                    q.range_rest = true;  // three of the nine
                    noun_phrase(q, whole->end(), false);
                    q.last = k;
                    return true;
                }
            }
            const std::uint32_t at = q.last;
            noun_phrase(q, first, false);
            if (q.head != no_token) q.last = q.noun_last;
            else q.last = at;
            return q.head != no_token || !q.one;
        }
        if (m.kind == NumberMatch::Kind::fraction) {
            // half the people; not a half brother
            while (k < size() && (is(k, Role::article) || tag(k) == Tag::possessive)) ++k;
            if (k > q.number_last || has_noun_after(k)) noun_phrase(q, k, false);
            if (q.head != no_token) q.last = q.noun_last;
            return true;
        }
        noun_phrase(q, k, true);
        if (m.one && m.value == 2 && (q.head == no_token || !is_plural(q.head) || tag(q.head) == Tag::proper)) return false;
        if (q.head == no_token && m.digits && k < size() && is_capital(token(k)) && !shouted_ && tag(k) == Tag::proper && m.value >= 1000 && m.count == 1) return false;
        return true;
    }
    bool is_comma_before_clause(std::uint32_t k) const {
        const auto bound = rules_.bounds_after.match(lexicon_, tokens_, k);
        // "12 at least": not "12, at least", which is read with its noun; "plus" before a noun joins
        return bound && text_.word(token(k)) == "plus" && k + 1 < size() && tag(k + 1) == Tag::determiner;
    }

    /// two in five households; one patient in six
    bool is_share(Quantity& q, const NumberMatch& m) {
        if (m.kind != NumberMatch::Kind::cardinal || !q.value) return false;
        std::uint32_t k = q.number_last, noun = no_token;
        if (is_hyphen(k)) ++k;
        if (!is(k, Role::in) && m.value == 1 && k + 1 < size() && tag(k) == Tag::noun) noun = k++;
        if (!is(k, Role::in)) return false;
        k += rules_.word(tokens_, k).size;
        if (is_hyphen(k)) ++k;
        if (is(k, Role::article)) ++k;
        if (text_.bytes(token(std::min(k, size() - 1))) == "every") ++k;
        if (k >= size() || end_of_taken(k) || !rules_.numbers.may_begin(tokens_, k)) return false;
        const auto m2 = rules_.numbers.match(text_.bytes(), tokens_, k);
        if (!m2 || m2->kind != NumberMatch::Kind::cardinal || m2->value <= m.value || m2->value > 1000000 || m2->value < 2) return false;
        if (currency_sign(k) || unit_at(m2->end(), m2->digits, false)) return false;
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
                noun_phrase(q, first, false);
            } else {
                noun_phrase(q, q.last, true);
            }
            if (q.head != no_token) q.last = q.noun_last;
        }
        return true;
    }

    /// Takes the noun phrase that begins at `at`; `extend`: the quantity's surface then ends with it.
    void noun_phrase(Quantity& q, std::uint32_t at, bool extend) const {
        std::uint32_t k = at, head = no_token;
        const bool plural_wanted = !(q.value && *q.value == 1 && q.bound == Bound::exact) && !q.compound;
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
                if (rules_.people.match(lexicon_, tokens_, std::min(k, size() - 1)) && k < size() && is_noun_or_nominal(k) && !is_verb_reading(k)) continue;
                if (k < size() && (tag(k) == Tag::noun_plural) && !end_of_taken(k)) continue;
                if (k + 1 < size() && tag(k) == Tag::noun && tag(k + 1) == Tag::noun_plural) continue;
                break;
            }
            if (head == no_token || !plural_wanted || !is_plural(head) || leads_to_plural(k)) {
                if (t == Tag::noun || t == Tag::noun_plural || t == Tag::proper) {
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
                if (t == Tag::adjective || t == Tag::possessive_mark || token(k).shape == Shape::hyphen || (t == Tag::number && is_hyphen(k + 1))) {
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
        if (extend) q.last = q.noun_last;
    }
    bool is_plural_reading(std::uint32_t k) const { return k < size() && (tag(k) == Tag::noun_plural || entry(k).number == 2) && !end_of_taken(k); }
    bool is_noun_or_nominal(std::uint32_t k) const { return is_noun(tag(k)) || tag(k) == Tag::pronoun; }
    bool is_verb_reading(std::uint32_t k) const { return is_verb(tag(k)); }
    bool is_plural(std::uint32_t k) const {
        const WordEntry& e = entry(k);
        return tag(k) == Tag::noun_plural || (e.number & 2) != 0 || (tag(k) == Tag::proper && bytes(k).ends_with('s'));
    }
    bool is_person(std::uint32_t k) const {
        return rules_.people.match(lexicon_, tokens_, k) || static_cast<NounClass>(entry(k).noun_class) == NounClass::person ||
               static_cast<NounClass>(lexicon_.vocabulary().entry(entry(k).noun).noun_class) == NounClass::person;
    }
    bool noun_within(std::uint32_t k) const {
        for (std::uint32_t i = k; i < size() && i < k + 4; ++i) {
            if (is_noun(tag(i)) || rules_.people.match(lexicon_, tokens_, i)) return !end_of_taken(i);
            if (tag(i) != Tag::adjective && token(i).shape != Shape::hyphen) return false;
        }
        return false;
    }
    bool leads_to_plural(std::uint32_t k) const {
        for (std::uint32_t i = k; i < size() && i < k + 3; ++i) {
            if (end_of_taken(i)) return false;
            if (tag(i) == Tag::noun_plural) return true;
            if (tag(i) != Tag::noun && tag(i) != Tag::proper && token(i).shape != Shape::hyphen) return false;
        }
        return false;
    }

    // --- bounds ----------------------------------------------------------------------------------------------------------

    struct BoundAt {
        std::uint32_t at = 0;
        std::uint32_t payload = 0;
    };
    std::optional<BoundAt> bound_before(std::uint32_t first) const {
        for (std::uint32_t back = std::min(first, 6u); back >= 1; --back) {
            const auto match = rules_.bounds_before.match(lexicon_, tokens_, first - back);
            if (match && match.size == back) return BoundAt{first - back, match.payload};
        }
        return std::nullopt;
    }

    void bounds(Quantity& q) const {
        Bound outer = Bound::exact;
        const BoundRule* by = nullptr;
        for (int steps = 0; steps < 3 && q.first > 0; ++steps) {
            std::uint32_t first = q.first;
            const auto found = bound_before(first);
            if (!found) break;
            const BoundRule& rule = rules_.bound_rules[found->payload];
            if (end_of_taken(found->at)) break;
            // "rose over two years", "injuring about": the word is a preposition before a time
            if (q.unit && q.unit->kind == UnitKind::time && (rule.phrase == "over" || rule.phrase == "within" || rule.phrase == "under") && found->at > 0 &&
                !is_preposition_or_be(found->at - 1))
                break;
            q.first = found->at;
            if (rule.bound != Bound::exact && (outer == Bound::exact || outer == Bound::about || rule.bound != Bound::about)) {
                outer = rule.bound;
                by = &rule;
            }
        }
        if (by && !(outer == Bound::about && q.bound != Bound::exact)) apply(q, outer, by);
    }
    bool is_preposition_or_be(std::uint32_t i) const {
        return tag(i) == Tag::preposition || is_verb(tag(i)) || tag(i) == Tag::adverb || tag(i) == Tag::conjunction || i == 0;
    }

    /// Bounds after the unit or noun: 300 people or more, €500, at most
    void rest(Quantity& q) const {
        std::uint32_t k = q.last;
        if (k >= size()) {
            return;
        }
        if (is_mark(k, ",") && k + 1 < size()) {
            const auto match = rules_.bounds_after.match(lexicon_, tokens_, k + 1);
            if (match && match.size >= 2 && (k + 1 + match.size >= size() || tag(k + 1 + match.size) == Tag::punctuation)) {
                apply_after(q, match);
                q.last = k + 1 + match.size;
            }
        } else if (const auto match = rules_.bounds_after.match(lexicon_, tokens_, k); match && !is_comma_before_clause(k)) {
            const std::uint32_t next = k + match.size;
            const bool number_next = next < size() && rules_.numbers.may_begin(tokens_, next);
            if (!number_next && (match.size >= 2 || glued(k))) {
                apply_after(q, match);
                q.last = next;
                if (q.head == no_token && !q.unit) noun_phrase(q, next, true);
            }
        }
        per(q);
    }
    void apply_after(Quantity& q, PhraseTable::Match match) const {
        const BoundRule& rule = rules_.bound_rules[match.payload];
        apply(q, rule.bound, &rule);
    }
    static void apply(Quantity& q, Bound bound, const BoundRule* rule) {
        if (q.bound == Bound::range || q.bound == Bound::vague || !q.value) return;
        q.bound = bound;
        q.bound_rule = rule;
        q.interval = {q.value, q.value, false, false};
        switch (bound) {
            case Bound::more_than: q.interval.low_open = true; [[fallthrough]];
            case Bound::at_least: q.interval.high.reset(); break;
            case Bound::less_than: q.interval.high_open = true; [[fallthrough]];
            case Bound::at_most: q.interval.low.reset(); break;
            default: break;
        }
    }

    /// a day, per barrel, /hour
    void per(Quantity& q) const {
        const std::uint32_t k = q.last;
        if (q.compound || q.kind == Quantity::Kind::age || !is(k, Role::per)) return;
        const std::uint32_t next = k + rules_.word(tokens_, k).size;
        if (next >= size()) return;
        if (end_of_taken(k) || end_of_taken(next)) return;
        if (q.kind == Quantity::Kind::share && q.unit && !is_mark(k, "/") && text_.word(token(k)) != "per") return;
        const std::string_view word = bytes(k);
        const auto unit = unit_at(next, false, true);
        // miles to the gallon are a rate; both parties to the table are not
        const bool between_measures = tag(k) == Tag::to;
        if (between_measures && !q.unit) return;
        const bool slash_or_per = !between_measures && (word == "/" || text_.word(token(k)) == "per" || rules_.word(tokens_, k).size > 1);
        if (unit) {
            const UnitRule& rule = rules_.unit_rules[unit.payload];
            const bool measure = rule.kind == UnitKind::time || rule.kind == UnitKind::mass || rule.kind == UnitKind::volume || rule.kind == UnitKind::area || rule.kind == UnitKind::length;
            if (!measure && !slash_or_per) return;
            if (q.kind == Quantity::Kind::unit && q.unit->kind == UnitKind::time && !slash_or_per) return;
            q.per = &rule;
            q.per_noun = next;
            q.last = next + unit.size;
        } else if ((slash_or_per || (q.unit && q.unit->kind == UnitKind::money && (word == "a" || word == "an"))) && is_noun(tag(next))) {
            q.per_noun = next;
            q.last = next + 1;
        }
    }

    const FigureRules& rules_;
    const Lexicon& lexicon_;
    const Text& text_;
    std::span<const Token> tokens_;
    std::span<const Span> taken_;
    std::vector<Quantity>& out_;
    const std::size_t first_out_;
    std::uint32_t skip_to_ = 0;
    std::uint32_t lookalike_end_ = 0;
    bool shouted_ = false;
};

}  // namespace

void QuantityFinder::find(const Text& text, std::span<const Token> tokens, std::span<const Span> taken, std::vector<Quantity>& out) const {
    Reader(rules_, text, tokens, taken, out).run();
}

}  // namespace tallywire
