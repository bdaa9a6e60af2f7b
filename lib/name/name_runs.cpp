#include "name/name_runs.hpp"

#include "name/run_bounds.hpp"

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
            if (!starts_name_run(w_, i)) continue;
            const std::size_t end = end_of_name_run(w_, i);
            cut(i, end);
            i = end - 1;
        }
    }

private:
    /// construction ltd, harbour foods, inc.: written small, known by its end.
    void small_company(std::size_t form) {
        if (!ends_company(w_, form) || form == 0) return;
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

    bool organisation_like(std::size_t from, std::size_t to) const { return any(from, to, NameRules::organisation_word) || has_company(w_, from, to); }

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
        if (after < to && has_company(w_, after, to)) return false;
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
