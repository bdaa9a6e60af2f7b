#include "figure/figure_writer.hpp"

#include "figure/figure_item.hpp"
#include "figure/figure_measure.hpp"
#include "figure/figure_source.hpp"
#include "figure/figure_standing.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace tallywire {
namespace {

using Role = FigureRules::Role;
using Way = Governed::Way;

class Writer : private FigureView {
public:
    Writer(const FigureSentence& in, std::vector<Figure>& out) : FigureView(in), items_(in), measures_(in), standings_(in), sources_(in), out_(out) {}

    void run() {
        for (std::size_t i = 0; i < in_.quantities.size(); ++i) write(i);
    }

private:
    void write(std::size_t i) {
        Quantity& q = in_.quantities[i];
        Governed governed = in_.governors.find(i);
        const PeopleRule* people = items_.people_of(q);
        q.people = people;
        if (people && !governed) governed = in_.governors.find(i);
        std::size_t before = in_.quantities.size();
        const bool countable = q.kind == Quantity::Kind::count || q.kind == Quantity::Kind::share;
        if (countable && q.head == no_token && !q.unit) {
            before = items_.antecedent(i);
            if (before < i && !governed) {
                governed = governed_[before];
                governed.way = Way::inherited;
            }
        }
        governed_.push_back(governed);
        const bool implied = q.kind == Quantity::Kind::implied;
        if (implied && (!governed || !governed.rule->casualty || is_organisation(q, *governed.rule))) return;
        if (q.none && !governed) return;
        if (q.one && q.head == no_token && !governed && !q.unit) return;
        if (q.one && q.partitive && !governed) return;
        Figure figure = of_article();
        const Span where{tokens_[q.first].where.begin, tokens_[q.last - 1].where.end};
        figure.where = in_.index.at(where);
        figure.text = in_.text.bytes(where);
        figure.value = q.value;
        figure.interval = q.interval;
        figure.bound = q.bound;
        const int trend = measures_.trend_of(i);
        if (trend) figure.trend = trend > 0 ? "up" : "down";
        q.trend = static_cast<std::int8_t>(trend);
        items_.unit(q, before, people, governed, before < i ? &governed_[before] : nullptr, figure);
        items_.item(q, before, figure);
        relation(i, figure);
        measures_.measure(i, governed, figure);
        figure.implied = implied;
        items_.group(q, figure);
        if (!figure.group) share_nation(i, governed, figure);
        standings_.standing(q, governed, figure);
        place(i, governed, figure);
        if (const FoundTime* time = in_.circumstances.time_of(q.first, q.last)) figure.time = to_reference(*time, in_.text.bytes());
        sources_.source(q, standings_.has_happened(governed), standings_.is_given(q, governed), figure);
        carry_source(i, figure);
        standings_.side(figure);
        if (i > 0 && !out_.empty()) standings_.exchange(q, out_.back(), figure);
        if (figure.status == "demanded" && standings_.asks_in_writing(figure)) figure.status = "proposed";
        if (figure.measure == "released" && figure.status == "demanded") figure.measure = "demanded_release";
        again(q, figure);
        figure.id = in_.article.id + "#" + std::to_string(figure.where.start);
        figure.key = key_of(figure);
        figure.confidence = governed ? 0.9 : 0.7;
        explain(q, governed, figure);
        if (in_.options.implied && (figure.measure == "killed" || figure.measure == "injured")) {
            VictimMention mention = describe_victim(in_.victim_rules, in_.names.rules(), in_.text, tokens_, in_.quantities, i, governed, figure);
            mention.figure = out_.size();
            mention.sentence = in_.sentence;
            in_.victims.note(std::move(mention));
        }
        out_.push_back(std::move(figure));
    }

    Figure of_article() const {
        Figure figure;
        figure.article = in_.article.id;
        figure.source = in_.article.source;
        figure.published = in_.article.published;
        figure.url = in_.article.url;
        figure.sentence = in_.text.bytes(in_.text.sentence(in_.sentence).where);
        return figure;
    }

