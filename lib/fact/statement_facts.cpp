#include "fact/statement_facts.hpp"

#include "base/utf8.hpp"
#include "fact/figure_fact.hpp"
#include "fact/relation.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>

namespace tallywire {
namespace {

constexpr double same_claim = 0.55, same_dispute = 0.42, same_topic = 0.34;
constexpr std::size_t fewest_shared = 2, fewest_agreeing = 3, most_statements_at_once = 1500, most_readings = 16;

/// The weighted share of the lesser's words that two statements have in common, and how many.
struct Likeness {
    double share = 0;
    std::size_t words = 0;
};

class Statements {
public:
    explicit Statements(std::span<Claimed> claims) : claims_(claims) {
        for (const Claimed& claim : claims_)
            for (const std::uint32_t stem : claim.stems) ++frequency_[stem];
        for (const Claimed& claim : claims_) {
            double sum = 0;
            for (const std::uint32_t stem : claim.stems) sum += weight(stem);
            total_.push_back(sum);
        }
    }

    Likeness likeness(std::size_t a, std::size_t b) const {
        const auto &x = claims_[a].stems, &y = claims_[b].stems;
        Likeness likeness;
        double shared = 0;
        for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
            if (x[i] < y[j]) ++i;
            else if (y[j] < x[i]) ++j;
            else {
                shared += weight(x[i]);
                ++likeness.words;
                ++i, ++j;
            }
        }
        const double least = std::min(total_[a], total_[b]), most = std::max(total_[a], total_[b]);
        if (least > 0) likeness.share = 0.5 * (shared / least + shared / most);
        return likeness;
    }

private:
    double weight(std::uint32_t stem) const {
        return std::log((static_cast<double>(claims_.size()) + 20) / (frequency_.find(stem)->second + 1.0));
    }

    std::span<Claimed> claims_;
    std::unordered_map<std::uint32_t, int> frequency_;
    std::vector<double> total_;
};

bool is_claim(const Statement& statement) { return statement.polarity != "hopes" && statement.polarity != "threatens" && statement.polarity != "demands"; }

std::string voice(const Claimed& claim) {
    if (!claim.statement.speaker) return claim.outlet;
    return claim.statement.speaker->name ? *claim.statement.speaker->name : claim.statement.speaker->text;
}

bool share_any(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (*x == *y) return true;
        if (*x < *y) ++x;
        else ++y;
    }
    return false;
}

/// Does the one that says no say it of what the other says? "No negotiations" against "negotiations go on", not against "people were dragged away".
bool contradicts(const Claimed& a, const Claimed& b) {
    const Claimed &yes = a.stance > 0 ? a : b, &no = a.stance > 0 ? b : a;
    return share_any(no.turned, yes.stems);
}

/// Other numbers: what the statements say of them is told by the facts of the figures.
bool counts_otherwise(const Claimed& a, const Claimed& b) { return !a.numbers.empty() && !b.numbers.empty() && !share_any(a.numbers, b.numbers); }

