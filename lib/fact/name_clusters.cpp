#include "fact/name_clusters.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace tallywire {
namespace {

constexpr std::size_t largest_block = 4000;  ///< spellings with one key; a key of more says nothing
constexpr std::size_t most_checks = 400;     ///< pairs that are compared before two clusters join
constexpr double contradiction = 0.3;        ///< score from which down two names deny each other
constexpr double most_contradictions = 0.3;  ///< share of the pairs of two clusters that may, where odd spellings meet
constexpr double surname_alone = 0.55;       ///< score up to which a join rests on one word

struct Edge {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    double score = 0;
};

class Clusters {
public:
    Clusters(const std::vector<Spelling>& spellings, const NameMatcher& matcher) : spellings_(spellings), matcher_(matcher) {
        prepared_.reserve(spellings.size());
        for (const Spelling& spelling : spellings) prepared_.push_back(matcher.prepare(spelling.name, spelling.kind));
        parent_.resize(spellings.size());
        std::iota(parent_.begin(), parent_.end(), 0u);
        members_.resize(spellings.size());
        for (std::uint32_t i = 0; i < spellings.size(); ++i) members_[i] = {i};
    }

    std::vector<std::uint32_t> run() {
        find_edges();
        drop_ambiguous();
        std::sort(edges_.begin(), edges_.end(), [&](const Edge& x, const Edge& y) {
            if (x.score != y.score) return x.score > y.score;
            const auto weight = [&](const Edge& edge) { return spellings_[edge.a].articles + spellings_[edge.b].articles; };
            if (weight(x) != weight(y)) return weight(x) > weight(y);
            return x.a != y.a ? x.a < y.a : x.b < y.b;
        });
        for (const Edge& edge : edges_) join(edge);
        std::vector<std::uint32_t> out(spellings_.size());
        for (std::uint32_t i = 0; i < out.size(); ++i) {
            const std::vector<std::uint32_t>& members = members_[parent_[i]];
            out[i] = *std::max_element(members.begin(), members.end(), [&](std::uint32_t x, std::uint32_t y) {
                if (spellings_[x].articles != spellings_[y].articles) return spellings_[x].articles < spellings_[y].articles;
                if (spellings_[x].name.size() != spellings_[y].name.size()) return spellings_[x].name.size() < spellings_[y].name.size();
                return spellings_[x].name > spellings_[y].name;
            });
        }
        return out;
    }

private:
    void find_edges() {
        std::unordered_map<std::string, std::vector<std::uint32_t>> blocks;
        std::vector<std::uint16_t> shared(spellings_.size());
        std::vector<std::uint32_t> met;
        for (std::uint32_t i = 0; i < spellings_.size(); ++i) {
            const std::vector<std::string> keys = matcher_.blocking_keys(prepared_[i]);
            met.clear();
            for (const std::string& key : keys) {
                std::vector<std::uint32_t>& block = blocks[key];
                if (block.size() < largest_block)
                    for (const std::uint32_t other : block)
                        if (shared[other]++ == 0) met.push_back(other);
                block.push_back(i);
            }
            for (const std::uint32_t other : met) {
                const bool enough = shared[other] >= 2 || keys.size() <= 2;
                shared[other] = 0;
                if (!enough) continue;
                if (const NameMatch match = matcher_.compare(prepared_[other], prepared_[i])) edges_.push_back({other, i, match.score});
            }
        }
    }

    /// A surname alone that goes with two people who are not one goes with neither.
    void drop_ambiguous() {
        std::vector<std::vector<std::uint32_t>> weak(spellings_.size());
        for (std::uint32_t e = 0; e < edges_.size(); ++e)
            if (edges_[e].score <= surname_alone)
                for (const std::uint32_t end : {edges_[e].a, edges_[e].b})
                    if (prepared_[end].words.size() == 1) weak[end].push_back(e);
        for (std::uint32_t i = 0; i < weak.size(); ++i) {
            const auto other = [&](std::uint32_t e) { return edges_[e].a == i ? edges_[e].b : edges_[e].a; };
            bool ambiguous = weak[i].size() > 50;
            for (std::size_t x = 0; x < weak[i].size() && !ambiguous; ++x)
                for (std::size_t y = x + 1; y < weak[i].size() && !ambiguous; ++y)
                    ambiguous = !matcher_.compare(prepared_[other(weak[i][x])], prepared_[other(weak[i][y])]);
            if (ambiguous)
                for (const std::uint32_t e : weak[i]) edges_[e].score = 0;
        }
        std::erase_if(edges_, [](const Edge& edge) { return edge.score == 0; });
    }

    void join(const Edge& edge) {
        const std::uint32_t a = parent_[edge.a], b = parent_[edge.b];
        if (a == b) return;
        const std::size_t pairs = members_[a].size() * members_[b].size();
        if (pairs > most_checks) return;
        std::size_t denied = 0;
        for (const std::uint32_t x : members_[a])
            for (const std::uint32_t y : members_[b]) denied += matcher_.compare(prepared_[x], prepared_[y]).score <= contradiction;
        if (static_cast<double>(denied) > most_contradictions * static_cast<double>(pairs)) return;
        std::vector<std::uint32_t>& all = members_[a];
        for (const std::uint32_t y : members_[b]) {
            parent_[y] = a;
            all.push_back(y);
        }
        members_[b].clear();
    }

    const std::vector<Spelling>& spellings_;
    const NameMatcher& matcher_;
    std::vector<PreparedName> prepared_;
    std::vector<Edge> edges_;
    std::vector<std::uint32_t> parent_;
    std::vector<std::vector<std::uint32_t>> members_;
};

}  // namespace

std::vector<std::uint32_t> cluster_spellings(const std::vector<Spelling>& spellings, const NameMatcher& matcher) {
    return Clusters(spellings, matcher).run();
}

}  // namespace tallywire
