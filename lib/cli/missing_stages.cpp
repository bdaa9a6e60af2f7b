#include "cli/missing_stages.hpp"

#include <algorithm>

namespace tallywire {
namespace {

bool has(const std::vector<std::string>& kinds, const char* kind) { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); }

template <class Noun>
void hand_on(std::vector<Noun>& nouns, const std::function<void(Record&&)>& out) {
    for (Noun& noun : nouns) out(std::move(noun));
}

struct Maker {
    const ExtractionRules* rules;
    std::shared_ptr<Extractor> extractor;  // std::function wants to be copied; the maker itself is used by one thread only
    Wanted wanted;
    std::optional<std::string> published;
    const EventFinder* events;
    Extracted found;
    std::vector<Entry> entries;

    void operator()(Record&& record, const std::function<void(Record&&)>& out) {
        auto* article = std::get_if<Article>(&record);
        if (!article) {
            out(std::move(record));
            return;
        }
        if (!article->published && published) {
            article->published = published;
            article->published_from = "option";
        }
        Wanted missing = wanted;
        missing.figures &= !has(article->extracted, "figure");
        missing.times &= events || !has(article->extracted, "time");
        missing.statements &= !has(article->extracted, "statement");
        if (!extractor && (missing.figures || missing.times || missing.statements)) extractor = std::make_shared<Extractor>(*rules);
        if (extractor) extractor->extract(*article, missing, found);
        entries.clear();
        if (events && missing.times) {
            events->find(*article, extractor->text(), extractor->names(), found.times, found.figures, entries);
            found.times.clear();
        }
        out(std::move(record));
        hand_on(found.times, out);
        hand_on(found.statements, out);
        hand_on(entries, out);
        hand_on(found.figures, out);
    }
};

}  // namespace

RecordMaker make_missing_stages(const ExtractionRules& rules, const Wanted& wanted, std::optional<std::string> published, const EventFinder* events) {
    return Maker{&rules, nullptr, wanted, std::move(published), events, {}, {}};
}

}  // namespace tallywire
