#include "cli/timeline_records.hpp"

#include <algorithm>
#include <memory>

namespace tallywire {
namespace {

struct Maker {
    std::shared_ptr<Extractor> extractor;  // std::function wants to be copied; the maker itself is used by one thread only
    const EventFinder* events;
    Wanted wanted;
    std::optional<std::string> published;
    Extracted found;
    std::vector<Entry> entries;

    void operator()(Record&& record, std::vector<Record>& out) {
        auto* article = std::get_if<Article>(&record);
        if (!article) {
            out.push_back(std::move(record));
            return;
        }
        if (!article->published && published) {
            article->published = published;
            article->published_from = "option";
        }
        const auto has = [&](const char* kind) { return std::find(article->extracted.begin(), article->extracted.end(), kind) != article->extracted.end(); };
        Wanted missing = wanted;
        missing.figures &= !has("figure");
        missing.statements &= !has("statement");
        extractor->extract(*article, missing, found);
        entries.clear();
        if (missing.times) events->find(*article, extractor->text(), found.times, found.figures, entries);
        out.push_back(std::move(record));
        for (Statement& statement : found.statements) out.emplace_back(std::move(statement));
        for (Entry& entry : entries) out.emplace_back(std::move(entry));
        for (Figure& figure : found.figures) out.emplace_back(std::move(figure));
    }
};

}  // namespace

RecordMaker make_timeline_records(const ExtractionRules& rules, const EventFinder& events, const Wanted& wanted, std::optional<std::string> published) {
    return Maker{std::make_shared<Extractor>(rules), &events, wanted, std::move(published), {}, {}};
}

}  // namespace tallywire
