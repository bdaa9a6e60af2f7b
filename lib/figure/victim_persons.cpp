#include "figure/victim_persons.hpp"

#include <algorithm>
#include <cstdlib>

namespace tallywire {
namespace {

using Role = VictimRules::Role;
using Stage = VictimRules::Stage;
using Way = VictimMention::Way;

constexpr std::size_t one_event_sentences = 10;  ///< somebody new who is told of so far from the other victims is one that the article recalls
constexpr std::size_t nobody = static_cast<std::size_t>(-1);

bool is_sex(Role role) { return role == Role::male || role == Role::female; }

class Joiner {
public:
    explicit Joiner(std::span<const VictimMention> mentions) : mentions_(mentions) {}

    void join(std::size_t index) {
        const VictimMention& mention = mentions_[index];
        std::size_t at = mention.more ? nobody : find(mention);
        if (at == nobody && is_far(mention)) return;
        if (at == nobody) {
            at = people_.size();
            people_.emplace_back();
        }
        VictimPerson& person = people_[at];
        if (!mention.name.empty() && mention.name.size() > person.name.size()) person.name = mention.name;
        if (person.noun.empty() || person.any) {
            person.noun = mention.noun;
            person.any = mention.role == Role::any;
        }
        if (is_sex(mention.role)) person.sex = mention.role;
        if (mention.age >= 0 && person.age < 0) person.age = mention.age;
        if (person.stage == Stage::none) person.stage = mention.stage;
        person.doer |= mention.role == Role::doer || mention.way == Way::self;
        person.self |= mention.way == Way::self;
        person.dead |= mention.killed;
        person.hurt |= !mention.killed;
        person.certain |= !mention.killed && !mention.open;
        person.mentions.push_back(index);
    }

    std::vector<VictimPerson> take() { return std::move(people_); }

private:
    const VictimMention& last(const VictimPerson& person) const { return mentions_[person.mentions.back()]; }

    /// Could the telling be of this one? Only what sets them apart counts: most articles tell of one victim in many words.
    bool fits(const VictimMention& mention, const VictimPerson& person) const {
        for (const std::size_t i : person.mentions) {
            const VictimMention& other = mentions_[i];
            if (other.sentence != mention.sentence) continue;
            if (other.clause == mention.clause) return false;  // two of one clause are two
            // a guard was killed and a customer wounded; but: a boy was hurt when his father shot his son
            if (other.way == Way::indefinite && mention.way == Way::indefinite && (other.noun != mention.noun || other.killed != mention.killed) && !is_their_child(mention, person)) return false;
        }
        if (mention.stage != Stage::none && person.stage != Stage::none && mention.stage != person.stage) return false;
        if (parts(mention, person)) return false;
        if (is_sex(mention.role) && is_sex(person.sex) && mention.role != person.sex) return false;
        if (mention.age >= 0 && person.age >= 0 && std::abs(mention.age - person.age) > 1) return false;
        return mention.name.empty() || person.name.empty() || same_name(mention.name, person.name);
    }

    /// His son, who was told of as a boy.
    static bool is_their_child(const VictimMention& mention, const VictimPerson& person) {
        return mention.kin && mention.stage == Stage::none && mention.role != Role::none && person.stage == Stage::child && person.dead == mention.killed;
    }

    /// One who died and one who was hurt are two, where the later one is told of as somebody new.
    static bool parts(const VictimMention& mention, const VictimPerson& person) {
        const bool hurt_after_death = person.dead && !mention.killed && !mention.open, death_after_hurt = person.certain && !person.dead && mention.killed;
        if (!hurt_after_death && !death_after_hurt) return false;
        if (mention.age >= 0 && person.age >= 0 && mention.age != person.age) return true;
        if (mention.way == Way::name) return hurt_after_death && (person.name.empty() || !same_name(mention.name, person.name));
        return mention.way == Way::indefinite && !mention.noun.empty() && mention.noun != person.noun && !(mention.role == Role::any && death_after_hurt);
    }

    /// Is a name, or somebody new, so far from all tellings before that it is of another event, which the article recalls?
    bool is_far(const VictimMention& mention) const {
        return (mention.way == Way::name || mention.way == Way::indefinite) && !people_.empty() && std::all_of(people_.begin(), people_.end(), [&](const VictimPerson& person) {
            return last(person).sentence + one_event_sentences < mention.sentence;
        });
    }