/// How two like statements stand; nothing where they have only their topic in common.
std::optional<Judgement> judge_statements(const Claimed& a, const Claimed& b, const Likeness& likeness) {
    Judgement judgement;
    const CodePoints x_at = a.statement.where, y_at = b.statement.where;
    if (a.article == b.article && x_at.start < y_at.end && y_at.start < x_at.end) return std::nullopt;  // one within the other
    const bool one_voice = !a.speaker.empty() && a.speaker == b.speaker;
    const bool same_kind = is_claim(a.statement) == is_claim(b.statement);
    if (same_kind && is_claim(a.statement) && a.stance != b.stance && likeness.words >= fewest_shared && likeness.share >= same_dispute) {
        if (a.article == b.article && (a.speaker.empty() || b.speaker.empty())) return std::nullopt;  // an outlet weighs two sides
        if (!contradicts(a, b) || counts_otherwise(a, b)) return std::nullopt;
        const bool ordered = a.as_of.known() && b.as_of.known() && !a.doubtful && !b.doubtful && a.as_of.day != b.as_of.day;
        if (one_voice && a.article == b.article) return std::nullopt;
        if (one_voice && ordered) {
            judgement.relation = Relation::supersedes;
            judgement.swapped = b.as_of.day < a.as_of.day;
            judgement.reason = voice(a) + " changed what he or she says";
            return judgement;
        }
        judgement.relation = Relation::conflict;
        const Claimed &yes = a.stance > 0 ? a : b, &no = a.stance > 0 ? b : a;
        judgement.reason = voice(yes) + " says so, " + voice(no) + " says not";
        return judgement;
    }
    if (likeness.share < same_claim || !same_kind || a.stance != b.stance || counts_otherwise(a, b)) return std::nullopt;
    judgement.relation = Relation::agree;
    const std::string x = fold_case(a.statement.text), y = fold_case(b.statement.text);
    if (likeness.words < fewest_agreeing && x != y) return std::nullopt;
    const bool quoted_once = (a.statement.form == "indirect") != (b.statement.form == "indirect");
    if (x == y) judgement.reason = a.original == b.original ? "the same words, one text" : "the same words";
    else if (x.find(y) != std::string::npos || y.find(x) != std::string::npos) judgement.reason = "the same words, shortened";
    else if (quoted_once) judgement.reason = "a quote and its paraphrase: one origin";
    else judgement.reason = one_voice ? "the same said in other words" : "two say the same";
    if (a.speaker.empty() != b.speaker.empty()) {
        judgement.flags = flag_lost_attribution;
        judgement.reason += "; " + (a.speaker.empty() ? a : b).outlet + " names no speaker";
    }
    return judgement;
}

Reading reading_of(const Claimed& claim) {
    Reading reading;
    reading.article = claim.statement.article;
    reading.source = claim.statement.source;
    reading.by = claim.statement.speaker;
    if (reading.by) reading.by->where.reset();
    if (claim.as_of.known()) reading.as_of = format_day(claim.as_of.day);
    reading.text = claim.statement.text;
    reading.sentence = claim.statement.text;
    return reading;
}

/// The words that a group's statements share most, as the first of them writes them.
std::string topic_of(const std::vector<const Claimed*>& group) {
    std::map<std::string, int> votes;
    for (const Claimed* claim : group)
        for (const std::string& topic : claim->statement.topic) ++votes[topic];
    std::vector<std::pair<int, std::string>> order;
    for (const auto& [topic, count] : votes) order.emplace_back(-count, topic);
    std::sort(order.begin(), order.end());
    std::string text;
    for (std::size_t i = 0; i < order.size() && i < 4; ++i) text += (i ? " " : "") + order[i].second;
    return text;
}

class Facts {
public:
    Facts(std::span<Claimed> claims, std::string_view story) : claims_(claims), story_(story), statements_(claims) {}

    std::vector<Fact> run() {
        std::vector<std::size_t> parent(claims_.size());
        std::iota(parent.begin(), parent.end(), std::size_t{0});
        const auto find = [&](std::size_t at) {
            while (parent[at] != at) at = parent[at] = parent[parent[at]];
            return at;
        };
        struct Edge {
            double share;
            std::size_t a, b;
        };
        std::vector<Edge> edges;
        for (std::size_t a = 0; a < claims_.size(); ++a)
            for (std::size_t b = a + 1; b < claims_.size(); ++b) {
                const Likeness likeness = statements_.likeness(a, b);
                if (likeness.share < same_topic || likeness.words < fewest_shared) continue;
                if (judge_statements(claims_[a], claims_[b], likeness)) edges.push_back({likeness.share, a, b});
            }
        std::sort(edges.begin(), edges.end(), [](const Edge& x, const Edge& y) { return std::tie(y.share, x.a, x.b) < std::tie(x.share, y.a, y.b); });
        std::vector<std::size_t> size(claims_.size(), 1);
        for (const Edge& edge : edges) {
            const std::size_t a = find(edge.a), b = find(edge.b);
            if (a == b || size[a] + size[b] > most_readings || !all_alike(a, b, parent)) continue;
            parent[std::max(a, b)] = std::min(a, b);
            size[std::min(a, b)] += size[std::max(a, b)];
        }
        std::map<std::size_t, std::vector<std::size_t>> groups;
        for (std::size_t at = 0; at < claims_.size(); ++at) groups[find(at)].push_back(at);
        std::vector<Fact> facts;
        for (const auto& [root, members] : groups)
            if (members.size() > 1) make(members, facts);
        return facts;
    }

private:
    /// Half of the pairs between two groups are on one topic: no chain leads away from it.
    bool all_alike(std::size_t a, std::size_t b, std::vector<std::size_t>& parent) const {
        std::vector<std::size_t> left, right;
        for (std::size_t at = 0; at < claims_.size(); ++at) {
            std::size_t root = at;
            while (parent[root] != root) root = parent[root];
            if (root == a) left.push_back(at);
            else if (root == b) right.push_back(at);
        }
        std::size_t good = 0;
        for (const std::size_t x : left)
            for (const std::size_t y : right) good += statements_.likeness(x, y).share >= same_topic;
        return 2 * good >= left.size() * right.size();
    }

