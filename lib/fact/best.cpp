#include "fact/best.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <tuple>

namespace tallywire {
namespace {

bool later(const Claim& a, const Claim& b) {
    return std::tie(a.as_of, a.rank, a.figure.where.start) > std::tie(b.as_of, b.rank, b.figure.where.start);
}

/// The reported range: unbounded above only where the greatest number is a lower bound.
void set_range(std::span<const Claim* const> claims, BestPick& pick) {
    std::optional<double> low, high, most, least;
    for (const Claim* claim : claims) {
        Interval interval = claim->figure.interval;
        const auto number = number_of(claim->figure);
        if (!number) continue;
        if (!interval.low && !interval.high) interval.low = interval.high = number;
        if (interval.low && (!low || *interval.low < *low)) low = interval.low;
        if (interval.high && (!high || *interval.high > *high)) high = interval.high;
        if (!interval.high && (!most || *interval.low > *most)) most = interval.low;
        if (!interval.low && (!least || *interval.high < *least)) least = interval.high;
    }
    pick.low = low && least && *least < *low ? std::nullopt : low;
    pick.high = high && most && *most >= *high ? std::nullopt : high;
    if (!high) pick.high.reset();
}

/// One claim for each text: its latest. Copies and their original are one text.
std::vector<const Claim*> one_per_text(std::span<const Claim* const> claims) {
    std::map<std::uint32_t, const Claim*> latest;
    for (const Claim* claim : claims) {
        const Claim*& kept = latest[claim->original];
        if (!kept || later(*claim, *kept)) kept = claim;
    }
    std::vector<const Claim*> chosen;
    for (const auto& entry : latest) chosen.push_back(entry.second);
    return chosen;
}

std::optional<double> majority(std::span<const Claim* const> claims) {
    struct Votes {
        double count = 0;
        const Claim* latest = nullptr;
    };
    std::map<double, Votes> votes;
    for (const Claim* claim : claims) {
        const auto number = number_of(claim->figure);
        if (!number) continue;
        Votes& vote = votes[*number];
        vote.count += claim->figure.bound == Bound::vague ? 0.1 : claim->figure.bound == Bound::exact ? 1.0 : 0.9;
        if (!vote.latest || later(*claim, *vote.latest)) vote.latest = claim;
    }
    const Votes* best = nullptr;
    std::optional<double> number;
    for (const auto& [value, vote] : votes)
        if (!best || vote.count > best->count || (vote.count == best->count && later(*vote.latest, *best->latest))) {
            best = &vote;
            number = value;
        }
    return number;
}

std::optional<double> by_priority(std::span<const Claim* const> claims, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        const Claim* chosen = nullptr;
        for (const Claim* claim : claims)
            if ((fold_case(claim->outlet) == name || fold_case(claim->origin) == name || claim->speaker == name) &&
                (!chosen || later(*claim, *chosen)))
                chosen = claim;
        if (chosen) return number_of(chosen->figure);
    }
    return std::nullopt;
}

}  // namespace

BestChoice parse_best(const std::string& text) {
    BestChoice choice;
    choice.name = text;
    if (text == "range") return choice;
    if (text == "majority") choice.rule = BestRule::majority;
    else if (text == "conservative") choice.rule = BestRule::conservative;
    else if (text == "latest") choice.rule = BestRule::latest;
    else if (text.starts_with("priority:")) {
        choice.rule = BestRule::priority;
        const std::string path = text.substr(9);
        std::ifstream file(path);
        if (!file) throw IoError(path + ": can't be read");
        for (std::string line; std::getline(file, line);) {
            while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
            if (!line.empty() && line[0] != '#') choice.priority.push_back(fold_case(line));
        }
        if (choice.priority.empty()) throw UsageError(path + ": names no outlet or originator");
    } else {
        throw UsageError("--best: expected range, majority, conservative, latest or priority:FILE, not " + text);
    }
    return choice;
}

BestPick pick_best(std::span<const Claim* const> claims, const std::vector<bool>& current, const BestChoice& choice) {
    BestPick pick;
    std::vector<const Claim*> standing;
    for (std::size_t i = 0; i < claims.size(); ++i)
        if (current[i]) standing.push_back(claims[i]);
    if (standing.empty()) standing.assign(claims.begin(), claims.end());
    set_range(standing, pick);
    switch (choice.rule) {
        case BestRule::range:
            if (pick.low && pick.low == pick.high) pick.best = pick.low;
            break;
        case BestRule::majority: pick.best = majority(one_per_text(standing)); break;
        case BestRule::conservative:
            for (const Claim* claim : standing) {
                const Interval interval = compared(claim->figure);
                const auto number = interval.low ? claim->figure.value ? claim->figure.value : interval.low : std::nullopt;
                if (number && (!pick.best || *number < *pick.best)) pick.best = number;
            }
            break;
        case BestRule::latest: {
            const Claim* latest = nullptr;
            for (const Claim* claim : standing)
                if (number_of(claim->figure) && (!latest || later(*claim, *latest))) latest = claim;
            if (latest) pick.best = number_of(latest->figure);
            break;
        }
        case BestRule::priority: pick.best = by_priority(standing, choice.priority); break;
    }
    return pick;
}

}  // namespace tallywire
