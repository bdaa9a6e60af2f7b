#include "fact/figure_fact.hpp"

#include "fact/relation.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace tallywire {
namespace {

constexpr std::size_t all_pairs_up_to = 32;  ///< readings; of more, each is compared with those next to it in time
constexpr std::size_t neighbours = 4;
constexpr double same_sentence = 0.7;

/// How much a relation says of the whole fact.
int weight(Relation relation) {
    switch (relation) {
        case Relation::agree: return 0;
        case Relation::compatible: return 1;
        case Relation::refines: return 2;
        case Relation::supersedes: return 3;
        case Relation::conflict: return 4;
        case Relation::different_scope: return -1;
    }
    return 0;
}

void sort_claims(std::vector<Claim*>& claims) {
    if (claims.size() < 2) return;
    std::sort(claims.begin(), claims.end(), [](const Claim* a, const Claim* b) {
        const auto earlier = [](const Claim& claim) { return (claim.scope & scope_earlier) == 0; };
        return std::tuple(a->as_of.day, a->as_of.minute, a->rank, earlier(*a), a->figure.where.start, std::string_view(a->figure.id)) <
               std::tuple(b->as_of.day, b->as_of.minute, b->rank, earlier(*b), b->figure.where.start, std::string_view(b->figure.id));
    });
}

/// Copies of a sentence, and a claim that an outlet prints in its own voice in the words of somebody's, have the origin of the first.
std::uint32_t join_origins(std::vector<Claim*>& claims) {
    std::uint32_t flags = 0;
    std::map<std::uint64_t, Claim*> first;
    for (Claim* claim : claims) {
        if (claim->skeleton == 0) continue;
        const auto [at, added] = first.emplace(claim->skeleton, claim);
        if (!added && at->second->article != claim->article) {
            claim->origin = at->second->origin;
            claim->original = at->second->original;
        }
    }
    if (claims.size() > 4 * all_pairs_up_to) return flags;
    for (Claim* claim : claims) {
        if (!claim->speaker.empty()) continue;
        for (const Claim* other : claims)
            if (other->article != claim->article && !other->speaker.empty() && number_of(other->figure) == number_of(claim->figure) &&
                other->figure.bound == claim->figure.bound && other->as_of.day <= claim->as_of.day && shared_context(*claim, *other) >= same_sentence) {
                claim->origin = other->origin;
                flags |= flag_lost_attribution;
                break;
            }
    }
    return flags;
}

struct Judged {
    std::uint32_t a, b;
    Judgement judgement;
};

std::vector<Judged> judge_all(const std::vector<Claim*>& claims) {
    std::vector<Judged> judged;
    const auto size = static_cast<std::uint32_t>(claims.size());
    const std::uint32_t reach = size <= all_pairs_up_to ? size : static_cast<std::uint32_t>(neighbours);
    for (std::uint32_t a = 0; a < size; ++a)
        for (std::uint32_t b = a + 1; b < size && b - a <= reach; ++b) judged.push_back({a, b, judge(*claims[a], *claims[b])});
    return judged;
}

/// A reading that repeats a number after another had replaced it: it contradicts the new one.
void find_lagging(const std::vector<Claim*>& claims, std::vector<Judged>& judged) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, Judged*> at;
    for (Judged& pair : judged) at[{pair.a, pair.b}] = &pair;
    for (const Judged& replaced : judged) {
        if (replaced.judgement.relation != Relation::supersedes || replaced.judgement.swapped) continue;
        const auto old = number_of(claims[replaced.a]->figure), now = number_of(claims[replaced.b]->figure);
        for (std::uint32_t x = replaced.b + 1; x < claims.size(); ++x) {
            const Claim& late = *claims[x];
            if (number_of(late.figure) != old || late.scope & scope_earlier || late.doubtful) continue;
            const auto found = at.find({replaced.b, x});
            if (found == at.end() || found->second->judgement.relation == Relation::agree) continue;
            found->second->judgement = {Relation::conflict, late.outlet + " still prints " + grouped(*old) + ", which " + grouped(*now) + " had replaced",
                                        flag_lagging, false};
        }
    }
}

