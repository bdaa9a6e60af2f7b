#pragma once

#include "fact/fact.hpp"
#include "rules/rules.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tallywire {

/// How quantities are called in headings and labels, and which measures add up; from `<language>/headings.tsv`. Const once read; safe to share.
class Headings {
public:
    /// Throws UsageError where the rule file is broken.
    explicit Headings(const Rules& rules, const std::string& language = "en");

    /// `people killed in Gaza`, `price of oil`; short, for people.
    std::string label(const Fact::What& what) const;
    /// `at least 800 people killed in Israel`, `900–1,200 people killed in Israel`.
    std::string headline(const Fact::What& what, const Interval& interval, Bound bound) const;
    /// The same of what is counted in the article's own words: `dozens of people killed in Israel`.
    std::string headline(const Fact::What& what, std::string_view counted_text) const;
    /// True for measures whose later counts include the earlier ones.
    bool adds_up(std::string_view measure) const;
    /// Does the number `text` stand in the sentence as one that another has replaced: "lowered to 113 from 127", "113, not 127"?
    bool is_replaced(std::string_view sentence, std::string_view text) const;
    /// False for measures that are no event (ages, plain numbers).
    bool is_shown(std::string_view measure) const;

private:
    struct Measure {
        std::string pattern;
        bool adds_up = false;
        bool shown = true;
    };
    const Measure* find(std::string_view measure) const;
    std::string named(const Fact::What& what, const std::string& counted) const;
    std::string counted(const Fact::What& what, bool one) const;

    std::unordered_map<std::string, Measure> measures_;
    std::unordered_map<std::string, std::string> plurals_;
    std::vector<std::string> replaced_;  ///< what stands before such a number
};

/// `1,200`, `1.5 million`, `0.25`, with the sign of a currency (`$7.5 million`) or of a share (`12%`) where the unit asks for it.
std::string number_for_people(double value, std::string_view unit = "");
/// `at least 800`, `900–1,200`, `about 60`, `under 5`; empty where nothing is known.
std::string interval_for_people(const Interval& interval, Bound bound, std::string_view unit = "");

}  // namespace tallywire
