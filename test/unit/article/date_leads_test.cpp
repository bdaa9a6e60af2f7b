#include "article/date_leads.hpp"

#include "article/date_text.hpp"
#include "rules/rules.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace tallywire;

TEST_CASE("every lead row says what day its example is", "[article][rules]") {
    const Rules rules;
    const DateLeads leads(rules);
    const DateText dates(rules);
    const RuleTable table = rules.table("any/date_leads");
    for (const auto& row : table.rows()) {
        const std::string_view line = row.cells[table.column("example")], kind = row.cells[table.column("kind")];
        INFO(line);
        const auto date = dates.find(line);
        REQUIRE(date);
        CHECK(date->iso() == "2021-05-07");
        const DateLead lead = leads.read(line.substr(0, date->where.begin), line.substr(date->where.end));
        CHECK(lead == (kind == "published" ? DateLead::published : kind == "modified" ? DateLead::modified : DateLead::none));
    }
}

TEST_CASE("weekdays and small words stand between a lead and its date, sentences do not", "[article]") {
    const DateLeads leads{Rules()};
    CHECK(leads.read("Posted on Friday, ", "") == DateLead::published);
    CHECK(leads.read("Last updated at 5:06 PM, ", "") == DateLead::modified);
    CHECK(leads.read("wurde am ", " um 23:03 Uhr gepostet") == DateLead::published);
    CHECK(leads.read("The ferry sank on ", " off Hill") == DateLead::silent);
    CHECK(leads.read("He updated the council again ", "") == DateLead::silent);
    CHECK(leads.read("", "") == DateLead::silent);
}
