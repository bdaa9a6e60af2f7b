#pragma once

#include "article/article.hpp"
#include "extract/extractor.hpp"
#include "fact/fact.hpp"
#include "rules/rules.hpp"

#include <functional>
#include <memory>
#include <string>

namespace tallywire {

/// Gathers the names of articles as they come, and joins those that are one at the end. Memory: see NameGroups. Not safe for several threads.
class NameCollector {
public:
    /// The rules must outlive the object; they are read with the first article. `memory`: bytes; beyond, readings wait in a file of `directory`.
    NameCollector(const ExtractionRules& extraction, const Rules& rules, std::size_t memory, std::string directory);
    ~NameCollector();

    void add(const Article& article);
    /// Emits the facts of all that was added, and forgets it.
    void finish(const std::function<void(Fact&&)>& emit);

private:
    struct State;
    const ExtractionRules& extraction_;
    const Rules& rules_;
    const std::size_t memory_;
    const std::string directory_;
    std::unique_ptr<State> state_;  ///< made with the first article
};

}  // namespace tallywire
