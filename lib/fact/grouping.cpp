#include "fact/grouping.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace tallywire {
namespace {

constexpr std::uint16_t partial_bits = scope_part | scope_more | scope_pending | scope_remaining | scope_yearly;
constexpr int same_beginning_days = 10, same_event_days = 1;
constexpr double same_context = 0.4, same_context_and_number = 0.15;
constexpr std::size_t most_contexts = 6;  ///< of a group's sentences: those after say the same
constexpr double most_added_up = 30;
constexpr double fewest_near = 10, near_times = 1.25;
constexpr double out_of_size = 10;        ///< counts so many times apart are of no one thing, where several articles tell which size it has
constexpr int days_before = 3, days_after = 1;  ///< articles so near in time tell the size
constexpr std::size_t fewest_sizes = 4;
constexpr double telling_number = 5;      ///< two events of a day rarely share so great a number
constexpr double most_times_apart = 2.2;  ///< two voices of one article that are further apart count two things

bool same_number(const Claim& a, const Claim& b) {
    const auto x = number_of(a.figure), y = number_of(b.figure);
    return x && y && *x == *y;
}

bool meet(const Claim& a, const Claim& b) { return overlap(compared(a.figure), compared(b.figure)); }

/// A count that stands for the whole as far as its own sentence tells.
bool is_whole(const Claim& claim) { return !(claim.scope & partial_bits); }

bool is_described(const Claim& claim) { return is_whole(claim) && (claim.implied || (!claim.label.empty() && !claim.label.starts_with("nation:"))); }

/// "Killing his wife and three sons": where an article gives no count, the victims that one sentence describes are added up. The first of them
/// becomes the sum.
void add_up_victims(std::vector<Claim*>& kept, std::size_t first) {
    double counted = 0, best = 0;
    std::size_t best_at = 0;
    for (std::size_t i = first; i < kept.size(); ++i) {
        const auto number = number_of(kept[i]->figure);
        if (!number || kept[i]->figure.bound != Bound::exact) return;
        if (!is_described(*kept[i])) {
            if (is_whole(*kept[i]) || *number > counted) counted = std::max(counted, *number);
            continue;
        }
        double sum = 0;
        std::size_t several = 0;
        for (std::size_t j = i; j < kept.size(); ++j)
            if (is_described(*kept[j]) && kept[j]->figure.sentence == kept[i]->figure.sentence && kept[j]->place == kept[i]->place) {
                sum += number_of(kept[j]->figure).value_or(0);
                ++several;
            }
        if (several > 1 && sum > best) best = sum, best_at = i;
    }
    if (best <= counted || best == 0 || best > most_added_up) return;
    Claim& sum = *kept[best_at];
    for (std::size_t j = best_at + 1; j < kept.size(); ++j)
        if (is_described(*kept[j]) && kept[j]->figure.sentence == sum.figure.sentence && kept[j]->place == sum.place) {
            sum.figure.text += " + " + kept[j]->figure.text;
            sum.figure.where.end = std::max(sum.figure.where.end, kept[j]->figure.where.end);
        }
    sum.figure.value = best;
    sum.figure.interval = {best, best, false, false};
    sum.label.clear();
    sum.subset = sum.implied = false;
    sum.added_up = true;
    kept.erase(std::remove_if(kept.begin() + static_cast<std::ptrdiff_t>(first), kept.end(),
                              [&](const Claim* claim) { return claim != &sum && is_described(*claim); }),
               kept.end());
}

/// Where articles give counts, one that only speaks of a victim counts nothing: it tells of a part.
void settle_single_victims(std::span<Claim*> kept) {
    double least = 0;
    for (const Claim* claim : kept)
        if (!claim->implied && is_whole(*claim) && claim->label.empty())
            if (const auto number = number_of(claim->figure); number && (least == 0 || *number < least)) least = *number;
    for (Claim* claim : kept)
        if (claim->implied && is_whole(*claim) && number_of(claim->figure).value_or(0) < least) claim->scope |= scope_part;
}

/// "One died and 30 others were hurt": the others are all of the hurt where the sentence counts no more of them before.
void settle_beside(std::span<Claim> claims) {
    for (std::size_t i = 0; i < claims.size(); ++i) {
        if (!(claims[i].scope & scope_beside)) continue;
        bool alone = true;
        for (std::size_t j = i; j-- > 0 && claims[j].article == claims[i].article && alone;) alone = claims[j].figure.sentence != claims[i].figure.sentence;
        if (alone) claims[i].scope &= static_cast<std::uint16_t>(~scope_more);
    }
}

/// The claims of one article: repetitions and single victims beside a count go.
void settle_article(std::span<Claim> claims, std::vector<Claim*>& kept) {
    const std::size_t first = kept.size();
    for (Claim& claim : claims) {
        bool repeated = false;
        for (std::size_t i = first; i < kept.size() && !repeated; ++i) {
            Claim& other = *kept[i];
            const bool same = same_number(claim, other) && claim.label == other.label && (claim.scope & partial_bits) == (other.scope & partial_bits) &&
                              (claim.place.empty() || other.place.empty() || places_meet(claim.place, other.place)) &&
                              (claim.scope & scope_earlier) == (other.scope & scope_earlier);
            if (!same || (!is_toll(claim.figure.measure) && claim.figure.item != other.figure.item)) continue;
            repeated = claim.speaker == other.speaker || claim.speaker.empty() || claim.implied;
            if (!repeated && other.speaker.empty()) {  // who says so outranks the outlet's own voice
                kept[i] = &claim;
                repeated = true;
            }
        }
        if (!repeated) kept.push_back(&claim);
    }
    if (kept.size() <= first || !is_toll(kept[first]->figure.measure)) return;
    add_up_victims(kept, first);
    const auto begin = kept.begin() + static_cast<std::ptrdiff_t>(first);
    const bool counted = std::any_of(begin, kept.end(), [](const Claim* claim) { return !claim->implied && is_whole(*claim); });
    if (counted) kept.erase(std::remove_if(begin, kept.end(), [](const Claim* claim) { return claim->implied; }), kept.end());
}

/// Numbers that two sources may give of one thing, though an outlet names neither source.
bool near_size(const Claim& a, const Claim& b) {
    const double x = number_of(a.figure).value_or(0), y = number_of(b.figure).value_or(0);
    return std::min(x, y) >= fewest_near && std::max(x, y) <= near_times * std::min(x, y);
}

/// Two counts by one voice of one article that can't both be the whole.
bool rival(const Claim& a, const Claim& b) {
    return is_whole(a) && is_whole(b) && a.label == b.label && a.speaker == b.speaker && (a.scope & scope_earlier) == (b.scope & scope_earlier) &&
           !meet(a, b) && !near_size(a, b) && (a.place.empty() || b.place.empty() || places_meet(a.place, b.place));
}

/// Of an article's rivals one is the whole: the running total, else the one that is nearest to what other articles say, else the first. The
/// others are parts, or events of their own.
void settle_rivals(std::span<Claim*> article, const std::map<std::string_view, double>& usual) {
    const auto distance = [&](const Claim& claim) {
        const auto known = usual.find(claim.label);
        return known == usual.end() ? 0.0 : std::abs(std::log(std::max(number_of(claim.figure).value_or(1), 0.5)) - known->second);
    };
    for (Claim* a : article)
        for (Claim* b : article) {
            if (a == b || !rival(*a, *b)) continue;
            const auto order = [&](const Claim& claim) {
                return std::tuple(claim.implied, claim.retrospective, distance(claim), (claim.scope & scope_total) == 0, claim.figure.where.start);
            };
            if (order(*a) < order(*b) && !(b->scope & scope_event)) b->scope |= scope_part;
        }
}

/// The middle of the logarithms of what articles without rivals count, by label.
std::map<std::string_view, double> usual_numbers(const std::vector<Claim*>& kept) {
    std::map<std::string_view, std::vector<double>> numbers;
    for (std::size_t begin = 0; begin < kept.size();) {
        std::size_t end = begin;
        while (end < kept.size() && kept[end]->article == kept[begin]->article) ++end;
        for (std::size_t i = begin; i < end; ++i) {
            const auto number = number_of(kept[i]->figure);
            if (!is_whole(*kept[i]) || !number || *number <= 0) continue;
            const bool sure = std::none_of(kept.begin() + static_cast<std::ptrdiff_t>(begin), kept.begin() + static_cast<std::ptrdiff_t>(end),
                                           [&](const Claim* other) { return other != kept[i] && rival(*kept[i], *other); });
            if (sure) numbers[kept[i]->label].push_back(std::log(*number));
        }
        begin = end;
    }
    std::map<std::string_view, double> usual;
    for (auto& [label, list] : numbers) {
        std::nth_element(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(list.size() / 2), list.end());
        usual[label] = list[list.size() / 2];
    }
    return usual;
}

double size_of(const Claim& claim) { return std::log(std::max(number_of(claim.figure).value_or(1), 0.5)); }

/// How many times the greater, as a logarithm, a count is off `size`; 0 within the interval of a vague one.
double off_size(const Claim& claim, double size) {
    const Interval interval = compared(claim.figure);
    if (claim.figure.bound == Bound::vague && interval.low && interval.high && std::exp(size) >= *interval.low && std::exp(size) <= *interval.high) return 0;
    return std::abs(size_of(claim) - size);
}

/// Where several articles tell how great a toll is, a count of quite another size is of something else: a yearly number, an old disaster, the dead of
/// one house. They are those of the days before and of the next: a toll grows.
void find_out_of_size(std::span<Claim*> kept) {
    std::vector<Claim*> sized;
    for (Claim* claim : kept)
        if (is_whole(*claim) && claim->as_of.known() && number_of(claim->figure)) sized.push_back(claim);
    std::stable_sort(sized.begin(), sized.end(), [](const Claim* a, const Claim* b) { return a->as_of.day < b->as_of.day; });
    std::vector<double> sizes;
    for (std::size_t at = 0, first = 0; at < sized.size(); ++at) {
        Claim& claim = *sized[at];
        while (sized[first]->as_of.day + days_before < claim.as_of.day) ++first;
        const Interval own = compared(claim.figure);
        if (claim.figure.bound == Bound::vague && !(own.low && own.high)) continue;  // "many" has no size
        sizes.clear();
        for (std::size_t i = first; i < sized.size() && sized[i]->as_of.day <= claim.as_of.day + days_after; ++i)
            if (sized[i]->article != claim.article && sized[i]->figure.bound != Bound::vague) sizes.push_back(size_of(*sized[i]));
        if (sizes.size() < fewest_sizes) continue;
        std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
        claim.out_of_size = off_size(claim, sizes[sizes.size() / 2]) >= std::log(out_of_size);
    }
}

/// An article that counts the victims only by what they are ("two passengers", "a woman") counts the victims; but a class that is a part of any
/// whole (children, soldiers) only where it is one victim.
void relabel_described(std::span<Claim*> article) {
    for (Claim* claim : article) {
        if (!is_whole(*claim) || claim->label.empty() || claim->label.starts_with("nation:") || claim->label.find("prisoner") != std::string::npos) continue;
        if (claim->subset && number_of(claim->figure) != 1.0) continue;
        const bool greatest = std::all_of(article.begin(), article.end(), [&](const Claim* other) {
            const double number = number_of(claim->figure).value_or(0), more = number_of(other->figure).value_or(0);
            if (other == claim || !is_whole(*other)) return true;
            return other->label.empty() ? other->speaker != claim->speaker && more <= number : more <= number;
        });
        if (greatest) claim->label.clear();
    }
}

/// Where a story's captives are all of one nation, saying so makes them no other captives.
void drop_only_nation(std::span<Claim> claims) {
    std::string_view nation;
    for (const Claim& claim : claims) {
        if (!claim.label.starts_with("nation:")) continue;
        if (quantity_of(claim.figure.measure) != "taken" || (!nation.empty() && nation != claim.label)) return;
        nation = claim.label;
    }
    if (nation.empty()) return;
    const std::string only(nation);
    for (Claim& claim : claims)
        if (claim.label == only) claim.label.clear();
}

class Grouper {
public:
    Grouper(std::vector<Claim*> claims, std::string_view story_place) : claims_(std::move(claims)), main_place_(story_place) { find_places(); }

