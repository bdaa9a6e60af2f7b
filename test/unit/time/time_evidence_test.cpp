#include "time/time_finder.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace tallywire;

namespace {

/// Each time of an article without a day of publication that has no value of its own: `surface first last`.
std::vector<std::string> bounded(std::string_view bytes, std::optional<std::string> modified = std::nullopt) {
    static const Rules rules;
    static Lexicon lexicon{rules, "en"};
    static const TimeFinder finder{lexicon, rules};
    Article article;
    article.text = bytes;
    article.modified = std::move(modified);
    Text text(lexicon);
    text.assign(article.text);
    TimeScratch scratch;
    std::vector<FoundTime> times;
    finder.find(text, article, scratch, times);
    std::vector<std::string> out;
    for (const FoundTime& time : times) {
        if (!time.value || !time.value->starts_with("XXXX")) continue;
        out.push_back(std::string(time.where.of(bytes)) + " " + (time.first ? format_date(*time.first) : "-") + " " + (time.last ? format_date(*time.last) : "-"));
    }
    return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("what happened on a day that is named bounds relative times from below", "[time]") {
    CHECK(bounded("The ferry sank on 12 June 2021. The mayor resigned yesterday.") == Lines{"yesterday 2021-06-11 -"});
    CHECK(bounded("On Monday divers found 14 bodies. The ferry had sunk on 12 June 2021.") == Lines{"Monday 2021-06-07 -"});
    CHECK(bounded("The mayor resigned yesterday.") == Lines{"yesterday - -"});
}

TEST_CASE("what will happen, and the last change of the page, bound them from above", "[time]") {
    CHECK(bounded("The inquiry will begin on 20 June 2021. The mayor resigned yesterday.") == Lines{"yesterday - 2021-06-19"});
    CHECK(bounded("The mayor resigned yesterday.", "2021-06-18T10:00:00Z") == Lines{"yesterday - 2021-06-17"});
    CHECK(bounded("The ferry sank on 12 June 2021. The inquiry will begin on 20 June 2021. Last year two drowned.") == Lines{"Last year 2020-01-01 2020-12-31"});
}

TEST_CASE("no bound without sound evidence", "[time]") {
    CHECK(bounded("They agreed to meet on 12 June 2030. The mayor resigned yesterday.") == Lines{"yesterday - -"});
    CHECK(bounded("The lease was due to end on 12 June 2030. The mayor resigned yesterday.") == Lines{"yesterday - -"});
    CHECK(bounded("“We will win on 3 July 2019,” he said. The mayor resigned yesterday.") == Lines{"yesterday - -"});
    // Days that contradict each other prove nothing.
    CHECK(bounded("The ferry sank on 12 June 2021. The inquiry will begin on 3 May 2020. The mayor resigned yesterday.") == Lines{"yesterday - -"});
}
