#include "figure/victim_persons.hpp"
#include "figure/victims.hpp"

#include "base/date.hpp"
#include "text/tokens.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <tuple>
#include <utility>

namespace tallywire {
namespace {

using Role = VictimRules::Role;
using Way = VictimMention::Way;

constexpr std::size_t near_sentences = 4;  ///< "two others" are beside those of the sentences before
constexpr int same_event_days = 7;        ///< an event so much older is another one, which the article recalls
constexpr double most_added_up = 60;      ///< victims that an article tells of one by one

/// What happened at one place and time, as far as the article tells them apart.
struct Event {
    std::string place;
    std::optional<Date> day;
    std::size_t last = 0;  ///< the mention told of last
    std::vector<std::size_t> single, counted;  ///< mentions
    std::vector<VictimPerson> people;
};

class Settler {
public:
    Settler(const VictimRules& rules, Text& text, const Article& article, std::span<const VictimMention> mentions, std::vector<Figure>& figures, std::size_t first)
        : rules_(rules), text_(text), article_(article), mentions_(mentions), figures_(figures), first_(first), dropped_(figures.size(), false) {}

    void run() {
        for (std::size_t i = 0; i < mentions_.size(); ++i) {
            if (figure(i).status != "reported" || mentions_[i].count <= 0) continue;
            Event& event = event_of(i);
            (mentions_[i].way == Way::counted ? event.counted : event.single).push_back(i);
        }
        for (Event& event : events_) {
            event.people = join_victims(mentions_, event.single);
            if (&event == &events_.front()) find_death(event);
            const double dead = settle_killed(event);
            settle_injured(event, dead);
        }
        rewrite();
    }

private:
    Figure& figure(std::size_t mention) { return figures_[mentions_[mention].figure]; }
    const Figure& figure(std::size_t mention) const { return figures_[mentions_[mention].figure]; }

    static bool meet(std::string_view a, std::string_view b) {
        if (a.size() > b.size()) std::swap(a, b);
        return a == b || a.empty() || (b.starts_with(a) && b[a.size()] == '-');
    }

    /// What a telling without a day is told of: that of the sentence before, else what the article is about.
    Event& event_of(std::size_t mention) {
        const Figure& figure = this->figure(mention);
        const std::string place = figure.place ? figure.place->code.value_or(figure.place->name) : std::string();
        const std::optional<Date> day = figure.time && figure.time->first ? parse_date(*figure.time->first) : std::nullopt;
        const auto fits = [&](const Event& event) { return meet(event.place, place) && !(event.day && day && std::abs(days_between(*event.day, *day)) > same_event_days); };
        Event* found = nullptr;
        for (Event& event : events_)
            if (fits(event) && (!found || day || mentions_[event.last].sentence + 1 >= mentions_[mention].sentence)) found = &event;
        if (!found) {
            events_.push_back({place, day, mention, {}, {}, {}});
            if (!day && article_.published) events_.back().day = parse_date(*article_.published);
            return events_.back();
        }
        if (place.size() > found->place.size()) found->place = place;
        if (!found->day) found->day = day;
        found->last = mention;
        return *found;
    }

    // --- a death that is told of without saying whose ---------------------------------------------------------------

    /// The only victim, of whom the article leaves open whether they lived, died where it speaks of a death.
    void find_death(Event& event) {
        if (event.people.size() != 1 || !event.counted.empty()) return;
        VictimPerson& person = event.people.front();
        if (person.dead || person.certain || !tells_of_death()) return;
        person.dead = true;
        set_measure(figure(person.mentions.front()), "killed");
    }

    bool tells_of_death() {
        if (article_.title) {
            std::vector<Token> tokens;
            split_tokens(*article_.title, {0, static_cast<std::uint32_t>(article_.title->size())}, rules_.lexicon, tokens);
            if (sign(tokens) == Role::death) return true;
        }
        bool death = false;
        for (std::size_t s = 0; s < text_.size(); ++s) {
            if (!(text_.kinds(s) & rules_.words.kind())) continue;
            const Role found = sign(text_.untagged(s));
            if (found == Role::alive) return false;
            death |= found == Role::death;
        }
        return death;
    }

