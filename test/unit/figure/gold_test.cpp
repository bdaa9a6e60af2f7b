#include "extract/extractor.hpp"

#include "base/interval.hpp"
#include "base/utf8.hpp"

#include <catch2/catch.hpp>
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

// Scores the figures of test/gold/figures.ndjson by the rules of test/gold/README.md. The floors may rise and may not fall.

using namespace tallywire;

namespace {

using Element = simdjson::dom::element;

bool near(double a, double b) { return std::abs(a - b) <= 1e-5 * std::abs(b) + 1e-6; }

bool same_number(const std::optional<double>& have, Element row, const char* field) {
    double wanted = 0;
    if (row[field].get(wanted) != simdjson::SUCCESS) return !have;
    return have && near(*have, wanted);
}

/// Is the value, or nothing, what the row has under `field` or among `field`_alt?
bool allowed(const std::optional<std::string>& have, Element row, const std::string& field) {
    const auto equal = [&](Element one) {
        std::string_view text;
        return one.get(text) == simdjson::SUCCESS ? have && *have == text : !have;
    };
    Element one;
    if (row[field].get(one) == simdjson::SUCCESS && equal(one)) return true;
    simdjson::dom::array more;
    if (row[field + "_alt"].get(more) != simdjson::SUCCESS) return false;
    return std::any_of(more.begin(), more.end(), equal);
}

struct Score {
    std::map<std::string, std::pair<int, int>> fields;
    int gold = 0, found = 0, spurious = 0;

    void add(const std::string& field, bool right) {
        fields[field].first += right;
        ++fields[field].second;
    }
    double of(const std::string& field) const { return double(fields.at(field).first) / fields.at(field).second; }
};

void judge(const Figure& figure, Element row, Score& score) {
    score.add("value", same_number(figure.value, row, "value"));
    score.add("interval", same_number(figure.interval.low, row, "low") && same_number(figure.interval.high, row, "high"));
    score.add("bound", allowed(std::string(name_of(figure.bound)), row, "bound"));
    score.add("trend", allowed(figure.trend, row, "trend"));
    score.add("unit", allowed(figure.unit, row, "unit"));
    score.add("measure", allowed(figure.measure, row, "measure"));
    score.add("status", allowed(figure.status, row, "status"));
    static const std::set<std::string_view> casualty{"killed", "injured", "missing", "taken", "held", "released", "rescued", "arrested", "displaced", "infected"};
    if (casualty.contains(std::string_view(row["measure"]))) {
        score.add("group", allowed(figure.group, row, "group"));
        score.add("place", allowed(figure.place ? figure.place->code : std::nullopt, row, "place"));
    }
    std::optional<std::string> by, name;
    if (figure.by) by = figure.by->text, name = figure.by->name;
    score.add("by", allowed(by, row, "by") || (name && allowed(name, row, "by")));
}

Score score_all(const char* file) {
    const Rules rules;
    const ExtractionRules extraction(rules);
    Extractor extractor(extraction);
    simdjson::dom::parser parser;
    Score score;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        const Element gold = parser.parse(line);
        Article article;
        article.id = std::string(std::string_view(gold["id"]));
        article.text = std::string(std::string_view(gold["text"]));
        std::string_view published, language;
        if (gold["language"].get(language) == simdjson::SUCCESS) article.language = std::string(language);
        if (gold["published"].get(published) == simdjson::SUCCESS) article.published = std::string(published);
        Extracted out;
        extractor.extract(article, {}, out);
        std::vector<bool> used(out.figures.size());
        const CodePointIndex index(article.text);
        for (Element row : gold["figures"].get_array()) {
            const std::string number{std::string_view(row["number_text"])};
            const std::size_t byte = article.text.find(number, index.byte_of(static_cast<std::uint32_t>(std::uint64_t(row["start"]))));
            const std::uint32_t start = index.at(static_cast<std::uint32_t>(byte)), end = index.at(static_cast<std::uint32_t>(byte + number.size()));
            const bool optional = bool(row["optional"]);
            std::size_t best = out.figures.size();
            for (std::size_t i = 0; i < out.figures.size(); ++i) {
                const Figure& figure = out.figures[i];
                if (used[i] || figure.where.start >= end || figure.where.end <= start) continue;
                if (optional) used[i] = true;
                else if (best == out.figures.size() || (!same_number(out.figures[best].value, row, "value") && same_number(figure.value, row, "value"))) best = i;
            }
            if (optional) continue;
            ++score.gold;
            if (best == out.figures.size()) continue;
            used[best] = true;
            ++score.found;
            judge(out.figures[best], row, score);
        }
        score.spurious += static_cast<int>(std::count(used.begin(), used.end(), false));
    }
    return score;
}

}  // namespace

TEST_CASE("the gold sentences of figures: floors that may rise and not fall", "[figure][gold]") {
    const Score score = score_all("test/gold/figures.ndjson");
    std::ostringstream out;
    out << "gold " << score.gold << " found " << score.found << " spurious " << score.spurious;
    for (const auto& [field, counts] : score.fields) out << "  " << field << ' ' << counts.first << '/' << counts.second;
    INFO(out.str());
    REQUIRE(score.gold > 0);
    CHECK(score.found >= 0.96 * score.gold);
    CHECK(score.spurious <= 30);
    CHECK(score.of("value") >= 0.98);
    CHECK(score.of("interval") >= 0.96);
    CHECK(score.of("bound") >= 0.97);
    CHECK(score.of("trend") >= 0.97);
    CHECK(score.of("unit") >= 0.92);
    CHECK(score.of("measure") >= 0.89);
    CHECK(score.of("status") >= 0.95);
    CHECK(score.of("group") >= 0.80);
    CHECK(score.of("place") >= 0.80);
    CHECK(score.of("by") >= 0.94);
}

TEST_CASE("the gold sentences of figures in French", "[figure][gold][language]") {
    const Score score = score_all("test/gold/figures_fr.ndjson");
    std::ostringstream out;
    out << "gold " << score.gold << " found " << score.found << " spurious " << score.spurious;
    for (const auto& [field, counts] : score.fields) out << "  " << field << ' ' << counts.first << '/' << counts.second;
    INFO(out.str());
    REQUIRE(score.gold > 70);
    CHECK(score.found >= 0.98 * score.gold);
    CHECK(score.spurious <= 2);
    CHECK(score.of("value") >= 0.98);
    CHECK(score.of("interval") >= 0.98);
    CHECK(score.of("bound") >= 0.98);
    CHECK(score.of("trend") >= 0.98);
    CHECK(score.of("unit") >= 0.97);
    CHECK(score.of("measure") >= 0.97);
    CHECK(score.of("status") >= 0.98);
    CHECK(score.of("group") >= 0.95);
    CHECK(score.of("place") >= 0.95);
    CHECK(score.of("by") >= 0.95);
}
