#include "figure/figure_writer.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace tallywire {
namespace {

using Role = FigureRules::Role;
using Way = Governed::Way;

class Writer {
public:
    Writer(const FigureSentence& in, std::vector<Figure>& out) : in_(in), rules_(in.rules), tokens_(in.tokens), out_(out) {}

    void run() {
        const std::size_t first = out_.size();
        for (std::size_t i = 0; i < in_.quantities.size(); ++i) write(i, first);
    }

private:
    std::string_view bytes(std::uint32_t i) const { return in_.text.bytes(tokens_[i]); }
    std::string_view bytes(std::uint32_t from, std::uint32_t to) const {
        return in_.text.bytes(Span{tokens_[from].where.begin, tokens_[to - 1].where.end});
    }
    Tag tag(std::uint32_t i) const { return i < tokens_.size() ? tokens_[i].tag : Tag::punctuation; }
    const WordEntry& entry(std::uint32_t i) const { return rules_.lexicon.entry(tokens_[i]); }
    bool is(std::uint32_t i, Role role) const { return rules_.is(tokens_, i, role); }

    void write(std::size_t i, std::size_t first_figure) {
        Quantity& q = in_.quantities[i];
        Governed governed = in_.governors.find(i);
        const PeopleRule* people = people_of(q);
        q.people = people;
        if (people && !governed) governed = in_.governors.find(i);
        std::size_t before = in_.quantities.size();
        const bool countable = q.kind == Quantity::Kind::count || q.kind == Quantity::Kind::share;
        if (countable && q.head == no_token && !q.unit) {
            before = antecedent(i);
            if (before < i && !governed) {
                governed = governed_[before];
                governed.way = Way::inherited;
            }
        }
        governed_.push_back(governed);
        const bool implied = q.kind == Quantity::Kind::implied;
        if (implied && (!governed || !governed.rule->casualty || told_before(q, *governed.rule))) return;
        if (q.none && !governed) return;
        if (q.one && q.head == no_token && !governed && !q.unit) return;
        if (q.one && q.partitive && !governed) return;
        Figure figure;
        figure.article = in_.article.id;
        figure.source = in_.article.source;
        figure.published = in_.article.published;
        figure.url = in_.article.url;
        const Span sentence = in_.text.sentence(in_.sentence).where;
        figure.sentence = in_.text.bytes(sentence);
        const Span where{tokens_[q.first].where.begin, tokens_[q.last - 1].where.end};
        figure.where = in_.index.at(where);
        figure.text = in_.text.bytes(where);
        figure.value = q.value;
        figure.interval = q.interval;
        figure.bound = q.bound;
        const int trend = trend_of(i);
        if (trend) figure.trend = trend > 0 ? "up" : "down";
        q.trend = static_cast<std::int8_t>(trend);
        unit(q, before, people, governed, figure);
        item(q, before, figure);
        relation(i, figure);
        measure(i, governed, figure);
        figure.implied = implied;
        group(q, figure);
        standing(q, governed, figure);
        circumstances(i, governed, figure);
        side(figure);
        exchange(i, figure);
        if (figure.status == "demanded" && asks_in_writing(figure)) figure.status = "proposed";
        if (figure.measure == "released" && figure.status == "demanded") figure.measure = "demanded_release";
        again(q, first_figure, figure);
        figure.id = in_.article.id + "#" + std::to_string(figure.where.start);
        figure.key = key_of(figure);
        figure.confidence = governed ? 0.9 : 0.7;
        explain(q, governed, figure);
        if (figure.measure == "killed") ++in_.victims.killed;
        if (figure.measure == "injured") ++in_.victims.injured;
        out_.push_back(std::move(figure));
        (void)first_figure;
    }

