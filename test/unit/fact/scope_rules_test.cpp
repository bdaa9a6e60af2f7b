#include "fact/scope_rules.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace tallywire;

namespace {

/// The scope of the figure that stands in [ ].
std::uint16_t scope_of(const ScopeRules& rules, std::string sentence) {
    const std::size_t open = sentence.find('['), close = sentence.find(']');
    REQUIRE(open != std::string::npos);
    REQUIRE(close != std::string::npos);
    const std::string text = sentence.substr(open + 1, close - open - 1);
    sentence.erase(close, 1);
    sentence.erase(open, 1);
    ScopeRules::Scratch scratch;
    return rules.scope(sentence, text, true, scratch);
}

std::uint16_t bit(std::string_view name) {
    if (name == "part") return scope_part;
    if (name == "more") return scope_more;
    if (name == "earlier") return scope_earlier;
    if (name == "remaining") return scope_remaining;
    if (name == "pending") return scope_pending;
    if (name == "total") return scope_total;
    if (name == "event") return scope_event;
    if (name == "revised") return scope_revised;
    if (name == "deaths") return scope_deaths;
    if (name == "injuries") return scope_injuries;
    return 0;
}

}  // namespace

TEST_CASE("every row of scopes.tsv does what its example says", "[fact][rules]") {
    const Rules files;
    Lexicon lexicon(files, "en");
    const ScopeRules rules(lexicon, files);
    const RuleTable table = files.table("en/scopes");
    for (const RuleTable::Row& row : table.rows()) {
        INFO(table.file() << ":" << row.line);
        const std::uint16_t scope = bit(row.cells[table.column("scope")]);
        const std::string example(row.cells[table.column("example")]), refused(row.cells[table.column("not")]);
        if (!example.empty()) CHECK((scope_of(rules, example) & scope) == scope);
        if (!refused.empty()) CHECK((scope_of(rules, refused) & (scope != 0 ? unsigned{scope} : unsigned{scope_more})) == 0);
    }
}

TEST_CASE("a sentence whose number was changed keeps its skeleton", "[fact]") {
    const Rules files;
    Lexicon lexicon(files, "en");
    const ScopeRules rules(lexicon, files);
    ScopeRules::Scratch scratch;
    const auto first = rules.skeleton("At least 34 miners drowned in the lower gallery on Tuesday.", scratch);
    CHECK(first == rules.skeleton("At least 43 miners drowned in the lower gallery on Tuesday.", scratch));
    CHECK(first != rules.skeleton("At least 34 miners drowned in the upper gallery on Tuesday.", scratch));
}
