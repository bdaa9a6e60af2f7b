#pragma once

#include "rules/rules.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

enum class NameKind : std::uint8_t { unknown, person, organisation };

/// How like two names are, and why.
struct NameMatch {
    double score = 0;    ///< 0 to 1; at `NameMatcher::joined` and above they are held to be one
    std::string reason;  ///< in words: "Yusuf ~ Jusuf (spelling), Kamberi = Kamberi"

    explicit operator bool() const;
};

/// A name made ready for comparing: its words in small ASCII letters, titles left out, each with what it weighs.
struct PreparedName {
    struct Word {
        std::string text;                   ///< ASCII, small
        std::string folded;                 ///< after name_folds.tsv: equal where transliterations are
        std::size_t stem = 0;               ///< bytes of `folded` before an ending that many names have
        std::vector<std::uint32_t> groups;  ///< rows of name_variants.tsv
        double weight = 1;
        bool article = false;               ///< al-, el-
        bool son = false;                   ///< bin, ibn
        bool number = false;
        bool given = false;                 ///< a known given name
    };
    std::vector<Word> words;
    std::string whole;              ///< folded words without blanks
    std::string letters;            ///< the words' first letters
    std::vector<std::string> forms; ///< legal forms, by what equal ones have in common
    NameKind kind = NameKind::unknown;
    bool comma = false;             ///< surname first, by its comma
    bool ideographs = false;        ///< written in Chinese characters: compared by them
    std::u32string characters;      ///< those
};

/// Compares names: spellings, transliterations, initials, nicknames, particles, titles, company forms, order. Rules: `data/any/name_*.tsv`,
/// `company_forms.tsv`. Const once built; safe to share between threads.
class NameMatcher {
public:
    explicit NameMatcher(const Rules& rules);
    ~NameMatcher();
    NameMatcher(NameMatcher&&) noexcept;

    static constexpr double joined = 0.5;

    PreparedName prepare(std::string_view name, NameKind kind = NameKind::unknown) const;
    NameMatch compare(const PreparedName& a, const PreparedName& b) const;
    NameMatch compare_names(std::string_view a, std::string_view b, NameKind kind = NameKind::unknown) const {
        return compare(prepare(a, kind), prepare(b, kind));
    }
    /// Keys of which two names that may be one have at least one in common: beginnings and ends of their words' consonants.
    std::vector<std::string> blocking_keys(const PreparedName& name) const;

private:
    struct Data;
    std::unique_ptr<const Data> data_;
};

inline NameMatch::operator bool() const { return score >= NameMatcher::joined; }

}  // namespace tallywire
