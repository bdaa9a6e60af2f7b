#include "article/reuters_article.hpp"

#include "article/plain_lines.hpp"
#include "article/record_byline.hpp"
#include "article/stamp.hpp"

#include <algorithm>

namespace tallywire {
namespace {

std::string_view element(std::string_view text, std::string_view name) {
    const std::string open = "<" + std::string(name);
    const std::size_t begin = text.find(open);
    if (begin == std::string_view::npos) return {};
    const std::size_t from = text.find('>', begin);
    if (from == std::string_view::npos) return {};
    const std::size_t end = text.find("</" + std::string(name) + ">", from);
    return text.substr(from + 1, (end == std::string_view::npos ? text.size() : end) - from - 1);
}

std::string decoded(std::string_view text) {
    std::string out = undo_entities(text);
    std::erase_if(out, [](char c) { return static_cast<unsigned char>(c) < 32 && c != '\n'; });
    return out;
}

}  // namespace

bool read_reuters_article(std::string_view sgml, const Bylines& bylines, Article& article) {
    const std::string_view text = element(sgml, "TEXT");
    std::string title = fold_blanks(decoded(element(text, "TITLE")));
    if (!title.empty()) article.title = std::move(title);
    article.published = read_stamp(trim_blanks(element(sgml, "DATE")));
    if (article.published) article.published_from = "record";
    if (!article.source) article.source = "Reuters";
    std::string dateline = fold_blanks(decoded(element(text, "DATELINE")));
    while (!dateline.empty() && (dateline.back() == '-' || dateline.back() == ' ')) dateline.pop_back();
    if (!dateline.empty()) article.dateline = std::move(dateline);
    if (std::string author = fold_blanks(decoded(element(text, "AUTHOR"))); !author.empty()) {
        while (!author.empty() && author.back() == ',') author.pop_back();
        take_byline(bylines, author, article);
    }
    std::string_view raw = element(text, "BODY");
    if (raw.empty() && text.find("<TITLE") == std::string_view::npos) raw = text;  // TYPE="UNPROC": no fields within
    article.text = paragraphs_of_lines(decoded(raw));
    return article.title || !article.text.empty();
}

}  // namespace tallywire
