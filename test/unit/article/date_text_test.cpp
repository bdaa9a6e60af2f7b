#include "article/date_text.hpp"

#include "rules/rules.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

namespace {

std::string read(const DateText& dates, std::string_view text, DateText::Hints hints = {}) {
    const auto found = dates.find(text, hints);
    return found ? found->iso() : "";
}

}  // namespace

TEST_CASE("dates of many forms", "[article]") {
    const DateText dates{Rules()};
    CHECK(read(dates, "2021-05-07T09:30:00+02:00") == "2021-05-07T09:30:00+02:00");
    CHECK(read(dates, "2021-05-07T09:30:00.123Z") == "2021-05-07T09:30:00+00:00");
    CHECK(read(dates, "2021-05-07 09:30") == "2021-05-07");
    CHECK(read(dates, "20210507") == "2021-05-07");
    CHECK(read(dates, "2021-05-07T09:30:00-0400") == "2021-05-07T09:30:00-04:00");
    CHECK(read(dates, "Fri, 07 May 2021 09:30:00 GMT") == "2021-05-07T09:30:00+00:00");
    CHECK(read(dates, "Fri May 07 09:30:00 CEST 2021") == "2021-05-07T09:30:00+02:00");
    CHECK(read(dates, "Published: May 7, 2021 at 9:30 p.m. EDT") == "2021-05-07T21:30:00-04:00");
    CHECK(read(dates, "May 7th, 2021") == "2021-05-07");
    CHECK(read(dates, "Freitag, 7. Mai 2021, 9.30 Uhr") == "2021-05-07");
    CHECK(read(dates, "7 de mayo de 2021") == "2021-05-07");
    CHECK(read(dates, "7 мая 2021, 09:30") == "2021-05-07");
    CHECK(read(dates, "07.05.2021") == "2021-05-07");
    CHECK(read(dates, "7.\u20095.\u20092021") == "2021-05-07");
    CHECK(read(dates, "07.05.21") == "2021-05-07");
    CHECK(read(dates, "5/7/2021", {true, {}}) == "2021-05-07");
    CHECK(read(dates, "5/7/2021") == "2021-07-05");
    CHECK(read(dates, "13/7/2021", {true, {}}) == "2021-07-13");
    CHECK(read(dates, "2021/5/7") == "2021-05-07");
}

TEST_CASE("numbers that are no dates", "[article]") {
    const DateText dates{Rules()};
    CHECK(read(dates, "It may rain on 12 of 30 days") == "");
    CHECK(read(dates, "Call 555 12 34") == "");
    CHECK(read(dates, "2021-13-45") == "");
    CHECK(read(dates, "from 1 to 31") == "");
    CHECK(read(dates, "99999999") == "");
    CHECK(read(dates, "") == "");
}

TEST_CASE("every month and zone row reads its example", "[article][rules]") {
    const Rules rules;
    const DateText dates{rules};
    const RuleTable months = rules.table("any/months");
    for (const auto& row : months.rows()) {
        std::string_view language = row.cells[months.column("languages")];
        CHECK(read(dates, row.cells[months.column("example")], {false, language.substr(0, 2)}) == row.cells[months.column("date")]);
    }
    const RuleTable zones = rules.table("any/zones");
    for (const auto& row : zones.rows()) CHECK(read(dates, row.cells[zones.column("example")]) == row.cells[zones.column("date")]);
}