    /// The figure that this one is a part or a multiple of.
    void relation(std::size_t i, Figure& figure) const {
        const Quantity& q = in_.quantities[i];
        if (i == 0 && !q.range_rest) return;
        if (q.range_rest && i + 1 < in_.quantities.size()) {
            figure.relative_to = id_of(in_.quantities[i + 1]);
            return;
        }
        if (i == 0) return;
        const Quantity& other = in_.quantities[i - 1];
        if (q.kind == Quantity::Kind::multiple && other.kind == Quantity::Kind::count && is(q.last - 1, Role::as_many) == false && q.head != no_token) {
            figure.relative_to = id_of(other);
            return;
        }
        for (std::uint32_t back = std::min(q.first, 4u); back >= 1; --back) {
            const auto match = rules_.word(tokens_, q.first - back);
            if (!match || match.size != back) continue;
            const Role role = rules_.word_roles[match.payload];
            if (role == Role::including || role == Role::whom) figure.relative_to = id_of(other);
        }
    }
    /// The same number of people to be released is told of again: it stands as it stood.
    void again(const Quantity& q, std::size_t, Figure& figure) const {
        if ((figure.measure != "released" && figure.measure != "demanded_release") || figure.status != "reported" || !q.value) return;
        for (auto other = out_.rbegin(); other != out_.rend() && other->article == figure.article; ++other) {
            if (other->value != figure.value || other->measure != "demanded_release" || other->group != figure.group) continue;
            figure.measure = other->measure;
            figure.status = other->status;
            return;
        }
    }
    std::string id_of(const Quantity& q) const { return in_.article.id + "#" + std::to_string(in_.index.at(tokens_[q.first].where.begin)); }

    /// Has the article told of this victim already: a name or "the driver" after any count, the same noun again?
    bool told_before(const Quantity& q, const MeasureRule& rule) {
        ImpliedVictims& victims = in_.victims;
        const std::uint32_t count = rule.measure == "killed" ? victims.killed : victims.injured;
        const bool definite = q.partitive || (is(q.first, Role::article) && tag(q.first) != Tag::possessive);
        std::pair<std::string, std::string> told{rule.measure, lemma(q.head)};
        if (definite && count > 0) return true;
        if (std::find(victims.told.begin(), victims.told.end(), told) != victims.told.end()) return true;
        victims.told.push_back(std::move(told));
        return false;
    }

    void group(const Quantity& q, Figure& figure) const {
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
            std::string name(bytes(at, at + match.count));
            if (match.plural && name.size() > 3 && (name.back() == 's' || name.back() == 'S')) name.pop_back();
            if (name.size() > 2 && name[1] >= 'A' && name[1] <= 'Z') {  // a text in capitals
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
        if (q.unit || static_cast<NounClass>(entry(q.head).noun_class) != NounClass::person || tag(q.head) == Tag::proper) return;
        figure.group = lemma(q.head);
    }

    /// Is the speaker somebody: no "which" that leads nowhere, no event?
    bool can_speak(const FoundStatement& statement) const {
        if (!statement.antecedent.empty() || statement.sentence != in_.sentence) return true;
        for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
            if (tokens_[i].where.end != statement.speaker.end) continue;
            if (tag(i) == Tag::wh) return false;
            const auto kind = static_cast<NounClass>(entry(i).noun_class);
            return !((tag(i) == Tag::noun || tag(i) == Tag::noun_plural) && (kind == NounClass::act || kind == NounClass::event || kind == NounClass::process));
        }
        return true;
    }

    static bool is_casualty(std::string_view measure) {
        return measure == "killed" || measure == "injured" || measure == "missing" || measure == "displaced";
    }
    /// Victims told of without a place are those of the event that the sentences before told of, unless this one names a place or people of its own.
    void inherit_place(Figure& figure) const {
        if (figure.group || in_.circumstances.names_place()) return;
        for (auto other = out_.rbegin(); other != out_.rend() && other->article == figure.article; ++other) {
            if (!is_casualty(other->measure) || !other->place) continue;
            if (other->status == figure.status) figure.place = other->place;
            return;
        }
    }

