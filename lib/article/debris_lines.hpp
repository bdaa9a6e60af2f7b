#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tallywire {

class Rules;

/// The lower-case letters and digits of a text, words parted by one blank: what line rules are compared with.
std::string fold_bare(std::string_view text);

/// Lines that are debris by their words alone: the tables LANGUAGE/debris.tsv. Const once built; safe to share between threads.
class DebrisLines {
public:
    /// Throws UsageError where a rule file is wrong.
    explicit DebrisLines(const Rules& rules);

    struct Match {
        std::string_view rule;  ///< empty where the line is none; lives as long as the DebrisLines
        bool section = false;   ///< what follows the line is debris as well
        bool notes = false;     ///< and so it is where the line is no heading
    };
    Match match(std::string_view line) const;

private:
    struct Pattern {
        std::string words;         ///< folded as by fold_bare
        std::string_view rule;     ///< in rules_
        std::uint8_t where = 0;    ///< 0 whole line, 1 at its start, 2 at its end, 3 anywhere, 4 and 5 whole line and what follows, 6 before a colon
        std::uint16_t longest = 0; ///< bytes of the folded line
    };
    Match match_at(std::string_view line, std::string_view folded, std::size_t at) const;

    std::vector<std::string> rules_;
    std::vector<Pattern> patterns_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_first_word_;
    std::bitset<16384> begins_;  ///< by hash of a word: patterns may begin with it
};

}  // namespace tallywire
