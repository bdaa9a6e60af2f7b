#include "fact/story_clusters.hpp"

#include "fact/stories.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>

namespace tallywire {
namespace {

// Set on annotated local news (precision of a pair about .9 at the threshold), where two events in one city and week are the hard case.
constexpr double tied_at = 0.7;          ///< similarity from which two articles may tell one story
constexpr double average_share = 0.5;    ///< of `tied_at`: what the articles of two clusters must reach on average
constexpr double days_for_half = 10;     ///< so many days between two articles halve their similarity
constexpr int most_days = 120;
constexpr double prior_articles = 1000;  ///< a small corpus is weighed as if it were this much larger
constexpr double alone_in_small = 0.3;   ///< weight of words that one article alone has, fading as the collection grows
constexpr double same_outlet = 0.7;      ///< an outlet's own phrases are no sign of one story
constexpr std::size_t rarest_looked_up = 12, most_candidates = 64, longest_list = 64, most_compared = 4;

struct Mark {
    std::uint32_t hash;
    float weight;
    bool rare;
};

/// Articles by their position in the order of days; all ties are broken by it.
class Clusters {
public:
    Clusters(std::span<const ArticleCard> cards, std::span<const std::uint32_t> order) : cards_(cards), order_(order) {
        count_marks();
        weigh();
    }

    std::vector<std::uint32_t> run(std::span<const std::uint32_t> original) {
        parent_.resize(order_.size());
        std::iota(parent_.begin(), parent_.end(), 0u);
        members_.resize(order_.size());
        for (std::uint32_t at = 0; at < order_.size(); ++at) members_[at] = {at};
        std::vector<std::uint32_t> position(order_.size());
        for (std::uint32_t at = 0; at < order_.size(); ++at) position[order_[at]] = at;
        for (std::uint32_t at = 0; at < order_.size(); ++at) join(at, position[original[order_[at]]]);
        for (const Edge& edge : edges()) {
            const std::uint32_t a = find(edge.a), b = find(edge.b);
            if (a != b && average(members_[a], members_[b]) >= average_share * tied_at) join(a, b);
        }
        std::vector<std::uint32_t> story(order_.size());
        for (std::uint32_t at = 0; at < order_.size(); ++at) story[order_[at]] = order_[find(at)];
        return story;
    }

private:
    struct Edge {
        float similarity;
        std::uint32_t a, b;
        bool operator<(const Edge& other) const {
            return std::tie(other.similarity, a, b) < std::tie(similarity, other.a, other.b);
        }
    };

    const ArticleCard& card(std::uint32_t at) const { return cards_[order_[at]]; }

    void count_marks() {
        for (const ArticleCard& card : cards_)
            for (const std::uint32_t mark : card.marks) ++frequency_[mark >> 2];
    }

    /// The weight of each mark is its rarity, less for plain words.
    void weigh() {
        const double total = static_cast<double>(cards_.size()) + prior_articles;
        const double alone = alone_in_small * prior_articles / total;
        first_.reserve(order_.size() + 1);
        norm_.reserve(order_.size());
        for (std::uint32_t at = 0; at < order_.size(); ++at) {
            first_.push_back(static_cast<std::uint32_t>(marks_.size()));
            double square = 0;
            for (const std::uint32_t mark : card(at).marks) {
                const std::uint32_t count = frequency_.find(mark >> 2)->second;
                const auto kind = static_cast<MarkKind>(mark & 3);
                const double prior = kind == MarkKind::plain ? 25 : kind == MarkKind::number ? 8 : 2;
                const double share = kind == MarkKind::plain ? 0.6 : kind == MarkKind::number ? 0.8 : 1;
                const double weight = share * std::log(total / (count + prior));
                // A word of one article alone ties nothing; in a small collection it still tells that the article is about something else.
                square += weight * weight * (count < 2 ? alone : 1);
                if (count >= 2) marks_.push_back({mark >> 2, static_cast<float>(weight), count <= longest_list});
            }
            norm_.push_back(static_cast<float>(std::sqrt(square)));
        }
        first_.push_back(static_cast<std::uint32_t>(marks_.size()));
    }

    std::span<const Mark> marks(std::uint32_t at) const { return {marks_.data() + first_[at], first_[at + 1] - first_[at]}; }

