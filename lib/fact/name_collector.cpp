#include "fact/name_collector.hpp"

#include "fact/name_facts.hpp"

namespace tallywire {

struct NameCollector::State {
    Text text;
    Names names;
    NameMatcher matcher;
    std::vector<NamedReading> found;
    NameGroups groups;

    State(const ExtractionRules& extraction, const Rules& rules, std::size_t memory, std::string directory)
        : text(extraction.lexicon()), names(extraction.names()), matcher(rules), groups(memory, std::move(directory)) {}
};

NameCollector::NameCollector(const ExtractionRules& extraction, const Rules& rules, std::size_t memory, std::string directory)
    : extraction_(extraction), rules_(rules), memory_(memory), directory_(std::move(directory)) {}
NameCollector::~NameCollector() = default;

void NameCollector::add(const Article& article) {
    if (article.text.empty()) return;
    if (!state_) state_ = std::make_unique<State>(extraction_, rules_, memory_, directory_);
    state_->found.clear();
    find_named(article, state_->text, state_->names, state_->found);
    for (const NamedReading& reading : state_->found) state_->groups.add(reading);
}

void NameCollector::finish(const std::function<void(Fact&&)>& emit) {
    if (state_) state_->groups.finish(state_->matcher, emit);
}

}  // namespace tallywire
