#include "time/time_finder.hpp"

#include <catch2/catch.hpp>

#include <optional>
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

std::vector<FoundTime> find(const Article& article) {
    Text text(english().lexicon);
    text.assign(article.text);
    TimeScratch scratch;
    std::vector<FoundTime> found;
    english().finder.find(text, article, scratch, found);
    return found;
}

Article article(std::string text, std::optional<std::string> published = "2024-08-14") {
    Article out;
    out.id = "a1";
    out.text = std::move(text);
    out.published = std::move(published);
    return out;
}

/// The values of all times, `null` for none.
std::string values(std::string text, std::optional<std::string> published = "2024-08-14") {
    std::string out;
    for (const FoundTime& time : find(article(std::move(text), std::move(published)))) out += (out.empty() ? "" : " ") + time.value.value_or("null");
    return out;
}

std::string bounds(std::string text) {
    const std::vector<FoundTime> found = find(article(std::move(text)));
    REQUIRE(found.size() == 1);
    const auto day = [](const std::optional<Date>& date) { return date ? format_date(*date) : std::string("null"); };
    return day(found[0].first) + " " + day(found[0].last);
}

}  // namespace

TEST_CASE("the tense decides on which side of publication a weekday lies", "[time]") {
    CHECK(values("The envoys met on Thursday.") == "2024-08-08");
    CHECK(values("The envoys will meet on Thursday.") == "2024-08-15");
    CHECK(values("The envoys met on Wednesday.") == "2024-08-14");
    CHECK(values("The envoy said on Tuesday that talks scheduled for Friday were off.") == "2024-08-13 2024-08-16");
    CHECK(values("They agreed on Monday to meet on Friday.") == "2024-08-12 2024-08-16");
    CHECK(values("Monday’s fire closed the port.") == "2024-08-12");
    CHECK(values("The port was closed ahead of Sunday’s vote.") == "2024-08-18");
    CHECK(values("The envoy was to leave on Thursday.") == "2024-08-15");
    CHECK(values("The hearing begins on Saturday.") == "2024-08-17");
    CHECK(values("Nobody could reach the camp on Thursday.") == "2024-08-08");
}

TEST_CASE("times that count from the time named last", "[time]") {
    CHECK(values("The dam broke on 3 June 1998. The day before, it had rained.") == "1998-06-03 1998-06-02");
    CHECK(values("Net rose in the third quarter from a year earlier.", "2024-10-20") == "2024-Q3 2023-Q3");
    CHECK(values("In 1995 he was elected. The following year he resigned.") == "1995 1996");
    CHECK(find(article("In 1995 he was elected. Two years later he resigned."))[1].anchored_to == TimeAnchor::text);
    CHECK(find(article("He resigned last week."))[0].anchored_to == TimeAnchor::published);
    CHECK(find(article("He resigned in 1995."))[0].anchored_to == TimeAnchor::none);
}

TEST_CASE("a number beside a day and its month is a day of that month", "[time]") {
    CHECK(values("The polls opened on May 3, 4 and 5.") == "2024-05-03 2024-05-04 2024-05-05");
    CHECK(values("The polls opened on May 3, 4, and 5.") == "2024-05-03 2024-05-04 2024-05-05");
    CHECK(values("The polls opened on May 3 and 5, 2012.") == "2024-05-03 2024-05-05");
    CHECK(values("The polls opened on 3 and 5 May.") == "2024-05-03 2024-05-05");
    CHECK(values("Some 40 were hurt on May 3 and 5 killed.") == "2024-05-03");
    CHECK(values("Some 40 were hurt on May 3 and 5 of them died.") == "2024-05-03");
    CHECK(values("It was shut in 1974, 1979 and 1983.") == "1974 1979 1983");
}

TEST_CASE("a time of the day is of the day named right after it", "[time]") {
    CHECK(values("The quake struck at 3:20 a.m. (0820 GMT) Sunday.") == "2024-08-11T03:20 2024-08-11T08:20Z 2024-08-11");
    CHECK(values("The gate is open from 9 a.m. to 5 p.m. on Friday.") == "2024-08-16T09:00 2024-08-16T17:00");
    CHECK(values("He died on Sunday. In the morning he had been well.") == "2024-08-11 2024-08-11TMO");
    CHECK(values("He died in 1998. In the morning it rained.") == "1998 2024-08-14TMO");
    CHECK(values("The train left at 3:20 a.m., the driver said in a statement on Sunday.") == "2024-08-14T03:20 2024-08-11");
}

