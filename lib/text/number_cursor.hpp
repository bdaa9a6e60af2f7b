#pragma once

#include "text/number.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace tallywire {

/// The tokens of a sentence as the readers of numbers look at them: by index, of which any may lie past the end. A cheap value; what it refers to must
/// outlive it.
class NumberCursor {
public:
    using Role = NumberParser::Role;
    using Part = NumberParser::Part;

    /// A word or phrase of `numbers.tsv`, and how many tokens it has.
    struct Found {
        const Part* part = nullptr;
        std::size_t size = 0;
        explicit operator bool() const { return part != nullptr; }
    };

    NumberCursor(const NumberParser& parser, std::string_view text, std::span<const Token> tokens) : parser_(parser), text_(text), tokens_(tokens) {}

    Found part(std::size_t at, bool after_article = false) const {
        if (at >= tokens_.size()) return {};
        const auto match = parser_.phrases_.match(parser_.lexicon_, tokens_, at);
        if (!match) return {};
        const Part& found = parser_.parts_[match.payload];
        if (found.needs_article && !after_article) return {};
        return {&found, match.size};
    }
    Found part(std::size_t at, Role role) const {
        const Found found = part(at);
        return found && found.part->role == role ? found : Found{};
    }
    /// a dozen, a couple, a score: a number of ones.
    static bool is_group(Role role) { return role == Role::group || role == Role::article_group || role == Role::of_group || role == Role::about_group; }
    /// bn, m, k: letters after digits.
    static bool is_suffix(Role role) { return role >= Role::suffix && role <= Role::money_suffix; }
    const NumberParser::Joint* joint(std::size_t at, Role role) const { return at < tokens_.size() ? parser_.joint(tokens_[at], role) : nullptr; }
    bool is_joint(std::size_t at, Role role) const { return joint(at, role) != nullptr; }
    bool is_hyphen(std::size_t at) const {
        return at < tokens_.size() && (tokens_[at].shape == Shape::hyphen || (tokens_[at].shape == Shape::dash && bytes(at) == "-"));
    }
    bool is_symbol(std::size_t at) const { return at < tokens_.size() && tokens_[at].shape == Shape::symbol; }
    std::string_view bytes(std::size_t at) const { return tokens_[at].where.of(text_); }
    bool glued(std::size_t at) const { return at < tokens_.size() && !tokens_[at].space_before; }

    const Lexicon& lexicon() const { return parser_.lexicon_; }

protected:
    const NumberParser& parser_;
    std::string_view text_;
    std::span<const Token> tokens_;
};

}  // namespace tallywire