    /// The first word of death or of life.
    Role sign(std::span<const Token> tokens) const {
        for (std::size_t i = 0; i < tokens.size();) {
            std::uint32_t size = 0;
            const Role role = rules_.role(tokens, i, &size);
            if (role == Role::death || role == Role::alive) return role;
            i += std::max(size, 1u);
        }
        return Role::none;
    }

    // --- counting ---------------------------------------------------------------------------------------------------

    /// The victims of one clause: "a policeman and three others", "killed two people and then himself".
    struct Clause {
        std::vector<std::size_t> members;  ///< mentions
        double sum = 0;
        bool counts = false, single = false;  ///< a number, a victim without one stands among them
    };

    /// Two of them: a part of a number that stands before.
    bool is_part(const Event& event, std::size_t i) const {
        return mentions_[i].part && (figure(i).relative_to || std::any_of(event.counted.begin(), event.counted.end(), [&](std::size_t j) { return j < i && mentions_[j].count >= mentions_[i].count; }));
    }

    std::vector<Clause> clauses_of(const Event& event, std::span<const std::size_t> singles, bool killed) const {
        std::vector<std::size_t> all(singles.begin(), singles.end());
        for (const std::size_t i : event.counted)
            if (mentions_[i].killed == killed && !is_part(event, i) && figure(i).value) all.push_back(i);
        std::sort(all.begin(), all.end());
        std::vector<Clause> clauses;
        for (const std::size_t i : all) {
            Clause* clause = nullptr;
            for (Clause& other : clauses) {
                const VictimMention& mention = mentions_[other.members.front()];
                if (mention.sentence == mentions_[i].sentence && mention.clause == mentions_[i].clause) clause = &other;
            }
            if (!clause) clause = &clauses.emplace_back();
            if (!clause->members.empty() && names_counted(clause->members.back(), i)) continue;
            clause->members.push_back(i);
            clause->sum += mentions_[i].count;
            clause->counts |= mentions_[i].way == Way::counted;
            clause->single |= mentions_[i].way != Way::counted;
        }
        return clauses;
    }

    /// Can the count hold the single victims of the article?
    bool holds(std::size_t i, bool killed) const {
        return mentions_[i].killed == killed && !mentions_[i].period && !mentions_[i].more && figure(i).measure != "casualty";
    }

    /// "A driver was killed. Two others died": with whom was told of before.
    double with_others(const Event& event, bool killed) const {
        double most = 0;
        for (const std::size_t i : event.counted) {
            const VictimMention& mention = mentions_[i];
            if (mention.killed != killed || !mention.more || is_part(event, i) || mention.period) continue;
            double before = 0;
            for (const VictimPerson& person : event.people) {
                if (killed ? !person.dead : person.dead) continue;
                before += std::any_of(person.mentions.begin(), person.mentions.end(), [&](std::size_t j) {
                    return mentions_[j].killed == killed && j < i && mentions_[j].sentence + near_sentences >= mention.sentence;
                });
            }
            if (before > 0) most = std::max(most, before + mention.count);
        }
        return most;
    }

    /// "Two girls were killed. Their father then shot himself": a count of girls or children cannot hold him.
    bool excludes(std::size_t i, const VictimPerson& person) const {
        const VictimMention& mention = mentions_[i];
        const auto is_sex = [](Role role) { return role == Role::male || role == Role::female; };
        if (is_sex(mention.role) && is_sex(person.sex) && mention.role != person.sex) return true;
        return mention.role != Role::doer && mention.role != Role::male && person.doer && figure(i).group.has_value();  // two men: one may be the suspect
    }

    struct Outside {
        std::size_t counted = 0;  ///< a mention
        double sum = 0;
    };
    /// The fullest count with those of the event that it cannot hold; a sum of 0 where it holds all.
    Outside with_outsiders(const Event& event, bool killed) const {
        Outside most;
        for (const std::size_t i : event.counted) {
            if (!holds(i, killed) || is_part(event, i) || !figure(i).value || figure(i).bound != Bound::exact) continue;
            const auto outside = std::count_if(event.people.begin(), event.people.end(), [&](const VictimPerson& person) {
                return (killed ? person.dead : !person.dead && person.hurt) && excludes(i, person);
            });
            if (outside > 0 && mentions_[i].count + static_cast<double>(outside) > most.sum) most = {i, mentions_[i].count + static_cast<double>(outside)};
        }
        return most;
    }

