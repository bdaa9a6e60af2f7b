#include "timeline/string_pool.hpp"

namespace tallywire {

StringPool::Kept StringPool::keep(std::string_view text) {
    if (text.empty()) return {};
    for (const Kept& kept : last_)
        if (kept.size == text.size() && of(kept) == text) return kept;
    const Kept kept{bytes_.size(), static_cast<std::uint32_t>(text.size())};
    bytes_.append(text);
    last_[next_] = kept;
    next_ = (next_ + 1) % remembered;
    return kept;
}

std::uint32_t Interner::intern(std::string_view text) {
    if (const auto found = numbers_.find(text); found != numbers_.end()) return found->second;
    const auto number = static_cast<std::uint32_t>(texts_.size());
    texts_.push_back(&numbers_.emplace(std::string(text), number).first->first);
    return number;
}

}  // namespace tallywire
