#pragma once

#include "fact/fact_builder.hpp"
#include "fact/fact_json.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace tallywire::fact_samples {

/// The rules are read once: they are const and shared by all tests.
inline const FactRules& rules() {
    static const Rules files;
    static Lexicon lexicon(files, "en");
    static const FactRules rules(lexicon, files);
    return rules;
}

/// One outlet's report of an invented flood: its articles share names and words that others do not have.
inline Article article(const std::string& id, const std::string& source, const std::string& published) {
    Article article;
    article.id = id;
    article.source = source;
    article.published = published;
    article.title = "Flood sweeps through Marrowdale as Stennick dam gives way";
    article.text = "Rescuers searched the Oxley quarter of Marrowdale for survivors, mayor Pernilla Quist said, after the Stennick dam burst above Harrowgate mill.";
    return article;
}

/// A count of people killed in that flood.
inline Figure killed(const Article& article, double value, Bound bound = Bound::exact) {
    Figure figure;
    figure.article = article.id;
    figure.source = article.source;
    figure.published = article.published;
    figure.value = value;
    figure.bound = bound;
    if (bound == Bound::at_least || bound == Bound::more_than) figure.interval = {value, std::nullopt, bound == Bound::more_than, false};
    else if (bound == Bound::at_most || bound == Bound::less_than) figure.interval = {std::nullopt, value, false, bound == Bound::less_than};
    else if (bound == Bound::exact) figure.interval = {value, value, false, false};
    figure.text = std::to_string(static_cast<int>(value)) + " people";
    figure.sentence = "In Marrowdale " + figure.text + " were found dead, " + article.id + " wrote of the Stennick dam.";
    figure.unit = "person";
    figure.measure = "killed";
    figure.place = Place{"Norland", "NL"};
    figure.id = article.id + "-" + figure.text + "-" + std::string(name_of(bound));
    return figure;
}

struct Input {
    std::vector<Article> articles;
    std::vector<Figure> figures;
    void report(const std::string& id, const std::string& source, const std::string& published, double value, Bound bound = Bound::exact) {
        articles.push_back(article(id, source, published));
        figures.push_back(killed(articles.back(), value, bound));
    }
};

inline std::vector<Fact> facts_of(const Input& input, FactOptions options = {}) {
    FactBuilder builder(rules(), options);
    for (const Article& item : input.articles) builder.add(item);
    for (const Figure& item : input.figures) builder.add(item);
    std::vector<Fact> facts;
    builder.finish([&](Fact&& fact) { facts.push_back(std::move(fact)); });
    return facts;
}

inline std::string lines_of(const std::vector<Fact>& facts) {
    std::string out;
    for (const Fact& fact : facts) {
        append_json(out, fact);
        out.push_back('\n');
    }
    return out;
}

inline const Fact* fact_with(const std::vector<Fact>& facts, const std::string& kind, std::size_t readings) {
    for (const Fact& fact : facts)
        if (fact.kind == kind && fact.readings.size() == readings) return &fact;
    return nullptr;
}

}  // namespace tallywire::fact_samples
