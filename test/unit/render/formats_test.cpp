#include "render/timeline_formats.hpp"

#include "render/escape.hpp"
#include "timeline/timeline_builder.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace tallywire;

namespace {

constexpr const char* hostile = "\x1b[31m</script><b>x</b> =1|2 \"q\" \xe2\x80\xae";

/// A toll over three days with a revision, an event and an undated one; every text of an article means harm.
Timeline hostile_timeline() {
    static const Headings headings(Rules{});
    TimelineBuilder builder({}, headings);
    Fact fact;
    fact.id = "f";
    fact.what = {"killed", "person", std::nullopt, std::nullopt, Place{std::string("Norland ") + hostile, std::nullopt}};
    for (int day = 1; day <= 3; ++day) {
        Reading reading;
        reading.article = "a" + std::to_string(day);
        reading.source = std::string("Herald ") + hostile;
        reading.by = Speaker{hostile, std::nullopt, std::nullopt, std::nullopt};
        reading.as_of = "2031-05-0" + std::to_string(day);
        reading.interval.low = reading.interval.high = day == 3 ? 50 : 40 + 20 * day;
        reading.bound = Bound::exact;
        reading.text = hostile;
        reading.sentence = std::string("A sentence. ") + hostile;
        fact.readings.push_back(reading);
        Article article;
        article.id = reading.article;
        article.url = "javascript:alert(1)";
        article.title = hostile;
        article.published = reading.as_of;
        builder.add(article);
    }
    builder.add(fact);
    Entry past;
    past.kind = "event";
    past.last = "2031-05-02";
    past.headline = past.text = std::string("An old war. ") + hostile;
    past.articles = {"a1"};
    builder.add(past);
    return builder.finish();
}

std::string rendered(TimelineFormat format, TerminalStyle style = {}) {
    std::string out;
    render(hostile_timeline(), format, style, out);
    return out;
}

}  // namespace

TEST_CASE("no format lets an article's markup or control characters through", "[render]") {
    for (std::size_t i = 0; i < std::size(timeline_format_names); ++i) {
        const std::string out = rendered(static_cast<TimelineFormat>(i));
        INFO(timeline_format_names[i]);
        CHECK_FALSE(out.empty());
        CHECK(out.find('\x1b') == std::string::npos);
        if (timeline_format_names[i] == "ndjson") continue;  // JSON keeps an article's text as it is, escaped
        CHECK(out.find("\xe2\x80\xae") == std::string::npos);
        const bool markup_is_obeyed = timeline_format_names[i] != "text" && timeline_format_names[i] != "csv" && timeline_format_names[i] != "vega-lite";
        if (markup_is_obeyed) CHECK(out.find("</script><b>") == std::string::npos);
        CHECK(out.find("\"javascript:") == std::string::npos);
    }
}

TEST_CASE("no line of the text is wider than the terminal", "[render]") {
    for (const std::size_t width : {40U, 57U, 80U, 133U, 200U}) {
        std::istringstream lines(rendered(TimelineFormat::text, {width, false}));
        for (std::string line; std::getline(lines, line);) {
            INFO(width << ": " << line);
            CHECK(display_width(line) <= width);
        }
    }
}

TEST_CASE("colour adds nothing but colour", "[render]") {
    const std::string plain = rendered(TimelineFormat::text, {80, false}), colored = rendered(TimelineFormat::text, {80, true});
    std::string stripped;
    for (std::size_t i = 0; i < colored.size(); ++i) {
        if (colored[i] != '\x1b') {
            stripped.push_back(colored[i]);
            continue;
        }
        while (colored[i] != 'm') ++i;
    }
    CHECK(colored != plain);
    CHECK(stripped == plain);
}

TEST_CASE("the revision is told in text, table and picture", "[render]") {
    CHECK(rendered(TimelineFormat::text).find("▼") != std::string::npos);
    CHECK(rendered(TimelineFormat::markdown).find("▼") != std::string::npos);
    CHECK(rendered(TimelineFormat::csv).find("down_revision") != std::string::npos);
    CHECK(rendered(TimelineFormat::svg).find("revised down") != std::string::npos);
}

TEST_CASE("an empty timeline is drawn in all formats", "[render]") {
    for (std::size_t i = 0; i < std::size(timeline_format_names); ++i) {
        std::string out;
        render({}, static_cast<TimelineFormat>(i), {}, out);
        CHECK((timeline_format_names[i] == "ndjson") == out.empty());
    }
}
