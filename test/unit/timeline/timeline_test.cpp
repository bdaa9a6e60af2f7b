#include "timeline/timeline_builder.hpp"

#include "base/error.hpp"
#include "timeline/period.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

namespace {

const Headings& headings() {
    static const Headings read(Rules{});
    return read;
}

Article article(std::string id, std::string source, std::string published) {
    Article made;
    made.id = std::move(id);
    made.source = std::move(source);
    made.published = std::move(published);
    return made;
}

Reading reading(std::string article, std::string by, std::string day, double low, std::optional<double> high) {
    Reading made;
    made.article = std::move(article);
    made.source = "outlet of " + made.article;
    if (!by.empty()) made.by = Speaker{by, by, std::nullopt, std::nullopt};
    made.as_of = std::move(day);
    made.interval = {low, high, false, false};
    made.bound = high ? Bound::exact : Bound::at_least;
    made.text = number_for_people(low) + " people";
    made.sentence = "The flood killed " + made.text + ".";
    return made;
}

Fact toll(std::vector<Reading> readings) {
    Fact fact;
    fact.id = "toll";
    fact.what = {"killed", "person", std::nullopt, std::nullopt, Place{"Norland", "XN"}};
    fact.readings = std::move(readings);
    return fact;
}

Timeline timeline_of(const std::vector<Fact>& facts, TimelineOptions options = {}, const ReferenceSeries* reference = nullptr) {
    TimelineBuilder builder(std::move(options), headings());
    for (const Fact& fact : facts) builder.add(fact);
    return builder.finish(reference);
}

Entry event(std::string article, std::string day, std::string text) {
    Entry made;
    made.kind = "event";
    made.first = made.last = day;
    made.precision = "day";
    made.headline = made.text = text;
    made.articles = {article};
    Reading told;
    told.article = article;
    told.source = "outlet of " + article;
    told.as_of = day;
    told.sentence = text;
    made.readings = {told};
    return made;
}

bool has(const Entry& entry, const std::string& flag) { return std::find(entry.flags.begin(), entry.flags.end(), flag) != entry.flags.end(); }

}  // namespace

TEST_CASE("a fact gives an entry for each day, in order", "[timeline]") {
    const Timeline timeline = timeline_of({toll({reading("b", "ministry", "2031-05-02", 12, 12), reading("a", "ministry", "2031-05-01", 10, 10), reading("c", "hospital", "2031-05-02", 15, 15)})});
    REQUIRE(timeline.entries.size() == 2);
    CHECK(timeline.entries[0].headline == "10 people killed in Norland");
    CHECK(timeline.entries[1].headline == "12–15 people killed in Norland");
    CHECK(timeline.entries[1].low == 12);
    CHECK(timeline.entries[1].high == 15);
    CHECK(timeline.entries[1].outlets == 2);
    CHECK(has(timeline.entries[1], "conflict"));
    REQUIRE(timeline.curves.size() == 1);
    CHECK(timeline.curves[0].label == "People killed in Norland");
    CHECK(timeline.curves[0].lines[0].name == "ministry");
    CHECK(timeline.curves[0].band == std::vector<BandStep>{{day_number(*parse_date("2031-05-01")), 10, 10}, {day_number(*parse_date("2031-05-02")), 12, 15}});
}

TEST_CASE("a lower number is a revision, an old one again lags", "[timeline]") {
    const Timeline timeline = timeline_of({toll({reading("a", "ministry", "2031-05-01", 127, 127), reading("b", "ministry", "2031-05-03", 113, 113), reading("c", "", "2031-05-05", 127, 127),
                                                 reading("d", "ministry", "2031-05-06", 118, 118)})});
    REQUIRE(timeline.entries.size() == 4);
    CHECK(timeline.entries[0].flags.empty());
    CHECK(has(timeline.entries[1], "down_revision"));
    CHECK_FALSE(has(timeline.entries[1], "lagging"));
    CHECK(has(timeline.entries[2], "lagging"));
    CHECK(timeline.entries[3].flags.empty());
    const Step& lagging = timeline.curves[0].lines.back().steps[0].lagging ? timeline.curves[0].lines.back().steps[0] : timeline.curves[0].lines[1].steps[0];
    CHECK(timeline.entries[lagging.entry].readings[lagging.reading].article == "c");
}

