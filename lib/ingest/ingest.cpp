#include "ingest/ingest.hpp"

#include "article/feed_article.hpp"
#include "article/field_table.hpp"
#include "article/finish.hpp"
#include "article/json_article.hpp"
#include "article/mail_article.hpp"
#include "article/page_reader.hpp"
#include "article/plain_lines.hpp"
#include "article/plain_text_reader.hpp"
#include "article/reuters_article.hpp"
#include "base/error.hpp"
#include "document/clean.hpp"
#include "document/prepare.hpp"
#include "ingest/metadata.hpp"
#include "rules/rules.hpp"

#include <atomic>

namespace tallywire {
namespace {

// `https://www.news.example/a` is of `news.example`.
std::optional<std::string> domain_of(const std::string& url) {
    const std::size_t begin = url.find("://");
    if (begin == std::string::npos) return std::nullopt;
    std::string host = url.substr(begin + 3, url.find_first_of("/?#", begin + 3) - begin - 3);
    if (const auto at = host.rfind('@'); at != std::string::npos) host.erase(0, at + 1);
    host.erase(std::min(host.find(':'), host.size()));
    for (char& c : host)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (host.compare(0, 4, "www.") == 0) host.erase(0, 4);
    return host.find('.') == std::string::npos ? std::nullopt : std::optional(host);
}

void clean(std::optional<std::string>& text) {
    if (text) clean_text(*text);
}

void clean(Article& article) {
    // escaped twice somewhere on the way: no prose has `&amp;` in it
    if (article.text.find("&amp;") != std::string::npos || article.text.find("&#") != std::string::npos) article.text = undo_entities(article.text);
    if (article.title && article.title->find('&') != std::string::npos) article.title = undo_entities(*article.title);
    clean_text(article.text);
    clean(article.title);
    clean(article.source);
    clean(article.dateline);
    clean(article.section);
    for (std::string& name : article.byline) clean_text(name);
    for (std::string& name : article.agency) clean_text(name);
    for (Debris& debris : article.debris) clean_text(debris.text);
}

}  // namespace

struct Ingest::State {
    State(const Rules& source, IngestOptions chosen)
        : rules(source),
          options(std::move(chosen)),
          fields(rules, options.map),
          metadata(options.metadata ? Metadata(*options.metadata, fields.bylines()) : Metadata()),
          used(metadata.size()),
          plain(rules),
          finisher(rules) {}

    const Rules& rules;
    IngestOptions options;
    FieldTable fields;
    Metadata metadata;
    mutable std::vector<std::atomic<bool>> used;  // rows of metadata; only ever set
    PlainTextReader plain;
    ArticleFinisher finisher;
};

struct Ingest::Scratch::State {
    State(const Rules& rules, const FieldTable& fields) : page(rules), json(fields) {}

    PageReader page;
    JsonArticleReader json;
};

Ingest::Ingest(const Rules& rules, IngestOptions options) : state_(std::make_unique<State>(rules, std::move(options))) {}
Ingest::~Ingest() = default;

Ingest::Scratch::Scratch(const Ingest& ingest) : state_(std::make_unique<State>(ingest.state_->rules, ingest.state_->fields)) {}
Ingest::Scratch::~Scratch() = default;
Ingest::Scratch::Scratch(Scratch&&) noexcept = default;

std::unique_ptr<DocumentReader> Ingest::read(std::vector<std::string> operands, Report report) const {
    ReaderOptions options;
    options.limits = state_->options.limits;
    options.kind = state_->options.format;
    options.columns = state_->fields.names();
    return std::make_unique<DocumentReader>(std::move(operands), std::move(options), std::move(report));
}

void Ingest::complete(Article& article) const {
    clean(article);
    if (!article.source && state_->options.source) article.source = state_->options.source;
    if (!article.domain && article.url) article.domain = domain_of(*article.url);
    if (const auto row = state_->metadata.apply(article)) state_->used[*row].store(true, std::memory_order_relaxed);
    if (!article.published && state_->options.published) {
        article.published = state_->options.published;
        article.published_from = "option";
    }
    state_->finisher.finish(article);
}

void Ingest::to_articles(Document& document, Scratch& scratch, Result& result) const {
    const auto report = [&](Problem problem) { result.problems.push_back(std::move(problem)); };
    const auto refuse = [&](std::string why) { report({document.origin.path, document.origin.member, document.origin.offset, document.line, std::move(why)}); };
    if (!prepare(document, state_->options.limits, report)) return;
    Article outer;
    outer.origin = document.origin;
    if (!outer.origin.format) outer.origin.format = std::string(name_of(document.kind));
    outer.url = document.url;
    const std::size_t had = result.articles.size();
    bool found = true;
    bool finished = false;
    std::optional<Refusal> refusal;
    Article article = outer;
    switch (document.kind) {
        case DocumentKind::json: {
            const auto read = scratch.state_->json.read(document.bytes, outer, result.articles);
            result.record = read.record;
            refusal = read.refusal;
            finished = read.contract;
            found = false;
            break;
        }
        case DocumentKind::row:
            found = read_csv_article(document.bytes, document.content_type ? document.content_type->front() : ',', state_->fields, article);
            if (!found) refuse("no article in this row: no column has a known name for text or title");
            break;
        case DocumentKind::mail: found = read_mail_article(document.bytes, state_->fields.bylines(), article); break;
        case DocumentKind::reuters: found = read_reuters_article(document.bytes, state_->fields.bylines(), article); break;
        case DocumentKind::html:
            state_->metadata.apply(article);
            found = scratch.state_->page.read(document.bytes, document.url, article);
            break;
        case DocumentKind::text:
            state_->metadata.apply(article);
            state_->plain.read(document.bytes, article);
            found = !article.text.empty() || article.title;
            break;
        default:
            refusal = read_xml_articles(document.bytes, document.kind, state_->fields.bylines(), outer, result.articles);
            found = false;
    }
    if (refusal) refuse(std::move(refusal->why));
    if (found) result.articles.push_back(std::move(article));
    if (!finished)
        for (std::size_t i = had; i < result.articles.size(); ++i) complete(result.articles[i]);
    else
        for (std::size_t i = had; i < result.articles.size(); ++i)
            if (Article& kept = result.articles[i]; !state_->metadata.empty() || kept.id.empty() || (!kept.published && state_->options.published)) complete(kept);
}

std::vector<std::string> Ingest::unused_metadata() const {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < state_->used.size(); ++i)
        if (!state_->used[i].load(std::memory_order_relaxed)) out.push_back(state_->metadata.path(i));
    return out;
}

}  // namespace tallywire
