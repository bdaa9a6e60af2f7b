#include "base/utf8.hpp"
#include "timeline/gathered.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace tallywire {
namespace {

struct Word {
    std::uint32_t id = 0;
    float weight = 0;
};
using Words = std::vector<Word>;  ///< by id, each once

constexpr float alike = 0.5F;          ///< cosine of two tellings of one event
constexpr std::size_t looked_up = 8;   ///< rarest words of a telling that lead to others
constexpr std::size_t most_compared = 64;

/// The words of a text: lower case, from three letters on; a number counts whatever its size.
std::vector<std::uint32_t> word_numbers(std::string_view text, Interner& interner) {
    std::vector<std::uint32_t> out;
    const std::string folded = fold_case(text);
    const auto is_word = [](char byte) {
        return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || static_cast<unsigned char>(byte) >= 0x80;
    };
    for (std::size_t at = 0; at < folded.size();) {
        std::size_t end = at;
        while (end < folded.size() && is_word(folded[end])) ++end;
        if (end - at >= 3 || (end > at && folded[at] >= '0' && folded[at] <= '9'))
            out.push_back(interner.intern(std::string_view(folded).substr(at, end - at)));
        at = std::max(end, at + 1);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

/// All tellings as vectors of unit length; rare words weigh more.
std::vector<Words> weigh(const std::vector<KeptEvent>& events) {
    Interner interner;
    std::vector<Words> all(events.size());
    std::vector<std::uint32_t> articles_with;
    for (std::size_t i = 0; i < events.size(); ++i)
        for (const std::uint32_t id : word_numbers(events[i].text.text(), interner)) {
            if (id >= articles_with.size()) articles_with.resize(id + 1);
            ++articles_with[id];
            all[i].push_back({id, 0});
        }
    const auto total = static_cast<float>(events.size());
    for (Words& words : all) {
        float sum = 0;
        for (Word& word : words) {
            word.weight = std::log(1 + total / static_cast<float>(articles_with[word.id]));
            sum += word.weight * word.weight;
        }
        const float length = std::sqrt(sum);
        for (Word& word : words) word.weight /= length > 0 ? length : 1;
    }
    return all;
}

float cosine(const Words& a, const Words& b) {
    float sum = 0;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (x->id == y->id) {
            sum += x->weight * y->weight;
            ++x;
            ++y;
        } else if (x->id < y->id) {
            ++x;
        } else {
            ++y;
        }
    }
    return sum;
}

/// Grows groups within one bucket of events that share their dates and kind.
class Bucket {
public:
    explicit Bucket(const std::vector<Words>& words) : words_(words) {}

    void add(std::uint32_t event) {
        const auto [same, fresh] = exact_.try_emplace(hash_of(words_[event]), groups_.size());
        if (!fresh && words_[groups_[same->second].front()].size() == words_[event].size()) {
            groups_[same->second].push_back(event);
            return;
        }
        Words rare = words_[event];
        const std::size_t count = std::min(looked_up, rare.size());
        std::partial_sort(rare.begin(), rare.begin() + static_cast<std::ptrdiff_t>(count), rare.end(),
                          [](const Word& a, const Word& b) { return a.weight != b.weight ? a.weight > b.weight : a.id < b.id; });
        rare.resize(count);
        std::size_t best = groups_.size();
        float best_likeness = alike;
        compared_.clear();
        for (const Word& word : rare)
            for (const std::size_t group : groups_with_[word.id]) {
                if (compared_.size() == most_compared) break;
                if (std::find(compared_.begin(), compared_.end(), group) != compared_.end()) continue;
                compared_.push_back(group);
                const float likeness = cosine(words_[event], words_[groups_[group].front()]);
                if (likeness > best_likeness || (likeness == best_likeness && best == groups_.size())) {
                    best = group;
                    best_likeness = likeness;
                }
            }
        if (fresh) same->second = best;
        if (best == groups_.size()) {
            groups_.emplace_back();
            for (const Word& word : rare) groups_with_[word.id].push_back(best);
        }
        groups_[best].push_back(event);
    }
    std::vector<std::vector<std::uint32_t>>& groups() { return groups_; }

private:
    static std::uint64_t hash_of(const Words& words) {
        std::uint64_t hash = 0x9E3779B97F4A7C15u;
        for (const Word& word : words) hash = (hash ^ word.id) * 0xBF58476D1CE4E5B9u;
        return hash;
    }

    const std::vector<Words>& words_;
    std::vector<std::vector<std::uint32_t>> groups_;
    std::unordered_map<std::uint64_t, std::size_t> exact_;  ///< of the words of every telling so far
    std::vector<std::size_t> compared_;
    std::unordered_map<std::uint32_t, std::vector<std::size_t>> groups_with_;
};

}  // namespace

std::vector<std::vector<std::uint32_t>> cluster_events(const std::vector<KeptEvent>& events) {
    if (events.empty()) return {};
    const std::vector<Words> words = weigh(events);
    std::map<std::tuple<int, int, std::uint32_t>, std::vector<std::uint32_t>> by_date;
    for (std::uint32_t i = 0; i < events.size(); ++i) {
        const KeptEvent& event = events[i];
        by_date[{event.past ? no_day : event.when.first, event.past ? no_day : event.when.last, event.kind}].push_back(i);
    }
    std::vector<std::vector<std::uint32_t>> out;
    for (auto& [date, members] : by_date) {
        std::stable_sort(members.begin(), members.end(), [&](std::uint32_t a, std::uint32_t b) { return events[a].weight > events[b].weight; });
        Bucket bucket(words);
        for (const std::uint32_t event : members) bucket.add(event);
        for (auto& group : bucket.groups()) out.push_back(std::move(group));
    }
    return out;
}

}  // namespace tallywire
