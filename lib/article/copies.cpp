#include "article/copies.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <deque>
#include <unordered_map>

namespace tallywire {
namespace {

constexpr std::size_t shingle_words = 5;
constexpr std::size_t anchors = 24;        ///< of the smallest hashes: articles that share one are compared
constexpr std::size_t longest_list = 64;   ///< an anchor that more articles share is boilerplate; the first ones will do
constexpr std::size_t rare_list = 12;
constexpr std::size_t most_compared = 4;   ///< candidates, those that share the most anchors

std::uint64_t mix(std::uint64_t hash) {
    hash ^= hash >> 32;
    hash *= 0xD6E8FEB86659FD93u;
    hash ^= hash >> 32;
    hash *= 0xD6E8FEB86659FD93u;
    return hash ^ hash >> 32;
}

/// For each byte, itself in lower case where it belongs to a word, else 0. Bytes beyond ASCII are letters, but for the block of quotes and dashes.
constexpr std::array<unsigned char, 256> make_letters() {
    std::array<unsigned char, 256> letters{};
    for (unsigned c = 0; c < 256; ++c) {
        if (c - 'a' < 26u || c - '0' < 10u || c >= 0x80) letters[c] = static_cast<unsigned char>(c);
        if (c - 'A' < 26u) letters[c] = static_cast<unsigned char>(c + 32);
    }
    return letters;
}
constexpr std::array<unsigned char, 256> letters = make_letters();

/// Calls `take(hash)` for each word: letters and digits, folded.
template <class Take>
void each_word(std::string_view text, Take take) {
    constexpr std::uint64_t empty = 0xCBF29CE484222325u;
    const auto letter = [&](std::size_t at) -> unsigned {
        const unsigned c = letters[static_cast<unsigned char>(text[at])];
        return c == 0xE2 && at + 1 < text.size() && text[at + 1] == '\x80' ? 0 : c;
    };
    for (std::size_t at = 0; at < text.size();) {
        unsigned c = letter(at);
        if (c == 0) {
            at += static_cast<unsigned char>(text[at]) == 0xE2 ? 3 : 1;
            continue;
        }
        std::uint64_t hash = empty;
        do {
            hash = (hash ^ c) * 0x100000001B3u;
        } while (++at < text.size() && (c = letter(at)) != 0);
        take(mix(hash));
    }
}

/// Sorts by four passes over the bytes.
void sort_hashes(std::vector<std::uint32_t>& hashes) {
    if (hashes.size() < 64) {
        std::sort(hashes.begin(), hashes.end());
        return;
    }
    std::vector<std::uint32_t> other(hashes.size());
    for (unsigned shift = 0; shift < 32; shift += 8) {
        std::array<std::uint32_t, 257> starts{};
        for (const std::uint32_t hash : hashes) ++starts[(hash >> shift & 255) + 1];
        for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
        for (const std::uint32_t hash : hashes) other[starts[hash >> shift & 255]++] = hash;
        hashes.swap(other);
    }
}

/// Drops hashes that are surely not among the `count` smallest different ones.
void drop_large(std::vector<std::uint32_t>& hashes, std::size_t count) {
    if (hashes.size() < 3 * count) return;
    const auto limit = static_cast<std::uint32_t>(double(0xFFFFFFFFu) * double(count) * 1.5 / double(hashes.size()));
    std::vector<std::uint32_t> small;
    small.reserve(2 * count);
    for (const std::uint32_t hash : hashes)
        if (hash < limit) small.push_back(hash);
    std::vector<std::uint32_t> different = small;
    sort_hashes(different);
    if (static_cast<std::size_t>(std::unique(different.begin(), different.end()) - different.begin()) >= count) hashes.swap(small);
}

}  // namespace

Sketch make_sketch(std::string_view text) {
    std::uint64_t window[shingle_words] = {};
    std::size_t words = 0;
    std::vector<std::uint32_t> hashes;
    hashes.reserve(text.size() / 5 + 1);
    std::uint64_t whole = 0;
    each_word(text, [&](std::uint64_t word) {
        whole = (whole ^ word) * 0x9E3779B97F4A7C15u;
        window[words++ % shingle_words] = word;
        if (words < shingle_words) return;
        std::uint64_t hash = 0;
        for (std::size_t i = 0; i < shingle_words; ++i) hash = (hash ^ window[(words + i) % shingle_words]) * 0x9E3779B97F4A7C15u + i;
        hashes.push_back(static_cast<std::uint32_t>(mix(hash)));
    });
    if (words > 0 && words < shingle_words) hashes.push_back(static_cast<std::uint32_t>(mix(whole)));
    Sketch sketch;
    sketch.exact = words ? mix(whole ^ words) : 0;
    drop_large(hashes, sketch_size);
    sort_hashes(hashes);
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    if (hashes.size() > sketch_size) hashes.resize(sketch_size);
    hashes.shrink_to_fit();
    sketch.smallest = std::move(hashes);
    sketch.shingles = static_cast<std::uint32_t>(sketch.smallest.size());
    return sketch;
}

double similarity(const Sketch& a, const Sketch& b) {
    if (a.exact == b.exact) return a.exact == 0 ? 0 : 1;
    // Of the smallest hashes of the union, the share that both have. A sketch that is not full is the whole set.
    const bool whole = a.smallest.size() < sketch_size && b.smallest.size() < sketch_size;
    const std::size_t limit = whole ? a.smallest.size() + b.smallest.size() : sketch_size;
    std::size_t i = 0, j = 0, shared = 0, all = 0;
    while (all < limit && i < a.smallest.size() && j < b.smallest.size()) {
        if (a.smallest[i] == b.smallest[j]) {
            ++shared, ++i, ++j;
        } else if (a.smallest[i] < b.smallest[j]) {
            ++i;
        } else {
            ++j;
        }
        ++all;
    }
    all = std::min(limit, all + (a.smallest.size() - i) + (b.smallest.size() - j));
    return all ? static_cast<double>(shared) / static_cast<double>(all) : 0;
}

struct CopyFinder::Index {
    struct Item {
        std::string id;
        std::string published;
        Sketch sketch;
        std::uint64_t original = 0;  ///< number of the article that leads its group
        double similarity = 0;       ///< to that one
    };

