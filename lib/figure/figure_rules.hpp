#pragma once

#include "base/interval.hpp"
#include "rules/rules.hpp"
#include "text/number.hpp"
#include "text/phrase_table.hpp"
#include "text/text.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

enum class UnitKind : std::uint8_t {
    money, percent, points, ratio, time, age, length, area, volume, mass, temperature, speed, power, data, size, times, score, other
};

struct UnitRule {
    std::string unit;
    UnitKind kind = UnitKind::other;
    enum class Form : std::uint8_t { plain, prefix, glued, hyphen, smaller, weight, capital } form = Form::plain;
    double factor = 1;  ///< a decade is ten years
    bool point_groups = false;  ///< money in whose countries a period parts the thousands
};

struct BoundRule {
    Bound bound = Bound::exact;
    std::string phrase;
};

/// What place a trigger's counted noun stands in: data/<language>/measures.tsv says more.
enum class Grammar : std::uint8_t { object, subject, noun, of, toll, adjective, lives, take, remaining, about, up, down, topic };
inline constexpr std::size_t grammars = 13;

/// Words with a place of their own in the grammar of figures (`figure_words.tsv`): lists of ids.
enum class FigureRole : std::uint8_t {
    range_to, range_or, range_and, range_from, per, article, of, in, out_of, as_many, than, old, aged, long_for, including, whom, conjunction, by,
    other, else_, hyphen, multiple, of_all, count_of, passive, among, relative, degree, from, no, lives, joined, includes, victim, ago, during,
    in_exchange, draft, spans_time, plus, event, source, poll, nobody, self, reports, given, below_zero, weighs, times_by, changes, base,
    hospital, wound, body, limb, gunfire, condition
};

/// A noun of a kind that a trigger asks for beyond its own words: right behind them ("V:suffer <wound>"), later in the clause behind a preposition
/// ("V:take … to <hospital>"), or before them in the sentence ("<gunfire> … V:hit").
struct Slot {
    enum class Place : std::uint8_t { none, next, later, before } place = Place::none;
    FigureRole role = FigureRole::of;
    WordId lead = 0;  ///< the preposition
};

struct MeasureRule {
    std::string phrase;
    std::string measure;
    Grammar grammar = Grammar::object;
    bool casualty = false;  ///< killed, injured: counted also without a number word
    bool open = false;      ///< whether they lived is left open: "shot"
    Slot slot;
    std::uint32_t other = 0;  ///< the index of another rule of the same grammar with the same words; 0: none
};

struct LookalikeRule {
    enum class Place : std::uint8_t { before, street, phrase, after, emergency, line } place = Place::before;
    bool strong = false;
};

struct PeopleRule {
    std::string unit;
    std::string group;  ///< empty: none
};

struct StandingRule {
    std::string status;
    bool stops = false;
    bool things = false;  ///< not of people: who looks for two men does not plan them
    std::string phrase;
};

/// The values of the words of Role::per.
inline constexpr double per_only = 1, per_article = 2, per_often = 3, per_between_measures = 4, per_no_rate = 5;
/// Of `in`: the counted noun stands before it (deux personnes sur trois). Of `from`: only a word of the role `changes` makes it the beginning of a change. Of `aged`: a unit of time follows.
inline constexpr double from_change_only = 1, aged_with_unit = 1, in_after_noun = 1;

/// The last word of a rule's phrase that is not of the closed classes, as it stands in the rule; the last one where all are.
std::string_view core_of(Lexicon& lexicon, std::string_view phrase);

/// The rule tables of `lib/figure`, read once. Const and shared between threads.
struct FigureRules {
    FigureRules(Lexicon& lexicon, const Rules& rules);

