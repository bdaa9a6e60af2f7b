#include "fact/fact_builder.hpp"

#include "base/utf8.hpp"
#include "fact/byte_record.hpp"
#include "fact/copy_facts.hpp"
#include "fact/figure_bytes.hpp"
#include "fact/figure_fact.hpp"
#include "fact/grouping.hpp"
#include "fact/ledger.hpp"
#include "fact/statement_facts.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace tallywire {
namespace {

constexpr std::size_t story_text_bytes = 1500;   ///< of an article's beginning: what it is about
constexpr std::size_t most_claims_at_once = 20000;  ///< a greater class of one story is cut by days
constexpr std::size_t most_statements_of_story = 20000;
constexpr std::size_t compared_bytes = 30000;  ///< of the texts of copies
constexpr std::size_t most_versions = 40, usual_claims = 64;
constexpr std::uint32_t not_copied = UINT32_MAX;

template <class StatementType, class Field>
void each_field(StatementType& statement, Field field) {
    field(statement.where.start);
    field(statement.where.end);
    field(statement.text);
    field(statement.form);
    field(statement.polarity);
}

void append_bytes(std::string& out, const Statement& statement) {
    ByteWriter writer(out);
    each_field(statement, [&](const auto& value) { writer.put(value); });
    writer.put(statement.speaker.has_value());
    if (statement.speaker) {
        writer.put(statement.speaker->text);
        writer.put(statement.speaker->name);
        writer.put(statement.speaker->role);
    }
    writer.put(static_cast<std::uint32_t>(statement.topic.size()));
    for (const std::string& topic : statement.topic) writer.put(topic);
}

void read_bytes(std::string_view bytes, Statement& statement) {
    ByteReader reader(bytes);
    each_field(statement, [&](auto& value) { reader.get(value); });
    bool some = false;
    reader.get(some);
    if (some) {
        Speaker& speaker = statement.speaker.emplace();
        reader.get(speaker.text);
        reader.get(speaker.name);
        reader.get(speaker.role);
    }
    std::uint32_t topics = 0;
    reader.get(topics);
    statement.topic.resize(topics);
    for (std::string& topic : statement.topic) reader.get(topic);
}

const std::string& name_of(const Speaker& speaker) { return speaker.name ? *speaker.name : speaker.text; }

/// Whose text an article is: the agency credited in its original, else the original's outlet.
std::string text_origin(const Stories& stories, std::uint32_t article) { return std::string(stories.text_owner(stories.original(article))); }

/// By article, then by place in it.
void sort_claims(std::vector<Claim>& claims) {
    std::vector<std::uint32_t> order(claims.size());  // claims are heavy: sorted by number, moved once
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
        const Claim &a = claims[x], &b = claims[y];
        return std::tie(a.rank, a.figure.where.start, a.figure.where.end, a.figure.id) < std::tie(b.rank, b.figure.where.start, b.figure.where.end, b.figure.id);
    });
    std::vector<Claim> sorted;
    sorted.reserve(claims.size());
    for (const std::uint32_t at : order) sorted.push_back(std::move(claims[at]));
    claims.swap(sorted);
}

}  // namespace

FactBuilder::FactBuilder(const FactRules& rules, FactOptions options)
    : rules_(rules), options_(std::move(options)), stories_(rules.lexicon(), options_.memory / 6, options_.temporary),
      figures_(options_.memory / 3, options_.temporary),
      statements_(options_.memory / 8, options_.temporary), texts_(options_.memory / 8, options_.temporary) {}

void FactBuilder::add(const Article& article) {
    const std::uint32_t number = stories_.article(article.id);
    ArticleCard& card = stories_.card(number);
    if (article.source || article.domain) card.source = stories_.number_of(article.source ? *article.source : *article.domain);
    if (!article.agency.empty()) card.agency = stories_.number_of(article.agency.back());
    if (article.copy_of) card.copy_of = stories_.number_of(article.copy_of->id);
    if (article.published) card.published = parse_day_minute(*article.published);
    card.doubtful = article.published_doubt.has_value();
    if (article.title) stories_.add_text(number, *article.title);
    stories_.add_text(number, std::string_view(article.text).substr(0, story_text_bytes));
    if (article.url) stories_.add_url(number, *article.url);
    texts_.add(number, 0, std::string_view(article.text).substr(0, compared_bytes));
    last_article_ = number;
    last_sentence_.clear();
}

std::uint32_t FactBuilder::class_number(const Figure& figure) {
    return classes_.intern(rules_.class_of(figure));
}

std::uint32_t FactBuilder::note_article(const Figure& figure) {
    const std::uint32_t article = stories_.article(figure.article);
    if (article != last_article_) {
        ArticleCard& card = stories_.card(article);
        if (!card.source && figure.source) card.source = stories_.number_of(*figure.source);
        if (!card.published.known() && figure.published) card.published = parse_day_minute(*figure.published);
        if (figure.url) stories_.add_url(article, *figure.url);
        last_article_ = article;
        last_sentence_.clear();
    }
    if (figure.sentence != last_sentence_) {
        stories_.add_text(article, figure.sentence);
        last_sentence_ = figure.sentence;
    }
    if (figure.place && figure.place->code) stories_.add_place(article, *figure.place->code);
    return article;
}