    Options options;
    std::uint64_t first = 0;  ///< number of items.front()
    std::deque<Item> items;
    std::unordered_map<std::string, std::uint64_t> by_id;
    std::unordered_map<std::uint32_t, std::vector<std::uint64_t>> by_anchor;
    std::size_t bytes = 0;

    const Item* find(std::uint64_t number) const {
        return number < first || number - first >= items.size() ? nullptr : &items[number - first];
    }
    static std::size_t cost(const Item& item) {
        return sizeof(Item) + 2 * item.id.size() + 160 + item.sketch.smallest.size() * 4 + anchors * 40;
    }

    void forget_oldest() {
        Item& item = items.front();
        bytes -= std::min(bytes, cost(item));
        if (const auto known = by_id.find(item.id); known != by_id.end() && known->second == first) by_id.erase(known);
        for (std::size_t i = 0; i < std::min(anchors, item.sketch.smallest.size()); ++i) {
            const auto list = by_anchor.find(item.sketch.smallest[i]);
            if (list == by_anchor.end()) continue;
            std::erase(list->second, first);
            if (list->second.empty()) by_anchor.erase(list);
        }
        items.pop_front();
        ++first;
    }

    void insert(Item item) {
        const std::uint64_t number = first + items.size();
        by_id[item.id] = number;
        for (std::size_t i = 0; i < std::min(anchors, item.sketch.smallest.size()); ++i) {
            std::vector<std::uint64_t>& list = by_anchor[item.sketch.smallest[i]];
            if (list.size() < longest_list) list.push_back(number);
        }
        bytes += cost(item);
        items.push_back(std::move(item));
        while (bytes > options.memory_bytes && items.size() > 1) forget_oldest();
    }

    /// The most similar earlier article that is similar enough.
    std::optional<std::pair<std::uint64_t, double>> nearest(const Sketch& sketch) const {
        // What few articles have in common says most; what many have is asked only where that leads nowhere.
        std::vector<std::uint64_t> candidates, common;
        for (std::size_t i = 0; i < std::min(anchors, sketch.smallest.size()); ++i)
            if (const auto list = by_anchor.find(sketch.smallest[i]); list != by_anchor.end()) {
                auto& to = list->second.size() <= rare_list ? candidates : common;
                to.insert(to.end(), list->second.begin(), list->second.end());
            }
        if (auto found = best_of(candidates, sketch)) return found;
        return best_of(common, sketch);
    }

