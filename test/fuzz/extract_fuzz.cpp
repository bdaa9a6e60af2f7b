// Texts of articles: whatever the bytes, each record's offsets lie in the text and give its surface.

#include "base/utf8.hpp"
#include "extract/extractor.hpp"

#include <cstdint>
#include <cstdlib>

using namespace tallywire;

namespace {

void check(const Article& article, CodePoints where, const std::string& text) {
    const CodePointIndex index(article.text);
    const std::uint32_t begin = index.byte_of(where.start), end = index.byte_of(where.end);
    if (begin >= end || end > article.text.size()) std::abort();
    if (article.text.substr(begin, end - begin) != text) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const ExtractionRules rules{Rules{}};
    static Extractor extractor(rules);
    Article article;
    article.id = "fuzz";
    article.published = "2024-05-06";
    article.text.assign(reinterpret_cast<const char*>(data), size);
    if (!is_utf8(article.text)) return 0;
    Extracted found;
    Wanted wanted;
    wanted.times = wanted.statements = wanted.explain = true;
    extractor.extract(article, wanted, found);
    for (const Figure& figure : found.figures) check(article, figure.where, figure.text);
    for (const TimeExpression& time : found.times) check(article, time.where, time.text);
    for (const Statement& statement : found.statements) check(article, statement.where, statement.text);
    return 0;
}