    /// Some 80 Peruvians were killed and over 200 wounded: victims without a noun of their own are of the nation counted right before.
    void share_nation(std::size_t i, const Governed& governed, Figure& figure) const {
        const Quantity& q = in_.quantities[i];
        if (i == 0 || q.first == 0 || !is_casualty(figure.measure) || (q.head != no_token && governed.at != q.head)) return;
        if (out_.empty() || out_.back().article != figure.article || out_.back().sentence != figure.sentence || !is_casualty(out_.back().measure)) return;
        const Quantity& other = in_.quantities[i - 1];
        if (tag(q.first - 1) != Tag::conjunction && bytes(q.first - 1) != ",") return;
        if (out_.back().group && other.head != no_token && in_.circumstances.nationality(other.noun_first, other.noun_last) != no_token) figure.group = out_.back().group;
    }

    /// The figure that this one is a part or a multiple of.
    void relation(std::size_t i, Figure& figure) const {
        const Quantity& q = in_.quantities[i];
        if (q.range_rest && i + 1 < in_.quantities.size()) {
            figure.relative_to = id_of(in_.quantities[i + 1]);
            return;
        }
        if (const std::size_t base = base_after(i); base != 0) {
            figure.relative_to = id_of(in_.quantities[base]);
            return;
        }
        if (i == 0) return;
        const Quantity& other = in_.quantities[i - 1];
        if (q.kind == Quantity::Kind::multiple && is(q.number_last, Role::as_many) && other.kind == Quantity::Kind::count) {
            figure.relative_to = id_of(other);  // it holds 200, they hold twice as many
            return;
        }
        if (q.kind == Quantity::Kind::multiple && other.kind == Quantity::Kind::count && !is(q.last - 1, Role::as_many) && q.head != no_token) {
            figure.relative_to = id_of(other);
            return;
        }
        for (std::uint32_t back = std::min(q.first, 4u); back >= 1; --back) {
            const auto match = rules_.word(tokens_, q.first - back);
            if (!match || match.size != back) continue;
            if (rules_.has_role(match.payload, Role::including) || rules_.has_role(match.payload, Role::whom)) figure.relative_to = id_of(other);
        }
    }
    /// Ten times as many prisoners as the 200: the quantity that a multiple is one of and that stands after it; 0 where none does.
    std::size_t base_after(std::size_t i) const {
        const Quantity& q = in_.quantities[i];
        if (q.kind != Quantity::Kind::multiple || i + 1 >= in_.quantities.size()) return 0;
        const Quantity& base = in_.quantities[i + 1];
        std::uint32_t at = base.first;
        while (at > q.last && (tag(at - 1) == Tag::determiner || is(at - 1, Role::article) || tag(at - 1) == Tag::possessive)) --at;
        return at > q.last && (is(at - 1, Role::base) || is(at - 1, Role::than)) && base.kind == Quantity::Kind::count ? i + 1 : 0;
    }
    /// The same number of people to be released is told of again: it stands as it stood.
    void again(const Quantity& q, Figure& figure) const {
        if ((figure.measure != "released" && figure.measure != "demanded_release") || figure.status != "reported" || !q.value) return;
        for (auto other = out_.rbegin(); other != out_.rend() && other->article == figure.article; ++other) {
            if (other->value != figure.value || other->measure != "demanded_release" || other->group != figure.group) continue;
            figure.measure = other->measure;
            figure.status = other->status;
            return;
        }
    }
    std::string id_of(const Quantity& q) const { return in_.article.id + "#" + std::to_string(in_.index.at(tokens_[q.first].where.begin)); }