TEST_CASE("what may not stand beside a time", "[time]") {
    CHECK(values("The current rules are strict.") == "PRESENT_REF");
    CHECK(values("He was swept away by the current.") == "");
    CHECK(find(article("The current mayor of the town."))[0].of_noun);
    CHECK(values("The road will soon be shut.") == "FUTURE_REF");
    CHECK(values("The road was soon shut.") == "");
    CHECK(values("On Monday he resigned; he was seen the day before.") == "2024-08-12 2024-08-11");
    CHECK(values("On Monday he resigned; he was seen the day before the vote.") == "2024-08-12");
}

TEST_CASE("words that are written small are names where they are written with a capital", "[time]") {
    CHECK(values("He spoke on KTV's \"This Week\" and the programme \"40 Minutes\".") == "");
    CHECK(values("The story was told by the paper Moldau Today, he said.") == "");
    CHECK(values("\"This week we meet again,\" he said.") == "2024-W33");
    CHECK(values("The school opens in Fall 2025.") == "2025-FA");
    CHECK(values("Talks To Resume Next Week In Riga") == "2024-W34");
    CHECK(values("TALKS TO RESUME NEXT WEEK") == "2024-W34");
}

TEST_CASE("a quarter or a half of a game is none of the year", "[time]") {
    CHECK(values("He threw two touchdowns in the fourth quarter.") == "");
    CHECK(values("He scored a second-half goal.") == "");
    CHECK(values("Sales fell in the second quarter.") == "2024-Q2");
}

TEST_CASE("what no calendar reaches is past", "[time]") {
    CHECK(values("They died out about 66 million years ago.") == "PAST_REF");
    CHECK(values("The reef grew for two million years.") == "P2000000Y");
}

TEST_CASE("without a day of publication what is relative stays open", "[time]") {
    CHECK(values("He left on Monday.", std::nullopt) == "XXXX-WXX-1");
    CHECK(values("He left on Monday night.", std::nullopt) == "XXXX-WXX-1TNI");
    CHECK(values("He left on 3 June.", std::nullopt) == "XXXX-06-03");
    CHECK(values("He left last week.", std::nullopt) == "XXXX-WXX");
    CHECK(values("He left on 3 June 1998.", std::nullopt) == "1998-06-03");
    CHECK(values("He stayed for two weeks.", std::nullopt) == "P2W");
}

TEST_CASE("first and last day", "[time]") {
    CHECK(bounds("He left on Monday.") == "2024-08-12 2024-08-12");
    CHECK(bounds("He left earlier this month.") == "2024-08-01 2024-08-14");
    CHECK(bounds("He will leave later this week.") == "2024-08-14 2024-08-18");
    CHECK(bounds("He left in June.") == "2024-06-01 2024-06-30");
    CHECK(bounds("He has been away for the past two weeks.") == "2024-07-31 2024-08-14");
    CHECK(bounds("He left on Monday night.") == "2024-08-12 2024-08-13");
    CHECK(bounds("He stayed for two weeks.") == "null null");
}

TEST_CASE("days that are none, and names, are no times", "[time]") {
    CHECK(values("He left on February 30, 2012.") == "");
    CHECK(values("Mr Friday and Ms June Tate may march in the lane.") == "");
    CHECK(values("A woman in her 30s lives in the 1900 block of Mill Road.") == "");
    CHECK(values("The set went 7-6, 10-12 and version 10.4.2 cost $1999.") == "");
}

TEST_CASE("tokenised and wrapped text, and a dateline", "[time]") {
    CHECK(values("The port was closed Tuesday 's dockers said , and on Monday , Aug. 5 , 2024 .") == "2024-08-13 2024-08-05");
    CHECK(values("RIGA, Aug. 14 (NEA) -- The port was closed Tuesday.") == "2024-08-14 2024-08-13");
    CHECK(values("LIMA, 15 JAN 90 (NEA) -- THE PORT WAS CLOSED.") == "1990-01-15");
}

TEST_CASE("the record of a time counts code points", "[time]") {
    const Article given = article("Café owner Å. left on Monday.");
    const std::vector<FoundTime> found = find(given);
    REQUIRE(found.size() == 1);
    const TimeExpression record = to_record(found[0], given, CodePointIndex(given.text));
    CHECK(record.where == CodePoints{22, 28});
    CHECK(record.text == "Monday");
    CHECK(record.kind == "DATE");
    CHECK(record.anchored_to == "published");
    CHECK(record.first == "2024-08-12");
}
