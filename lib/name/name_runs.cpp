#include "name/name_runs.hpp"

#include <algorithm>

namespace tallywire {
namespace {

using Look = SentenceWords::Look;

class RunFinder {
public:
    RunFinder(const SentenceWords& words, std::vector<Mention>& out) : w_(words), out_(out) {}

    void run() {
        for (std::size_t i = 0; i < w_.size(); ++i) {
            const Token& token = w_.token(i);
            const bool high = static_cast<unsigned char>(w_.text()[token.where.begin]) >= 0x80;
            if (!is_capital(token) && token.shape != Shape::alphanumeric && !high) {
                if (token.begins & w_.rules().places().begins()) {
                    if (const auto place = w_.place(i, w_.size())) {
                        put_place(i, *place);
                        i += place->count - 1;
                    }
                } else if (token.word && w_.has(i, NameRules::company_form)) {
                    small_company(i);
                }
                continue;
            }
            if (!starts(i)) continue;
            const std::size_t end = extend(i);
            cut(i, end);
            i = end - 1;
        }
    }

private:
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

    /// construction ltd, harbour foods, inc.: written small, known by its end.
    void small_company(std::size_t form) {
        if (!company_end(form) || form == 0) return;
        std::size_t first = form;
        if (w_.is_mark(first - 1, ',')) --first;
        const std::size_t name_end = first;
        while (first > 0 && name_end - first < 4) {
            const Token& token = w_.token(first - 1);
            if (!is_word(token) || w_.entry(first - 1).closed != 0 || is_verb(token.tag)) break;
            --first;
        }
        // Unknown words are tagged by their ending; the one right before the form belongs to the name whatever it is.
        if (first == name_end && first > 0 && is_word(w_.token(first - 1)) && w_.entry(first - 1).closed == 0) --first;
        if (first == name_end || (!out_.empty() && out_.back().first + out_.back().count > first)) return;
        std::size_t end = form + 1;
        if (w_.is_mark(end, '.') && end + 1 < w_.size()) ++end;
        put(MentionKind::organisation, first, end, first, end);
    }

    Mention& put(MentionKind kind, std::size_t first, std::size_t after, std::size_t name_first, std::size_t name_after) {
        Mention mention;
        mention.kind = kind;
        mention.first = static_cast<std::uint32_t>(first);
        mention.count = static_cast<std::uint32_t>(after - first);
        mention.where = w_.span(first, after);
        if (name_after > name_first) {
            mention.name_first = static_cast<std::uint32_t>(name_first);
            mention.name_count = static_cast<std::uint32_t>(name_after - name_first);
            mention.name = w_.span(name_first, name_after);
        }
        mention.possessor = after < w_.size() && w_.possessive(after);
        out_.push_back(mention);
        return out_.back();
    }

    void put_place(std::size_t at, const PlaceMatch& place) {
        Mention& mention = put(place.form == PlaceForm::demonym ? MentionKind::demonym : MentionKind::place, at, at + place.count, at, at + place.count);
        mention.place = place.place;
        mention.plural = place.plural;
    }

    void put_organisation(std::size_t at, std::size_t end, PhraseTable::Match known) {
        Mention& mention = put(MentionKind::organisation, at, end, at, end);
        if (known) {
            const NameRules::Organisation& organisation = w_.rules().organisation(known.payload);
            mention.organisation = organisation.kind;
            mention.known = known.payload;
            mention.place = w_.rules().places().index_of(organisation.code).value_or(no_place);
        } else {
            for (std::size_t i = end; i-- > at;)
                if (const std::uint8_t kind = w_.rules().organisation_class(w_.token(i).word); kind && is_capital(w_.token(i))) {
                    mention.organisation = kind;
                    mention.head = w_.token(i).word;
                    if (i + 1 < w_.size() && w_.word(i + 1) == "of") break;
                    if (i + 1 == end) break;
                }
        }
        if (mention.place == no_place)
            for (std::size_t i = at; i < end; ++i) {
                if (i > at && w_.entry(i - 1).closed == 0) continue;  // Bank of Kenya; not the Wells Fargo Center
                if (const auto place = w_.place(i, end)) {
                    mention.place = place->place;
                    break;
                }
            }
    }

    bool any(std::size_t from, std::size_t to, std::uint16_t flag) const {
        for (std::size_t i = from; i < to; ++i)
            if (w_.has(i, flag) && (flag != NameRules::organisation_word || is_capital(w_.token(i)))) return true;
        return false;
    }

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

