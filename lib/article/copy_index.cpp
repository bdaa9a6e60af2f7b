#include "article/copy_index.hpp"

#include <xxhash.h>

#include <algorithm>

namespace tallywire {
namespace {

constexpr std::size_t longest_list = 24;  ///< an anchor that more articles share is boilerplate; the latest ones will do
constexpr std::size_t rare_list = 8;
constexpr std::size_t most_widespread = 6;  ///< anchors of many articles that are followed
constexpr double grace = 0.02;             ///< what an estimate may lack to the least similarity; its standard error is 0.03
constexpr std::size_t most_compared = 4;  ///< candidates, those that share the most anchors

constexpr std::uint32_t place_bits = 5, no_posting = 0xFFFFFFFF;
constexpr std::uint64_t number_mask = (std::uint64_t{1} << (32 - place_bits)) - 1;

std::uint32_t posting_of(std::uint64_t number, std::size_t place) { return static_cast<std::uint32_t>((number & number_mask) << place_bits | place); }

std::uint32_t key_of(std::string_view id) { return AnchorTable::key_of(static_cast<std::uint32_t>(XXH3_64bits(id.data(), id.size()) >> 32)); }

}  // namespace

CopyIndex::Anchors CopyIndex::anchors_of(const Sketch& sketch) {
    Anchors out;
    if (!sketch.binned) {
        out.count = std::min(most_anchors, sketch.hashes.size());
        std::copy_n(sketch.hashes.begin(), out.count, out.hashes.begin());
        return out;
    }
    // The small ones are nearly always below an eighth of the range; what is above need not be sorted.
    std::array<std::uint32_t, sketch_bins> small;
    std::size_t count = 0;
    for (const std::uint32_t hash : sketch.hashes) {
        small[count] = hash;
        count += hash < empty_bin / 8 && count + 1 < sketch_bins;
    }
    const auto take = [&](auto begin, auto end) { out.count = static_cast<std::size_t>(std::partial_sort_copy(begin, end, out.hashes.begin(), out.hashes.end()) - out.hashes.begin()); };
    if (count >= most_anchors)
        take(small.begin(), small.begin() + static_cast<std::ptrdiff_t>(count));
    else
        take(sketch.hashes.begin(), sketch.hashes.end());
    while (out.count > 0 && out.hashes[out.count - 1] == empty_bin) --out.count;
    return out;
}

std::size_t CopyIndex::cost(const Item& item) {
    // what the allocator adds, and the group that the article may be of
    return sizeof(Item) + item.id.capacity() + item.published.capacity() + item.sketch.hashes.capacity() * 4 + 96;
}

double CopyIndex::likeness(const Sketch& a, const Sketch& b) const {
    const double score = similarity(a, b);
    const bool estimated = a.binned || b.binned;
    return estimated && score < least_similarity_ && score >= least_similarity_ - grace ? least_similarity_ : score;
}

std::optional<std::uint64_t> CopyIndex::number_of(std::uint32_t posting) const {
    if (posting == no_posting) return std::nullopt;
    const std::uint64_t distance = (end() - (posting >> place_bits)) & number_mask;
    return distance >= 1 && distance <= items_.size() ? std::optional(end() - distance) : std::nullopt;
}

const CopyIndex::Item* CopyIndex::find(std::string_view id) const {
    const auto& entry = by_id_.find(key_of(id), [&](std::uint32_t number) {
        const std::uint64_t distance = (end() - number) & 0xFFFFFFFF;
        return distance >= 1 && distance <= items_.size() && items_[items_.size() - distance].id == id;
    });
    return entry.key == 0 ? nullptr : &items_[items_.size() - ((end() - entry.value) & 0xFFFFFFFF)];
}

void CopyIndex::widen_links() {
    std::vector<Links> wider(links_.size() * 2);
    for (std::uint64_t number = first_; number + 1 < end(); ++number) wider[number & (wider.size() - 1)] = links(number);
    links_ = std::move(wider);
}

void CopyIndex::forget_oldest() {
    bytes_ -= std::min(bytes_, cost(items_.front()));
    groups_.erase(first_);
    items_.pop_front();
    ++first_;
}

void CopyIndex::insert(Item item, const Anchors& anchors) {
    const std::uint64_t number = end();
    items_.emplace_back();
    if (items_.size() > links_.size()) widen_links();
    links(number).fill(no_posting);
    if (item.original != number) groups_[item.original].push_back(number);
    by_id_.reserve(1, [&](std::uint32_t value) { return ((end() - value) & 0xFFFFFFFF) <= items_.size(); });
    by_anchor_.reserve(anchors.count, [&](std::uint32_t value) { return number_of(value).has_value(); });
    // The latest article of an id is the one that is found by it.
    auto& by_id = by_id_.find(key_of(item.id), [&](std::uint32_t value) {
        const std::uint64_t distance = (end() - value) & 0xFFFFFFFF;
        return distance >= 1 && distance <= items_.size() && items_[items_.size() - distance].id == item.id;
    });
    if (by_id.key == 0) by_id_.added();
    by_id = {key_of(item.id), static_cast<std::uint32_t>(number)};
    for (std::size_t place = 0; place < anchors.count; ++place) {
        const std::uint32_t key = AnchorTable::key_of(anchors.hashes[place]);
        auto& entry = by_anchor_.find(key, [](std::uint32_t) { return true; });
        if (entry.key == 0)
            by_anchor_.added();
        else
            links(number)[place] = entry.value;
        entry = {key, posting_of(number, place)};
    }
    bytes_ += cost(item);
    items_.back() = std::move(item);
    while (bytes_ + links_.size() * sizeof(Links) + by_anchor_.bytes() + by_id_.bytes() > memory_bytes_ && items_.size() > 1) forget_oldest();
}

void CopyIndex::lead(std::uint64_t old, std::uint64_t leader, const Sketch& sketch) {
    std::vector<std::uint64_t> members;
    if (auto group = groups_.extract(old)) members = std::move(group.mapped());
    members.push_back(old);
    std::erase_if(members, [&](std::uint64_t number) { return find(number) == nullptr; });
    for (const std::uint64_t number : members) {
        Item& item = items_[number - first_];
        item.original = leader;
        item.similarity = likeness(item.sketch, sketch);
    }
    groups_[leader] = std::move(members);
}

bool CopyIndex::collect(std::uint32_t posting, std::size_t most, std::vector<std::uint64_t>& out) const {
    for (std::size_t count = 0;; ++count) {
        const auto number = number_of(posting);
        if (!number) return false;
        if (count == most) return true;
        out.push_back(*number);
        posting = links(*number)[posting & ((1u << place_bits) - 1)];
    }
}

std::optional<std::pair<std::uint64_t, double>> CopyIndex::nearest(const Sketch& sketch, const Anchors& anchors) const {
    // What few articles have in common says most; what many have is asked only where that leads nowhere.
    std::vector<std::uint64_t> rare, common;
    std::vector<std::uint32_t> widespread;
    for (std::size_t place = 0; place < anchors.count; ++place) {
        const auto& entry = by_anchor_.find(AnchorTable::key_of(anchors.hashes[place]), [](std::uint32_t) { return true; });
        if (entry.key == 0) continue;
        const std::size_t before = rare.size();
        if (const auto latest = number_of(entry.value); latest && find(*latest)->sketch.exact == sketch.exact) return std::pair(*latest, similarity(find(*latest)->sketch, sketch));
        if (!collect(entry.value, rare_list, rare)) continue;
        rare.resize(before);
        widespread.push_back(entry.value);
    }
    if (auto found = best_of(rare, anchors.count, sketch)) return found;
    widespread.resize(std::min(widespread.size(), most_widespread));
    for (const std::uint32_t posting : widespread) collect(posting, longest_list, common);
    return best_of(common, widespread.size(), sketch);
}

std::optional<std::pair<std::uint64_t, double>> CopyIndex::best_of(std::vector<std::uint64_t>& candidates, std::size_t anchor_count, const Sketch& sketch) const {
    std::sort(candidates.begin(), candidates.end());
    std::vector<std::pair<std::uint32_t, std::uint64_t>> shared;  // anchors in common, article
    for (const std::uint64_t number : candidates) {
        if (shared.empty() || shared.back().second != number) shared.emplace_back(0, number);
        ++shared.back().first;
    }
    const std::size_t compared = std::min(most_compared, shared.size());
    std::partial_sort(shared.begin(), shared.begin() + static_cast<std::ptrdiff_t>(compared), shared.end(),
                      [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    shared.resize(compared);
    std::optional<std::pair<std::uint64_t, double>> best;
    for (const auto& [anchors_shared, number] : shared) {
        // Texts that are similar enough share about half of their anchors; fewer than a sixth are lines that many articles have.
        if (anchors_shared * 6 < anchor_count) break;
        const double score = likeness(items_[number - first_].sketch, sketch);
        if (score >= least_similarity_ && (!best || score > best->second)) best = {number, score};
    }
    return best;
}

}  // namespace tallywire