    const Lexicon& lexicon;
    NumberParser numbers;
    PhraseTable units, prefixes;
    PhraseTable weights;  ///< of words that are money or mass (pounds) what they are as mass
    std::vector<UnitRule> unit_rules;
    /// A unit that is told after a larger one: 5 ft 2 in.
    struct UnitPart {
        std::string larger, smaller;
        double parts = 0;  ///< of the smaller in one of the larger
    };
    std::vector<UnitPart> unit_parts;
    PhraseTable bounds_before, bounds_after;
    std::vector<BoundRule> bound_rules;
    std::vector<PhraseTable> triggers;  ///< by Grammar
    std::vector<MeasureRule> measure_rules;
    PhraseTable casualties;  ///< of each trigger of killed and injured a word that it cannot do without: only a bit
    PhraseTable illness, elections;  ///< words whose article speaks of cases of illness, of seats that are voted for: only bits
    PhraseTable lookalikes, streets, idioms, named_by, emergency_lines;
    std::vector<std::string> emergency_numbers;
    std::vector<LookalikeRule> lookalike_rules;
    PhraseTable people;
    std::vector<PeopleRule> people_rules;
    PhraseTable standing;
    std::vector<StandingRule> standing_rules;

    using Role = FigureRole;
    /// Words by which a place belongs to a figure (`figure_places.tsv`).
    enum class Site : std::uint8_t { none, where, clause, says, site, condition, scene, keeper };
    PhraseTable sites;
    std::vector<Site> site_rules;
    Site site(std::span<const Token> tokens, std::size_t at) const {
        const auto match = sites.match(lexicon, tokens, at);
        return match ? site_rules[match.payload] : Site::none;
    }

    PhraseTable words;
    std::vector<Role> word_roles;           ///< the first one of each row
    std::vector<std::uint64_t> word_masks;  ///< a bit for each of its roles
    std::vector<double> word_values;
    PhraseTable openers;    ///< multiples and "no": only a bit
    PhraseTable beginners;  ///< numbers, multiples, "no", a word of each that it cannot do without: only a bit
    PhraseTable stretches;  ///< units that stand without a number (over a mile, week-long): only a bit
    /// Can a figure stand in the sentence? False alarms are possible, misses are not. The tokens need no tags.
    bool may_hold(Text& text, std::size_t sentence, bool implied) const;
    static std::optional<Role> role_named(std::string_view name);
    /// Adds a table's units to those that are there: the first of equal phrases wins.
    void read_units(Lexicon& lexicon, const Rules& rules, const RuleTable& table);

    /// Five were hurt, two seriously: at the end of a clause the tagger may take an adverb for a noun.
    bool is_only_adverb(std::span<const Token> tokens, std::size_t at) const {
        if (at >= tokens.size()) return false;
        const WordEntry& known = lexicon.entry(tokens[at]);
        return known.noun == 0 && known.verb == 0 && known.as_adverb > 0 && known.as_adjective == 0;
    }
    PhraseTable::Match word(std::span<const Token> tokens, std::size_t at) const { return words.match(lexicon, tokens, at); }
    bool is(std::span<const Token> tokens, std::size_t at, Role role) const {
        if (at >= tokens.size()) return false;
        const auto match = words.match(lexicon, tokens, at);
        return match && has_role(match.payload, role);
    }
    bool has_role(std::uint32_t word, Role role) const { return (word_masks[word] >> static_cast<unsigned>(role) & 1) != 0; }
    /// The value of the word or phrase that begins with token `at`; 0 where it has none.
    double value(std::span<const Token> tokens, std::size_t at) const {
        if (at >= tokens.size()) return 0;
        const auto match = words.match(lexicon, tokens, at);
        return match ? word_values[match.payload] : 0;
    }
    bool is(std::string_view word, Role role) const {
        Token token;
        token.word = lexicon.vocabulary().find(word);
        token.begins = lexicon.entry(token).begins;
        return is(std::span(&token, 1), 0, role);
    }
    const MeasureRule* trigger(std::span<const Token> tokens, std::size_t at, Grammar grammar, std::uint32_t* size = nullptr) const {
        const auto match = triggers[static_cast<std::size_t>(grammar)].match(lexicon, tokens, at);
        if (!match) return nullptr;
        if (size) *size = match.size;
        const MeasureRule& rule = measure_rules[match.payload];
        return rule.slot.place == Slot::Place::none && rule.other == 0 ? &rule : filled(tokens, at, match.size, rule, size);
    }

private:
    void read_measures(Lexicon& lexicon, const Rules& rules);
    /// Of the rules with the words of `rule` the one whose slot is filled, else the one without a slot; null where there is none.
    const MeasureRule* filled(std::span<const Token> tokens, std::size_t at, std::uint32_t own, const MeasureRule& rule, std::uint32_t* size) const;
};

}  // namespace tallywire
