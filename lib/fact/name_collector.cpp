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
    std::vector<NamedReading> found;
    NameGroups groups;

    State(const Rules& rules, std::size_t memory, std::string directory) : matcher(rules), groups(memory, std::move(directory)) {}
};

NameCollector::NameCollector(const ExtractionRules& extraction, const Rules& rules, std::size_t memory, std::string directory)
    : extraction_(extraction), rules_(rules), memory_(memory), directory_(std::move(directory)) {}
NameCollector::~NameCollector() = default;

void NameCollector::add(const Article& article) {
    if (article.text.empty()) return;
    if (!state_) state_ = std::make_unique<State>(rules_, memory_, directory_);
    const std::string folder = extraction_.folder_of(article.language);
    auto reader = state_->readers.find(folder);
    if (reader == state_->readers.end()) reader = state_->readers.try_emplace(folder, extraction_, folder).first;
    state_->found.clear();
    find_named(article, reader->second.text, reader->second.names, state_->found);
    for (const NamedReading& reading : state_->found) state_->groups.add(reading);
}

void NameCollector::finish(const std::function<void(Fact&&)>& emit) {
    if (state_) state_->groups.finish(state_->matcher, emit);
}

}  // namespace tallywire