    /// Two of the men, Ned Roe and Tom Poe: the names are those of the counted.
    bool names_counted(std::size_t counted, std::size_t named) const {
        return mentions_[counted].way == Way::counted && mentions_[named].way == Way::name &&
               text_.bytes(Span{mentions_[counted].where.end, mentions_[named].where.begin}).find(" and ") == std::string_view::npos;
    }

    double greatest(const Event& event, bool killed) const {
        double most = 0;
        for (const std::size_t i : event.counted)
            if (holds(i, killed)) most = std::max(most, mentions_[i].count);
        return most;
    }

    /// Writes down one count of the victims of one kind and drops what it holds. Gives the count.
    double count(const Event& event, bool killed, std::span<const std::size_t> singles, std::size_t people, double counted) {
        const std::vector<Clause> clauses = clauses_of(event, singles, killed);
        const Clause* fullest = nullptr;
        for (const Clause& clause : clauses)
            if (clause.members.size() > 1 && clause.single && (!fullest || clause.sum > fullest->sum)) fullest = &clause;
        const double one_clause = fullest ? fullest->sum : 0, told = std::max(static_cast<double>(people), with_others(event, killed));
        const Outside outside = with_outsiders(event, killed);
        if (outside.sum > std::max({counted, one_clause, told}) && outside.sum <= most_added_up) {
            add_total({{outside.counted}, outside.sum, true, true}, outside.sum);
            for (const std::size_t i : singles) drop(i);
            return outside.sum;
        }
        if (counted >= one_clause && counted >= told) {
            for (const std::size_t i : singles) drop(i);
            return counted;
        }
        if (one_clause > most_added_up || told > most_added_up) return std::max(counted, told);
        const bool by_clause = one_clause >= told && fullest->counts;
        if (by_clause) {
            add_total(*fullest, one_clause);
        } else {
            std::vector<std::size_t> members;
            for (const std::size_t i : singles)
                if (mentions_[i].sentence == mentions_[singles.front()].sentence && mentions_[i].clause == mentions_[singles.front()].clause) members.push_back(i);
            widen(members, told);
        }
        for (const std::size_t i : singles)
            if (by_clause || i != singles.front()) drop(i);
        return std::max(one_clause, told);
    }

    double settle_killed(Event& event) {
        std::vector<std::size_t> singles;
        std::size_t dead = 0;
        for (const VictimPerson& person : event.people) {
            dead += person.dead;
            bool kept = !person.dead;
            for (const std::size_t i : person.mentions) {
                if (!person.dead) continue;
                if (!kept && figure(i).measure == "killed") singles.push_back(i), kept = true;
                else drop(i);
            }
        }
        std::sort(singles.begin(), singles.end());
        const double counted = greatest(event, true);
        return singles.empty() ? count(event, true, {}, 0, counted) : count(event, true, singles, dead, counted);
    }

    void settle_injured(Event& event, double dead) {
        std::vector<std::size_t> singles;
        std::size_t hurt = 0;
        for (const VictimPerson& person : event.people) {
            if (person.dead || !person.hurt) continue;
            ++hurt;
            bool kept = false;
            for (const std::size_t i : person.mentions) {
                if (kept) drop(i);
                else singles.push_back(i), kept = true;
            }
        }
        std::sort(singles.begin(), singles.end());
        if (dead > 0) part_open(event, dead);
        count(event, false, singles, hurt, greatest(event, false));
    }

    /// "Four people were shot, two fatally": four are killed and injured together, two injured.
    void part_open(const Event& event, double dead) {
        double hit = 0, certain = 0;
        for (const Clause& clause : clauses_of(event, {}, false))
            if (!mentions_[clause.members.front()].open) certain = std::max(certain, clause.sum);  // two men and two women were wounded
        std::size_t first = 0;
        for (const std::size_t i : event.counted) {
            const VictimMention& mention = mentions_[i];
            if (mention.killed || is_part(event, i) || !figure(i).value || figure(i).bound != Bound::exact) continue;
            if (!mention.open || mention.more) certain = std::max(certain, mention.count);
            else if (mention.count > hit) hit = mention.count, first = i;
        }
        if (hit < dead || hit == 0 || certain >= hit) return;
        for (const std::size_t i : event.counted)
            if (!mentions_[i].killed && mentions_[i].open && !mentions_[i].more && mentions_[i].count == hit) set_measure(figure(i), hit == dead ? "killed" : "casualty");
        if (hit == dead || certain > 0) return;
        Figure rest = figure(first);
        set_measure(rest, "injured");
        rest.implied = true;
        set_value(rest, hit - dead);
        rest.relative_to = figure(first).id;
        rest.id += "-injured";
        added_.push_back(std::move(rest));
    }