    /// Is the name certainly that of no person?
    bool is_organisation(const Quantity& q, const MeasureRule& rule) const {
        if (!q.partitive || tag(q.head) == Tag::pronoun) return false;
        if (in_.circumstances.in_time(q.noun_first, q.noun_last)) return true;
        for (std::uint32_t i = q.noun_first; i < q.noun_last; ++i)
            if (in_.names.rules().flags(tokens_[i].word) & (NameRules::organisation_word | NameRules::company_form)) return true;
        const Span where{tokens_[q.noun_first].where.begin, tokens_[q.noun_last - 1].where.end};
        for (const Mention& mention : in_.names.named(in_.sentence))
            if (mention.where.contains(where) && mention.name.overlaps(where))
                return (mention.kind == MentionKind::place && (rule.open || q.noun_last > q.noun_first + 1)) || mention.kind == MentionKind::organisation || mention.kind == MentionKind::demonym;
        return false;
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

    /// Victims of whom an authority tells are in its own place, but for people who are called after a nation.
    void casualty_place(const Quantity& q, Figure& figure) const {
        const bool of_nation = figure.group && q.head != no_token && in_.circumstances.nationality(q.noun_first, q.noun_last) != no_token;
        if (const std::uint32_t keeper = of_nation ? no_place : in_.circumstances.place_of_keeper(q.first); keeper != no_place)
            figure.place = in_.names.rules().places().place(keeper);
        else inherit_place(figure);
    }

    /// Where the counted ones were.
    void place(std::size_t i, const Governed& governed, Figure& figure) const {
        const Quantity& q = in_.quantities[i];
        const bool counts_ones = !q.unit && (q.kind == Quantity::Kind::count || q.kind == Quantity::Kind::implied || q.kind == Quantity::Kind::share);
        const Gazetteer& places = in_.names.rules().places();
        if (!counts_ones && !(q.kind == Quantity::Kind::multiple && q.head != no_token)) {
            const bool level = q.unit && (q.unit->kind == UnitKind::money || q.unit->kind == UnitKind::percent);
            if (const std::uint32_t beside = level ? in_.circumstances.place_beside(i) : no_place; beside != no_place) figure.place = places.place(beside);
            else if (const std::uint32_t actor = figure.measure == "age" ? no_place : in_.circumstances.actor_before(q.first); actor != no_place) figure.place = places.place(actor);
            return;
        }
        const std::uint32_t place = in_.circumstances.place_of(i, governed);
        if (place != no_place) figure.place = places.place(place);
        else if (!out_.empty() && i > 0 && out_.back().article == figure.article && out_.back().sentence == figure.sentence &&
                 (governed.way == Way::inherited || q.head == no_token || figure.relative_to))
            figure.place = out_.back().place;
        else if (PlaceMatch nation; figure.measure == "displaced" && q.head != no_token &&
                                    in_.circumstances.nationality(q.noun_first, q.noun_last, &nation) != no_token && nation.plural)
            figure.place = places.place(nation.place);  // 12,000 Cubans have fled their homes
        else if (is_casualty(figure.measure)) casualty_place(q, figure);
        else if (governed && governed.rule->grammar == Grammar::remaining) inherit_captivity(figure);
        else if (figure.measure == "aid") named_goal(figure);
    }

    /// Those who are still held are where the article said that they were held.
    void inherit_captivity(Figure& figure) const {
        for (auto other = out_.rbegin(); other != out_.rend() && other->article == figure.article; ++other)
            if (other->place && (other->measure == "held" || other->measure == "taken")) {
                figure.place = other->place;
                return;
            }
    }

    /// Aid for the enclave: the place that a noun of the sentence leads back to.
    void named_goal(Figure& figure) const {
        const auto mentions = in_.names.named(in_.sentence);
        for (const Mention& mention : mentions) {
            if (mention.kind != MentionKind::place) continue;
            std::uint32_t place = mention.place;
            if (place == no_place && mention.entity != no_entity) place = in_.names.entities()[mention.entity].place;
            if (place != no_place) figure.place = in_.names.rules().places().place(place);
        }
    }

    /// What is listed with the figure before stands on the same word: "earnings of $16 million, or 37 cents a share".
    void carry_source(std::size_t i, Figure& figure) const {
        if (figure.by || i == 0 || out_.empty() || out_.back().sentence != figure.sentence || out_.back().article != figure.article || !out_.back().by) return;
        const std::uint32_t from = std::max(in_.quantities[i - 1].last, in_.quantities[i - 1].noun_last == no_token ? 0 : in_.quantities[i - 1].noun_last);
        const std::uint32_t to = in_.quantities[i].first;
        if (from >= to || to - from > 3) return;
        bool joined = false;
        for (std::uint32_t k = from; k < to; ++k) {
            joined |= bytes(k) == "," || tag(k) == Tag::conjunction;
            if (bytes(k) != "," && tag(k) != Tag::conjunction && tag(k) != Tag::preposition && tag(k) != Tag::determiner) return;
        }
        if (joined) figure.by = out_.back().by;
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

    FigureItem items_;
    FigureMeasure measures_;
    FigureStanding standings_;
    FigureSource sources_;
    std::vector<Figure>& out_;
    std::vector<Governed> governed_;
};

}  // namespace

void write_figures(const FigureSentence& sentence, std::vector<Figure>& out) { Writer(sentence, out).run(); }

}  // namespace tallywire