    std::optional<std::pair<std::uint64_t, double>> best_of(std::vector<std::uint64_t>& candidates, const Sketch& sketch) const {
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
            if (anchors_shared * 6 < std::min(anchors, sketch.smallest.size())) break;
            const Item* item = find(number);
            if (!item) continue;
            const double score = tallywire::similarity(item->sketch, sketch);
            if (score >= options.least_similarity && (!best || score > best->second)) best = {number, score};
        }
        return best;
    }
};

CopyFinder::CopyFinder(Options options) : index_(std::make_unique<Index>()) { index_->options = options; }
CopyFinder::~CopyFinder() = default;

bool CopyFinder::knows(std::string_view id) const { return index_->by_id.contains(std::string(id)); }

std::optional<CopyOf> CopyFinder::add(const std::string& id, const std::optional<std::string>& published, Sketch sketch) {
    Index::Item item{id, published.value_or(""), std::move(sketch), index_->first + index_->items.size(), 1};
    const auto nearest = index_->nearest(item.sketch);
    std::optional<CopyOf> copy;
    if (nearest) {
        const Index::Item* near = index_->find(nearest->first);
        item.original = near->original;
        item.similarity = nearest->second;
        const Index::Item* original = index_->find(item.original);
        if (original && original != near) item.similarity = similarity(original->sketch, item.sketch);
        // A group's original that was forgotten, or is itself too unlike this one: the nearest stands in for it.
        if (!original || item.similarity < index_->options.least_similarity) {
            item.original = nearest->first;
            item.similarity = nearest->second;
            original = near;
        }
        copy = CopyOf{original->id, item.similarity};
        if (!item.published.empty() && !original->published.empty() && item.published.substr(0, 10) < original->published.substr(0, 10)) {
            // The newcomer was published first: it leads the group from now on.
            const std::uint64_t number = index_->first + index_->items.size(), old = item.original;
            for (Index::Item& other : index_->items)
                if (other.original == old) {
                    other.original = number;
                    other.similarity = similarity(other.sketch, item.sketch);
                }
            item.original = number;
            item.similarity = 1;
        }
    }
    index_->insert(std::move(item));
    return copy;
}

std::optional<CopyOf> CopyFinder::settle(const std::string& id) const {
    const auto known = index_->by_id.find(id);
    if (known == index_->by_id.end()) return std::nullopt;
    const Index::Item* item = index_->find(known->second);
    const Index::Item* original = item ? index_->find(item->original) : nullptr;
    if (!original || original == item) return std::nullopt;
    return CopyOf{original->id, item->similarity};
}

std::string CopyFinder::save() const {
    std::string out;
    const auto number = [&](std::uint64_t value) { out.append(reinterpret_cast<const char*>(&value), sizeof value); };
    const auto text = [&](const std::string& value) {
        number(value.size());
        out.append(value);
    };
    number(index_->items.size());
    for (const Index::Item& item : index_->items) {
        text(item.id);
        text(item.published);
        number(item.sketch.exact);
        number(item.original >= index_->first ? item.original - index_->first : ~std::uint64_t{0});
        number(static_cast<std::uint64_t>(item.similarity * 1e6));
        number(item.sketch.smallest.size());
        out.append(reinterpret_cast<const char*>(item.sketch.smallest.data()), item.sketch.smallest.size() * 4);
    }
    return out;
}

void CopyFinder::load(std::string_view state) {
    const auto take = [&](std::size_t size) {
        if (state.size() < size) throw IoError("state of copies: ends early");
        const std::string_view bytes = state.substr(0, size);
        state.remove_prefix(size);
        return bytes;
    };
    const auto number = [&] {
        std::uint64_t value;
        std::memcpy(&value, take(sizeof value).data(), sizeof value);
        return value;
    };
    const std::uint64_t count = number();
    const std::uint64_t base = index_->first + index_->items.size();
    for (std::uint64_t i = 0; i < count; ++i) {
        Index::Item item;
        item.id = take(number());
        item.published = take(number());
        item.sketch.exact = number();
        const std::uint64_t original = number();
        item.original = original < count ? base + original : base + i;
        item.similarity = static_cast<double>(number()) / 1e6;
        const std::uint64_t size = number();
        if (size > sketch_size) throw IoError("state of copies: no such sketch");
        item.sketch.smallest.resize(size);
        const std::string_view bytes = take(size * 4);
        if (size) std::memcpy(item.sketch.smallest.data(), bytes.data(), bytes.size());
        item.sketch.shingles = static_cast<std::uint32_t>(size);
        index_->insert(std::move(item));
    }
}

}  // namespace tallywire