TEST_CASE("a short form shares the line of the one name that ends with it", "[timeline]") {
    const std::vector<Reading> one{reading("a", "Norland's health ministry", "2031-05-01", 10, 10), reading("b", "The ministry", "2031-05-02", 12, 12), reading("c", "health ministry", "2031-05-03", 15, 15)};
    const Timeline timeline = timeline_of({toll(one)});
    REQUIRE(timeline.curves[0].lines.size() == 1);
    CHECK(timeline.curves[0].lines[0].name == "Norland's health ministry");
    CHECK(timeline.curves[0].lines[0].steps.size() == 3);

    std::vector<Reading> two = one;
    two.push_back(reading("d", "the defence ministry", "2031-05-04", 20, 20));
    CHECK(timeline_of({toll(two)}).curves[0].lines.size() == 3);  // whose is "the ministry"?
}

TEST_CASE("a time has no entry of its own where the events of its article are told", "[timeline]") {
    TimeExpression time;
    time.article = "a";
    time.text = "May 1";
    time.kind = "DATE";
    time.value = time.first = time.last = "2031-05-01";
    for (const bool told : {false, true}) {
        TimelineBuilder builder({}, headings());
        if (told) builder.add(event("a", "2031-05-01", "The dam broke on May 1."));
        builder.add(time);
        const Timeline timeline = builder.finish();
        REQUIRE(timeline.entries.size() == 1);
        CHECK(timeline.entries[0].kind == (told ? "event" : "time"));
    }
}

TEST_CASE("what does not add up is never revised", "[timeline]") {
    Fact held = toll({reading("a", "ministry", "2031-05-01", 90, 90), reading("b", "ministry", "2031-05-03", 40, 40)});
    held.what.measure = "held";
    for (const Entry& entry : timeline_of({held}).entries) CHECK(entry.flags.empty());
}

TEST_CASE("a lower number of the same day is a revision where its sentence or the hour says so", "[timeline]") {
    const auto told = [](Reading one, std::string sentence, std::string text) {
        one.sentence = std::move(sentence);
        one.text = std::move(text);
        return one;
    };
    const std::string sentence = "The toll was lowered to 113 from 127.";
    const Timeline lowered = timeline_of({toll({told(reading("a", "ministry", "2031-05-01", 127, 127), sentence, "127"), told(reading("a", "ministry", "2031-05-01", 113, 113), sentence, "113")})});
    REQUIRE(lowered.entries.size() == 1);
    CHECK(std::count(lowered.entries[0].flags.begin(), lowered.entries[0].flags.end(), "down_revision") == 1);
    const std::string other = "Of 127 some said 113.";
    const Timeline plain = timeline_of({toll({told(reading("a", "ministry", "2031-05-01", 127, 127), other, "127"), told(reading("a", "ministry", "2031-05-01", 113, 113), other, "113")})});
    CHECK(std::count(plain.entries[0].flags.begin(), plain.entries[0].flags.end(), "down_revision") == 0);
    for (const bool later : {true, false}) {
        TimelineBuilder builder({}, headings());
        builder.add(article("a", "Herald", "2031-05-01T10:00:00Z"));
        builder.add(article("b", "Herald", later ? "2031-05-01T18:00:00Z" : "2031-05-01T08:00:00Z"));
        builder.add(toll({reading("a", "ministry", "2031-05-01", 127, 127), reading("b", "ministry", "2031-05-01", 113, 113)}));
        const Timeline hours = builder.finish();
        CHECK((std::count(hours.entries[0].flags.begin(), hours.entries[0].flags.end(), "down_revision") == 1) == later);
    }
}

TEST_CASE("a reading without a day takes that of its article", "[timeline]") {
    TimelineBuilder builder({}, headings());
    builder.add(article("a", "Herald", "2031-05-04T10:00:00+02:00"));
    Reading undated = reading("a", "ministry", "", 5, 5);
    undated.as_of.reset();
    builder.add(toll({undated}));
    const Timeline timeline = builder.finish();
    REQUIRE(timeline.entries.size() == 1);
    CHECK(timeline.entries[0].first == "2031-05-04");
    CHECK(timeline.entries[0].resolved_by->find("publication") != std::string::npos);
    CHECK(timeline.entries[0].citations[0].published == "2031-05-04T10:00:00+02:00");
}

