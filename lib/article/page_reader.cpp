#include "article/page_reader.hpp"

#include "article/blocks.hpp"
#include "article/byline.hpp"
#include "article/date_text.hpp"
#include "article/debris_lines.hpp"
#include "article/html_text.hpp"
#include "article/html_tree.hpp"
#include "article/main_text.hpp"
#include "article/page_facts.hpp"
#include "article/page_metadata.hpp"
#include "article/page_names.hpp"
#include "article/page_place.hpp"
#include "rules/rules.hpp"

#include <algorithm>

namespace tallywire {

namespace {

/// Where a page shows less of its text than its JSON-LD holds (the rest is drawn by a script), the JSON-LD is the text.
void take_linked_body(const std::string& body, std::string& text) {
    if (body.size() < 600 || body.size() < text.size() * 3 / 2) return;
    std::string plain = body.find("</") != std::string::npos || body.find("&") != std::string::npos ? html_fragment_to_text(body) : body;
    if (plain.size() < text.size() * 3 / 2) return;
    text.clear();
    for (std::size_t at = 0; at < plain.size();) {
        const std::size_t end = std::min(plain.find('\n', at), plain.size());
        std::string_view line = std::string_view(plain).substr(at, end - at);
        while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
        while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
        if (!line.empty()) {
            if (!text.empty()) text.append("\n\n");
            text.append(line);
        }
        at = end + 1;
    }
}

/// The teaser of a page that shows no text (a script draws it, or readers pay for it) but says of itself that it is an article.
void take_teaser(const PageFacts& facts, const Article& article, std::string& text) {
    const bool dated = std::any_of(facts.list().begin(), facts.list().end(), [](const PageFact& fact) { return fact.field == FactField::published && fact.node == 0 && fact.rank < 40; });
    if (!article.title || (facts.linked().rank != 1 && !dated)) return;
    for (const PageFact& fact : facts.list()) {
        if (fact.field != FactField::teaser || fact.value.size() < 40) continue;
        text = fact.value;
        return;
    }
}

}  // namespace

struct PageReader::State {
    explicit State(const Rules& rules) : names(rules), lines(rules), dates(rules), bylines(rules), facts(rules), metadata(rules) {}

    PageNames names;
    DebrisLines lines;
    DateText dates;
    Bylines bylines;
    HtmlTree tree;
    Blocks blocks;
    std::vector<NameMark> marks;
    std::vector<Ownership> owner;
    PageFacts facts;
    PageMetadata metadata;
    MainText main_text{names, lines, dates, bylines};
};

PageReader::PageReader(const Rules& rules) : state_(std::make_unique<State>(rules)) {}
PageReader::~PageReader() = default;
PageReader::PageReader(PageReader&&) noexcept = default;

bool PageReader::read(std::string_view utf8_html, const std::optional<std::string>& url, Article& article) {
    State& state = *state_;
    article.text.clear();
    article.debris.clear();
    if (!state.tree.parse(utf8_html)) {
        if (!article.url) article.url = url;
        return false;
    }
    const auto& nodes = state.tree.nodes();
    state.blocks.clear();
    collect_blocks(state.tree, 1, static_cast<std::uint32_t>(nodes.size()), state.blocks);
    state.names.mark(state.tree, state.marks);
    state.facts.collect(state.tree, state.marks);
    state.metadata.fill_names(state.facts, url, article);
    const std::string_view title = article.title ? std::string_view(*article.title) : std::string_view();
    state.main_text.find({state.tree, state.blocks, state.marks, title}, article.text, article.debris);
    state.main_text.mark_owners(state.tree, state.owner);
    take_linked_body(state.facts.linked().body, article.text);
    if (article.text.empty()) take_teaser(state.facts, article, article.text);
    const std::uint32_t container = state.main_text.container();
    state.metadata.fill_rest(state.facts,
                             {state.tree, state.blocks, state.owner, container, nodes[container].end, state.main_text.first_prose(), state.main_text.last_block()},
                             article);
    return !article.text.empty();
}

}  // namespace tallywire
