#pragma once

#include "name/place.hpp"
#include "rules/rules.hpp"
#include "text/phrase_table.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tallywire {

/// How a place is spoken of: by its name (Israel), by an adjective or the word for its people (Israeli, Israelis), or by a by-name
/// that stands for it or for its government (the Strip, Pyongyang in "Pyongyang denied").
enum class PlaceForm : std::uint8_t { name, demonym, by_name };

enum class PlaceKind : std::uint8_t { country, region, city, area };

struct PlaceMatch {
    std::uint32_t count = 0;  ///< tokens
    std::uint32_t place = 0;  ///< Gazetteer::place
    PlaceForm form = PlaceForm::name;
    PlaceKind kind = PlaceKind::country;
    bool plural = false;      ///< "Israelis": the people
    bool small = false;       ///< of a word that is written small too: its lemma is its name (palestiniennes: palestinien)
};

/// Countries, regions and cities with their ISO 3166 codes, from `places.tsv`, `demonyms.tsv` and `cities.tsv` of the language's folder. A city has the
/// code of its country, or of its region where that is known (`US-TX`). Const once built; safe to share between threads.
class Gazetteer {
public:
    Gazetteer(Lexicon& lexicon, const Rules& rules);

    /// The longest place that begins at token `at`, the right one of several with the name where the neighbours tell ("Paris, Texas"; "Georgia
    /// and Alabama"). Nothing where the word is written as a common one (turkey) or stands in a person's name (Michael Jordan).
    std::optional<PlaceMatch> match(std::string_view text, std::span<const Token> tokens, std::size_t at) const;
    /// The bits that words which begin a place have in WordEntry::begins: look no further at others.
    KindMask begins() const { return names_.kind(); }

    const Place& place(std::uint32_t index) const { return entries_[index].place; }
    /// The country's code of a place (`US` of `US-TX`); empty where the place is in none.
    std::string_view country(std::uint32_t index) const;
    /// The place for a code (`PS-GZA`), null where the gazetteer has none.
    const Place* find(std::string_view code) const;
    std::optional<std::uint32_t> index_of(std::string_view code) const;
    PlaceKind kind(std::uint32_t index) const { return entries_[index].kind; }
    /// True when a place with code `inner` lies in one with code `outer`, or is it.
    static bool lies_in(std::string_view inner, std::string_view outer);

private:
    struct Entry {
        Place place;
        PlaceKind kind = PlaceKind::country;
        std::uint32_t weight = 0;  ///< thousands of people
    };
    /// One spelling: the places that it can mean, the likeliest first.
    struct Spelling {
        std::uint32_t first = 0;  ///< in meanings_
        std::uint32_t count = 0;
        PlaceForm form = PlaceForm::name;
        bool plural = false;
        bool with_article = false;  ///< only after "the"
        bool lower_case = false;    ///< may be written small (the besieged enclave)
        bool upper = false;         ///< only in capitals (US)
        bool abbreviation = false;  ///< only with a period (Mich.)
        bool common = false;        ///< a common word too
        bool given = false;         ///< people have it as a name too
        bool weak = false;          ///< small, and common or given: only where a place is expected
    };
    class Builder;
    bool fits(const Spelling& how, std::string_view text, std::span<const Token> tokens, std::size_t at, std::size_t after) const;
    std::uint32_t choose(const Spelling& how, std::span<const Token> tokens, std::size_t at, std::size_t after) const;

    const Lexicon& lexicon_;
    PhraseTable names_;
    std::vector<std::uint8_t> marks_;  ///< by word: given names, words after which a place is expected
    std::vector<Entry> entries_;
    std::vector<Spelling> spellings_;
    std::vector<std::uint32_t> meanings_;
    std::vector<std::pair<std::string, std::uint32_t>> by_code_;  ///< sorted
};

}  // namespace tallywire
