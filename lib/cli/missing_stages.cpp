#include "cli/missing_stages.hpp"

#include <algorithm>

namespace tallywire {
namespace {

bool has(const std::vector<std::string>& kinds, const char* kind) { return std::find(kinds.begin(), kinds.end(), kind) != kinds.end(); }

struct Maker {
    const ExtractionRules* rules;
    std::shared_ptr<Extractor> extractor;  // std::function wants to be copied; the maker itself is used by one thread only
    Wanted wanted;
    std::optional<std::string> published;
    Extracted found;

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
        Wanted missing = wanted;
        missing.figures &= !has(article->extracted, "figure");
        missing.times &= !has(article->extracted, "time");
        missing.statements &= !has(article->extracted, "statement");
        if (!extractor && (missing.figures || missing.times || missing.statements)) extractor = std::make_shared<Extractor>(*rules);
        if (extractor) extractor->extract(*article, missing, found);
        out.push_back(std::move(record));
        for (TimeExpression& time : found.times) out.emplace_back(std::move(time));
        for (Statement& statement : found.statements) out.emplace_back(std::move(statement));
        for (Figure& figure : found.figures) out.emplace_back(std::move(figure));
    }
};

}  // namespace

RecordMaker make_missing_stages(const ExtractionRules& rules, const Wanted& wanted, std::optional<std::string> published) {
    return Maker{&rules, nullptr, wanted, std::move(published), {}};
}

}  // namespace tallywire
