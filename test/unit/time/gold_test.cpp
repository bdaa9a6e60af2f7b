// Scores of the times in our own gold sentences; see test/gold/README.md. The floors may rise and may not fall.
#include "time/time_finder.hpp"

#include "base/utf8.hpp"

#include <catch2/catch.hpp>
#include <simdjson.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

using namespace tallywire;

namespace {

constexpr double strict_floor = 0.95, relaxed_floor = 0.98, value_floor = 0.95;

struct Scores {
    int gold = 0, output = 0, aligned = 0, strict = 0, value = 0;

    double f1(int right) const { return 2.0 * right / (gold + output); }
};

struct GoldTime {
    CodePoints where;
    std::string text, kind;
    std::vector<std::string> values;  ///< all that are right
    bool null_is_right = false;
    bool optional = false;
};

GoldTime read_gold(simdjson::dom::element element) {
    GoldTime gold;
    gold.where = {static_cast<std::uint32_t>(element["start"].get_uint64()), static_cast<std::uint32_t>(element["end"].get_uint64())};
    gold.text = std::string(element["text"].get_string().value());
    gold.kind = std::string(element["kind"].get_string().value());
    const auto add = [&](simdjson::dom::element value) {
        if (value.is_null()) gold.null_is_right = true;
        else gold.values.emplace_back(value.get_string().value());
    };
    add(element["value"]);
    simdjson::dom::array more;
    if (element["value_alt"].get(more) == simdjson::SUCCESS)
        for (simdjson::dom::element value : more) add(value);
    bool optional = false;
    if (element["optional"].get(optional) == simdjson::SUCCESS) gold.optional = optional;
    return gold;
}

/// Sunday’s is as right as Sunday.
bool same_text(std::string_view gold, std::string_view found) {
    if (gold == found) return true;
    return gold.starts_with(found) && (gold.substr(found.size()) == "\u2019s" || gold.substr(found.size()) == "'s");
}

void score(const std::vector<GoldTime>& gold, const std::vector<TimeExpression>& found, Scores& scores) {
    std::vector<bool> used(found.size());
    for (const GoldTime& wanted : gold) {
        std::size_t i = 0;
        while (i < found.size() && (used[i] || found[i].where.start >= wanted.where.end || found[i].where.end <= wanted.where.start)) ++i;
        if (i < found.size()) used[i] = true;
        if (wanted.optional) continue;
        ++scores.gold;
        if (i == found.size()) continue;
        ++scores.output;
        ++scores.aligned;
        scores.strict += same_text(wanted.text, found[i].text);
        scores.value += found[i].value ? std::find(wanted.values.begin(), wanted.values.end(), *found[i].value) != wanted.values.end() : wanted.null_is_right;
    }
    scores.output += static_cast<int>(std::count(used.begin(), used.end(), false));
}

}  // namespace

TEST_CASE("times of our gold sentences", "[time][gold]") {
    std::ifstream in("test/gold/times.ndjson");
    if (!in) return;
    const Rules rules;
    Lexicon lexicon(rules, "en");
    const TimeFinder finder(lexicon, rules);
    Text text(lexicon);
    TimeScratch scratch;
    simdjson::dom::parser parser;
    Scores scores;
    for (std::string line; std::getline(in, line);) {
        if (line.empty()) continue;
        const simdjson::dom::element object = parser.parse(line);
        Article article;
        article.text = std::string(object["text"].get_string().value());
        std::string_view published;
        if (object["published"].get(published) == simdjson::SUCCESS) article.published = std::string(published);
        std::vector<GoldTime> gold;
        for (simdjson::dom::element time : object["times"].get_array()) gold.push_back(read_gold(time));
        text.assign(article.text);
        std::vector<FoundTime> found;
        finder.find(text, article, scratch, found);
        const CodePointIndex index(article.text);
        std::vector<TimeExpression> records;
        for (const FoundTime& time : found) records.push_back(to_record(time, article, index));
        score(gold, records, scores);
    }
    INFO("gold " << scores.gold << " output " << scores.output << " strict " << scores.f1(scores.strict) << " relaxed " << scores.f1(scores.aligned)
                 << " value " << scores.f1(scores.value));
    CHECK(scores.f1(scores.strict) >= strict_floor);
    CHECK(scores.f1(scores.aligned) >= relaxed_floor);
    CHECK(scores.f1(scores.value) >= value_floor);
}
