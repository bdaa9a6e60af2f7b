#pragma once

#include "text/lexicon.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// What an edit between two versions of a text touches, the gravest first.
enum class EditClass : std::uint8_t { figure, date, name, quote, attribution, wording, cosmetic };
std::string_view name_of(EditClass edit);

/// One edit: what stood there and what stands there now. One of them is empty where words were only put in or cut.
struct Edit {
    EditClass kind = EditClass::cosmetic;
    std::string before;
    std::string after;

    bool operator==(const Edit&) const = default;
};

/// The edits that lead from one version to another, in the order of the first. Sentences are matched wherever they stand: what was moved is no
/// edit. Numbers are atomic. Whole sentences that were cut or added are one edit each.
std::vector<Edit> find_edits(std::string_view before, std::string_view after, const Lexicon& lexicon);

}  // namespace tallywire