void FactBuilder::note(const Figure& figure) { note_article(figure); }

void FactBuilder::add(const Figure& figure) {
    const std::uint32_t article = note_article(figure);
    const FactRules::Reach reach = rules_.reach(figure, scratch_);  // here, where the figures of a sentence come one after another
    bytes_.clear();
    ByteWriter writer(bytes_);
    writer.put(reach.scope);
    writer.put(reach.skeleton);
    append_bytes(bytes_, figure);
    figures_.add(article, class_number(figure), bytes_);
}

void FactBuilder::add(const Statement& statement) {
    const std::uint32_t article = stories_.article(statement.article);
    ArticleCard& card = stories_.card(article);
    if (!card.source && statement.source) card.source = stories_.number_of(*statement.source);
    if (!card.published.known() && statement.published) card.published = parse_day_minute(*statement.published);
    bytes_.clear();
    append_bytes(bytes_, statement);
    statements_.add(article, 0, bytes_);
}

void FactBuilder::read_claim(std::uint32_t article, std::string_view bytes, Claim& claim) {
    ByteReader reader(bytes);
    reader.get(claim.scope);
    reader.get(claim.skeleton);
    read_bytes(reader.rest(), claim.figure);
    const ArticleCard& card = stories_.card(article);
    claim.article = article;
    claim.rank = stories_.rank(article);
    const std::uint32_t original = stories_.original(article);
    claim.original = stories_.rank(original);
    claim.doubtful = card.doubtful;
    claim.figure.article = stories_.id(article);
    if (card.source) claim.figure.source = stories_.source(article);
    rules_.describe(claim, card.published);
    claim.outlet = stories_.outlet(article);
    claim.origin = claim.figure.by ? name_of(*claim.figure.by) : text_origin(stories_, article);
}

/// Once some were released, those held are what is left. (Released comes before taken in the order of classes.)
void FactBuilder::mark_remaining(std::vector<Claim>& claims) const {
    for (Claim& claim : claims) {
        if (claim.figure.measure != "held") continue;
        for (const Claim& released : captives_) {
            if (released.figure.measure != "released") continue;
            const bool later = claim.as_of.known() && released.as_of.known() && !claim.doubtful && !released.doubtful && claim.as_of.day > released.as_of.day;
            if (later || claim.article == released.article) claim.scope |= scope_remaining;
        }
    }
}

void FactBuilder::take_class(std::uint32_t story, std::vector<Claim>& claims) {
    if (claims.size() > 1) {
        sort_claims(claims);
        const bool alone = stories_.is_alone(story);
        for (Claim& claim : claims) {
            if (alone) claim.skeleton = 0;
            else rules_.add_context(claim, scratch_);
        }
    }
    mark_remaining(claims);
    for (std::size_t begin = 0; begin < claims.size();) {
        std::size_t end = std::min(begin + most_claims_at_once, claims.size());
        while (end < claims.size() && claims[end].article == claims[end - 1].article) ++end;
        const auto part = std::span(claims).subspan(begin, end - begin);
        std::vector<ClaimGroup> groups = group_claims(part, stories_.story_place(story));
        for (Claim& claim : part) claim.kept = is_in_ledger(claim);
        for (ClaimGroup& group : groups) {
            const Claim& first = **std::min_element(group.claims.begin(), group.claims.end(), [](const Claim* a, const Claim* b) {
                return std::tie(a->rank, a->figure.where.start) < std::tie(b->rank, b->figure.where.start);
            });
            Told& told = facts_.emplace_back();
            told.part = group.part;
            told.labelled = !first.label.empty();
            told.rank = first.rank;
            told.start = first.figure.where.start;
            told.fact = make_fact(group, story_name(story), options_.best);
        }
        begin = end;
    }
    for (Claim& claim : claims)
        if (claim.kept) captives_.push_back(std::move(claim));
    claims.clear();
}

void FactBuilder::end_story(std::uint32_t story, const Emit& emit) {
    for (Fact& fact : check_ledger(captives_, story_name(story), options_.best)) facts_.emplace_back().fact = std::move(fact);
    captives_.clear();
    std::vector<Told*> order;  // facts are heavy: not moved
    for (Told& told : facts_) order.push_back(&told);
    std::sort(order.begin(), order.end(), [](const Told* a, const Told* b) {
        const Fact &f = a->fact, &g = b->fact;
        const std::size_t x = f.outlets.size(), y = g.outlets.size(), m = f.readings.size(), n = g.readings.size();
        return std::tie(y, n, f.what.measure, a->part, a->labelled, a->rank, a->start, f.id) < std::tie(x, m, g.what.measure, b->part, b->labelled, b->rank, b->start, g.id);
    });
    for (Told* told : order) emit(std::move(told->fact));
    facts_.clear();
}