TEST_CASE("one event of several articles is one entry", "[timeline]") {
    TimelineBuilder builder({}, headings());
    Article copy = article("c", "Lantern", "2031-05-02");
    copy.copy_of = CopyOf{"a", 0.97};
    builder.add(article("a", "Herald", "2031-05-02"));
    builder.add(article("b", "Gazette", "2031-05-02"));
    builder.add(copy);
    builder.add(event("a", "2031-05-01", "The dam above Karvik broke on Thursday and the water took two bridges."));
    builder.add(event("b", "2031-05-01", "On Thursday the dam above Karvik broke, and two bridges were lost to the water."));
    builder.add(event("c", "2031-05-01", "The dam above Karvik broke on Thursday and the water took two bridges."));
    builder.add(event("b", "2031-05-01", "Parliament voted for a new budget after a night of debate."));
    builder.add(event("b", "2031-04-01", "The dam above Karvik broke on Thursday and the water took two bridges."));
    const Timeline timeline = builder.finish();
    REQUIRE(timeline.entries.size() == 3);
    CHECK(timeline.entries[0].first == "2031-04-01");
    const Entry& dam = timeline.entries[1];
    CHECK(dam.articles == std::vector<std::string>{"a", "b", "c"});
    CHECK(dam.sources == std::vector<std::string>{"Herald", "Gazette", "Lantern"});
    CHECK(dam.outlets == 2);  // the Lantern only copies
    CHECK(dam.mentions == 3);
    CHECK(dam.readings.size() == 3);
    CHECK(dam.salience > timeline.entries[2].salience);
}

TEST_CASE("entries of an earlier run come back as they were", "[timeline]") {
    TimelineBuilder first({}, headings());
    first.add(toll({reading("a", "ministry", "2031-05-01", 127, 127), reading("b", "ministry", "2031-05-03", 113, 113)}));
    first.add(event("a", "2031-05-01", "The dam above Karvik broke on Thursday and the water took two bridges."));
    const Timeline once = first.finish();
    TimelineBuilder second({}, headings());
    for (const Entry& entry : once.entries) second.add(entry);
    CHECK(second.finish().entries == once.entries);
}

TEST_CASE("only what is asked for, the most salient of each period", "[timeline]") {
    const std::vector<Fact> facts{toll({reading("a", "x", "2031-05-01", 1, 1), reading("b", "x", "2031-05-01", 1, 1), reading("c", "x", "2031-05-02", 2, 2), reading("d", "x", "2031-06-20", 3, 3)})};
    TimelineOptions options;
    options.by = Period::month;
    options.top = 1;
    const Timeline top = timeline_of(facts, options);
    REQUIRE(top.entries.size() == 2);
    CHECK(top.entries[0].period == "2031-05");
    CHECK(top.entries[0].first == "2031-05-01");
    CHECK(top.entries[1].period == "2031-06");
    options = {};
    options.since = parse_date("2031-05-02");
    options.until = parse_date("2031-05-31");
    CHECK(timeline_of(facts, options).entries.size() == 1);
    options = {};
    options.measure = {"injured"};
    CHECK(timeline_of(facts, options).entries.empty());
    options = {};
    options.place = {"xn"};
    CHECK(timeline_of(facts, options).entries.size() == 3);
    options.place = {"US"};
    CHECK(timeline_of(facts, options).entries.empty());
    options = {};
    options.topic = "Flood kill";
    CHECK(timeline_of(facts, options).entries.size() == 3);
    options.topic = "ill";
    CHECK(timeline_of(facts, options).entries.empty());
}