    std::vector<ClaimGroup> run() {
        for (Claim* claim : claims_) {
            ClaimGroup* best = nullptr;
            int best_score = -1;
            for (ClaimGroup& group : groups_)
                if (const auto score = fit(*claim, group); score && *score > best_score) {
                    best = &group;
                    best_score = *score;
                }
            if (best) best->claims.push_back(claim);
            else groups_.push_back({{claim}, !is_whole(*claim)});
        }
        return std::move(groups_);
    }

private:
    /// How well a claim fits a group; nothing where it counts something else.
    std::optional<int> fit(const Claim& claim, const ClaimGroup& group) const {
        const Claim& first = *group.claims.front();
        const bool toll = is_toll(claim.figure.measure);
        if (claim.label != first.label || claim.out_of_size != first.out_of_size) return std::nullopt;
        if (claim.out_of_size && std::abs(size_of(claim) - size_of(first)) >= std::log(out_of_size)) return std::nullopt;
        const std::uint16_t bits = claim.label.empty() ? partial_bits : static_cast<std::uint16_t>(partial_bits & ~scope_part);
        bool near_number = false, near_context = !toll, exact_place = false;
        double context = 0;
        std::size_t looked = 0;
        std::string_view place;
        for (const Claim* other : group.claims) {
            if (!time_fits(claim, *other)) return std::nullopt;
            if (!claim.place.empty() && !other->place.empty() && !places_meet(claim.place, other->place) && !place_is_loose(claim) && !is_one_event(claim, *other)) return std::nullopt;
            if (other->article == claim.article && !fits_beside(claim, *other)) return std::nullopt;
            near_number |= same_number(claim, *other) || (!toll && claim.figure.bound != Bound::vague && within_reach(claim, *other));
            exact_place |= claim.place == other->place;
            if (place.empty()) place = other->place;
            if (!toll && looked++ < most_contexts) context = std::max(context, shared_context(claim, *other));
        }
        if (claim.place.empty() != place.empty() && toll && !near_number && !place_is_loose(claim) && !is_main_place(claim.place.empty() ? place : claim.place))
            return std::nullopt;
        if (near_context && context < (near_number ? same_context_and_number : same_context)) return std::nullopt;
        const std::uint16_t differing = static_cast<std::uint16_t>((claim.scope ^ first.scope) & bits);
        if (differing && !(near_number && (differing & ~(scope_more | scope_part)) == 0 && claim.article != first.article)) return std::nullopt;
        if ((claim.scope & bits & ~scope_remaining) && !near_number) return std::nullopt;
        return (near_number ? 4 : 0) + (exact_place ? 2 : 0) + (group.part ? 0 : 1);
    }