    static bool has_word(std::string_view name, std::string_view word) {
        for (std::size_t at = name.find(word); at != name.npos; at = name.find(word, at + 1))
            if ((at == 0 || name[at - 1] == ' ') && (at + word.size() == name.size() || name[at + word.size()] == ' ')) return true;
        return false;
    }
    /// The first word, unless it is a title ("Mr.") or all there is.
    static std::string_view given_name(std::string_view name) {
        const std::size_t blank = name.find(' ');
        return blank == name.npos || name[blank - 1] == '.' ? std::string_view() : name.substr(0, blank);
    }
    /// Roe and Jane Roe, Jane and Jane Roe are one; Jane Roe and Ned Roe are two.
    static bool same_name(std::string_view a, std::string_view b) {
        const std::string_view x = given_name(a), y = given_name(b);
        if (x.empty() || y.empty()) return has_word(a, surname_of(b)) || has_word(b, surname_of(a));
        return surname_of(a) == surname_of(b) ? has_word(a, y) || has_word(b, x) : has_word(a, surname_of(b)) || has_word(b, surname_of(a));
    }

    std::size_t find(const VictimMention& mention) const {
        switch (mention.way) {
            case Way::name: return find_name(mention);
            case Way::self: return find_self(mention);
            case Way::pronoun: return latest(mention, [](const VictimPerson&) { return true; });
            default: return find_noun(mention);
        }
    }

    /// The one told of last that fits and passes the test. A death is first of all that of somebody known to be dead.
    template <class Test>
    std::size_t latest(const VictimMention& mention, Test test) const {
        if (mention.killed) {
            const std::size_t dead = latest_of(mention, [&](const VictimPerson& person) { return person.dead && test(person); });
            if (dead != nobody) return dead;
        } else if (!mention.open) {
            const std::size_t hurt = latest_of(mention, [&](const VictimPerson& person) { return !person.dead && test(person); });
            if (hurt != nobody) return hurt;
        }
        return latest_of(mention, test);
    }
    /// A boy died after shooting himself; but not: he killed a man, then himself.
    std::size_t find_self(const VictimMention& mention) const {
        if (!mention.noun.empty()) {
            const std::size_t same = latest(mention, [&](const VictimPerson& person) { return person.noun == mention.noun; });
            if (same != nobody) return same;
        }
        return latest_of(mention, [&](const VictimPerson& person) {
            return person.doer || !last(person).object;
        });
    }
    template <class Test>
    std::size_t latest_of(const VictimMention& mention, Test test) const {
        std::size_t found = nobody;
        for (std::size_t i = 0; i < people_.size(); ++i)
            if (fits(mention, people_[i]) && test(people_[i]) && (found == nobody || people_[i].mentions.back() > people_[found].mentions.back())) found = i;
        return found;
    }

    /// The one of that name; else somebody who has none yet, of the same age first, the first told of before others.
    std::size_t find_name(const VictimMention& mention) const {
        for (std::size_t i = 0; i < people_.size(); ++i)
            if (!people_[i].name.empty() && same_name(mention.name, people_[i].name) && fits(mention, people_[i])) return i;
        std::size_t found = nobody;
        for (std::size_t i = 0; i < people_.size(); ++i) {
            const VictimPerson& person = people_[i];
            if (!person.name.empty() || !fits(mention, person)) continue;
            if (mention.age >= 0 && person.age == mention.age) return i;
            if (last(person).sentence == mention.sentence && mention.where.begin == last(person).where.end + 2) return i;  // his daughter, Ann Roe
            if (last(person).sentence == mention.sentence || last(person).sentence + one_event_sentences < mention.sentence) continue;
            if (found == nobody || (people_[found].self && !person.self)) found = i;
        }
        return found;
    }

    std::size_t find_noun(const VictimMention& mention) const {
        if (mention.role == Role::doer) return latest(mention, [](const VictimPerson& person) { return person.doer || person.any; });
        const std::size_t same = latest(mention, [&](const VictimPerson& person) { return mention.age >= 0 ? mention.age == person.age : person.noun == mention.noun; });
        if (same != nobody) return same;
        // who shot himself is the boy that the article tells of, as long as it tells of nobody else
        return latest(mention, [&](const VictimPerson& person) { return !person.self || (people_.size() == 1 && !mention.object); });
    }

    std::span<const VictimMention> mentions_;
    std::vector<VictimPerson> people_;
};

}  // namespace

std::vector<VictimPerson> join_victims(std::span<const VictimMention> mentions, std::span<const std::size_t> taken) {
    Joiner joiner(mentions);
    for (const std::size_t index : taken) joiner.join(index);
    return joiner.take();
}

}  // namespace tallywire
