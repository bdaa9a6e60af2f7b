#pragma once

#include "figure/figure_rules.hpp"
#include "text/text.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tallywire {

/// One tokenised sentence as the readers of quantities look at it: tokens by index, of which any may lie past the end. A cheap value; what it refers to
/// must outlive it.
class SentenceView {
public:
    /// `taken`: byte ranges that are times of the calendar or the clock, in order.
    SentenceView(const FigureRules& rules, const Text& text, std::span<const Token> tokens, std::span<const Span> taken)
        : rules_(rules), lexicon_(rules.lexicon), text_(text), tokens_(tokens), taken_(taken) {
        std::size_t capitals = 0, words = 0;
        for (const Token& token : tokens)
            if (is_word(token)) ++words, capitals += is_capital(token);
        shouted_ = words > 2 && capitals * 10 > words * 7;
    }

    std::uint32_t size() const { return static_cast<std::uint32_t>(tokens_.size()); }
    const Token& token(std::uint32_t i) const { return tokens_[i]; }
    std::string_view bytes(std::uint32_t i) const { return text_.bytes(tokens_[i]); }
    std::string_view word(std::uint32_t i) const { return i < size() ? text_.word(tokens_[i]) : std::string_view(); }
    const WordEntry& entry(std::uint32_t i) const { return lexicon_.entry(tokens_[i]); }
    Tag tag(std::uint32_t i) const { return i < size() ? tokens_[i].tag : Tag::punctuation; }
    bool is(std::uint32_t i, FigureRules::Role role) const { return rules_.is(tokens_, i, role); }
    /// The value of the word of `figure_words.tsv` that begins with token `i`.
    double value(std::uint32_t i) const { return rules_.value(tokens_, i); }
    bool glued(std::uint32_t i) const { return i < size() && !tokens_[i].space_before; }
    bool is_mark(std::uint32_t i, std::string_view mark) const { return i < size() && bytes(i) == mark; }
    bool is_dash(std::uint32_t i) const { return i < size() && (tokens_[i].shape == Shape::hyphen || tokens_[i].shape == Shape::dash); }
    bool is_hyphen(std::uint32_t i) const { return i < size() && (tokens_[i].shape == Shape::hyphen || bytes(i) == "-"); }
    bool is_number(std::uint32_t i) const { return i < size() && tokens_[i].shape == Shape::number; }
    /// Is most of the sentence in capitals, so that a capital says nothing of a name?
    bool shouted() const { return shouted_; }

    /// The token after the time that token `i` belongs to; 0 where it belongs to none.
    std::uint32_t end_of_taken(std::uint32_t i) const {
        for (const Span span : taken_)
            if (span.overlaps(token(i).where)) {
                while (i < size() && token(i).where.begin < span.end) ++i;
                return i;
            }
        return 0;
    }
    /// The token after a run of groups of digits, dashes, colons and brackets.
    std::uint32_t end_of_digits(std::uint32_t from) const {
        while (from < size() && (token(from).shape == Shape::number || token(from).shape == Shape::alphanumeric || is_dash(from) || is_mark(from, ":") ||
                                 is_mark(from, "(") || is_mark(from, ")")))
            ++from;
        return from;
    }
    /// The number that begins with token `i`, where one may.
    std::optional<NumberMatch> number_at(std::uint32_t i) const {
        return i < size() && rules_.numbers.may_begin(tokens_, i) ? rules_.numbers.match(text_.bytes(), tokens_, i) : std::nullopt;
    }

protected:
    const FigureRules& rules_;
    const Lexicon& lexicon_;
    const Text& text_;
    std::span<const Token> tokens_;
    std::span<const Span> taken_;
    bool shouted_ = false;
};

}  // namespace tallywire
