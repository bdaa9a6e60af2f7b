#pragma once

#include "figure/figure_rules.hpp"
#include "figure/quantity.hpp"
#include "text/text.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tallywire {

/// A verb with its helpers: "have been killed". Token indexes, half open.
struct Predicate {
    std::uint32_t first = 0, last = 0, head = 0;
    bool passive = false;
    bool bare = false;     ///< one past form, that may be a participle: "killed"
    bool gerund = false;   ///< without a helper
    bool helper = false;   ///< be or have as the verb itself
    bool negated = false;
    bool modal = false;
    bool to = false;       ///< an infinitive
};

/// What a quantity is governed by.
struct Governed {
    const MeasureRule* rule = nullptr;
    std::uint32_t at = no_token;  ///< token of the trigger
    enum class Way : std::uint8_t { none, noun, adjective, left, right, toll, inherited } way = Way::none;
    std::uint32_t verb = no_token;  ///< index of the verb group, where there is one

    explicit operator bool() const { return rule != nullptr; }
};

/// The verbs of one sentence, and the search from a quantity to the word that says what happened to the counted ones.
class Governors {
public:
    explicit Governors(const FigureRules& rules) : rules_(rules) {}

    /// Begins a sentence. The spans must outlive the calls that follow.
    void assign(const Text& text, std::span<const Token> tokens, std::span<const Quantity> quantities);
    /// The kinds of words that the article has spoken of so far, for nouns that mean one thing under one topic only.
    void set_spoken(KindMask kinds) { spoken_ = kinds; }

    /// The governor of quantity `index`; those before it must have been asked for.
    Governed find(std::size_t index);
    /// The first verb that quantity or noun ending before `at` is the subject of; no_token where there is none.
    std::uint32_t verb_after(std::uint32_t at, std::uint32_t* reduced = nullptr) const;

    /// Does an object follow the verb?
    bool has_object(const Predicate& verb) const;
    /// What a verb group says of its subject.
    Governed verb_says(std::uint32_t verb) const;
    const std::vector<Predicate>& verbs() const { return verbs_; }
    /// The index of the verb group that token `at` belongs to; no_token where there is none.
    std::uint32_t verb_of(std::uint32_t at) const { return at < verb_of_.size() ? verb_of_[at] : no_token; }
    const Quantity& quantity(std::uint32_t index) const { return quantities_[index]; }
    /// The index of the quantity that token `at` belongs to; no_token where there is none.
    std::uint32_t quantity_of(std::uint32_t at) const { return at < quantity_of_.size() ? quantity_of_[at] : no_token; }

private:
    Governed by_noun(const Quantity& q) const;
    bool speaks_of(std::string_view measure) const;
    Governed by_adjective(const Quantity& q) const;
    Governed by_left(std::size_t index) const;
    Governed by_participle(const Quantity& q) const;
    Governed by_part(std::size_t index) const;
    Governed by_gap(std::size_t index) const;
    Governed by_right(const Quantity& q) const;
    bool of_a_person(const Quantity& q) const;
    Governed by_toll(const Quantity& q) const;
    Governed by_coordination(std::size_t index) const;
    /// A trigger whose phrase ends right before token `end`.
    const MeasureRule* ending(Grammar grammar, std::uint32_t end, std::uint32_t* at = nullptr) const;
    bool shares_object(const Predicate& verb) const;
    void find_verbs();
    Tag tag(std::uint32_t i) const { return i < tokens_.size() ? tokens_[i].tag : Tag::punctuation; }
    bool is(std::uint32_t i, FigureRules::Role role) const { return rules_.is(tokens_, i, role); }
    bool is_comma(std::uint32_t i) const { return i < tokens_.size() && text_->bytes(tokens_[i]) == ","; }

    const FigureRules& rules_;
    const Text* text_ = nullptr;
    std::span<const Token> tokens_;
    std::span<const Quantity> quantities_;
    std::vector<Predicate> verbs_;
    std::vector<std::uint32_t> verb_of_;
    std::vector<std::uint32_t> quantity_of_;
    std::vector<Governed> found_;
    KindMask spoken_ = 0;
};

}  // namespace tallywire