    /// One article may give two counts of one quantity: what it was and what it is, what is denied and what is so, or what two voices say, if they are
    /// of one size.
    static bool fits_beside(const Claim& a, const Claim& b) {
        if ((a.scope & scope_earlier) != (b.scope & scope_earlier)) return true;
        const bool denied = (a.figure.status == "denied") != (b.figure.status == "denied");
        if (a.speaker == b.speaker && !denied) return meet(a, b) || (a.speaker.empty() && near_size(a, b));
        const auto x = number_of(a.figure), y = number_of(b.figure);
        return !x || !y || *x == *y || (std::max(*x, *y) <= most_times_apart * std::min(*x, *y));
    }

    /// The same great number for the same day: what differs is how near the outlets name the place.
    static bool is_one_event(const Claim& a, const Claim& b) {
        return a.event_day != DayMinute::unknown && a.event_day == b.event_day && same_number(a, b) && *number_of(a.figure) >= telling_number;
    }

    static bool within_reach(const Claim& a, const Claim& b) {
        const Interval x = compared(a.figure), y = compared(b.figure);
        return x.low && x.high && y.low && y.high && overlap(x, y);
    }

    /// Captives are taken in one place and held in another.
    static bool place_is_loose(const Claim& claim) { return quantity_of(claim.figure.measure) == "taken" || claim.figure.measure == "released"; }