    bool organisation_like(std::size_t from, std::size_t to) const { return any(from, to, NameRules::organisation_word) || company(from, to); }

    /// Cuts a run into what it names.
    void cut(std::size_t from, std::size_t to) {
        std::size_t p = from, prefix = from;  // prefix: where the role of a person to come begins
        while (p < to) {
            if (w_.token(p).shape == Shape::hyphen || w_.is_mark(p, '.')) {
                ++p;
                continue;
            }
            if (const auto known = w_.organisation(p, to)) {
                const std::size_t after = p + known.size;
                if (after < to && (w_.has(after, NameRules::company_form) || w_.is_mark(after, '.') || w_.is_mark(after, ','))) {
                    put_organisation(p, to, known);
                    return;
                }
                if (after == to || !organisation_like(after, to) || next_title(after, to) < to) {
                    put_organisation(p, after, known);
                    p = after;
                    continue;
                }
            }
            const auto place = w_.place(p, to);
            if (const auto title = w_.title(p, to); title && !(place && place->count > title.size) && takes_title(p, title.size, to)) {
                p = titled(prefix, p, to);
                prefix = p;
                continue;
            }
            if (place || w_.people(p)) {
                const std::size_t after = p + (place ? place->count : 1);
                const std::size_t title = next_title(after, to);
                if (after < to && organisation_like(after, title) && (place || title == to)) {
                    put_organisation(p, title, {});
                    p = title;
                    continue;
                }
                const bool person_too = w_.has(p, NameRules::given) || (w_.has(p, NameRules::family_first) && place && place->kind == PlaceKind::city);
                if (place && after < to && place->form == PlaceForm::name && person_too && title == to && person_follows(after, to)) {
                    person(p, p, to, Gender::unknown);
                    return;
                }
                if (place) put_place(p, *place);
                p = after;
                continue;
            }
            const std::size_t title = next_title(p + 1, to);
            classify(p, title);
            p = title;
        }
    }

    bool person_follows(std::size_t from, std::size_t to) const {
        for (std::size_t i = from; i < to; ++i)
            if (w_.common(i) && !w_.has(i, NameRules::surname)) return false;
        return true;
    }

    /// A title is one when a name follows it, or when it stands alone with more than one word or a place before it.
    bool takes_title(std::size_t at, std::size_t size, std::size_t to) const {
        const std::size_t after = at + size;
        if (after < to && company(after, to)) return false;
        if (after < to && size == 1 && w_.has(to - 1, NameRules::organisation_word) && is_capital(w_.token(to - 1)) && !w_.has(after, NameRules::given)) return false;
        if (after < to) return true;
        return size > 1 || at > 0;
    }

    /// The next place in the run where a role leads over to a person: "Harbour Foods Chief Executive Nora Quill".
    std::size_t next_title(std::size_t from, std::size_t to) const {
        for (std::size_t i = from; i < to; ++i) {
            const auto title = w_.title(i, to);
            if (!title || w_.rules().title(title.payload).honorific || w_.token(i).shape == Shape::hyphen || (i > 0 && w_.token(i - 1).shape == Shape::hyphen)) continue;
            if (w_.has(i, NameRules::given | NameRules::surname) || (w_.token(i).shape == Shape::upper && w_.token(i).where.size() > 4)) continue;
            if (i + title.size < to && !organisation_like(i + title.size, to)) return i;
        }
        return to;
    }

