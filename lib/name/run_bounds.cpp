#include "name/run_bounds.hpp"

#include <algorithm>

namespace tallywire {
namespace {

using Look = SentenceWords::Look;

class RunBounds {
public:
    explicit RunBounds(const SentenceWords& words) : w_(words) {}

    /// Is this token, which is capital, the first of a run?
    bool starts(std::size_t i) const {
        switch (w_.look(i)) {
            case Look::strong: return true;
            case Look::weak: {
                if (w_.place(i, w_.size()) || w_.organisation(i, w_.size())) return true;
                const bool made = w_.has(i, NameRules::organisation_word);
                if (made && i + 1 < w_.size() && (w_.word(i + 1) == "of" || w_.word(i + 1) == "for") && goes_on(i + 2)) return true;
                if (w_.has(i + 1, NameRules::organisation_word) && is_capital(w_.token(i + 1)) && !w_.shouted() && w_.entry(i).closed == 0) return true;
                const bool follows = i + 1 < w_.size() && is_capital(w_.token(i + 1)) && w_.look(i + 1) == Look::strong;
                if (!follows) return w_.title(i, w_.size()) && w_.title(i, w_.size()).size > 1;
                if (w_.title(i, w_.size()) || w_.has(i, NameRules::given | NameRules::organisation_word)) return true;
                if (w_.place(i + 1, w_.size()) || w_.organisation(i + 1, w_.size())) return false;
                const WordEntry& known = w_.entry(i);
                return known.closed == 0 && known.as_noun > 0 && known.as_noun >= std::max({known.as_verb, known.as_adjective, known.as_adverb}) &&
                       (known.number != 2 || !w_.common(i));
            }
            case Look::no: break;
        }
        return is_capital(w_.token(i)) && member(i);
    }

    /// A capital word that is part of a name because the rules know it (in a text in capitals, where the writing tells nothing).
    bool member(std::size_t i) const {
        if (!is_capital(w_.token(i)) || w_.entry(i).closed != 0) return false;
        return w_.title(i, w_.size()) || w_.organisation(i, w_.size()) || w_.place(i, w_.size()) || w_.people(i) ||
               (w_.has(i, NameRules::organisation_word) && !w_.shouted());
    }

    bool named(std::size_t i) const { return i < w_.size() && (w_.look(i) == Look::strong || member(i)); }

    /// A particle that a name goes on with after it: bin Salman, al - Masri, van der Berg.
    bool particle(std::size_t i) const {
        if (i >= w_.size() || !w_.has(i, NameRules::particle)) return false;
        const bool hyphen = i + 1 < w_.size() && w_.token(i + 1).shape == Shape::hyphen;
        if (w_.entry(i).closed != 0 && !hyphen) return false;
        std::size_t next = hyphen ? i + 2 : i + 1;
        if (next < w_.size() && w_.token(next).shape == Shape::quote_open) ++next;
        if (next < w_.size() && w_.has(next, NameRules::particle) && next > i) return named(next + 1) || (hyphen || w_.entry(next).closed == 0) ? named(next + 1) || particle(next) : false;
        return named(next);
    }

