#include "fact/name_collector.hpp"

#include "fact/name_facts.hpp"

#include <map>
#include <string>

namespace tallywire {

struct NameCollector::State {
    /// One language.
    struct Reader {
        Text text;
        Names names;

        Reader(const ExtractionRules& rules, const std::string& folder) : text(rules.lexicon(folder)), names(rules.names(folder)) {}
    };
    std::map<std::string, Reader> readers;  ///< by folder
    NameMatcher matcher;
    std::vector<NamedReading> readings;

    explicit State(const Rules& rules) : matcher(rules) {}
};

NameCollector::NameCollector(const ExtractionRules& extraction, const Rules& rules) : extraction_(extraction), rules_(rules) {}
NameCollector::~NameCollector() = default;

void NameCollector::add(const Article& article) {
    if (article.text.empty()) return;
    if (!state_) state_ = std::make_unique<State>(rules_);
    const std::string folder = extraction_.folder_of(article.language);
    auto reader = state_->readers.find(folder);
    if (reader == state_->readers.end()) reader = state_->readers.try_emplace(folder, extraction_, folder).first;
    find_named(article, reader->second.text, reader->second.names, state_->readings);
}

void NameCollector::finish(const std::function<void(Fact&&)>& emit) {
    if (!state_) return;
    group_names(std::move(state_->readings), state_->matcher, emit);
    state_->readings.clear();
}

}  // namespace tallywire
