#include "article/author_note.hpp"

#include "article/debris_lines.hpp"

#include <algorithm>
#include <string_view>

namespace tallywire {
namespace {

constexpr std::size_t longest_note = 700, most_notes = 3;

/// True where the paragraph begins with the name and goes on: a name by itself signs the article.
bool presents(std::string_view paragraph, const std::string& name) {
    const std::string bare = fold_bare(paragraph.substr(0, name.size() * 2 + 8));
    const std::string person = fold_bare(name);
    if (person.find(' ') == std::string::npos || !bare.starts_with(person)) return false;
    return bare.size() == person.size() || bare[person.size()] == ' ' || bare[person.size()] == 's';
}

}  // namespace

void cut_author_notes(Article& article) {
    if (article.byline.empty()) return;
    for (std::size_t count = 0; count < most_notes; ++count) {
        const std::size_t gap = article.text.rfind("\n\n");
        if (gap == std::string::npos) return;
        const std::string_view last = std::string_view(article.text).substr(gap + 2);
        if (last.size() > longest_note || last.size() > gap || article.text.rfind("\n\n", gap - 1) == std::string::npos) return;
        if (std::none_of(article.byline.begin(), article.byline.end(), [&](const std::string& name) { return presents(last, name); })) return;
        article.debris.push_back({std::string(last), "author note"});
        article.text.resize(gap);
    }
}

}  // namespace tallywire
