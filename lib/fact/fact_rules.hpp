#pragma once

#include "fact/claim.hpp"
#include "fact/claimed.hpp"
#include "fact/scope_rules.hpp"
#include "rules/rules.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace tallywire {

/// The rules by which figures become claims. Const once built; safe to share between threads. The lexicon must outlive it.
class FactRules {
public:
    FactRules(Lexicon& lexicon, const Rules& rules);

    /// What `measure`, `unit` and `status` make comparable at all, as text: claims of different classes are never readings of one quantity.
    std::string class_of(const Figure& figure) const;
    /// What the sentence tells of the figure's reach. Quickest where the figures of a sentence come one after another.
    struct Reach {
        std::uint16_t scope = 0;
        std::uint64_t skeleton = 0;
    };
    Reach reach(const Figure& figure, ScopeRules::Scratch& scratch) const;
    /// Fills what the figure alone tells, beyond its reach (which the claim has): implied, days, label, place, speaker. `published` is the article's day.
    void describe(Claim& claim, DayMinute published) const;
    /// Fills the context: for claims that are compared with others.
    void add_context(Claim& claim, ScopeRules::Scratch& scratch) const;

    const StanceRules& stances() const { return stances_; }
    const Lexicon& lexicon() const { return lexicon_; }

private:
    bool counts_people(const Figure& figure) const;
    /// The country's code for a nationality; empty where the group is none.
    std::string_view nation_of(std::string_view group) const;
    void describe_place(Claim& claim) const;

    const Lexicon& lexicon_;
    ScopeRules scopes_;
    StanceRules stances_;
    std::unordered_map<std::string, std::string> nations_;  ///< folded adjective or people -> code
    std::unordered_set<std::string> subsets_;               ///< groups that are a part of any whole
    std::unordered_set<std::string> people_;                ///< units that are people
};

}  // namespace tallywire
