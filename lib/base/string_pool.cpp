#include "base/string_pool.hpp"

#include <algorithm>
#include <cstring>
#include <functional>

namespace tallywire {
namespace {

constexpr std::size_t smallest_block = std::size_t{1} << 12, largest_block = std::size_t{1} << 18;

std::uint32_t hash_of(std::string_view text) {
    const std::uint64_t hash = std::hash<std::string_view>{}(text);
    return static_cast<std::uint32_t>(hash ^ hash >> 32);
}

}  // namespace

StringPool::Kept StringPool::keep(std::string_view text) {
    if (text.empty()) return {};
    for (const Kept& kept : last_)
        if (kept.size == text.size() && kept.text() == text) return kept;
    if (text.size() > left_) {
        left_ = std::max(std::min(largest_block, smallest_block << std::min<std::size_t>(blocks_.size(), 8)), text.size());
        blocks_.push_back(std::make_unique_for_overwrite<char[]>(left_));
        next_ = blocks_.back().get();
    }
    std::memcpy(next_, text.data(), text.size());
    const Kept kept{next_, static_cast<std::uint32_t>(text.size())};
    next_ += text.size();
    left_ -= text.size();
    last_[next_last_] = kept;
    next_last_ = (next_last_ + 1) % remembered;
    return kept;
}

void StringPool::clear() { *this = StringPool(); }

std::size_t Interner::slot_of(std::string_view text, std::uint32_t hash) const {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].number != 0 && (slots_[at].hash != hash || texts_[slots_[at].number - 1].text() != text)) at = (at + 1) & (slots_.size() - 1);
    return at;
}

void Interner::grow() {
    std::vector<Slot> old(slots_.empty() ? 16 : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
        if (slot.number == 0) continue;
        std::size_t at = slot.hash & (slots_.size() - 1);
        while (slots_[at].number != 0) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = slot;
    }
}

std::uint32_t Interner::intern(std::string_view text) {
    if (4 * (texts_.size() + 1) > 3 * slots_.size()) grow();
    const std::uint32_t hash = hash_of(text);
    Slot& slot = slots_[slot_of(text, hash)];
    if (slot.number == 0) {
        texts_.push_back(pool_.keep(text));
        slot = {hash, static_cast<std::uint32_t>(texts_.size())};
    }
    return slot.number - 1;
}

std::optional<std::uint32_t> Interner::find(std::string_view text) const {
    if (slots_.empty()) return std::nullopt;
    const Slot& slot = slots_[slot_of(text, hash_of(text))];
    return slot.number == 0 ? std::nullopt : std::optional(slot.number - 1);
}

void Interner::clear() {
    pool_.clear();
    texts_.clear();
    slots_.clear();
}

}  // namespace tallywire