    void circumstances(std::size_t i, const Governed& governed, Figure& figure) {
        const Quantity& q = in_.quantities[i];
        const bool counts_ones = !q.unit && (q.kind == Quantity::Kind::count || q.kind == Quantity::Kind::implied || q.kind == Quantity::Kind::share);
        const bool countable = counts_ones || (q.kind == Quantity::Kind::multiple && q.head != no_token);
        if (countable) {
            const std::uint32_t place = in_.circumstances.place_of(i, governed);
            const Gazetteer& places = in_.names.rules().places();
            if (place != no_place) figure.place = places.place(place);
            else if (!out_.empty() && i > 0 && out_.back().article == figure.article && out_.back().sentence == figure.sentence &&
                     (governed.way == Way::inherited || q.head == no_token || figure.relative_to))
                figure.place = out_.back().place;
            else if (PlaceMatch nation; figure.measure == "displaced" && q.head != no_token &&
                                        in_.circumstances.nationality(q.noun_first, q.noun_last, &nation) != no_token && nation.plural)
                figure.place = places.place(nation.place);  // 12,000 Cubans have fled their homes
            else if (is_casualty(figure.measure)) inherit_place(figure);
        }
        if (const FoundTime* time = in_.circumstances.time_of(q.first, q.last)) figure.time = to_reference(*time, in_.text.bytes());
        const Span number{tokens_[q.number_first].where.begin, tokens_[q.number_last - 1].where.end};
        const FoundStatement* statement = in_.circumstances.statement_of(number);
        const bool fact = statement && has_happened(governed) && statement->polarity != Polarity::asserts && statement->polarity != Polarity::denies &&
                          statement->polarity != Polarity::hopes;
        if (statement && !fact && can_speak(*statement)) {
            figure.by = in_.names.resolve(statement->antecedent.empty() ? statement->speaker : statement->antecedent, statement->sentence);
            if (figure.by) figure.by->where.reset();
            if (figure.status == "reported") {
                switch (statement->polarity) {
                    case Polarity::denies: figure.status = "denied"; break;
                    case Polarity::demands: figure.status = "demanded"; break;
                    case Polarity::promises: if (!has_happened(governed)) figure.status = "proposed"; break;
                    case Polarity::threatens: figure.status = "threatened"; break;
                    default: break;
                }
            }
        }
    }

    const PeopleRule* people_of(const Quantity& q) const {
        if (q.head == no_token) return nullptr;
        for (std::uint32_t at = q.noun_first; at <= q.head; ++at) {
            const auto match = rules_.people.match(rules_.lexicon, tokens_, at);
            if (match && at + match.size == q.head + 1) return &rules_.people_rules[match.payload];
        }
        return nullptr;
    }

    /// The quantity whose noun this one leaves out: over 560 in Gaza.
    std::size_t antecedent(std::size_t i) const {
        for (std::size_t j = i; j-- > 0;) {
            const Quantity& other = in_.quantities[j];
            if ((other.kind == Quantity::Kind::count || other.kind == Quantity::Kind::share) && !other.unit && (other.head != no_token)) return j;
        }
        return in_.quantities.size();
    }

    std::string lemma(std::uint32_t i) const {
        const WordEntry& e = entry(i);
        if (e.noun) return std::string(rules_.lexicon.text(e.noun));
        std::string word = fold_case(bytes(i));
        if (word.size() > 3 && word.ends_with("s") && !word.ends_with("ss")) word.pop_back();
        return word;
    }

    void unit(const Quantity& q, std::size_t before, const PeopleRule* people, const Governed& governed, Figure& figure) const {
        if (q.unit) {
            figure.unit = q.unit->unit;
        } else if (q.kind == Quantity::Kind::multiple || q.kind == Quantity::Kind::frequency) {
            figure.unit = "time";
        } else if (people && q.noun_last > q.head + 1) {
            figure.unit = "person";  // women and children
        } else if (people) {
            figure.unit = people->unit;
        } else if (q.kind == Quantity::Kind::implied && q.partitive) {
            figure.unit = "person";
        } else if (q.head != no_token) {
            figure.unit = lemma(q.head);
        } else if (before < in_.quantities.size()) {
            const Quantity& other = in_.quantities[before];
            const bool own = governed && governed.way != Way::inherited && governed_[before].rule && governed.rule->measure != governed_[before].rule->measure;
            const PeopleRule* rule = people_of(other);
            if (rule) figure.unit = rule->unit;
            else if (other.head != no_token) figure.unit = own && is_event(other) ? "person" : lemma(other.head);
        } else if (governed && is_of_people(governed.rule->measure)) {
            figure.unit = "person";
        }
        if (figure.unit && (q.per || q.per_noun != no_token)) *figure.unit += "/" + (q.per ? q.per->unit : lemma(q.per_noun));
    }
    bool is_event(const Quantity& q) const { return rules_.trigger(tokens_, q.head, Grammar::noun) != nullptr; }
    static bool is_of_people(std::string_view measure) {
        return measure == "killed" || measure == "injured" || measure == "missing" || measure == "taken" || measure == "held" || measure == "released" ||
               measure == "rescued" || measure == "arrested" || measure == "displaced" || measure == "infected" || measure == "demanded_release";
    }

