#include "fact/relation.hpp"

#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace tallywire {
namespace {

constexpr int soon_minutes = 30;  ///< printed within: no later than the other
constexpr double same_time_times = 1.1;  ///< lower bounds that are no further apart may be of one time
constexpr int lagging_days = 3;   ///< an outlet may print an older count for so long

constexpr std::array<std::string_view, 6> relations{"agree", "compatible", "refines", "supersedes", "conflict", "different_scope"};

constexpr std::array<std::pair<FactFlag, std::string_view>, 9> flags{{{flag_one_origin, "one_origin"},
                                                                      {flag_down_revision, "down_revision"},
                                                                      {flag_doubtful_date, "doubtful_date"},
                                                                      {flag_lagging, "lagging"},
                                                                      {flag_changed_copy, "changed_copy"},
                                                                      {flag_derived, "derived"},
                                                                      {flag_denied, "denied"},
                                                                      {flag_lost_attribution, "lost_attribution"},
                                                                      {flag_undated, "undated"}}};

enum class Order { unknown, same, a_first, b_first };

Order order_of(const Claim& a, const Claim& b) {
    if (a.article == b.article) {
        const bool a_old = a.scope & scope_earlier, b_old = b.scope & scope_earlier;
        if (a_old != b_old) return a_old ? Order::a_first : Order::b_first;
        return Order::same;
    }
    if (a.doubtful || b.doubtful || !a.as_of.known() || !b.as_of.known()) return Order::unknown;
    if (a.as_of.day != b.as_of.day) return a.as_of.day < b.as_of.day ? Order::a_first : Order::b_first;
    // Of two counts of one day the one that is said to be revised is the later.
    if (const bool revised = a.scope & scope_revised; revised != ((b.scope & scope_revised) != 0) && (a.speaker == b.speaker || a.speaker.empty() || b.speaker.empty()))
        return revised ? Order::b_first : Order::a_first;
    if (a.as_of.minute != DayMinute::unknown && b.as_of.minute != DayMinute::unknown &&
        std::abs(a.as_of.minute - b.as_of.minute) >= soon_minutes && a.speaker == b.speaker)
        return a.as_of.minute < b.as_of.minute ? Order::a_first : Order::b_first;
    return Order::same;
}

std::string who(const Claim& claim) {
    const std::string& name = claim.figure.by ? (claim.figure.by->name ? *claim.figure.by->name : claim.figure.by->text) : claim.outlet;
    return spoken(claim.figure) + (name.empty() ? "" : " (" + name + ")");
}

std::string day_text(const Claim& claim) { return claim.as_of.known() ? format_day(claim.as_of.day) : "no date"; }

/// One of the two readings bounds from above, the other from below, or one is vague: nothing newer is said.
bool says_nothing_newer(const Figure& a, const Figure& b) {
    const auto upper = [](Bound bound) { return bound == Bound::at_most || bound == Bound::less_than; };
    const auto loose = [](Bound bound) { return bound == Bound::about || bound == Bound::vague || bound == Bound::range; };
    return upper(a.bound) != upper(b.bound) || loose(a.bound) || loose(b.bound);
}


/// Why the dates do not tell the order.
std::string date_trouble(const Claim& a, const Claim& b) {
    if (a.doubtful || b.doubtful) return "; the date of " + (a.doubtful ? a : b).outlet + " is doubtful";
    return "; " + (a.as_of.known() ? b : a).outlet + " has no date";
}

Judgement judge_overlapping(const Claim& a, const Claim& b, Order order, double x, double y) {
    const Figure &f = a.figure, &g = b.figure;
    Judgement judgement;
    if (is_running(f.measure) && !says_nothing_newer(f, g)) {
        const bool a_lower = x < y;
        const Claim &low = a_lower ? a : b, &high = a_lower ? b : a;
        if (order == Order::unknown && is_cumulative(f.measure) && a.as_of.known() && b.as_of.known() && std::max(x, y) > same_time_times * std::min(x, y)) {
            judgement.relation = Relation::supersedes;
            judgement.swapped = !a_lower;
            judgement.flags = a.doubtful || b.doubtful ? flag_doubtful_date : flag_undated;
            judgement.reason = "a running toll does not fall, so " + spoken(high.figure) + " is the later" + date_trouble(low, high);
            return judgement;
        }
        if (order == Order::a_first || order == Order::b_first) {
            const bool rising = (order == Order::a_first) == a_lower;
            const int gap = std::abs(a.as_of.day - b.as_of.day);
            if (rising || !is_cumulative(f.measure)) {
                judgement.relation = Relation::supersedes;
                judgement.swapped = order == Order::b_first;
                judgement.reason = (gap == 0 ? "later the same day" : std::to_string(gap) + (gap == 1 ? " day later" : " days later"));
                return judgement;
            }
            if (gap > lagging_days) {
                judgement.relation = Relation::supersedes;
                judgement.swapped = !a_lower;
                judgement.flags = flag_doubtful_date;
                judgement.reason = "a running toll does not fall: " + spoken(low.figure) + ", dated " + day_text(low) +
                                   ", must be older than " + spoken(high.figure) + " of " + day_text(high);
                return judgement;
            }
            judgement.relation = Relation::compatible;
            judgement.flags = flag_lagging;
            judgement.reason = spoken(low.figure) + " was printed later, but is the older count; as lower bounds both hold";
            return judgement;
        }
    }
    const auto counted = [](Bound bound) { return bound == Bound::exact || bound == Bound::range; };
    if (is_toll(f.measure) && counted(f.bound) && counted(g.bound) && a.article != b.article && (order == Order::a_first || order == Order::b_first) &&
        a.as_of.day != b.as_of.day) {
        judgement.relation = Relation::supersedes;
        judgement.swapped = order == Order::b_first;
        judgement.reason = "later: " + spoken(judgement.swapped ? g : f) + ", then " + spoken(judgement.swapped ? f : g);
        return judgement;
    }
    const Interval first = compared(f), second = compared(g);
    const auto bounded = [](const Figure& figure) { return figure.bound == Bound::exact || figure.bound == Bound::range; };
    const bool a_inside = contains(second, first) && bounded(f) && g.bound != Bound::vague;
    const bool b_inside = contains(first, second) && bounded(g) && f.bound != Bound::vague;
    if (a_inside != b_inside) {
        judgement.relation = Relation::refines;
        judgement.swapped = a_inside;
        judgement.reason = spoken(a_inside ? f : g) + " lies within " + spoken(a_inside ? g : f);
        return judgement;
    }
    judgement.relation = Relation::compatible;
    judgement.reason = spoken(f) + " and " + spoken(g) + " can both hold";
    return judgement;
}

Judgement judge_disjoint(const Claim& a, const Claim& b, Order order, double x, double y) {
    Judgement judgement;
    const std::string& measure = a.figure.measure;
    const std::string apart = grouped(std::abs(x - y)) + " apart";
    const bool other_voice = a.speaker != b.speaker;
    if (order == Order::unknown) {
        if (is_cumulative(measure) && (a.doubtful || b.doubtful || a.as_of.known() != b.as_of.known())) {
            judgement.relation = Relation::supersedes;
            judgement.swapped = y < x;
            judgement.flags = a.doubtful || b.doubtful ? flag_doubtful_date : flag_undated;
            judgement.reason = "a running toll does not fall, so " + spoken((x < y ? b : a).figure) + " is the later" + date_trouble(a, b);
            return judgement;
        }
        judgement.relation = Relation::conflict;
        judgement.flags = a.doubtful || b.doubtful ? flag_doubtful_date : flag_undated;
        judgement.reason = who(a) + " against " + who(b) + ", " + apart + "; which is the later is not known";
        return judgement;
    }
    if (order == Order::same) {
        judgement.relation = Relation::conflict;
        judgement.reason = who(a) + " against " + who(b) + (a.as_of.known() ? " on " + day_text(a) : "") + ": " + apart;
        return judgement;
    }
    judgement.swapped = order == Order::b_first;
    const Claim &older = judgement.swapped ? b : a, &newer = judgement.swapped ? a : b;
    const bool falling = judgement.swapped ? x < y : y < x;
    const int gap = a.as_of.known() && b.as_of.known() ? std::abs(a.as_of.day - b.as_of.day) : 0;
    const std::string later = gap == 0 ? "later" : std::to_string(gap) + (gap == 1 ? " day later" : " days later");
    if (is_toll(measure) && !is_running(measure) && other_voice && !older.speaker.empty() && !newer.speaker.empty()) {
        judgement.relation = Relation::conflict;
        judgement.reason = who(older) + " against " + who(newer) + ": " + apart;
        return judgement;
    }
    judgement.relation = Relation::supersedes;
    if (falling && is_cumulative(measure)) {
        const bool said = (newer.scope | older.scope) & (scope_revised | scope_earlier);
        judgement.flags = flag_down_revision;
        judgement.reason = "revised down from " + who(older) + " to " + who(newer) + ", " + later;
        if (!said) {
            judgement.flags |= gap > lagging_days ? flag_doubtful_date : 0u;
            judgement.reason = who(newer) + " is lower than " + who(older) + " though " + later + ": a revision, or an older count";
        }
        return judgement;
    }
    judgement.reason = later + ": " + spoken(older.figure) + ", then " + spoken(newer.figure);
    return judgement;
}

}  // namespace