    std::size_t extend(std::size_t from) const {
        std::size_t end = from + 1;
        bool organisation = w_.has(from, NameRules::organisation_word), complement = false;
        // What the rules know whole may end in small letters: the Palestinian enclave, the Haqqani network.
        if (const auto place = w_.place(from, w_.size())) end = from + place->count;
        if (const auto known = w_.organisation(from, w_.size())) end = std::max<std::size_t>(end, from + known.size);
        if (const auto title = w_.title(from, w_.size())) end = std::max<std::size_t>(end, from + title.size);
        if (const auto form = w_.company(from)) end = std::max<std::size_t>(end, from + form.size);
        const auto take = [&](std::size_t to) {
            for (std::size_t i = end; i < to; ++i) organisation |= w_.has(i, NameRules::organisation_word) && is_capital(w_.token(i));
            end = to;
        };
        while (end < w_.size()) {
            const Token& token = w_.token(end);
            if (token.shape == Shape::hyphen && end + 1 < w_.size() && !token.space_before && is_word(w_.token(end + 1)) &&
                (is_capital(w_.token(end + 1)) || (complement && w_.has(end - 1, NameRules::company_form)) || hyphen_goes_on(from, end))) {
                take(end + 2);
            } else if (token.shape == Shape::hyphen && organisation && w_.token(end - 1).shape == Shape::number && end + 1 < w_.size() &&
                       (w_.token(end + 1).shape == Shape::number || w_.token(end + 1).shape == Shape::alphanumeric)) {
                take(end + 2);  // Trust 2007-1
            } else if (token.shape == Shape::number && organisation && end + 2 < w_.size() && w_.token(end + 1).shape == Shape::hyphen && !w_.token(end + 1).space_before &&
                       (w_.token(end + 2).shape == Shape::number || w_.token(end + 2).shape == Shape::alphanumeric)) {
                take(end + 3);
            } else if (w_.is_mark(end, '.') && end + 1 < w_.size() && !w_.token(end + 1).space_before && w_.token(end + 1).shape == Shape::lower) {
                take(end + 2);  // Harbour.com
            } else if (w_.is_mark(end, '/') && end + 1 < w_.size() && w_.token(end - 1).where.size() == 1 && w_.token(end + 1).where.size() == 1 && is_capital(w_.token(end + 1))) {
                take(end + 2);  // A/S
            } else if (organisation && token.tag == Tag::number && is_capital(token)) {
                take(end + 1);  // Brigade Forty-Four
            } else if (w_.is_mark(end, '.') && initial(end - 1)) {
                take(end + 1);
            } else if (w_.has(end - 1, NameRules::company_form) && end + 1 < w_.size() && token.shape == Shape::quote_open && named(end + 1)) {
                take(quoted_end(end));
            } else if (token.shape == Shape::quote_close && w_.token(end - 1).shape != Shape::quote_open && closes_inside(end)) {
                take(end + 1);
            } else if (is_quote(token) && opens_inside(end)) {
                take(end + 2);  // KHALAF 'UBAYD, AL - 'ANIZI
            } else if (w_.word(end) == "&" && named(end + 1)) {
                take(end + 2);
            } else if (particle(end)) {
                take(end + 1);
            } else if ((w_.word(end) == "of" || w_.word(end) == "for") && organisation && goes_on(end + 1)) {
                take(goes_on(end + 1));
                complement = true;
            } else if (w_.word(end) == "of" && named(end + 1) && firm_place(end + 1)) {
                take(firm_place(end + 1));
            } else if (w_.word(end) == "and" && w_.entry(end - 1).as_adjective > 0 && named(end + 1) && w_.has(end + 2, NameRules::organisation_word) && is_capital(w_.token(end + 2))) {
                take(end + 3);  // Industrial and Commercial Bank
            } else if (w_.word(end) == "and" && complement && named(end + 1) && !w_.place(end + 1, w_.size()) && !w_.has(end + 1, NameRules::given)) {
                take(end + 2);
            } else if (w_.is_mark(end, ',') && w_.has(end + 1, NameRules::company_form) && capital_form(end + 1)) {
                take(end + 2);
            } else if (w_.is_mark(end, ',') && inverted(from, end)) {
                take(end + 2);
            } else if (w_.is_mark(end, '(', false) && end + 2 < w_.size() && named(end + 1) && w_.is_mark(end + 2, ')') &&
                       (w_.has(end + 3, NameRules::company_form) || (w_.is_mark(end + 3, ',') && w_.has(end + 4, NameRules::company_form)) ||
                        w_.has(end + 1, NameRules::company_form))) {
                take(end + 3);
            } else if (token.shape == Shape::number && !numbered(from, end)) {
                break;
            } else if (token.shape == Shape::number) {
                take(end + 1);
            } else if (const auto form = w_.company(end)) {
                take(end + form.size);
            } else if (token.shape == Shape::hyphen && end + 2 < w_.size() && opens_inside(end + 1)) {
                take(end + 3);
            } else if (token.shape == Shape::quote_open && end + 1 < w_.size() && other_script(end - 1) && other_script(end + 1)) {
                take(quoted_end(end));
            } else if (const auto title = w_.title(end, w_.size()); title.size > 1 && is_capital(token)) {
                take(end + title.size);  // Secretary of State
            } else if (named(end) || (is_capital(token) && w_.has(end, NameRules::organisation_word)) || company_end(end) || odd_name(from, end)) {
                take(end + 1);
            } else {
                break;
            }
        }
        return end;
    }

    /// Kim Jong On, HASAN RAMADAN: a common word that can only be a name where it stands.
    bool odd_name(std::size_t from, std::size_t i) const {
        const Token& token = w_.token(i);
        if (w_.shouted() || !is_word(token) || !is_capital(token) || token.shape != w_.token(i - 1).shape || token.where.size() < 2) return false;
        if (!w_.has(from, NameRules::given | NameRules::family_first) || w_.place(i, w_.size())) return false;
        return token.shape == Shape::upper || !w_.calendar(i);
    }

    /// Quill of Boston, Inc.: where the firm's name goes on to.
    std::size_t firm_place(std::size_t i) const {
        const auto place = w_.place(i, w_.size());
        if (!place) return 0;
        const std::size_t after = i + place->count;
        return w_.is_mark(after, ',') && w_.has(after + 1, NameRules::company_form) && capital_form(after + 1) ? after + 2 : 0;
    }

    bool opens_inside(std::size_t i) const {
        const std::string_view mark = w_.bytes(i);
        if (i + 1 >= w_.size() || !named(i + 1) || w_.token(i + 1).space_before || (mark != "'" && mark != "\u2018" && mark != "\u2019")) return false;
        if (!w_.token(i).space_before) return w_.token(i - 1).shape == Shape::hyphen;
        return !w_.shouted() && w_.token(i - 1).shape == Shape::upper && w_.token(i + 1).shape == Shape::upper;
    }

    bool other_script(std::size_t i) const {
        return is_word(w_.token(i)) && static_cast<unsigned char>(w_.bytes(i).front()) >= 0xCD;  // Greek and what follows
    }

