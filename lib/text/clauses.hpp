#pragma once

#include "text/text.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace tallywire {

/// A half-open range of tokens of one sentence.
struct TokenRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;  ///< one past the end

    bool empty() const { return first >= last; }
    std::uint32_t size() const { return last - first; }

    bool operator==(const TokenRange&) const = default;
};

/// Helpers and verb that stand together: "has not yet been told", "to leave", "saying".
struct VerbGroup {
    std::uint32_t first = 0;
    std::uint32_t last = 0;  ///< one past the end
    std::uint32_t head = 0;  ///< the verb itself
    bool finite = false;     ///< has a subject of its own: neither "to leave", nor "saying", nor a bare participle
    bool infinitive = false; ///< after "to"
    bool passive = false;
    bool negated = false;
};

/// The verb groups of one sentence, and walks over its noun phrases. Tokens that are masked (inside quotation marks, brackets) belong to no
/// group and are walked over. One object a thread, used again for the next sentence.
class Clauses {
public:
    /// The tokens must stay alive. `masked` has one entry a token, or none at all.
    void assign(const Text& text, std::span<const Token> tokens);

    std::vector<std::uint8_t>& masked() { return masked_; }
    /// Finds the verb groups, after the mask is set.
    void find_groups();

    std::span<const Token> tokens() const { return tokens_; }
    const std::vector<VerbGroup>& groups() const { return groups_; }
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    /// The index of the group that holds token `at`; `none` where it is in none.
    std::uint32_t group_of(std::uint32_t at) const { return group_of_[at]; }

    /// The noun phrase that ends before token `end`: with its determiners, what belongs to it by "of" and other prepositions, short relative
    /// clauses, participles; empty where no noun or pronoun stands there. It does not go below `floor`.
    TokenRange noun_phrase_before(std::uint32_t end, std::uint32_t floor) const;
    /// The subject of the verb group: the noun phrase before it, with what stands between commas after its head; that of an earlier verb where
    /// the two are joined by "and"; empty where there is none.
    TokenRange subject_of(std::uint32_t group) const;
    /// A participle written like a past form that belongs to the noun before it: "talks on the report published Monday". True only where that
    /// noun is an object.
    bool is_reduced(std::uint32_t group) const;
    /// The end of the plain noun phrase that begins at `at`: without what follows by a preposition; `at` where none begins.
    std::uint32_t noun_phrase_end(std::uint32_t at) const;

    bool is(std::uint32_t at, Tag tag) const { return at < tokens_.size() && tokens_[at].tag == tag && !masked_[at]; }
    bool is(std::uint32_t at, std::string_view word) const { return at < tokens_.size() && !masked_[at] && text_->gloss(tokens_[at]) == word; }
    bool is_mark(std::uint32_t at, char mark) const {
        return at < tokens_.size() && tokens_[at].shape == Shape::punctuation && !masked_[at] && text_->bytes()[tokens_[at].where.begin] == mark;
    }
    bool is_comma(std::uint32_t at) const { return is_mark(at, ','); }
    /// A token that can stand in a noun phrase: noun, name, adjective, number, determiner …
    bool is_nominal(std::uint32_t at) const;

private:
    TokenRange find_subject(std::uint32_t group) const;
    TokenRange shared_subject(std::uint32_t group) const;
    std::uint32_t segment_start(std::uint32_t end) const;
    std::uint32_t before_time(std::uint32_t end, std::uint32_t floor) const;
    std::uint32_t before_clause(std::uint32_t end, std::uint32_t floor) const;
    std::uint32_t before_aside(std::uint32_t dash) const;
    bool has_finite(std::uint32_t first, std::uint32_t last) const;

    const Text* text_ = nullptr;
    std::span<const Token> tokens_;
    std::vector<std::uint8_t> masked_;
    std::vector<VerbGroup> groups_;
    std::vector<std::uint32_t> group_of_;
    struct Subject {
        TokenRange range;
        bool known = false;
    };
    mutable std::vector<Subject> subjects_;  ///< of each group, found when first asked for
};

}  // namespace tallywire
