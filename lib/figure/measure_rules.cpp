#include "figure/figure_rules.hpp"
#include "figure/slot.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace tallywire {
namespace {

constexpr std::array<std::string_view, grammars> grammar_names{"object", "subject", "noun", "of", "toll", "adjective", "lives", "take", "remaining", "about", "up", "down", "topic"};

/// Is the noun of the slot rarer than the words before it: hospital than take?
bool is_rarer(const Slot& slot) {
    return slot.place != Slot::Place::none && (slot.role == FigureRole::hospital || slot.role == FigureRole::wound || slot.role == FigureRole::condition);
}

}  // namespace

void FigureRules::read_measures(Lexicon& lex, const Rules& rules) {
    const RuleTable table = rules.table_of(lex.language(), "measures");
    const auto phrase = table.column("phrase"), grammar = table.column("grammar"), measure = table.column("measure");
    std::map<std::pair<std::size_t, std::string>, std::uint32_t> known;  // the first rule of the same words
    std::uint64_t asked = 0;                                             // the roles of slots that are rarer than what stands before them
    measure_rules.emplace_back();                                        // 0 is none
    for (const auto& row : table.rows()) {
        MeasureRule rule;
        rule.phrase = row.cells[phrase];
        rule.measure = row.cells[measure];
        rule.open = rule.measure.ends_with('?');
        if (rule.open) rule.measure.pop_back();
        const auto name = std::find(grammar_names.begin(), grammar_names.end(), row.cells[grammar]);
        if (name == grammar_names.end()) table.refuse(row, grammar, "no such word `" + std::string(row.cells[grammar]) + "`");
        rule.grammar = static_cast<Grammar>(name - grammar_names.begin());
        rule.casualty = rule.measure == "killed" || rule.measure == "injured";
        std::string_view core = rule.phrase;
        if (!cut_slot(lex, core, rule.slot)) table.refuse(row, phrase, "no such role");
        const auto index = static_cast<std::uint32_t>(measure_rules.size());
        const auto [first, fresh] = known.try_emplace({static_cast<std::size_t>(rule.grammar), std::string(core)}, index);
        if (fresh) {
            triggers[static_cast<std::size_t>(rule.grammar)].add(lex, core, index);
        } else if (rule.slot.place != Slot::Place::none || measure_rules[first->second].slot.place != Slot::Place::none) {
            rule.other = std::exchange(measure_rules[first->second].other, index);
        }
        if (rule.grammar == Grammar::about && (rule.measure == "infected" || rule.measure == "vote"))
            (rule.measure == "vote" ? elections : illness).add(lex, core_of(lex, core), 0);
        if (rule.casualty && rule.grammar != Grammar::lives) {  // lives are counted
            if (is_rarer(rule.slot)) asked |= std::uint64_t{1} << static_cast<unsigned>(rule.slot.role);
            else casualties.add(lex, core_of(lex, core), 0);
        }
        measure_rules.push_back(std::move(rule));
    }
    const RuleTable small = rules.table_of(lex.language(), "figure_words");
    const auto word = small.column("phrase"), role = small.column("role");
    for (const auto& row : small.rows())
        for (const std::string_view name : split_cell(row.cells[role]))
            if (const auto which = role_named(name); which && asked >> static_cast<unsigned>(*which) & 1) casualties.add(lex, core_of(lex, row.cells[word]), 0);
}

const MeasureRule* FigureRules::filled(std::span<const Token> tokens, std::size_t at, std::uint32_t own, const MeasureRule& rule, std::uint32_t* size) const {
    const MeasureRule* plain = nullptr;
    for (const MeasureRule* one = &rule;; one = &measure_rules[one->other]) {
        std::size_t end = at + own;
        if (one->slot.place == Slot::Place::none) {
            if (!plain) plain = one;
        } else if (fills(*this, one->slot, tokens, at, &end)) {
            if (size) *size = static_cast<std::uint32_t>(end - at);
            return one;
        }
        if (one->other == 0) return plain;
    }
}

}  // namespace tallywire
