#include "fact/name_collector.hpp"

#include "fact/name_facts.hpp"

namespace tallywire {

struct NameCollector::State {
    Text text;
    Names names;
    NameMatcher matcher;
    std::vector<NamedReading> readings;

    State(const ExtractionRules& extraction, const Rules& rules) : text(extraction.lexicon()), names(extraction.names()), matcher(rules) {}
};

NameCollector::NameCollector(const ExtractionRules& extraction, const Rules& rules) : extraction_(extraction), rules_(rules) {}
NameCollector::~NameCollector() = default;

void NameCollector::add(const Article& article) {
    if (article.text.empty()) return;
    if (!state_) state_ = std::make_unique<State>(extraction_, rules_);
    find_named(article, state_->text, state_->names, state_->readings);
}

void NameCollector::finish(const std::function<void(Fact&&)>& emit) {
    if (!state_) return;
    group_names(std::move(state_->readings), state_->matcher, emit);
    state_->readings.clear();
}

}  // namespace tallywire