    /// The place that a claim means which names none: the one of which most articles speak.
    bool is_main_place(std::string_view place) const { return one_place_ || (!main_place_.empty() && places_meet(main_place_, place)); }

    void find_places() {
        std::map<std::string_view, std::set<std::uint32_t>> articles;
        for (const Claim* claim : claims_)
            if (!claim->place.empty()) articles[claim->place].insert(claim->article);
        std::vector<std::pair<std::size_t, std::string_view>> order;
        for (auto& [place, list] : articles) {
            for (auto& [other, more] : articles)
                if (other != place && places_meet(place, other)) list.insert(more.begin(), more.end());
            order.emplace_back(list.size(), place);
        }
        std::sort(order.rbegin(), order.rend());
        for (std::size_t i = 1; i < order.size(); ++i)
            if (!places_meet(order[0].second, order[i].second)) {
                one_place_ = false;
                if (order[i].first < order[0].first) main_place_ = order[0].second;
                return;
            }
    }

    static bool time_fits(const Claim& a, const Claim& b) {
        const auto total = [](const Claim& claim) { return (claim.scope & scope_total) != 0; };
        const auto event = [](const Claim& claim) { return (claim.scope & scope_event) != 0 && !(claim.scope & scope_total); };
        if (((total(a) && event(b)) || (event(a) && total(b))) && !same_number(a, b)) return false;
        const auto known = [](std::int32_t day) { return day != DayMinute::unknown; };
        if (known(a.since) && known(b.since) && std::abs(a.since - b.since) > same_beginning_days) return false;
        if (a.retrospective || b.retrospective) {  // an older event that an article recalls
            const auto held = [&](const Claim& claim) { return claim.retrospective || !claim.as_of.known() ? claim.last_day : claim.as_of.day; };
            if (known(held(a)) && known(held(b)) && std::abs(held(a) - held(b)) > same_beginning_days) return false;
        }
        const auto before = [&](const Claim& x, std::int32_t day) { return known(day) && x.as_of.known() && !x.doubtful && x.as_of.day < day; };
        if (before(a, b.since) || before(b, a.since)) return false;
        if (event(a) && event(b) && known(a.event_day) && known(b.event_day) && std::abs(a.event_day - b.event_day) > same_event_days) return false;
        return !(event(a) && before(b, a.event_day)) && !(event(b) && before(a, b.event_day));
    }