    // --- figures ----------------------------------------------------------------------------------------------------

    void drop(std::size_t mention) { dropped_[mentions_[mention].figure] = true; }

    static void set_measure(Figure& figure, std::string_view measure) {
        figure.measure = measure;
        if (figure.key) *figure.key = std::string(measure) + figure.key->substr(std::min(figure.key->find('|'), figure.key->size()));
    }
    static void set_value(Figure& figure, double value) {
        figure.value = value;
        figure.interval = {value, value, false, false};
        figure.bound = Bound::exact;
    }

    /// The first of people told of without a number word stands for all of them.
    void widen(std::span<const std::size_t> members, double value) {
        Figure& figure = this->figure(members.front());
        if (value == 1) return;
        set_value(figure, value);
        figure.unit = "person";
        figure.group.reset();
        span(figure, mentions_[members.front()].where.begin, figure.where.start, members.back());
        figure.item = figure.text;
    }

    void span(Figure& figure, std::uint32_t begin, std::uint32_t start, std::size_t last) {
        const std::uint32_t end = mentions_[last].where.end;
        figure.where = {start, this->figure(last).where.end};
        figure.text = text_.bytes(Span{begin, end});
    }

    /// A count of its own for the victims of a clause with a number among them, which are parts of it.
    void add_total(const Clause& clause, double value) {
        Figure total = figure(clause.members.front());
        const VictimMention& mention = mentions_[clause.members.front()];
        total.implied = true;
        total.unit = "person";
        total.group.reset();
        total.relative_to.reset();
        set_value(total, value);
        std::uint32_t begin = mention.where.begin, start = total.where.start;
        if (mention.clause.begin < begin && begin - mention.clause.begin < 40) {  // "killed two people and then himself"
            const std::string_view before = text_.bytes(Span{mention.clause.begin, begin});
            std::uint32_t points = 0;
            for (const char c : before) points += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
            begin = mention.clause.begin;
            start -= points;
        }
        span(total, begin, start, clause.members.back());
        total.item = text_.bytes(Span{mention.where.begin, mentions_[clause.members.back()].where.end});
        total.id = total.article + "#" + std::to_string(total.where.start) + "-" + std::to_string(total.where.end);
        for (const std::size_t i : clause.members)
            if (!figure(i).relative_to) figure(i).relative_to = total.id;
        added_.push_back(std::move(total));
    }

    /// Takes the dropped ones out and puts the added ones in, in the order of the text.
    void rewrite() {
        std::size_t to = first_;
        for (std::size_t i = first_; i < figures_.size(); ++i) {
            if (dropped_[i]) continue;
            if (to != i) figures_[to] = std::move(figures_[i]);
            ++to;
        }
        figures_.resize(to);
        if (added_.empty()) return;
        figures_.insert(figures_.end(), std::make_move_iterator(added_.begin()), std::make_move_iterator(added_.end()));
        std::stable_sort(figures_.begin() + static_cast<std::ptrdiff_t>(first_), figures_.end(), [](const Figure& a, const Figure& b) {
            return std::tuple(a.where.start, a.where.end, a.relative_to.has_value()) < std::tuple(b.where.start, b.where.end, b.relative_to.has_value());
        });
    }

    const VictimRules& rules_;
    Text& text_;
    const Article& article_;
    std::span<const VictimMention> mentions_;
    std::vector<Figure>& figures_;
    std::size_t first_;
    std::vector<Event> events_;
    std::vector<bool> dropped_;
    std::vector<Figure> added_;
};

}  // namespace

void Victims::settle(const VictimRules& rules, Text& text, const Article& article, std::vector<Figure>& figures, std::size_t first) const {
    if (!mentions_.empty()) Settler(rules, text, article, mentions_, figures, first).run();
}

}  // namespace tallywire
