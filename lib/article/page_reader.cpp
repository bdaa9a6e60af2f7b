#include "article/page_reader.hpp"

#include "article/blocks.hpp"
#include "article/byline.hpp"
#include "article/date_text.hpp"
#include "article/debris_lines.hpp"
#include "article/html_tree.hpp"
#include "article/linked_body.hpp"
#include "article/main_text.hpp"
#include "article/page_facts.hpp"
#include "article/page_metadata.hpp"
#include "article/page_names.hpp"
#include "article/page_place.hpp"
#include "rules/rules.hpp"

#include <algorithm>

namespace tallywire {

namespace {

/// Where a page shows less of its text than its JSON-LD holds, for the rest is drawn by a script, the JSON-LD is the text.
void take_linked_body(const LinkedBody& body, const Blocks& blocks, std::string& text) {
    if (body.plain().size() < text.size() * 3 / 2) return;
    if (!text.empty() && body.covered_by(blocks.text) * 10 > 8) return;  // what is left out of it was cut
    if (!body.empty()) text = body.plain();
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
    LinkedBody body;
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
    state.body.read(state.facts.linked().body);
    state.main_text.find({state.tree, state.blocks, state.marks, title, state.body}, article.text, article.debris);
    state.main_text.mark_owners(state.tree, state.owner);
    take_linked_body(state.body, state.blocks, article.text);
    if (article.text.empty()) take_teaser(state.facts, article, article.text);
    const std::uint32_t container = state.main_text.container();
    state.metadata.fill_rest(state.facts,
                             {state.tree, state.blocks, state.owner, container, nodes[container].end, state.main_text.first_prose(), state.main_text.last_block()},
                             article);
    return !article.text.empty();
}

}  // namespace tallywire