TEST_CASE("a reference series says which day a figure fits", "[timeline]") {
    const ReferenceSeries series = ReferenceSeries::read("x.csv", "date,value\n2031-05-01,8\n2031-05-02,\"1,010\"\n2031-05-04,12\n");
    CHECK(series.at(day_number(*parse_date("2031-05-03"))) == 1010);
    CHECK_FALSE(series.at(day_number(*parse_date("2031-04-03"))));
    const Timeline timeline = timeline_of({toll({reading("a", "x", "2031-05-02", 8, 8), reading("a", "x", "2031-05-04", 10, 14)})}, {}, &series);
    CHECK(timeline.entries[0].reference == ReferenceMatch{1010, "2031-05-01"});
    CHECK(timeline.entries[1].reference == ReferenceMatch{12, "2031-05-04"});
    CHECK(timeline.curves[0].reference.size() == 2);
    CHECK_THROWS_AS(ReferenceSeries::read("x.csv", "date,value\nMonday,1\n"), UsageError);
    CHECK_THROWS_WITH(ReferenceSeries::read("x.csv", "date,value\n\n2031-05-01,many\n"), "x.csv:3: not a number: many");
    CHECK_THROWS_AS(ReferenceSeries::read("x.csv", "a,b\n"), UsageError);
    CHECK_THROWS_AS(ReferenceSeries::read("x.csv", ""), UsageError);
}

TEST_CASE("headings of all measures", "[timeline]") {
    const Rules rules;
    const RuleTable table = rules.table("en/headings");
    for (const RuleTable::Row& row : table.rows()) {
        const std::string_view name = row.cells[table.column("name")], unit = row.cells[table.column("unit")];
        if (row.cells[table.column("kind")] == "replaced") {
            const std::string_view answer = row.cells[table.column("answer")];
            CHECK(headings().is_replaced(answer, row.cells[table.column("number")]));
            CHECK_FALSE(headings().is_replaced(answer, "113"));
            continue;
        }
        const double number = std::stod(std::string(row.cells[table.column("number")]));
        Fact::What what;
        what.measure = row.cells[table.column("kind")] == "measure" ? std::string(name) : "other";
        if (!unit.empty()) what.unit = std::string(unit);
        std::string made = headings().headline(what, {number, number, false, false}, Bound::exact);
        std::string wanted(row.cells[table.column("answer")]);
        wanted[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(wanted[0])));
        CHECK(made == wanted);
    }
    CHECK(headings().headline({"killed", "person", std::nullopt, "child", Place{"Norland", std::nullopt}}, {3, std::nullopt, true, false}, Bound::more_than) == "More than 3 children killed in Norland");
    CHECK(headings().headline({"killed", "person", std::nullopt, std::nullopt, std::nullopt}, {1, 1, false, false}, Bound::exact) == "1 person killed");
    CHECK(headings().headline({"displaced", "villager", "villagers", std::nullopt, std::nullopt}, {0.4, 0.4, false, false}, Bound::exact) == "40% of villagers displaced");
    CHECK(headings().label({"change", "m", std::nullopt, std::nullopt, std::nullopt}) == "Change, m");
    CHECK(headings().label({"price", "USD", "oil", std::nullopt, std::nullopt}) == "Price of oil, USD");
    CHECK(headings().label({"killed", "person", std::nullopt, std::nullopt, std::nullopt}) == "People killed");
    CHECK(interval_for_people({2e9, 3e9, false, false}, Bound::range, "USD") == "$2 billion–$3 billion");
    CHECK(number_for_people(1234567) == "1,234,567");
    CHECK(number_for_people(-0.25, "percent") == "−0.25%");
}

TEST_CASE("precisions and dates for people", "[timeline]") {
    CHECK(precision_of("2023-10") == Precision::month);
    CHECK(precision_of("2023-W41") == Precision::week);
    CHECK(precision_of("2023-Q1") == Precision::quarter);
    CHECK(precision_of("2023-SU") == Precision::season);
    CHECK(precision_of("202") == Precision::decade);
    CHECK(precision_of("2023-10-09T21:30") == Precision::time);
    CHECK(precision_of("P2D") == Precision::range);
    CHECK(precision_of(parse_date("2024-02-01"), parse_date("2024-02-29")) == Precision::month);
    CHECK(precision_of(parse_date("2024-02-01"), parse_date("2024-02-28")) == Precision::range);
    CHECK(date_for_people("2023-10-09", "2023-10-09", "day") == "9 October 2023");
    CHECK(date_for_people("2023-09-30", "2023-10-02", "range") == "30 September – 2 October 2023");
    CHECK(date_for_people(std::nullopt, "2023-10-09", "undated") == "before 9 October 2023");
    CHECK(date_for_people("garbage", "x", "day") == "undated");
    CHECK(period_name(*parse_date("2021-01-03"), Period::week) == "2020-W53");
}
