#include "figure/figure_rules.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace tallywire {
namespace {

constexpr std::array<std::string_view, 18> unit_kinds{"money", "percent", "points", "ratio", "time", "age", "length", "area", "volume", "mass",
                                                      "temperature", "speed", "power", "data", "size", "times", "score", "other"};
constexpr std::array<std::string_view, 58> role_names{"range_to", "range_or", "range_and", "range_from", "per", "article", "of", "in", "out_of",
                                                      "as_many", "than", "old", "aged", "long_for", "including", "whom", "conjunction", "by", "other",
                                                      "else", "hyphen", "multiple", "of_all", "count_of", "passive", "among", "relative",
                                                      "degree", "from", "no", "lives", "joined", "includes", "victim", "ago", "during", "in_exchange",
                                                      "draft", "spans_time", "plus", "event", "source", "poll", "nobody", "self", "reports", "given",
                                                      "below_zero", "weighs", "times_by", "changes", "base",
                                                      "hospital", "wound", "body", "limb", "gunfire", "condition"};

template <std::size_t n>
std::size_t one_of(const std::array<std::string_view, n>& names, const RuleTable& table, const RuleTable::Row& row, std::size_t column, std::string_view cell) {
    for (std::size_t i = 0; i < n; ++i)
        if (names[i] == cell) return i;
    table.refuse(row, column, "no such word `" + std::string(cell) + "`");
}
template <std::size_t n>
std::size_t one_of(const std::array<std::string_view, n>& names, const RuleTable& table, const RuleTable::Row& row, std::size_t column) {
    return one_of(names, table, row, column, row.cells[column]);
}

double number(std::string_view text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}  // namespace

std::string_view core_of(Lexicon& lexicon, std::string_view phrase) {
    for (std::string_view rest = phrase; !rest.empty();) {
        const std::size_t blank = rest.rfind(' ');
        const std::string_view word = blank == std::string_view::npos ? rest : rest.substr(blank + 1);
        const std::string_view bare = word.starts_with("V:") || word.starts_with("N:") ? word.substr(2) : word;
        if (!bare.empty() && lexicon.vocabulary().entry(lexicon.vocabulary().intern(bare)).closed == 0) return word;
        rest = blank == std::string_view::npos ? std::string_view() : rest.substr(0, blank);
    }
    return phrase.substr(phrase.rfind(' ') + 1);
}

FigureRules::FigureRules(Lexicon& lex, const Rules& rules)
    : lexicon(lex), numbers(lex, rules), units(lex), prefixes(lex), weights(lex), bounds_before(lex), bounds_after(lex), casualties(lex), illness(lex), elections(lex), lookalikes(lex), streets(lex), idioms(lex), named_by(lex), emergency_lines(lex), people(lex),
      standing(lex), sites(lex), words(lex), openers(lex), beginners(lex), stretches(lex) {
    for (std::size_t i = 0; i < grammars; ++i) triggers.emplace_back(lex);
    {
        const RuleTable table = rules.table_of(lex.language(), "numbers");
        const auto phrase = table.column("phrase"), role = table.column("role");
        for (const auto& row : table.rows()) {
            const std::string_view joint = row.cells[role];  // what joins numbers begins none
            if (joint != "article" && joint != "conjunction" && joint != "linker" && joint != "of" && joint != "point" && joint != "minus" && joint != "decimal_mark")
                beginners.add(lex, core_of(lex, row.cells[phrase]), 0);
        }
    }
    read_units(lex, rules, rules.table_of(lex.language(), "units"));
    if (lex.language() != "any") read_units(lex, rules, rules.table("any/units"));
    {
        const RuleTable table = rules.table("any/unit_parts");
        const auto larger = table.column("larger"), smaller = table.column("smaller"), parts = table.column("parts");
        for (const auto& row : table.rows())
            unit_parts.push_back({std::string(row.cells[larger]), std::string(row.cells[smaller]), number(row.cells[parts])});
    }
    {
        const RuleTable table = rules.table_of(lex.language(), "bounds");
        const auto phrase = table.column("phrase"), bound = table.column("bound"), place = table.column("place");
        constexpr std::array<std::string_view, 2> places{"before", "after"};
        for (const auto& row : table.rows()) {
            const auto known = bound_of(row.cells[bound]);
            if (!known) table.refuse(row, bound, "no bound");
            (one_of(places, table, row, place) == 0 ? bounds_before : bounds_after)
                .add(lex, row.cells[phrase], static_cast<std::uint32_t>(bound_rules.size()));
            bound_rules.push_back({*known, std::string(row.cells[phrase])});
        }
    }
    {
        const RuleTable table = rules.table_of(lex.language(), "lookalikes");
        const auto phrase = table.column("phrase"), place = table.column("place"), force = table.column("force");
        constexpr std::array<std::string_view, 6> places{"before", "street", "phrase", "after", "emergency", "line"};
        for (const auto& row : table.rows()) {
            LookalikeRule rule;
            rule.place = static_cast<LookalikeRule::Place>(one_of(places, table, row, place));
            rule.strong = row.cells[force] == "strong";
            if (rule.place == LookalikeRule::Place::emergency) {
                emergency_numbers.emplace_back(row.cells[phrase]);
                continue;
            }
            (rule.place == LookalikeRule::Place::line ? emergency_lines : rule.place == LookalikeRule::Place::street ? streets : rule.place == LookalikeRule::Place::phrase ? idioms : rule.place == LookalikeRule::Place::after ? named_by : lookalikes)
                .add(lex, row.cells[phrase], static_cast<std::uint32_t>(lookalike_rules.size()));
            lookalike_rules.push_back(rule);
        }
    }
    {
        const RuleTable table = rules.table_of(lex.language(), "people");
        const auto phrase = table.column("phrase"), unit = table.column("unit"), group = table.column("group");
        for (const auto& row : table.rows()) {
            people.add(lex, row.cells[phrase], static_cast<std::uint32_t>(people_rules.size()));
            people_rules.push_back({std::string(row.cells[unit]), std::string(row.cells[group])});
        }
    }
    {
        const RuleTable table = rules.table_of(lex.language(), "standing");
        const auto phrase = table.column("phrase"), status = table.column("status"), scope = table.column("scope");
        for (const auto& row : table.rows()) {
            standing.add(lex, row.cells[phrase], static_cast<std::uint32_t>(standing_rules.size()));
            standing_rules.push_back({std::string(row.cells[status]), row.cells[scope] == "stop", row.cells[scope] == "things", std::string(row.cells[phrase])});
        }
    }
    {
        const RuleTable table = rules.table_of(lex.language(), "figure_places");
        const auto phrase = table.column("phrase"), role = table.column("role");
        constexpr std::array<std::string_view, 8> roles{"", "where", "clause", "says", "site", "condition", "scene", "keeper"};
        for (const auto& row : table.rows()) {
            sites.add(lex, row.cells[phrase], static_cast<std::uint32_t>(site_rules.size()));
            site_rules.push_back(static_cast<Site>(one_of(roles, table, row, role)));
        }
    }
    {
        const RuleTable table = rules.table_of(lex.language(), "figure_words");
        const auto phrase = table.column("phrase"), role = table.column("role"), value = table.column("value");
        for (const auto& row : table.rows()) {
            words.add(lex, row.cells[phrase], static_cast<std::uint32_t>(word_roles.size()));
            std::uint64_t mask = 0;
            for (const std::string_view name : split_cell(row.cells[role])) {
                const std::size_t which = one_of(role_names, table, row, role, name);
                if (mask == 0) word_roles.push_back(static_cast<Role>(which));
                mask |= std::uint64_t{1} << which;
            }
            if (mask == 0) table.refuse(row, role, "no role");
            word_masks.push_back(mask);
            if (word_roles.back() == Role::multiple || word_roles.back() == Role::no) {
                openers.add(lex, row.cells[phrase], 0);
                beginners.add(lex, core_of(lex, row.cells[phrase]), 0);
            }
            word_values.push_back(number(row.cells[value]));
        }
    }
    read_measures(lex, rules);
}

std::optional<FigureRole> FigureRules::role_named(std::string_view name) {
    const auto known = std::find(role_names.begin(), role_names.end(), name);
    if (known == role_names.end()) return std::nullopt;
    return static_cast<FigureRole>(known - role_names.begin());
}

void FigureRules::read_units(Lexicon& lex, const Rules& rules, const RuleTable& table) {
    const auto phrase = table.column("phrase"), unit = table.column("unit"), kind = table.column("kind"), form = table.column("form");
    const RuleTable groups = rules.table("any/point_groups");
    const auto grouped = groups.column("unit");
    constexpr std::array<std::string_view, 7> forms{"", "prefix", "glued", "hyphen", "smaller", "weight", "capital"};
    for (const auto& row : table.rows()) {
        UnitRule rule;
        const std::size_t times = row.cells[unit].find('*');
        rule.unit = row.cells[unit].substr(0, times);
        if (times != std::string_view::npos) rule.factor = number(row.cells[unit].substr(times + 1));
        rule.point_groups = std::any_of(groups.rows().begin(), groups.rows().end(), [&](const auto& other) { return other.cells[grouped] == rule.unit; });
        rule.kind = static_cast<UnitKind>(one_of(unit_kinds, table, row, kind));
        rule.form = static_cast<UnitRule::Form>(one_of(forms, table, row, form));
        if (rule.kind == UnitKind::time || rule.kind == UnitKind::length || rule.kind == UnitKind::mass || rule.kind == UnitKind::area)
            stretches.add(lex, row.cells[phrase], 0);
        (rule.form == UnitRule::Form::prefix ? prefixes : rule.form == UnitRule::Form::weight ? weights : units).add(lex, row.cells[phrase], static_cast<std::uint32_t>(unit_rules.size()));
        unit_rules.push_back(std::move(rule));
    }
}

bool FigureRules::may_hold(Text& text, std::size_t sentence, bool implied) const {
    const KindMask kinds = text.kinds(sentence);
    if (text.has_number(sentence) || kinds & (beginners.kind() | (implied ? casualties.kind() : 0))) return true;
    if (!(kinds & stretches.kind())) return false;
    // A unit alone is a quantity after "a" or "an", or in "week-long".
    const auto tokens = text.untagged(sentence);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!(tokens[i].begins & stretches.kind())) continue;
        if (i > 0 && is(tokens, i - 1, Role::per)) return true;
        for (std::size_t k = i + 1; k < tokens.size() && k < i + 4; ++k)
            if (tokens[k].shape == Shape::hyphen || tokens[k].shape == Shape::dash) return true;
    }
    return false;
}

}  // namespace tallywire
