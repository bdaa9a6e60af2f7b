#pragma once

#include "name/mention.hpp"
#include "text/text.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace tallywire {

/// Finds who and what one sentence names: runs of capitals cut into titles, places, organisations and people, and the phrases for people and organisations
/// without a name. Knows nothing of other sentences. Const; safe to share between threads.
class MentionFinder {
public:
    /// The rules must outlive the object.
    explicit MentionFinder(const NameRules& rules) : rules_(rules) {}

    /// Appends the mentions of a sentence in their order, pronouns left out.
    void find(std::string_view text, std::span<const Token> tokens, std::vector<Mention>& out) const;

private:
    const NameRules& rules_;
};

}  // namespace tallywire