std::string_view name_of(Relation relation) { return relations[static_cast<std::size_t>(relation)]; }

std::vector<std::string> flag_names(std::uint32_t bits) {
    std::vector<std::string> names;
    for (const auto& [bit, name] : flags)
        if (bits & bit) names.emplace_back(name);
    return names;
}

Judgement judge(const Claim& a, const Claim& b) {
    const Figure &f = a.figure, &g = b.figure;
    const std::optional<double> x = number_of(f), y = number_of(g);
    Judgement judgement;
    const bool copies = a.article != b.article && (a.original == b.original || (a.skeleton != 0 && a.skeleton == b.skeleton));
    if ((f.status == "denied") != (g.status == "denied")) {
        const Claim& denies = f.status == "denied" ? a : b;
        judgement.relation = Relation::conflict;
        judgement.flags = flag_denied;
        judgement.reason = (denies.speaker.empty() ? denies.outlet : who(denies)) + " denies it";
        return judgement;
    }
    if (!x || !y) {
        judgement.relation = Relation::compatible;
        judgement.reason = "one of them gives no number";
        return judgement;
    }
    const bool overlapping = overlap(compared(f), compared(g));
    if (*x == *y && overlapping) {
        judgement.reason = copies ? "one text, one origin"
                           : !a.speaker.empty() && a.speaker == b.speaker ? "the same number on the word of " + (f.by->name ? *f.by->name : f.by->text)
                                                                          : "the same number";
        return judgement;
    }
    const Order order = order_of(a, b);
    const bool one_text = a.article != b.article && (a.original == b.original || (copies && order != Order::a_first && order != Order::b_first));
    if (one_text && f.bound == g.bound && f.bound != Bound::vague) {
        judgement.relation = Relation::conflict;
        judgement.flags = flag_changed_copy;
        judgement.reason = "copies of one text: " + spoken(f) + " became " + spoken(g) + ", both cannot be right";
        return judgement;
    }
    return overlapping ? judge_overlapping(a, b, order, *x, *y) : judge_disjoint(a, b, order, *x, *y);
}

}  // namespace tallywire
