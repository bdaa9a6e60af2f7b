#include "fact/ledger.hpp"

#include "fact/figure_fact.hpp"
#include "fact/relation.hpp"

#include <algorithm>

namespace tallywire {
namespace {

constexpr std::uint16_t out_of_ledger = scope_part | scope_more | scope_pending | scope_earlier;

bool is_remaining(const Claim& claim) { return claim.figure.measure == "held" && claim.scope & scope_remaining; }
bool is_released(const Claim& claim) { return claim.figure.measure == "released"; }
bool is_taken(const Claim& claim) { return !is_released(claim) && !(claim.scope & scope_remaining); }

bool is_count(const Claim& claim) { return claim.figure.bound != Bound::vague && number_of(claim.figure).value_or(0) > 0; }

Fact ledger_fact(const Claim& taken, const Claim& released, const Claim& left, std::string_view story, const BestChoice& best) {
    const double sum = *number_of(released.figure) + *number_of(left.figure);
    const std::string arithmetic = grouped(*number_of(released.figure)) + " released + " + grouped(*number_of(left.figure)) + " left = " + grouped(sum);
    Fact fact;
    fact.id = "f-" + hash_id(std::string(story) + "|ledger|" + taken.figure.id + '|' + released.figure.id + '|' + left.figure.id);
    fact.what.measure = "taken";
    fact.what.unit = "person";
    fact.what.item = taken.figure.item;
    fact.what.place = taken.figure.place;
    fact.relation = std::string(name_of(Relation::conflict));
    for (const Claim* claim : {&taken, &released, &left}) {
        fact.readings.push_back(make_reading(*claim));
        fact.outlets.push_back(claim->outlet);
        fact.origins.push_back(claim->origin);
    }
    for (auto* names : {&fact.outlets, &fact.origins}) {
        std::sort(names->begin(), names->end());
        names->erase(std::unique(names->begin(), names->end()), names->end());
    }
    const std::string whole(name_of(Relation::different_scope));
    fact.pairs = {{0, 1, whole, arithmetic + ", but " + spoken(taken.figure) + " taken: the released are a part of the taken"},
                  {0, 2, whole, arithmetic + ", but " + spoken(taken.figure) + " taken: those left are a part of the taken"},
                  {1, 2, whole, "released and left are two parts of one whole"}};
    const Interval upper = compared(taken.figure);
    fact.low = upper.high ? std::min(*upper.high, sum) : sum;
    fact.high = sum;
    fact.best_rule = best.name;
    fact.flags = flag_names(flag_derived);
    if (taken.as_of.known()) fact.window.first = format_day(taken.as_of.day);
    const std::int32_t last = std::max({taken.as_of.day, released.as_of.day, left.as_of.day});
    if (last != DayMinute::unknown) fact.window.last = format_day(last);
    return fact;
}

}  // namespace

bool is_in_ledger(const Claim& claim) {
    const Figure& figure = claim.figure;
    return (figure.measure == "taken" || figure.measure == "held" || figure.measure == "released") && figure.status == "reported" &&
           (claim.label.empty() || claim.label.starts_with("nation:")) && !(claim.scope & out_of_ledger) && is_count(claim);
}

std::vector<Fact> check_ledger(std::span<const Claim> claims, std::string_view story, const BestChoice& best) {
    std::vector<Fact> facts;
    std::vector<const Claim*> taken;
    for (const Claim& claim : claims)
        if (is_taken(claim) && compared(claim.figure).high) taken.push_back(&claim);
    // One article's own released and left: what two articles count may overlap.
    for (const Claim& left : claims) {
        if (!is_remaining(left)) continue;
        for (const Claim& released : claims) {
            if (!is_released(released) || released.article != left.article) continue;
            const double sum = *number_of(released.figure) + *number_of(left.figure);
            for (const Claim* whole : taken) {
                if (whole->article == left.article || sum <= *compared(whole->figure).high) continue;
                facts.push_back(ledger_fact(*whole, released, left, story, best));
                break;  // the others say the same of the same sum
            }
        }
    }
    return facts;
}

}  // namespace tallywire
