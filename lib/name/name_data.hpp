#pragma once

#include "name/name_match.hpp"

#include <unicode/translit.h>

#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace tallywire {

/// The rules of a NameMatcher, for its own source files only.
struct NameMatcher::Data {
    explicit Data(const Rules& rules);

    std::string ascii(std::string_view name) const;
    std::vector<std::string> split(std::string_view ascii_name) const;
    std::string fold(std::string_view word) const;
    std::vector<std::pair<std::string, std::string>> folds;  ///< the longest first
    std::vector<std::pair<std::string, std::string>> forms;
    std::vector<std::string> suffixes;                       ///< the longest first
    std::unordered_map<std::string, double> weights;
    std::unordered_map<std::string, std::string> particles;
    std::unordered_map<std::string, std::vector<std::uint32_t>> variants;
    std::vector<double> group_weights;  ///< by row of variants, the least weight of its names: Mohamed weighs what Muhammad does
    std::unordered_set<std::string> given, family_first;
    std::unique_ptr<const icu::Transliterator> latin;
};

}  // namespace tallywire
