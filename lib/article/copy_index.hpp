#pragma once

#include "article/sketch.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tallywire {

/// Hash table of 32-bit keys and values in one array, linear probing. Entries are never taken out one by one: where `alive` says no to a value, its entry is dropped
/// when the table next makes room.
class AnchorTable {
public:
    struct Entry {
        std::uint32_t key = 0, value = 0;
    };

    static std::uint32_t key_of(std::uint32_t hash) { return hash == 0 ? 1 : hash; }
    /// The first entry of `key` (not 0) that `accept(value)` takes, or a free one (key 0) where a new entry may be written; then call `added`.
    template <class Accept>
    Entry& find(std::uint32_t key, Accept accept) {
        std::size_t at = (key * 0x9E3779B97F4A7C15u >> 32) & (entries_.size() - 1);
        while (entries_[at].key != 0 && !(entries_[at].key == key && accept(entries_[at].value))) at = (at + 1) & (entries_.size() - 1);
        return entries_[at];
    }
    void added() { ++used_; }
    std::size_t bytes() const { return entries_.size() * sizeof(Entry); }

    /// Makes room for `count` more entries.
    template <class Alive>
    void reserve(std::size_t count, Alive alive) {
        if ((used_ + count) * 4 < entries_.size() * 3) return;
        std::vector<Entry> old = std::move(entries_);
        std::erase_if(old, [&](const Entry& entry) { return entry.key == 0 || !alive(entry.value); });
        std::size_t size = 1024;
        while (size * 3 < (old.size() + count) * 6) size *= 2;
        entries_.assign(size, {});
        used_ = old.size();
        for (const Entry& entry : old) find(entry.key, [](std::uint32_t) { return false; }) = entry;
    }

private:
    std::vector<Entry> entries_ = std::vector<Entry>(1024);
    std::size_t used_ = 0;
};

/// The articles that a CopyFinder remembers, and where to look for one that is like another. Articles are numbered in the order in which they came. Not safe
/// for several threads.
class CopyIndex {
public:
    struct Item {
        std::string id;
        std::string published;
        Sketch sketch;
        std::uint64_t original = 0;  ///< number of the article that leads its group
        double similarity = 0;       ///< to that one
    };

    /// Of a sketch's smallest hashes: articles that share one are compared.
    static constexpr std::size_t most_anchors = 16;
    struct Anchors {
        std::array<std::uint32_t, most_anchors> hashes{};
        std::size_t count = 0;
    };
    static Anchors anchors_of(const Sketch& sketch);

    CopyIndex(double least_similarity, std::size_t memory_bytes) : least_similarity_(least_similarity), memory_bytes_(memory_bytes) {}

    std::uint64_t first() const { return first_; }
    std::uint64_t end() const { return first_ + items_.size(); }
    /// Nothing where the article was forgotten.
    const Item* find(std::uint64_t number) const { return number < first_ || number >= end() ? nullptr : &items_[number - first_]; }
    const Item* find(std::string_view id) const;
    /// Their similarity; an estimate that is below the least similarity by no more than chance is taken for that.
    double likeness(const Sketch& a, const Sketch& b) const;
    /// The most similar article that is similar enough: its number and similarity.
    std::optional<std::pair<std::uint64_t, double>> nearest(const Sketch& sketch, const Anchors& anchors) const;

    /// Adds an article as number `end()`; the oldest are forgotten where the memory is full.
    void insert(Item item, const Anchors& anchors);
    /// The article `leader` leads the group of `old` from now on.
    void lead(std::uint64_t old, std::uint64_t leader, const Sketch& sketch);

private:
    /// A posting names one anchor of one article: the article's number (its last 27 bits) and the anchor's place, 5 bits.
    using Links = std::array<std::uint32_t, most_anchors>;  ///< of an article: for each anchor the posting of the last article that had it too

    static std::size_t cost(const Item& item);
    /// The article of a posting; nothing where it was forgotten.
    std::optional<std::uint64_t> number_of(std::uint32_t posting) const;
    Links& links(std::uint64_t number) { return links_[number & (links_.size() - 1)]; }
    const Links& links(std::uint64_t number) const { return links_[number & (links_.size() - 1)]; }
    void widen_links();
    void forget_oldest();
    /// Appends the articles that have an anchor, the latest first, up to `most`; true where there are more.
    bool collect(std::uint32_t posting, std::size_t most, std::vector<std::uint64_t>& out) const;
    std::optional<std::pair<std::uint64_t, double>> best_of(std::vector<std::uint64_t>& candidates, std::size_t anchor_count, const Sketch& sketch) const;

    const double least_similarity_;
    const std::size_t memory_bytes_;
    std::uint64_t first_ = 0;  ///< number of items_.front()
    std::deque<Item> items_;
    std::vector<Links> links_ = std::vector<Links>(1024);  ///< a ring, by the last bits of the number: close together, for chains are long
    mutable AnchorTable by_anchor_, by_id_;  ///< postings; last 32 bits of numbers
    std::unordered_map<std::uint64_t, std::vector<std::uint64_t>> groups_;  ///< by the leader's number: the articles that follow it
    std::size_t bytes_ = 0;                                               ///< of the items
};

}  // namespace tallywire