    /// One or more titles at `at` and the person after them, or the title alone. Returns what comes after.
    std::size_t titled(std::size_t prefix, std::size_t at, std::size_t to) {
        std::size_t p = at, role_end = at;
        Gender gender = Gender::unknown;
        while (p < to) {
            const auto title = w_.title(p, to);
            if (!title) break;
            const NameRules::Title& known = w_.rules().title(title.payload);
            if (gender == Gender::unknown) gender = known.gender;
            p += title.size;
            if (w_.is_mark(p, '.') && p < to) ++p;
            if (!known.honorific) role_end = p;
        }
        if (p >= to) {
            if (p > to) p = to;
            Mention& mention = put(MentionKind::role, prefix, p, 0, 0);
            mention.role = w_.span(prefix, p);
            mention.head = w_.lemma(p - 1);
            if (out_.size() > 1 && out_[out_.size() - 2].first >= prefix && out_[out_.size() - 2].first < at) mention.place = out_[out_.size() - 2].place;  // the Peruvian Prime Minister
            mention.gender = gender;
            mention.definite = prefix > 0 && w_.token(prefix - 1).tag == Tag::determiner && w_.word(prefix - 1) != "a" && w_.word(prefix - 1) != "an";
            if (prefix > 0 && w_.token(prefix - 1).tag == Tag::determiner) {
                mention.first -= 1;
                mention.count += 1;
                mention.where.begin = w_.token(prefix - 1).where.begin;
            }
            return p;
        }
        person(prefix, p, to, gender);
        if (role_end > at || prefix < at) {
            const std::size_t end = role_end > at ? role_end : at;
            out_.back().role = w_.span(prefix, end);
            out_.back().head = w_.lemma(w_.is_mark(end - 1, '.') && end > prefix + 1 ? end - 2 : end - 1);
        }
        return to;
    }

    void person(std::size_t first, std::size_t name, std::size_t end, Gender gender) {
        Mention& mention = put(MentionKind::person, first, end, name, end);
        for (std::size_t i = name; i < end && gender == Gender::unknown; ++i) {
            const std::uint16_t given = w_.flags(i) & NameRules::given;
            if (given == NameRules::given_female) gender = Gender::female;
            else if (given == NameRules::given_male) gender = Gender::male;
            if (given) break;
        }
        mention.gender = gender;
    }

    /// A name of which the run itself says nothing more.
    void classify(std::size_t from, std::size_t to) {
        while (to > from + 1 && (w_.token(to - 1).shape == Shape::hyphen || w_.token(to - 1).shape == Shape::quote_open)) --to;
        const std::size_t count = to - from;
        if (count == 1 && (w_.look(from) == Look::weak || (w_.usual(from) && !w_.has(from, NameRules::organisation_word)))) return;
        if (organisation_like(from, to)) return put_organisation(from, to, {});
        if (count == 1) {
            const Token& token = w_.token(from);
            const bool acronym = token.shape == Shape::upper && !w_.shouted() && token.where.size() >= 2 && token.where.size() <= 6;
            if (w_.has(from, NameRules::given) && !w_.shouted() && !acronym) person(from, from, to, Gender::unknown);
            else put(acronym ? MentionKind::organisation : MentionKind::name, from, to, from, to);
            return;
        }
        if (is_person(from, to)) person(from, from, to, Gender::unknown);
        else put(MentionKind::name, from, to, from, to);
    }

    bool is_person(std::size_t from, std::size_t to) const {
        std::size_t words = 0, common = 0, numbers = 0;
        bool sign = w_.has(from, NameRules::given) || w_.has(from, NameRules::family_first);
        for (std::size_t i = from; i < to; ++i) {
            const Token& token = w_.token(i);
            numbers += token.shape == Shape::number || token.shape == Shape::alphanumeric;
            if (!is_word(token)) {
                sign |= w_.is_mark(i, '.') && w_.token(i - 1).where.size() == 1;
                continue;
            }
            if (w_.has(i, NameRules::particle) && i + 1 < to) {
                sign |= i > from || w_.has(i, NameRules::father);
                continue;
            }
            ++words;
            sign |= w_.initial(i);
            common += w_.common(i) && !w_.has(i, NameRules::given | NameRules::surname);
            sign |= i > from && w_.has(i, NameRules::surname);
        }
        if (numbers || words > 7 || facility(from, to)) return false;
        if (sign) return common < words && (w_.has(from, NameRules::given) || common * 2 < words);
        return common == 0 && words <= 4;
    }

    /// City Hall, FDR Park, Broad Street.
    bool facility(std::size_t from, std::size_t to) const {
        if (w_.initial(from)) return false;
        const WordEntry& last = w_.entry(to - 1);
        const auto is = [&](NounClass kind) { return last.noun_class == static_cast<std::uint8_t>(kind); };
        return last.as_noun >= 4 && (is(NounClass::artifact) || is(NounClass::location) || is(NounClass::object)) &&
               !w_.has(from, NameRules::given | NameRules::family_first);
    }

    const SentenceWords& w_;
    std::vector<Mention>& out_;
};

}  // namespace

void find_name_runs(const SentenceWords& words, std::vector<Mention>& out) { RunFinder(words, out).run(); }

}  // namespace tallywire