    std::vector<Claim*> claims_;
    bool one_place_ = true;
    std::string_view main_place_;
    std::vector<ClaimGroup> groups_;
};

}  // namespace

bool places_meet(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    return a == b || (b.starts_with(a) && b[a.size()] == '-');
}

std::vector<ClaimGroup> group_claims(std::span<Claim> claims, std::string_view story_place) {
    std::vector<Claim*> kept;
    drop_only_nation(claims);
    settle_beside(claims);
    if (claims.size() == 1) {
        kept.push_back(&claims.front());
        if (is_toll(claims.front().figure.measure)) relabel_described(kept);
        const bool part = !is_whole(claims.front());
        return {{std::move(kept), part}};
    }
    for (std::size_t begin = 0; begin < claims.size();) {
        std::size_t end = begin;
        while (end < claims.size() && claims[end].article == claims[begin].article) ++end;
        const std::size_t first = kept.size();
        settle_article(claims.subspan(begin, end - begin), kept);
        if (kept.size() > first && is_toll(kept[first]->figure.measure)) relabel_described({kept.data() + first, kept.size() - first});
        begin = end;
    }
    if (!kept.empty() && is_toll(kept.front()->figure.measure)) {
        settle_single_victims(kept);
        find_out_of_size(kept);
        const auto usual = usual_numbers(kept);
        for (std::size_t begin = 0; begin < kept.size();) {
            std::size_t end = begin;
            while (end < kept.size() && kept[end]->article == kept[begin]->article) ++end;
            settle_rivals({kept.data() + begin, end - begin}, usual);
            begin = end;
        }
    }
    // Wholes first: what is vague about a part is settled by them.
    std::stable_sort(kept.begin(), kept.end(), [](const Claim* a, const Claim* b) {
        return std::tuple(is_whole(*b), a->out_of_size) < std::tuple(is_whole(*a), b->out_of_size);
    });
    return Grouper(std::move(kept), story_place).run();
}

}  // namespace tallywire