void FactBuilder::name_stories() {
    story_names_.assign(stories_.story_count(), 0);
    std::vector<std::uint32_t> first(stories_.story_count(), UINT32_MAX);
    for (std::uint32_t article = 0; article < stories_.size(); ++article) {
        const std::uint32_t story = stories_.story(article), rank = stories_.rank(article);
        if (first[story] <= rank) continue;
        first[story] = rank;
        story_names_[story] = article;
    }
}

void FactBuilder::finish_figures(const Emit& emit) {
    // Classes in the order of their names: their numbers depend on the input's order.
    std::vector<std::uint32_t> order(classes_.size()), rank(classes_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return classes_.text(a) < classes_.text(b); });
    for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;

    std::vector<Claim> claims;
    claims.reserve(usual_claims);
    std::uint64_t open = UINT64_MAX;
    const auto close = [&](std::uint64_t next) {
        if (open == UINT64_MAX) return;
        take_class(static_cast<std::uint32_t>(open >> 32), claims);
        if (next >> 32 != open >> 32) end_story(static_cast<std::uint32_t>(open >> 32), emit);
    };
    figures_.drain([&](std::uint32_t article, std::uint32_t kind) { return std::uint64_t{stories_.story(article)} << 32 | rank[kind]; },
                   [&](std::uint64_t key, std::uint32_t article, std::string_view bytes) {
                       if (key != open) {
                           close(key);
                           open = key;
                       }
                       read_claim(article, bytes, claims.emplace_back());
                   });
    close(UINT64_MAX);
}

/// "He" and "which" lead to nobody.
bool FactBuilder::is_named(const Speaker& speaker) const {
    if (speaker.name) return true;
    const Vocabulary& words = rules_.lexicon().vocabulary();
    const WordId word = words.find(speaker.text);
    return word == 0 || words.entry(word).closed == 0;
}

void FactBuilder::finish_statements(const Emit& emit) {
    std::vector<Claimed> claims;
    std::uint64_t open = UINT64_MAX;
    const auto close = [&] {
        if (claims.empty()) return;
        for (Fact& fact : make_statement_facts(claims, story_name(static_cast<std::uint32_t>(open)))) emit(std::move(fact));
        claims.clear();
    };
    statements_.drain([&](std::uint32_t article, std::uint32_t) { return std::uint64_t{stories_.story(article)}; },
                      [&](std::uint64_t key, std::uint32_t article, std::string_view bytes) {
                          if (key != open || claims.size() >= most_statements_of_story) close();
                          open = key;
                          const ArticleCard& card = stories_.card(article);
                          Claimed& claim = claims.emplace_back();
                          read_bytes(bytes, claim.statement);
                          claim.statement.article = stories_.id(article);
                          if (card.source) claim.statement.source = stories_.source(article);
                          claim.article = article;
                          claim.rank = stories_.rank(article);
                          claim.original = stories_.rank(stories_.original(article));
                          claim.as_of = card.published;
                          claim.doubtful = card.doubtful;
                          claim.outlet = stories_.outlet(article);
                          claim.origin = claim.statement.speaker ? name_of(*claim.statement.speaker) : text_origin(stories_, article);
                          if (claim.statement.speaker && is_named(*claim.statement.speaker)) claim.speaker = fold_case(name_of(*claim.statement.speaker));
                          rules_.stances().describe(claim);
                      });
    close();
}

void FactBuilder::finish_copies(const Emit& emit) {
    std::vector<std::uint32_t> copies(stories_.size(), 0);
    for (std::uint32_t article = 0; article < stories_.size(); ++article) ++copies[stories_.original(article)];
    std::vector<Version> versions;
    std::uint64_t open = UINT64_MAX;
    const auto close = [&] {
        for (Fact& fact : make_copy_facts(versions, stories_, rules_.lexicon())) emit(std::move(fact));
        versions.clear();
    };
    texts_.drain(
        [&](std::uint32_t article, std::uint32_t) {
            const std::uint32_t original = stories_.original(article);
            return copies[original] < 2 ? std::uint64_t{not_copied} << 32 : std::uint64_t{stories_.rank(original)} << 32 | stories_.rank(article);
        },
        [&](std::uint64_t key, std::uint32_t article, std::string_view bytes) {
            if (key >> 32 != open >> 32) close();
            open = key;
            const bool again = !versions.empty() && versions.back().article == article;
            if (key >> 32 != not_copied && versions.size() < most_versions && !again) versions.push_back({article, std::string(bytes)});
        });
    close();
}

void FactBuilder::finish(const Emit& emit) {
    stories_.tie();
    name_stories();
    finish_figures(emit);
    finish_statements(emit);
    finish_copies(emit);
    stories_.clear();
    classes_.clear();
    last_article_ = UINT32_MAX;
}

}  // namespace tallywire