    void item(const Quantity& q, std::size_t before, Figure& figure) const {
        const Quantity* named = &q;
        if (q.head == no_token && before < in_.quantities.size()) named = &in_.quantities[before];
        if (named->head == no_token && (q.unit || q.kind == Quantity::Kind::multiple || q.kind == Quantity::Kind::frequency || q.kind == Quantity::Kind::share)) {
            measured(q, figure);
            return;
        }
        if (named->head != no_token) figure.item = std::string(bytes(named->noun_first, named->noun_last));
    }

    /// What is measured: the noun before "of" (a loss of $2bn), or else the subject of the clause (sales rose 5%).
    void measured(const Quantity& q, Figure& figure) const {
        std::uint32_t p = q.first;
        if (p > 1 && is(p - 1, Role::of) && is_noun(tag(p - 2))) {
            take_noun_before(p - 1, figure);
            return;
        }
        if (p > 0 && is_noun(tag(p - 1)) && tag(p - 1) != Tag::proper && !is_verb(tag(p - 1))) {
            take_noun_before(p, figure);
            return;
        }
        // the clause's verb, then the noun phrase before it
        bool verb = false;
        for (; p-- > 0 && q.first - p < 30;) {
            if (bytes(p) == ";") return;
            const std::uint32_t v = in_.governors.verb_of(p);
            if (v != no_token) {
                verb = true;
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
        (void)verb;
    }
    void take_noun_before(std::uint32_t end, Figure& figure) const {
        std::uint32_t first = end;
        while (first > 0 && (is_noun(tag(first - 1)) || tag(first - 1) == Tag::adjective || tag(first - 1) == Tag::possessive_mark || tokens_[first - 1].shape == Shape::hyphen)) --first;
        if (first < end) figure.item = std::string(bytes(first, end));
    }

    /// A word of the clause before or after that types the quantity (price, aid, rate).
    bool about(const Quantity& q, std::string_view measure) const {
        for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
            if (i >= q.first && i < q.last && !(q.noun_first != no_token && i >= q.noun_first)) continue;
            const MeasureRule* rule = rules_.trigger(tokens_, i, Grammar::about);
            if (rule && rule->measure == measure) return true;
        }
        return false;
    }

    void measure(std::size_t i, const Governed& governed, Figure& figure) const {
        const Quantity& q = in_.quantities[i];
        if (q.kind == Quantity::Kind::age || is_age(q)) {
            figure.measure = "age";
            figure.unit = "year";
            figure.item.reset();
            if (q.unit) figure.unit = q.unit->unit;
            return;
        }
        if (q.kind == Quantity::Kind::multiple) {
            figure.measure = q.trend ? "change" : "ratio";
            return;
        }
        if (q.kind == Quantity::Kind::frequency) {
            figure.measure = "frequency";
            return;
        }
        if (q.unit) {
            figure.measure = unit_measure(q);
            return;
        }
        if (q.kind == Quantity::Kind::share && !governed) {
            figure.measure = q.trend ? "change" : "share";
            return;
        }
        if (governed && is_of_people(governed.rule->measure) && governed.rule->measure != "infected" && is_thing(q) &&
            !(q.kind == Quantity::Kind::implied && bytes(q.head, q.head + 1).ends_with("old"))) {
            figure.measure = "other";  // nine vehicles were burnt, the stadium holds 9,000 seats
            return;
        }
        if (governed) {
            figure.measure = governed.rule->measure;
            return;
        }
        if (q.kind == Quantity::Kind::share) figure.measure = "share";
        else if (q.per || q.per_noun != no_token) figure.measure = "rate";
        if (about(q, "aid") && !q.people) figure.measure = "aid";
    }

    /// Is the counted noun certainly no living thing?
    bool is_thing(const Quantity& q) const {
        if (q.head == no_token || q.people || rules_.trigger(tokens_, q.head, Grammar::noun)) return false;
        const auto kind = static_cast<NounClass>(entry(q.head).noun_class);
        switch (kind) {
            case NounClass::none: case NounClass::person: case NounClass::animal: case NounClass::group: case NounClass::event: case NounClass::act: return false;
            default: return tag(q.head) != Tag::proper && !entry_is_person_plural(q.head);
        }
    }
    bool entry_is_person_plural(std::uint32_t i) const {
        const WordId noun = entry(i).noun;
        return noun != 0 && static_cast<NounClass>(rules_.lexicon.vocabulary().entry(noun).noun_class) == NounClass::person;
    }
    bool is_person(std::uint32_t i) const {
        return rules_.people.match(rules_.lexicon, tokens_, i) || static_cast<NounClass>(entry(i).noun_class) == NounClass::person || tag(i) == Tag::proper ||
               tag(i) == Tag::pronoun || tag(i) == Tag::wh;
    }
    /// The suspect, 34, was; aged nine; at 72,; who is 22; children under five
    bool is_age(const Quantity& q) const {
        if (q.unit || q.kind != Quantity::Kind::count || q.head != no_token || !q.value || *q.value < 0 || *q.value > 120 || q.bound == Bound::vague) return false;
        const auto mark = [&](std::uint32_t i, std::string_view what) { return i < tokens_.size() && bytes(i) == what; };
        if (q.first == 0) return false;
        const bool closed = q.last >= tokens_.size() || tag(q.last) == Tag::punctuation;
        for (std::uint32_t back = std::min(q.first, 4u); back >= 1; --back) {
            const auto match = rules_.word(tokens_, q.first - back);
            if (match && match.size == back && rules_.word_roles[match.payload] == Role::aged) return true;
        }
        const bool whole = q.value && *q.value == static_cast<int>(*q.value);
        if (!whole) return false;
        if (q.bound == Bound::exact && mark(q.first - 1, ",") && closed && q.first >= 2 && *q.value < 115 && is_person(q.first - 2) && q.number_first == q.first) return true;
        if (q.bound == Bound::exact && mark(q.first - 1, "(") && mark(q.last, ")") && q.first >= 2 && tag(q.first - 2) == Tag::proper && *q.value > 9) return true;
        if (q.bound == Bound::exact && closed && *q.value > 9 && q.first >= 2 && in_.governors.verb_of(q.first - 1) != no_token && is(q.first - 1, Role::passive) &&
            is_person(q.first - 2))
            return true;
        if (q.first == 1 && mark(q.last, ",") && *q.value > 11 && *q.value < 100 && tag(0) == Tag::preposition && q.bound == Bound::exact) return true;
        if ((q.bound == Bound::less_than || q.bound == Bound::more_than || q.bound == Bound::about) && *q.value <= 21 && q.first >= 1 &&
            (tag(q.first - 1) == Tag::noun_plural || rules_.people.match(rules_.lexicon, tokens_, q.first - 1)) && is_person(q.first - 1))
            return true;
        return false;
    }

    std::string unit_measure(const Quantity& q) const {
        if (q.trend && q.unit->kind != UnitKind::time) return "change";
        switch (q.unit->kind) {
            case UnitKind::money: {
                const bool rate = q.per && q.per->kind == UnitKind::time;
                if (about(q, "aid")) return "aid";
                return !rate && (about(q, "price") || q.per_noun != no_token) ? "price" : "amount";
            }
            case UnitKind::percent: return about(q, "rate") ? "rate" : "share";
            case UnitKind::points: return "change";
            case UnitKind::ratio: return "share";
            case UnitKind::time:
                return q.first > 0 && in_.text.word(tokens_[q.first - 1]) == "every" ? "frequency" : "duration";
            case UnitKind::age: return "age";
            case UnitKind::length: return q.per ? "rate" : !q.compound && about(q, "distance") ? "distance" : "size";
            case UnitKind::mass: case UnitKind::volume: return q.head != no_token && is(q.last, Role::of) ? about(q, "aid") ? "aid" : "amount" : "size";
            case UnitKind::area: case UnitKind::size: case UnitKind::data: return "size";
            case UnitKind::speed: case UnitKind::power: return "rate";
            case UnitKind::times: return q.kind == Quantity::Kind::multiple ? "ratio" : "frequency";
            default: return "other";
        }
    }

    /// up or down: rose 5%, fell by 20, a 12 percent drop, up 3 points.
    int trend_of(std::size_t i) const {
        const Quantity& q = in_.quantities[i];
        if (q.trend) return q.trend;
        if (q.kind == Quantity::Kind::age || (q.unit && q.unit->kind == UnitKind::time) || q.kind == Quantity::Kind::frequency) return 0;
        if (q.kind == Quantity::Kind::count && !q.unit) return 0;
        std::uint32_t end = q.first;
        if (end > 0 && is(end - 1, Role::by)) {
            --end;
            for (std::uint32_t p = end; p-- > 0 && end - p < 9;) {
                if (rules_.trigger(tokens_, p, Grammar::up)) return 1;
                if (rules_.trigger(tokens_, p, Grammar::down)) return -1;
            }
        }
        const bool by = end < q.first;
        const bool share = q.kind == Quantity::Kind::share || (q.unit && (q.unit->kind == UnitKind::percent || q.unit->kind == UnitKind::points));
        for (std::uint32_t back = std::min(end, 3u); back >= 1; --back) {
            for (const Grammar way : {Grammar::up, Grammar::down}) {
                std::uint32_t size = 0;
                const MeasureRule* rule = rules_.trigger(tokens_, end - back, way, &size);
                if (!rule || size != back || (rule->measure == "caused" && !by && (!share || q.head != no_token))) continue;
                return way == Grammar::up ? 1 : -1;
            }
        }
        if (i > 0 && end > 0 && in_.quantities[i - 1].trend && tag(end - 1) == Tag::conjunction && end - 1 <= in_.quantities[i - 1].last + 1)
            return in_.quantities[i - 1].trend;  // $10.73, or 9.5 percent
        if (end > 1 && is(end - 1, Role::of) && is_noun(tag(end - 2))) {
            if (rules_.trigger(tokens_, end - 2, Grammar::up)) return 1;
            if (rules_.trigger(tokens_, end - 2, Grammar::down)) return -1;
        }
        const std::uint32_t after = std::max(q.last, q.noun_last == no_token ? 0 : q.noun_last);
        for (std::uint32_t k : {after, after ? after - 1 : after, after + 1}) {
            if (k < q.number_last || k >= tokens_.size()) continue;
            if (!is_noun(tag(k)) && tag(k) != Tag::adjective && tag(k) != Tag::adverb) continue;
            if (k == after + 1 && tag(after) != Tag::adjective) continue;
            if (rules_.trigger(tokens_, k, Grammar::up)) return 1;
            if (rules_.trigger(tokens_, k, Grammar::down)) return -1;
        }
        return 0;
    }

    /// What has not happened: a word of demanding, planning, fearing whose reach holds the quantity.
    void standing(const Quantity& q, const Governed& governed, Figure& figure) {
        standing_at_ = no_token;
        const StandingRule* found = nullptr;
        const bool happened = has_happened(governed);
        const std::uint32_t from = governed && governed.at < q.first && governed.way != Way::inherited ? governed.at : q.first;
        std::uint32_t at = no_token;
        for (std::uint32_t p = from; p-- > 0 && from - p < 25 && !found;) {
            if (bytes(p) == ";" || tokens_[p].shape == Shape::quote_close) break;
            if (tag(p) == Tag::punctuation && bytes(p) == "," && from - p > 6) {
                // an aside or a clause of its own ends the reach of what stands before it
                if (tag(p + 1) == Tag::wh || tag(p + 1) == Tag::conjunction || tag(p + 1) == Tag::subordinator) break;
            }
            const auto match = rules_.standing.match(rules_.lexicon, tokens_, p);
            if (!match || p + match.size > from + 1) continue;
            const StandingRule& rule = rules_.standing_rules[match.payload];
            if (rule.stops) break;
            if (happened && rule.status != "denied" && rule.status != "hypothetical") continue;
            found = &rule;
            at = p;
        }
        if (!found && governed.verb != no_token) {
            const Predicate& verb = in_.governors.verbs()[governed.verb];
            for (std::uint32_t p = verb.first; p < verb.head && !found; ++p)
                if (const auto match = rules_.standing.match(rules_.lexicon, tokens_, p); match && !rules_.standing_rules[match.payload].stops)
                    found = &rules_.standing_rules[match.payload];
        }
        if (!found) return;
        figure.status = found->status;
        standing_at_ = at;
    }

    /// Who plans, demands, threatens it: the subject of the verb that says so.
    void side(Figure& figure) {
        if (figure.by || standing_at_ == no_token || (figure.status != "proposed" && figure.status != "demanded" && figure.status != "threatened")) return;
        const std::uint32_t v = in_.governors.verb_of(standing_at_);
        if (v == no_token) return;
        const Predicate& verb = in_.governors.verbs()[v];
        if (verb.passive || verb.to || verb.first == 0) return;
        std::uint32_t end = verb.first, first = end;
        while (first > 0 && (is_noun(tag(first - 1)) || tag(first - 1) == Tag::adjective || tag(first - 1) == Tag::possessive_mark || tokens_[first - 1].shape == Shape::hyphen)) --first;
        if (first == end) return;
        const auto kind = static_cast<NounClass>(entry(end - 1).noun_class);
        if (tag(end - 1) != Tag::proper && kind != NounClass::person && kind != NounClass::group && kind != NounClass::none) return;
        if (first > 0 && (tag(first - 1) == Tag::determiner || tag(first - 1) == Tag::possessive)) --first;
        if (first > 0 && tag(first - 1) == Tag::preposition) return;
        figure.by = in_.names.resolve(Span{tokens_[first].where.begin, tokens_[end - 1].where.end}, in_.sentence);
        figure.by->where.reset();
    }

    /// A proposal, plan or draft that calls for something proposes it.
    bool asks_in_writing(const Figure& figure) const {
        const auto is_draft = [](std::string_view word) {
            return word == "proposal" || word == "plan" || word == "offer" || word == "draft" || word == "outline" || word == "framework";
        };
        if (figure.by) {
            const std::string& text = figure.by->text;
            const std::size_t space = text.rfind(' ');
            if (is_draft(space == std::string::npos ? text : std::string_view(text).substr(space + 1))) return true;
        }
        if (standing_at_ == no_token) return false;
        std::uint32_t p = standing_at_;
        while (p > 0 && (tag(p - 1) == Tag::wh || tag(p - 1) == Tag::adverb || bytes(p - 1) == ",")) --p;
        return p > 0 && is_noun(tag(p - 1)) && is_draft(in_.text.word(tokens_[p - 1]));
    }

    /// What is given in exchange for one figure is asked or offered by the same side.
    void exchange(std::size_t i, Figure& figure) const {
        if (i == 0 || out_.empty() || figure.status != "reported") return;
        const Figure& other = out_.back();
        if (other.article != figure.article || other.sentence != figure.sentence || (other.status != "proposed" && other.status != "demanded")) return;
        const Quantity& q = in_.quantities[i];
        if (q.first < 3 || bytes(q.first - 1) != "for" || bytes(q.first - 3) != "in") return;
        const std::string_view deal = bytes(q.first - 2);
        if (deal != "exchange" && deal != "return") return;
        figure.status = other.status;
        if (!figure.by) figure.by = other.by;
    }

    /// Is the word that governs the quantity a verb of fact: killed, have been killed, killed in?
    bool has_happened(const Governed& governed) const {
        if (governed && governed.rule->grammar == Grammar::remaining) return true;
        if (!governed || governed.verb == no_token) return false;
        const Predicate& verb = in_.governors.verbs()[governed.verb];
        return !verb.modal && !verb.to && !(verb.gerund && governed.way == Way::left) && tag(verb.head) != Tag::verb_base;
    }

    std::string key_of(const Figure& figure) const {
        std::string key = figure.measure;
        key += '|';
        key += figure.unit && is_of_people(figure.measure) ? "person" : figure.unit.value_or("");
        key += '|';
        if (figure.place) key += figure.place->code.value_or(figure.place->name);
        else if (figure.group) key += *figure.group;
        return key;
    }

    void explain(const Quantity& q, const Governed& governed, Figure& figure) const {
        if (!in_.options.explain) return;
        if (q.bound_rule) figure.rules.push_back("bound:" + q.bound_rule->phrase);
        if (q.unit) figure.rules.push_back("unit:" + q.unit->unit);
        if (governed) {
            constexpr std::string_view ways[] = {"", "noun", "adjective", "object of", "subject of", "toll of", "as before"};
            figure.rules.push_back("measure:" + std::string(ways[static_cast<std::size_t>(governed.way)]) + " " + governed.rule->phrase);
        }
    }

    std::uint32_t standing_at_ = no_token;  ///< of the figure being written
    const FigureSentence& in_;
    const FigureRules& rules_;
    std::span<const Token> tokens_;
    std::vector<Figure>& out_;
    std::vector<Governed> governed_;
};

}  // namespace

void write_figures(const FigureSentence& sentence, std::vector<Figure>& out) { Writer(sentence, out).run(); }

}  // namespace tallywire
