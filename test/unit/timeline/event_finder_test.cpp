#include "timeline/event_finder.hpp"

#include "base/utf8.hpp"
#include "time/time_finder.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

namespace {

struct Finders {
    Rules rules;
    Lexicon lexicon{rules, "en"};
    NameRules names{lexicon, rules};
    TimeFinder times{lexicon, rules};
    EventFinder events{lexicon, rules};
};

const Finders& finders() {
    static const Finders made;
    return made;
}

struct Found {
    std::vector<Entry> entries;
    std::vector<Figure> figures;
};

Found events_in(std::string bytes, std::optional<std::string> published = "2031-05-14", std::vector<Figure> figures = {}) {
    Article article;
    article.id = "a";
    article.source = "Herald";
    article.title = "The title";
    article.text = std::move(bytes);
    article.published = published;
    Text text(finders().lexicon);
    text.assign(article.text);
    TimeScratch scratch;
    std::vector<FoundTime> found;
    finders().times.find(text, article, scratch, found);
    std::vector<TimeExpression> times;
    const CodePointIndex index(article.text);
    for (const FoundTime& time : found) times.push_back(to_record(time, article, index));
    Found out{{}, std::move(figures)};
    Names names(finders().names);
    names.assign(text);
    finders().events.find(article, text, names, times, out.figures, out.entries);
    return out;
}

}  // namespace

TEST_CASE("a sentence goes to its own time", "[timeline]") {
    const auto entries = events_in("The dam broke on Monday, officials told reporters.\n\nIt was built in 1974 by prisoners of war.\n\nNobody had asked for a permit to fish there.").entries;
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].first == "1974-01-01");
    CHECK(entries[0].last == "1974-12-31");
    CHECK(entries[0].precision == "year");
    CHECK(entries[0].resolved_by == "“1974”");
    CHECK(entries[0].readings[0].text == "1974");
    // what is left is the article's own event, on the day that its first sentences name
    CHECK(entries[1].headline == "The title");
    CHECK(entries[1].first == "2031-05-12");
    CHECK(entries[1].precision == "day");
    CHECK(entries[1].resolved_by->find("Monday") != std::string::npos);
    CHECK(entries[1].text.starts_with("The dam broke on Monday"));
    REQUIRE(entries[1].readings.size() == 2);
    CHECK(entries[1].readings[0].text == "Monday");
}

TEST_CASE("without a day in the first sentences publication stands in, and says so", "[timeline]") {
    const auto entries = events_in("The minister has resigned, her office said in a short statement.").entries;
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].first == "2031-05-14");
    CHECK(entries[0].precision == "published");
    const auto undated = events_in("The minister has resigned, her office said in a short statement.", std::nullopt).entries;
    REQUIRE(undated.size() == 1);
    CHECK(undated[0].precision == "undated");
    CHECK_FALSE(undated[0].first);
}

TEST_CASE("what is planned is told on the main day too", "[timeline]") {
    const auto entries = events_in("The two sides will meet on 20 June 2031 in the harbour, they said.").entries;
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].first == "2031-06-20");
    CHECK(entries[0].flags == std::vector<std::string>{"planned"});
    CHECK(entries[1].first == "2031-05-14");
}

TEST_CASE("an unnamed past is before publication, and so are its figures", "[timeline]") {
    std::vector<Figure> figures(2);
    figures[0].where = {4, 10};
    figures[1].where = {57, 67};
    for (Figure& figure : figures) figure.published.emplace("2031-05-14");
    const Found found = events_in("The talks went on without a result, both sides conceded. A previous deal brought 60 sailors home.", "2031-05-14", figures);
    REQUIRE(found.entries.size() == 2);
    CHECK_FALSE(found.entries[0].first);
    CHECK(found.entries[0].last == "2031-05-14");
    CHECK(found.entries[0].precision == "undated");
    CHECK(found.entries[0].flags == std::vector<std::string>{"undated_past"});
    CHECK_FALSE(found.figures[0].time);
    REQUIRE(found.figures[1].time);
    CHECK(found.figures[1].time->value == "PAST_REF");
}

TEST_CASE("a header line is no event", "[timeline]") {
    const auto entries = events_in("Tuesday, 13 May 2031\n\nThe harbour was closed after two ships collided in the fog.").entries;
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].first == "2031-05-14");
}

TEST_CASE("every cue of the past tells, and its look-alike does not", "[timeline]") {
    const RuleTable table = finders().rules.table("en/past_cues");
    const std::size_t example = table.column("example"), lookalike = table.column("lookalike");
    for (const RuleTable::Row& row : table.rows()) {
        const auto told = [](std::string_view sentence) {
            for (const Entry& entry : events_in(std::string(sentence)).entries)
                if (entry.precision == "undated") return true;
            return false;
        };
        INFO(row.cells[example]);
        CHECK(told(row.cells[example]));
        INFO(row.cells[lookalike]);
        CHECK_FALSE(told(row.cells[lookalike]));
    }
}

TEST_CASE("an event is where its sentence says, not where it comes from", "[timeline]") {
    const auto entries = events_in("On 3 May 2031 a bridge fell in Lima.\n\nPeru’s minister flew home on 5 May 2031.\n\nThe port was closed from 7 May 2031 for ships from Chile.").entries;
    REQUIRE(entries.size() >= 3);
    REQUIRE(entries[0].place);
    CHECK(entries[0].place->name == "Lima");
    CHECK_FALSE(entries[1].place);
    CHECK_FALSE(entries[2].place);
}
