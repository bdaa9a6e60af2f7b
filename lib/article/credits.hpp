#pragma once

#include "article/byline.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// An agency's credit at the end of a text, such as `(BSS/AFP)`.
struct AgencyCredit {
    std::size_t begin = 0;  ///< byte of the text where the credit (and the blank before it) begins
    std::vector<std::string> agencies;
};

/// Finds the credit that ends `text`: names of agencies alone, in brackets, behind a dash, or as the last paragraph.
std::optional<AgencyCredit> find_agency_credit(std::string_view text, const Bylines& names);

/// The dateline with which a text begins: `SPRINGFIELD, Ill. (AP)`, `Doha, 7 May`.
struct Dateline {
    std::string text;                   ///< place, and a day if it has one; without the agency
    std::vector<std::string> agencies;
    std::size_t end = 0;                ///< byte behind the dash
};

std::optional<Dateline> find_dateline(std::string_view text, const Bylines& names);

}  // namespace tallywire