    void make(const std::vector<std::size_t>& members, std::vector<Fact>& facts) const {
        Fact fact;
        fact.kind = "statement";
        std::set<std::string> outlets, origins, articles;
        std::vector<const Claimed*> group;
        Relation relation = Relation::agree;
        std::uint32_t flags = 0;
        std::int32_t first = DayMinute::unknown, last = DayMinute::unknown;
        for (const std::size_t at : members) {
            const Claimed& claim = claims_[at];
            group.push_back(&claim);
            fact.readings.push_back(reading_of(claim));
            outlets.insert(claim.outlet);
            origins.insert(claim.origin);
            articles.insert(claim.statement.article);
            if (claim.as_of.known() && (first == DayMinute::unknown || claim.as_of.day < first)) first = claim.as_of.day;
            last = std::max(last, claim.as_of.day);
        }
        for (std::uint32_t i = 0; i < members.size(); ++i)
            for (std::uint32_t j = i + 1; j < members.size(); ++j) {
                const auto judgement = judge_statements(claims_[members[i]], claims_[members[j]], statements_.likeness(members[i], members[j]));
                if (!judgement) continue;
                if (judgement->relation == Relation::conflict || (judgement->relation == Relation::supersedes && relation != Relation::conflict))
                    relation = judgement->relation;
                flags |= judgement->flags;
                fact.pairs.push_back({judgement->swapped ? j : i, judgement->swapped ? i : j, std::string(name_of(judgement->relation)), judgement->reason});
            }
        if (articles.size() < 2 && relation != Relation::conflict) return;
        // Copies of one text say the same; where they do not, the fact of the copy tells it.
        if (std::all_of(group.begin(), group.end(), [&](const Claimed* claim) { return claim->original == group.front()->original; }) &&
            relation != Relation::conflict)
            return;
        if (outlets.size() > 1 && origins.size() == 1) flags |= flag_one_origin;
        fact.relation = std::string(name_of(relation));
        fact.what.item = topic_of(group);
        if (fact.what.item->empty()) fact.what.item.reset();
        if (first != DayMinute::unknown) fact.window = {format_day(first), format_day(last)};
        fact.outlets.assign(outlets.begin(), outlets.end());
        fact.origins.assign(origins.begin(), origins.end());
        fact.flags = flag_names(flags);
        fact.id = "s-" + hash_id(std::string(story_) + '|' + group.front()->statement.article + '|' + group.front()->statement.text);
        facts.push_back(std::move(fact));
    }

    std::span<Claimed> claims_;
    std::string_view story_;
    Statements statements_;
};

}  // namespace

std::vector<Fact> make_statement_facts(std::vector<Claimed>& claims, std::string_view story) {
    std::sort(claims.begin(), claims.end(), [](const Claimed& a, const Claimed& b) {
        return std::tie(a.rank, a.statement.where.start, a.statement.where.end, a.statement.text) <
               std::tie(b.rank, b.statement.where.start, b.statement.where.end, b.statement.text);
    });
    std::vector<Fact> facts;
    for (std::size_t begin = 0; begin < claims.size(); begin += most_statements_at_once) {
        const std::size_t count = std::min(most_statements_at_once, claims.size() - begin);
        for (Fact& fact : Facts(std::span(claims).subspan(begin, count), story).run()) facts.push_back(std::move(fact));
    }
    return facts;
}

}  // namespace tallywire