    double similarity(std::uint32_t a, std::uint32_t b) const {
        const ArticleCard &x = card(a), &y = card(b);
        int gap = 0;
        if (x.published.known() && y.published.known() && !x.doubtful && !y.doubtful) gap = std::abs(x.published.day - y.published.day);
        if (gap > most_days || norm_[a] == 0 || norm_[b] == 0) return 0;
        const bool outlet = !x.source.empty() && x.source == y.source;
        double dot = 0;
        int rare = 0;
        auto left = marks(a), right = marks(b);
        for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
            if (left[i].hash < right[j].hash) ++i;
            else if (right[j].hash < left[i].hash) ++j;
            else {
                dot += left[i].weight * right[j].weight;
                rare += left[i].rare;
                ++i, ++j;
            }
        }
        const double cosine = dot / (norm_[a] * norm_[b]);
        return cosine * std::sqrt(dot) * std::min(1.0, rare / 4.0) / (1 + gap / days_for_half) * (outlet ? same_outlet : 1);
    }

    std::vector<Edge> edges() const {
        std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> lists;
        std::vector<Edge> found;
        std::vector<std::uint32_t> seen(order_.size(), UINT32_MAX);
        std::vector<const Mark*> rarest;
        for (std::uint32_t at = 0; at < order_.size(); ++at) {
            rarest.clear();
            for (const Mark& mark : marks(at))
                if (mark.rare) rarest.push_back(&mark);
            std::sort(rarest.begin(), rarest.end(), [](const Mark* a, const Mark* b) {
                return std::tie(b->weight, a->hash) < std::tie(a->weight, b->hash);
            });
            if (rarest.size() > rarest_looked_up) rarest.resize(rarest_looked_up);
            std::size_t candidates = 0;
            for (const Mark* mark : rarest) {
                auto& list = lists[mark->hash];
                for (auto other = list.rbegin(); other != list.rend() && candidates < most_candidates; ++other) {
                    if (seen[*other] == at) continue;
                    seen[*other] = at;
                    ++candidates;
                    const double value = similarity(*other, at);
                    if (value >= tied_at) found.push_back({static_cast<float>(value), *other, at});
                }
                list.push_back(at);
            }
        }
        std::sort(found.begin(), found.end());
        return found;
    }

    /// The members of `from` that are nearest to the middle of `to`.
    static std::vector<std::uint32_t> nearest(const std::set<std::uint32_t>& from, const std::set<std::uint32_t>& to) {
        if (from.size() <= most_compared) return {from.begin(), from.end()};
        const std::uint32_t middle = *to.begin() + (*to.rbegin() - *to.begin()) / 2;
        auto first = from.lower_bound(middle);
        for (std::size_t i = 0; i < most_compared / 2 && first != from.begin(); ++i) --first;
        std::vector<std::uint32_t> chosen;
        for (auto at = first; at != from.end() && chosen.size() < most_compared; ++at) chosen.push_back(*at);
        while (chosen.size() < most_compared) chosen.push_back(*--first);
        return chosen;
    }

    /// The mean similarity of two clusters: of their members that are nearest in time.
    double average(const std::set<std::uint32_t>& a, const std::set<std::uint32_t>& b) const {
        const auto left = nearest(a, b), right = nearest(b, a);
        double sum = 0;
        for (const std::uint32_t x : left)
            for (const std::uint32_t y : right) sum += similarity(x, y);
        return sum / static_cast<double>(left.size() * right.size());
    }

    std::uint32_t find(std::uint32_t at) {
        while (parent_[at] != at) at = parent_[at] = parent_[parent_[at]];
        return at;
    }

    void join(std::uint32_t a, std::uint32_t b) {
        a = find(a), b = find(b);
        if (a == b) return;
        if (b < a) std::swap(a, b);
        parent_[b] = a;
        if (members_[a].size() < members_[b].size()) members_[a].swap(members_[b]);
        members_[a].merge(members_[b]);
    }

    std::span<const ArticleCard> cards_;
    std::span<const std::uint32_t> order_;
    std::unordered_map<std::uint32_t, std::uint32_t> frequency_;
    std::vector<Mark> marks_;
    std::vector<std::uint32_t> first_;
    std::vector<float> norm_;
    std::vector<std::uint32_t> parent_;
    std::vector<std::set<std::uint32_t>> members_;
};

}  // namespace

std::vector<std::uint32_t> cluster_stories(std::span<const ArticleCard> cards, std::span<const std::uint32_t> order,
                                           std::span<const std::uint32_t> original) {
    if (cards.empty()) return {};
    return Clusters(cards, order).run(original);
}

}  // namespace tallywire