    bool capital_form(std::size_t i) const { return is_capital(w_.token(i)) || w_.entry(i).closed == 0; }
    bool company_end(std::size_t i) const {
        if (!w_.has(i, NameRules::company_form)) return false;
        if (is_capital(w_.token(i))) return true;
        return w_.token(i).where.size() >= 3 && !w_.common(i);  // plc, gmbh; not "as", "se"
    }

    bool initial(std::size_t i) const {
        const Token& token = w_.token(i);
        return token.shape != Shape::number && is_word(token) && is_capital(token) && (token.where.size() == 1 || w_.has(i, NameRules::company_form)) &&
               (token.where.size() == 1 ? true : w_.bytes(i).find('.') == std::string_view::npos);
    }

    /// Jong-un: small letters after the hyphen of a name; not "Gaza-based".
    bool hyphen_goes_on(std::size_t from, std::size_t hyphen) const {
        if (w_.has(from, NameRules::family_first)) return true;
        return !w_.common(hyphen + 1) && !w_.place(from, hyphen) && !w_.organisation(from, hyphen) && w_.entry(hyphen + 1).verb == 0;
    }

    std::size_t goes_on(std::size_t i) const {
        if (i < w_.size() && w_.word(i) == "the" && named(i + 1)) return i + 2;
        return named(i) ? i + 1 : 0;
    }

    std::size_t quoted_end(std::size_t quote) const {
        for (std::size_t i = quote + 1; i < w_.size() && i < quote + 8; ++i)
            if (w_.token(i).shape == Shape::quote_close) return i + 1;
        return quote + 2;
    }

    /// JUDAY' AL-MASRI: a mark of transliteration, not a quotation's end.
    bool closes_inside(std::size_t i) const {
        const std::string_view mark = w_.bytes(i);
        return (mark == "'" || mark == "\u2019") && !w_.token(i).space_before && (named(i + 1) || particle(i + 1)) && w_.token(i - 1).shape == Shape::upper;
    }

    /// SOTO, Ramón; Quill, Nora: the surname first. Not a list of people.
    bool inverted(std::size_t from, std::size_t comma) const {
        const std::size_t next = comma + 1;
        if (next >= w_.size() || !is_capital(w_.token(next)) || (w_.place(next, w_.size()) && !w_.has(next, NameRules::given)) || w_.place(from, comma) || w_.title(next, w_.size())) return false;
        const bool upper = w_.token(comma - 1).shape == Shape::upper && w_.token(from).shape == Shape::upper && w_.token(comma - 1).where.size() > 2 &&
                           w_.token(next).shape == Shape::capital && !w_.shouted();
        const bool known = comma == from + 1 && w_.has(next, NameRules::given) && !w_.has(from, NameRules::organisation_word) && w_.look(from) == Look::strong;
        if (!upper && !known) return false;
        std::size_t after = next + 1;
        while (after < w_.size() && (w_.look(after) == Look::strong || w_.is_mark(after, '.'))) ++after;
        return after >= w_.size() || (!w_.is_mark(after, ',') && w_.word(after) != "and" && w_.word(after) != "or");
    }

    /// Brigade 44, Storm 2: a number that is part of a name, not a count of what follows.
    bool numbered(std::size_t from, std::size_t i) const {
        if (w_.token(i).where.size() > 4 || w_.bytes(i).find_first_of(",.") != std::string_view::npos || w_.place(from, i)) return false;
        if (i + 1 >= w_.size()) return true;
        const Tag next = w_.token(i + 1).tag;
        return next != Tag::noun && next != Tag::noun_plural && next != Tag::adjective && next != Tag::number && w_.token(i + 1).shape != Shape::symbol &&
               w_.token(i + 1).shape != Shape::hyphen && !calendar_before(i);
    }
    bool calendar_before(std::size_t i) const { return i > 0 && w_.calendar(i - 1); }

    bool company(std::size_t from, std::size_t to) const {
        for (std::size_t i = from; i < to; ++i)
            if (w_.company(i).size > 1 && to - from > w_.company(i).size) return true;
        for (std::size_t i = from; i < to; ++i)
            if (w_.has(i, NameRules::company_form) && (is_capital(w_.token(i)) || company_end(i) || w_.look(i) == Look::strong) &&
                (to - from > 1) && (w_.token(i).where.size() > 2 || i + 1 == to || i == from || w_.is_mark(i + 1, '.') || w_.bytes(i).find('.') != std::string_view::npos) &&
                !(w_.has(i, NameRules::particle) && i + 1 < to))
                return true;
        return false;
    }

private:
    const SentenceWords& w_;
};

}  // namespace

bool starts_name_run(const SentenceWords& words, std::size_t at) { return RunBounds(words).starts(at); }
std::size_t end_of_name_run(const SentenceWords& words, std::size_t from) { return RunBounds(words).extend(from); }
bool ends_company(const SentenceWords& words, std::size_t form) { return RunBounds(words).company_end(form); }
bool has_company(const SentenceWords& words, std::size_t from, std::size_t to) { return RunBounds(words).company(from, to); }

}  // namespace tallywire