/// The place that most readings name; of two, the more exact.
std::optional<Place> commonest_place(const std::vector<Claim*>& claims) {
    std::map<std::string_view, std::pair<std::size_t, const Place*>> votes;
    for (const Claim* claim : claims) {
        if (!claim->figure.place) continue;
        auto& [count, place] = votes[claim->place];
        ++count;
        if (!place) place = &*claim->figure.place;
    }
    const auto order = [](const auto& vote) { return std::tuple(vote.second.first, vote.first.size()); };
    const auto best = std::max_element(votes.begin(), votes.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
    return best == votes.end() ? std::nullopt : std::optional(*best->second.second);
}

void set_what(const std::vector<Claim*>& claims, Fact& fact) {
    const Figure& first = claims.front()->figure;
    fact.what.measure = std::string(quantity_of(first.measure));
    const auto commonest = [&](auto field) {
        if (claims.size() == 1) return field(*claims.front());
        std::map<std::string, int> votes;
        for (const Claim* claim : claims)
            if (const auto value = field(*claim)) ++votes[*value];
        std::optional<std::string> best;
        int most = 0;
        for (const auto& [value, count] : votes)
            if (count > most) {
                most = count;
                best = value;
            }
        return best;
    };
    fact.what.unit = claims.front()->people && claims.front()->label.empty() ? std::optional<std::string>("person")
                                                                              : commonest([](const Claim& claim) { return claim.figure.unit; });
    fact.what.item = commonest([](const Claim& claim) { return claim.figure.item; });
    if (!claims.front()->label.empty()) fact.what.group = commonest([](const Claim& claim) { return claim.figure.group; });
    fact.what.place = commonest_place(claims);
}

void set_window(const std::vector<Claim*>& claims, Fact& fact) {
    std::int32_t first = DayMinute::unknown, last = DayMinute::unknown;
    for (const Claim* claim : claims) {
        std::int32_t begin = claim->as_of.day;
        if (claim->event_day != DayMinute::unknown) begin = claim->event_day;
        if (claim->since != DayMinute::unknown) begin = claim->since;
        if (begin != DayMinute::unknown && (first == DayMinute::unknown || begin < first)) first = begin;
        if (claim->as_of.known() && claim->as_of.day > last) last = claim->as_of.day;
    }
    if (first != DayMinute::unknown) fact.window.first = format_day(first);
    if (last != DayMinute::unknown) fact.window.last = format_day(last);
}

/// What a run over more articles will find again.
void set_id(const Claim& first, std::string_view story, Fact& fact) {
    std::string name;
    name.reserve(128);
    name.append(story);
    for (const std::string_view part : {quantity_of(first.figure.measure), std::string_view(first.figure.status), std::string_view(first.label), std::string_view(first.place)})
        name.append("|").append(part);
    name.append("|").append(std::to_string(first.scope & (scope_pending | scope_remaining | scope_part | scope_more))).append("|").append(first.figure.id);
    fact.id = "f-" + hash_id(name);
}

}  // namespace

std::string hash_id(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325u;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    hash ^= hash >> 29;
    hash *= 0xBF58476D1CE4E5B9u;
    hash ^= hash >> 32;
    std::string out(16, '0');
    for (std::size_t i = 0; i < 16; ++i) out[i] = "0123456789abcdef"[hash >> (60 - 4 * i) & 15];
    return out;
}

Reading make_reading(Claim&& claim) {
    Reading reading;
    Figure& figure = claim.figure;
    if (!figure.id.empty()) reading.figure = std::move(figure.id);
    reading.article = std::move(figure.article);
    reading.source = std::move(figure.source);
    reading.by = std::move(figure.by);
    if (claim.as_of.known()) reading.as_of = format_day(claim.as_of.day);
    reading.interval = figure.interval;
    if (!reading.interval.low && !reading.interval.high && figure.value && figure.bound == Bound::exact) reading.interval.low = reading.interval.high = figure.value;
    reading.bound = figure.bound;
    reading.text = std::move(figure.text);
    reading.sentence = std::move(figure.sentence);
    return reading;
}

Reading make_reading(const Claim& claim) { return make_reading(Claim(claim)); }

Fact make_fact(ClaimGroup& group, std::string_view story, const BestChoice& best) {
    std::vector<Claim*>& claims = group.claims;
    sort_claims(claims);
    Fact fact;
    fact.kind = "figure";
    std::uint32_t flags = claims.size() > 1 ? join_origins(claims) : 0;
    set_what(claims, fact);
    set_window(claims, fact);
    std::vector<Judged> judged = judge_all(claims);
    if (judged.size() > 1) find_lagging(claims, judged);
    std::vector<bool> current(claims.size(), true);
    Relation relation = Relation::agree;
    for (Judged& pair : judged) {
        Judgement& judgement = pair.judgement;
        if (judgement.relation == Relation::supersedes) current[judgement.swapped ? pair.b : pair.a] = false;
        if (judgement.flags & flag_lagging && judgement.relation == Relation::conflict) current[pair.b] = false;
        if (weight(judgement.relation) > weight(relation)) relation = judgement.relation;
        flags |= judgement.flags;
        const bool turned = judgement.swapped;
        fact.pairs.push_back({turned ? pair.b : pair.a, turned ? pair.a : pair.b, std::string(name_of(judgement.relation)), std::move(judgement.reason)});
    }
    for (std::size_t i = 0; i < claims.size(); ++i)
        if (claims[i]->scope & scope_earlier && claims.size() > 1) current[i] = false;
    const BestPick pick = pick_best({claims.data(), claims.size()}, current, best);
    set_id(*claims.front(), story, fact);
    if (const std::string& status = claims.front()->figure.status; status != "reported" && status != "denied") fact.status = status;
    fact.readings.reserve(claims.size());
    for (Claim* claim : claims) {
        fact.outlets.push_back(claim->outlet);
        fact.origins.push_back(claim->origin);
        fact.readings.push_back(claim->kept ? make_reading(*claim) : make_reading(std::move(*claim)));
        if (claim->added_up) flags |= flag_derived;
    }
    for (std::vector<std::string>* names : {&fact.outlets, &fact.origins}) {
        if (names->size() < 2) continue;
        std::sort(names->begin(), names->end());
        names->erase(std::unique(names->begin(), names->end()), names->end());
    }
    if (fact.outlets.size() > 1 && fact.origins.size() == 1) flags |= flag_one_origin;
    const bool single = fact.outlets.size() < 2 && weight(relation) < weight(Relation::supersedes);
    fact.relation = single ? "single_source" : std::string(name_of(relation));
    fact.low = pick.low;
    fact.high = pick.high;
    fact.best = pick.best;
    fact.best_rule = best.name;
    if (flags) fact.flags = flag_names(flags);
    return fact;
}

}  // namespace tallywire
