#include "fact/story_clusters.hpp"

#include "fact/mark_store.hpp"
#include "fact/stories.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <numeric>
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

constexpr std::uint32_t nobody = UINT32_MAX;

/// How many articles have a word, and those that were looked up by it.
struct Word {
    std::uint32_t hash = 0;
    std::uint32_t count = 0;  ///< 0: an empty slot
    std::uint32_t last = nobody;  ///< the last article of its list, in Postings
};

class WordTable {
public:
    Word& at(std::uint32_t hash) {
        if (2 * (size_ + 1) > slots_.size()) grow();
        Word& word = slots_[slot_of(hash)];
        if (word.count == 0) {
            word.hash = hash;
            ++size_;
        }
        return word;
    }
    Word& known(std::uint32_t hash) { return slots_[slot_of(hash)]; }
    const Word& known(std::uint32_t hash) const { return slots_[slot_of(hash)]; }

private:
    std::size_t slot_of(std::uint32_t hash) const {
        std::size_t at = hash * 0x9E3779B1u & (slots_.size() - 1);
        while (slots_[at].count != 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
        return at;
    }
    void grow() {
        std::vector<Word> old(slots_.empty() ? 256 : slots_.size() * 2);
        old.swap(slots_);
        for (const Word& word : old)
            if (word.count != 0) slots_[slot_of(word.hash)] = word;
    }

    std::vector<Word> slots_;
    std::size_t size_ = 0;
};

/// The weight of each mark is its rarity, less for plain words.
class Weights {
public:
    explicit Weights(std::size_t articles) : total_(static_cast<double>(articles) + prior_articles) {
        for (std::size_t kind = 0; kind < 3; ++kind)
            for (std::uint32_t count = 0; count <= std::min(articles, remembered); ++count) known_[kind].push_back(weight(static_cast<MarkKind>(kind), count));
    }
    double total() const { return total_; }
    double of(MarkKind kind, std::uint32_t count) const { return count <= remembered ? known_[static_cast<std::size_t>(kind)][count] : weight(kind, count); }

private:
    static constexpr std::size_t remembered = 8192;

    double weight(MarkKind kind, std::uint32_t count) const {
        const double prior = kind == MarkKind::plain ? 25 : kind == MarkKind::number ? 8 : 2;
        const double share = kind == MarkKind::plain ? 0.6 : kind == MarkKind::number ? 0.8 : 1;
        return share * std::log(total_ / (count + prior));
    }

    const double total_;
    std::array<std::vector<double>, 3> known_;
};

/// Articles by their position in the order of days; all ties are broken by it.
class Clusters {
public:
    Clusters(std::span<const ArticleCard> cards, const MarkStore& words, std::span<const std::uint32_t> order)
        : cards_(cards), store_(words), order_(order), weights_(order.size()) {
        count_marks();
        weigh();
    }

