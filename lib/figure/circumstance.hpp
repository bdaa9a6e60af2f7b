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
    /// The place that is the subject of the clause before token `at` ("Qatar has hosted them for a decade"); no_place where there is none.
    std::uint32_t actor_before(std::uint32_t at) const;
    /// The place that a sum or a percent is said of right after it, or that the sentence begins with: "$5 million in Texas", "In Spain, 8 percent".
    std::uint32_t place_beside(std::size_t quantity) const;
    /// The place whose authority counts its victims, by its name or adjective: "the Gaza health ministry", "Peru's civil defence"; the last one before
    /// token `at`, else the first one of the sentence; no_place where there is none.
    std::uint32_t place_of_keeper(std::uint32_t at) const;
    /// Does the sentence name any place or nation?
    bool names_place() const {
        find_places();
        return named_;
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
    /// What is counted, its noun phrase and the word that says what happened. `strict`: of things told in passing, whose place must stand close by.
    struct Counted {
        std::uint32_t first = 0, last = 0, anchor = 0;
        bool strict = false;
    };
    void find_places() const;
    bool is_named_so(const PlaceAt& place) const;
    void read_lead(PlaceAt& place) const;
    std::uint32_t end_of_clause(const Counted& counted) const;
    bool verb_follows(std::uint32_t last) const;
    std::uint32_t verbs_between(std::uint32_t from, std::uint32_t to) const;
    const PlaceAt* place_after(const Counted& counted, std::uint32_t end) const;
    const PlaceAt* place_before(const Counted& counted) const;
    const PlaceAt* place_farther(const Counted& counted, std::uint32_t end) const;

    const FigureRules& rules_;
    const Gazetteer& places_;
    const Text* text_ = nullptr;
    std::span<const Token> tokens_;
    std::span<const Quantity> quantities_;
    const Governors* governors_ = nullptr;
    std::span<const FoundTime> times_;
    std::span<const FoundStatement> statements_;
    mutable bool named_ = false;    ///< some place name stands in the sentence, be it a part of another name
    mutable bool shouted_ = false;  ///< most words are in capitals, which then tell nothing
    mutable std::vector<PlaceAt> found_places_;
    mutable bool places_read_ = false;
};

}  // namespace tallywire
