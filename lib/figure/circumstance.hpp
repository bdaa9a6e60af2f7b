#pragma once

#include "figure/governor.hpp"
#include "figure/quantity.hpp"
#include "name/names.hpp"
#include "statement/attribution.hpp"
#include "text/text.hpp"
#include "time/found_time.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tallywire {

/// Where, when, on whose word: what the rest of a sentence says of its quantities.
class Circumstances {
public:
    Circumstances(const FigureRules& rules, const Gazetteer& places) : rules_(rules), places_(places) {}

    /// Begins a sentence; the spans must outlive the calls that follow. `statements`: those whose content overlaps it.
    void assign(const Text& text, std::span<const Token> tokens, std::span<const Quantity> quantities, const Governors& governors,
                std::span<const FoundTime> times, std::span<const FoundStatement> statements);

    /// The place where the counted ones were, as an index into the gazetteer; no_place where none is said.
    std::uint32_t place_of(std::size_t quantity, const Governed& governed) const;
    /// The same for a noun phrase and verb without a quantity.
    std::uint32_t place_around(std::uint32_t first, std::uint32_t last, std::uint32_t anchor) const;
    /// The place that is the subject of the clause before token `at` ("Qatar has hosted them for a decade"); no_place where there is none.
    std::uint32_t actor_before(std::uint32_t at) const;
    /// Does the sentence name any place or nation?
    bool names_place() const {
        find_places();
        return !found_places_.empty();
    }
    /// The nationality in a noun phrase ("Palestinian" of "Palestinian women", "Israelis"), with its token; no_token where there is none.
    std::uint32_t nationality(std::uint32_t first, std::uint32_t last, PlaceMatch* match = nullptr) const;
    /// Is it a part of a time: Sunday, July?
    bool in_time(std::uint32_t first, std::uint32_t last) const;
    const FoundTime* time_of(std::uint32_t first, std::uint32_t last) const;
    /// The innermost statement that holds a byte range, or where `inner` is given the next one around that; null where nobody is quoted.
    const FoundStatement* statement_of(Span where, const FoundStatement* inner = nullptr) const;
    /// Does token `at` belong to a date or a clock time?
    bool in_time(std::uint32_t at) const;

private:
    struct PlaceAt {
        std::uint32_t first = 0, last = 0;
        PlaceMatch match;
        bool led = false;    ///< by a preposition of place
        bool from = false;   ///< by "from", "to", "of"
        bool owner = false;  ///< with 's after it
    };
    static std::uint32_t place_for(const PlaceAt& place) { return place.match.place; }
    void find_places() const;

    const FigureRules& rules_;
    const Gazetteer& places_;
    const Text* text_ = nullptr;
    std::span<const Token> tokens_;
    std::span<const Quantity> quantities_;
    const Governors* governors_ = nullptr;
    std::span<const FoundTime> times_;
    std::span<const FoundStatement> statements_;
    mutable std::vector<PlaceAt> found_places_;
    mutable bool places_read_ = false;
};

}  // namespace tallywire
