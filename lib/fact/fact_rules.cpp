#include "fact/fact_rules.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace tallywire {
namespace {

constexpr std::size_t most_since_bytes = 80;
constexpr int long_ago_days = 45;  ///< an event so long before publication is one that the article recalls

std::uint32_t hash_of(std::string_view word) {
    std::uint32_t hash = 0x811C9DC5u;
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c)) * 0x01000193u;
    return hash;
}

std::int32_t day_of(const std::optional<std::string>& text) { return text ? parse_day_minute(*text).day : DayMinute::unknown; }

bool lies_in(std::string_view inner, std::string_view outer) {
    return inner == outer || (inner.size() > outer.size() && inner.starts_with(outer) && inner[outer.size()] == '-');
}

/// Whose word it is, for comparing: the resolved name where there is one; empty for a pronoun that leads to nobody.
std::string speaker_of(const Figure& figure, const Vocabulary& words) {
    if (!figure.by) return {};
    if (!figure.by->name)
        if (const WordId word = words.find(fold_case(figure.by->text)); word != 0 && words.entry(word).closed != 0) return {};
    std::string name = fold_case(figure.by->name ? *figure.by->name : figure.by->text);
    for (const std::string_view article : {"the ", "a ", "an "})
        if (name.starts_with(article)) {
            name.erase(0, article.size());
            break;
        }
    return name;
}

}  // namespace

FactRules::FactRules(Lexicon& lexicon, const Rules& rules) : lexicon_(lexicon), scopes_(lexicon, rules), stances_(lexicon, rules) {
    people_ = {"person", "people", "hostage", "captive", "prisoner", "detainee", "victim", "individual", "adult", "casualty"};
    const RuleTable subsets = rules.table_of(lexicon.language(), "subsets");
    for (const RuleTable::Row& row : subsets.rows()) subsets_.emplace(fold_case(row.cells[subsets.column("group")]));
    if (rules.has(lexicon.language() + "/people")) {
        const RuleTable table = rules.table_of(lexicon.language(), "people");
        const std::size_t unit = table.column("unit");
        for (const RuleTable::Row& row : table.rows()) people_.emplace(row.cells[unit]);
    }
    if (rules.has(lexicon.language() + "/demonyms")) {
        const RuleTable table = rules.table_of(lexicon.language(), "demonyms");
        const std::size_t place = table.column("place");
        for (const char* column : {"adjective", "people", "person"}) {
            const std::size_t at = table.column(column);
            for (const RuleTable::Row& row : table.rows())
                if (!row.cells[at].empty()) nations_.emplace(fold_case(row.cells[at]), row.cells[place]);
        }
    }
}

bool FactRules::counts_people(const Figure& figure) const {
    return !figure.unit || figure.group || figure.implied || people_.contains(*figure.unit) || people_.contains(fold_case(*figure.unit));
}

std::string_view FactRules::nation_of(std::string_view group) const {
    const auto found = nations_.find(fold_case(group));
    return found == nations_.end() ? std::string_view() : std::string_view(found->second);
}

std::string FactRules::class_of(const Figure& figure) const {
    std::string name(quantity_of(figure.measure));
    name.push_back('|');
    if (is_toll(figure.measure) && figure.value && *figure.value > 0 && *figure.value < 1) name.append("part");  // "half of the patients died"
    else if (is_toll(figure.measure) && counts_people(figure)) name.append("person");
    else if (figure.unit) name.append(*figure.unit);
    name.push_back('|');
    name.append(figure.status == "denied" ? "reported" : figure.status);
    return name;
}

void FactRules::describe_place(Claim& claim) const {
    const Figure& figure = claim.figure;
    if (figure.place) claim.place = figure.place->code ? *figure.place->code : fold_case(figure.place->name);
    if (figure.group) {
        const std::string_view nation = nation_of(*figure.group);
        if (nation.empty()) {
            claim.label = fold_case(*figure.group);
            claim.subset = subsets_.contains(claim.label);
        } else if (claim.place.empty() && is_toll(figure.measure) && !is_captive(figure.measure)) {
            claim.place = nation;  // "700 Israelis": people in Israel, as far as nothing else is said
        } else if (!lies_in(claim.place, nation) && !lies_in(nation, claim.place)) {
            claim.label.append("nation:").append(nation);
        }
    }
    if (figure.unit && (*figure.unit == "prisoner" || *figure.unit == "detainee" || *figure.unit == "inmate"))
        claim.label.append(claim.label.empty() ? "prisoner" : "+prisoner");
}

FactRules::Reach FactRules::reach(const Figure& figure, ScopeRules::Scratch& scratch) const {
    Reach reach{scopes_.scope(figure.sentence, figure.text, is_toll(figure.measure), scratch), scopes_.skeleton(figure.sentence, scratch)};
    const bool toll = is_toll(figure.measure);
    if (toll && quantity_of(figure.measure) != "taken") reach.scope &= static_cast<std::uint16_t>(~scope_remaining);
    const bool beside = reach.scope & scope_more && reach.scope & (figure.measure == "killed" ? scope_injuries : scope_deaths);
    reach.scope &= static_cast<std::uint16_t>(~(scope_deaths | scope_injuries));
    if (beside) reach.scope |= scope_beside;
    if (figure.relative_to) reach.scope |= scope_part;
    return reach;
}

void FactRules::describe(Claim& claim, DayMinute published) const {
    const Figure& figure = claim.figure;
    const bool toll = is_toll(figure.measure);
    claim.implied = figure.implied;
    claim.people = toll && counts_people(figure);
    claim.as_of = published;
    if (figure.time) {
        const std::int32_t first = day_of(figure.time->first), last = day_of(figure.time->last);
        // "XXXX-WXX-1": the days only bound a time that is not known; it is not open-ended.
        const bool bounds = !figure.time->value || figure.time->value->starts_with("XXXX");
        // "since a truce was reached in June": the time of the figure is June, the count begins there; not so behind a comma, where another clause begins.
        const std::size_t at = figure.sentence.find(figure.time->text);
        const std::size_t since = at == std::string::npos ? at : figure.sentence.rfind("since ", at);
        const bool from = since != std::string::npos && at - since < most_since_bytes && claim.scope & scope_total &&
                          std::string_view(figure.sentence).substr(since, at - since).find(',') == std::string_view::npos;
        if (fold_case(std::string_view(figure.time->text).substr(0, 5)) == "since" || from || (first != DayMinute::unknown && last == DayMinute::unknown && !bounds)) {
            claim.since = first;
            if (toll) claim.scope |= scope_total;
        } else if (first != DayMinute::unknown && first == last) {
            claim.event_day = first;
        }
        if (last != DayMinute::unknown && (!published.known() || (!toll && last < published.day))) claim.as_of = {last, DayMinute::unknown};
    }
    describe_place(claim);
    claim.speaker = speaker_of(figure, lexicon_.vocabulary());
}

void FactRules::add_context(Claim& claim, ScopeRules::Scratch& scratch) const {
    scopes_.cut(claim.figure.sentence, scratch);
    for (const Token& token : scratch.tokens) {
        if (!is_word(token) || token.where.size() < 3) continue;
        if (token.word != 0 && lexicon_.entry(token).closed != 0) continue;
        claim.context.push_back(hash_of(token.where.of(scratch.sentence)));
    }
    std::sort(claim.context.begin(), claim.context.end());
    claim.context.erase(std::unique(claim.context.begin(), claim.context.end()), claim.context.end());
}

}  // namespace tallywire
