#include "time/time_finder.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace tallywire;

namespace {

struct English {
    English() : lexicon(rules, "en"), finder(lexicon, rules) {}
    Rules rules;
    Lexicon lexicon;
    TimeFinder finder;
};

const English& english() {
    static const English tools;
    return tools;
}

/// `three weeks = DURATION P3W; …`, all times of the text.
std::string times(std::string_view sentence, std::string_view published = "2013-03-14") {
    Article article;
    article.text = sentence;
    if (!published.empty()) article.published = std::string(published);
    Text text(english().lexicon);
    text.assign(article.text);
    TimeScratch scratch;
    std::vector<FoundTime> found;
    english().finder.find(text, article, scratch, found);
    std::string out;
    for (const FoundTime& time : found) {
        out += (out.empty() ? "" : "; ") + std::string(text.bytes(time.where)) + " = " + std::string(name_of(time.kind)) + " " + time.value.value_or("?");
        if (!time.mod.empty()) out += " " + std::string(time.mod);
    }
    return out;
}

}  // namespace

TEST_CASE("every rule of times reads its example and refuses its look-alike", "[time][rules]") {
    const RuleTable table = Rules{}.table("en/times");
    const auto example = table.column("example"), published = table.column("published"), answer = table.column("answer"), refuse = table.column("refuses");
    for (const RuleTable::Row& row : table.rows()) {
        INFO("times.tsv:" << row.line << ": " << row.cells[example]);
        const std::string found = times(row.cells[example], row.cells[published]);
        const std::string wanted(row.cells[answer]);
        if (("; " + found + ";").find("; " + wanted + ";") == std::string::npos) CHECK(found == wanted);
        if (!row.cells[refuse].empty()) CHECK(times(row.cells[refuse], row.cells[published]) == "");
    }
}

TEST_CASE("every word of times is found in its example", "[time][rules]") {
    const RuleTable table = Rules{}.table("en/time_words");
    const auto example = table.column("example"), kind = table.column("class"), phrase = table.column("phrase");
    for (const RuleTable::Row& row : table.rows()) {
        INFO("time_words.tsv:" << row.line << ": " << row.cells[phrase] << ": " << row.cells[example]);
        CHECK_FALSE(row.cells[example].empty());
        if (row.cells[kind] != "sure_month") CHECK(times(row.cells[example]) != "");
    }
}
