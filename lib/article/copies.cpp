#include "article/copies.hpp"

#include "article/copy_index.hpp"
#include "base/error.hpp"

#include <cstring>
#include <string>

namespace tallywire {
namespace {

constexpr std::string_view state_begin = "copies 2\n";

}  // namespace

CopyFinder::CopyFinder(Options options) : options_(options), index_(std::make_unique<CopyIndex>(options.least_similarity, options.memory_bytes)) {}
CopyFinder::~CopyFinder() = default;

bool CopyFinder::knows(std::string_view id) const { return index_->find(id) != nullptr; }

std::optional<CopyOf> CopyFinder::add(const std::string& id, const std::optional<std::string>& published, Sketch sketch) {
    CopyIndex::Item item{id, published.value_or(""), std::move(sketch), index_->end(), 1};
    const CopyIndex::Anchors anchors = CopyIndex::anchors_of(item.sketch);
    const auto nearest = index_->nearest(item.sketch, anchors);
    std::optional<CopyOf> copy;
    if (nearest) {
        const CopyIndex::Item* near = index_->find(nearest->first);
        item.original = near->original;
        item.similarity = nearest->second;
        const CopyIndex::Item* original = index_->find(item.original);
        if (original && original != near) item.similarity = index_->likeness(original->sketch, item.sketch);
        // A group's original that was forgotten, or is itself too unlike this one: the nearest stands in for it.
        if (!original || item.similarity < options_.least_similarity) {
            item.original = nearest->first;
            item.similarity = nearest->second;
            original = near;
        }
        copy = CopyOf{original->id, item.similarity};
        if (!item.published.empty() && !original->published.empty() && item.published.substr(0, 10) < original->published.substr(0, 10)) {
            // The newcomer was published first: it leads the group from now on.
            const std::uint64_t number = index_->end();
            index_->lead(item.original, number, item.sketch);
            item.original = number;
            item.similarity = 1;
        }
    }
    index_->insert(std::move(item), anchors);
    return copy;
}

std::optional<CopyOf> CopyFinder::settle(const std::string& id) const {
    const CopyIndex::Item* item = index_->find(std::string_view(id));
    const CopyIndex::Item* original = item ? index_->find(item->original) : nullptr;
    if (!original || original == item) return std::nullopt;
    return CopyOf{original->id, item->similarity};
}

std::string CopyFinder::save() const {
    std::string out(state_begin);
    const auto number = [&](std::uint64_t value) { out.append(reinterpret_cast<const char*>(&value), sizeof value); };
    const auto text = [&](const std::string& value) {
        number(value.size());
        out.append(value);
    };
    const std::uint64_t first = index_->first(), end = index_->end();
    number(end - first);
    for (std::uint64_t i = first; i < end; ++i) {
        const CopyIndex::Item& item = *index_->find(i);
        text(item.id);
        text(item.published);
        number(item.sketch.exact);
        number(item.original >= first ? item.original - first : ~std::uint64_t{0});
        number(static_cast<std::uint64_t>(item.similarity * 1e6));
        number(item.sketch.binned);
        number(item.sketch.hashes.size());
        out.append(reinterpret_cast<const char*>(item.sketch.hashes.data()), item.sketch.hashes.size() * 4);
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
    if (take(state_begin.size()) != state_begin) throw IoError("state of copies: written by another version");
    const std::uint64_t count = number();
    const std::uint64_t base = index_->end();
    for (std::uint64_t i = 0; i < count; ++i) {
        CopyIndex::Item item;
        item.id = take(number());
        item.published = take(number());
        item.sketch.exact = number();
        const std::uint64_t original = number();
        item.original = original < count ? base + original : base + i;
        item.similarity = static_cast<double>(number()) / 1e6;
        item.sketch.binned = number() != 0;
        const std::uint64_t size = number();
        if (size > sketch_bins || (item.sketch.binned && size != sketch_bins)) throw IoError("state of copies: no such sketch");
        item.sketch.hashes.resize(size);
        const std::string_view bytes = take(size * 4);
        if (size) std::memcpy(item.sketch.hashes.data(), bytes.data(), bytes.size());
        const CopyIndex::Anchors anchors = CopyIndex::anchors_of(item.sketch);
        index_->insert(std::move(item), anchors);
    }
}

}  // namespace tallywire