    std::vector<std::uint32_t> run(std::span<const std::uint32_t> original) {
        parent_.resize(order_.size());
        std::iota(parent_.begin(), parent_.end(), 0u);
        join_copies(original);
        for (const Edge& edge : edges()) {
            const std::uint32_t a = find(edge.a), b = find(edge.b);
            if (a != b && average(members(a), members(b)) >= average_share * tied_at) join(a, b);
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

    struct Rare {
        float weight;
        std::uint32_t hash;
    };

    const ArticleCard& card(std::uint32_t at) const { return cards_[order_[at]]; }

    std::span<const std::uint32_t> marks(std::uint32_t at, std::vector<std::uint32_t>& buffer) const {
        const auto words = store_.get(card(at).words, buffer);
        return words.first(words.size() - card(at).countries);
    }

    void count_marks() {
        for (std::uint32_t at = 0; at < order_.size(); ++at)
            for (const std::uint32_t mark : marks(at, left_)) ++table_.at(word_of(mark)).count;
    }

    void weigh() {
        const double alone = alone_in_small * prior_articles / weights_.total();
        norm_.reserve(order_.size());
        for (std::uint32_t at = 0; at < order_.size(); ++at) {
            double square = 0;
            for (const std::uint32_t mark : marks(at, left_)) {
                const std::uint32_t count = table_.known(word_of(mark)).count;
                const double weight = weights_.of(kind_of(mark), count);
                // A word of one article alone ties nothing; in a small collection it still tells that the article is about something else.
                square += weight * weight * (count < 2 ? alone : 1);
            }
            norm_.push_back(static_cast<float>(std::sqrt(square)));
        }
    }

    double similarity(std::uint32_t a, std::uint32_t b) { return similarity(a, marks(a, left_), b, marks(b, right_)); }

    double similarity(std::uint32_t a, std::span<const std::uint32_t> left, std::uint32_t b, std::span<const std::uint32_t> right) const {
        const ArticleCard &x = card(a), &y = card(b);
        int gap = 0;
        if (x.published.known() && y.published.known() && !x.doubtful && !y.doubtful) gap = std::abs(x.published.day - y.published.day);
        if (gap > most_days || norm_[a] == 0 || norm_[b] == 0) return 0;
        const bool outlet = x.source && x.source == y.source;
        double dot = 0;
        int rare = 0;
        for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
            const std::uint32_t p = word_of(left[i]), q = word_of(right[j]);
            if (p == q) {
                const std::uint32_t count = table_.known(p).count;
                const auto weight = [&](std::uint32_t mark) { return static_cast<float>(weights_.of(kind_of(mark), count)); };
                dot += weight(left[i]) * weight(right[j]);
                rare += count <= longest_list;
            }
            i += p <= q;
            j += q <= p;
        }
        const double cosine = dot / (norm_[a] * norm_[b]);
        return cosine * std::sqrt(dot) * std::min(1.0, rare / 4.0) / (1 + gap / days_for_half) * (outlet ? same_outlet : 1);
    }

    /// The words of an article by which others are looked up: few articles have them, but not one alone.
    void find_rarest(std::span<const std::uint32_t> marks, std::vector<Rare>& rarest) const {
        rarest.clear();
        for (const std::uint32_t mark : marks) {
            const std::uint32_t count = table_.known(word_of(mark)).count;
            if (count >= 2 && count <= longest_list) rarest.push_back({static_cast<float>(weights_.of(kind_of(mark), count)), word_of(mark)});
        }
        std::sort(rarest.begin(), rarest.end(), [](const Rare& a, const Rare& b) { return std::tie(b.weight, a.hash) < std::tie(a.weight, b.hash); });
        if (rarest.size() > rarest_looked_up) rarest.resize(rarest_looked_up);
    }

    std::vector<Edge> edges() {
        struct Posting {
            std::uint32_t article, before;  ///< `before`: the next older one
        };
        std::vector<Posting> postings;
        std::vector<Edge> found;
        std::vector<std::uint32_t> seen(order_.size(), nobody);
        std::vector<Rare> rarest;
        std::vector<std::uint32_t> own;
        for (std::uint32_t at = 0; at < order_.size(); ++at) {
            const auto words = marks(at, own);
            find_rarest(words, rarest);
            std::size_t candidates = 0;
            for (const Rare& rare : rarest) {
                Word& word = table_.known(rare.hash);
                for (std::uint32_t next = word.last; next != nobody && candidates < most_candidates; next = postings[next].before) {
                    const std::uint32_t other = postings[next].article;
                    if (seen[other] == at) continue;
                    seen[other] = at;
                    ++candidates;
                    const double value = similarity(other, marks(other, right_), at, words);
                    if (value >= tied_at) found.push_back({static_cast<float>(value), other, at});
                }
                postings.push_back({at, word.last});
                word.last = static_cast<std::uint32_t>(postings.size() - 1);
            }
        }
        std::sort(found.begin(), found.end());
        return found;
    }

    /// The members of `from` that are nearest to the middle of `to`; both are sorted.
    static std::span<const std::uint32_t> nearest(std::span<const std::uint32_t> from, std::span<const std::uint32_t> to) {
        if (from.size() <= most_compared) return from;
        const std::uint32_t middle = to.front() + (to.back() - to.front()) / 2;
        const auto above = static_cast<std::size_t>(std::lower_bound(from.begin(), from.end(), middle) - from.begin());
        const std::size_t first = above - std::min(above, most_compared / 2);
        return from.subspan(std::min(first, from.size() - most_compared), most_compared);
    }

    /// The mean similarity of two clusters: of their members that are nearest in time.
    double average(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
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

    /// The articles of the cluster with this root, sorted.
    std::span<const std::uint32_t> members(std::uint32_t root) const {
        const auto several = members_.find(root);
        return several == members_.end() ? std::span(&parent_[root], 1) : std::span(several->second);  // alone: its own parent
    }

    void join_copies(std::span<const std::uint32_t> original) {
        std::vector<std::uint32_t> position(order_.size());
        for (std::uint32_t at = 0; at < order_.size(); ++at) position[order_[at]] = at;
        for (std::uint32_t at = 0; at < order_.size(); ++at) join(at, position[original[order_[at]]]);
    }

    void join(std::uint32_t a, std::uint32_t b) {
        a = find(a), b = find(b);
        if (a == b) return;
        if (b < a) std::swap(a, b);
        std::vector<std::uint32_t> all;
        const auto left = members(a), right = members(b);
        all.reserve(left.size() + right.size());
        std::merge(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(all));
        parent_[b] = a;
        members_.erase(b);
        members_[a] = std::move(all);
    }

    std::span<const ArticleCard> cards_;
    const MarkStore& store_;
    std::span<const std::uint32_t> order_;
    const Weights weights_;
    WordTable table_;
    std::vector<float> norm_;
    std::vector<std::uint32_t> parent_;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> members_;  ///< of clusters of two and more, by root
    std::vector<std::uint32_t> left_, right_;
};

}  // namespace

std::vector<std::uint32_t> cluster_stories(std::span<const ArticleCard> cards, const MarkStore& words, std::span<const std::uint32_t> order,
                                           std::span<const std::uint32_t> original) {
    if (cards.empty()) return {};
    return Clusters(cards, words, order).run(original);
}

}  // namespace tallywire
