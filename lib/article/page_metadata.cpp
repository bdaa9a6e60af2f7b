#include "article/page_metadata.hpp"

#include "article/debris_lines.hpp"
#include "article/page_address.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace tallywire {
namespace {

std::vector<std::string> words_of(std::string_view text) {
    const std::string bare = fold_bare(text);
    std::vector<std::string> words;
    for (std::size_t at = 0; at < bare.size();) {
        const std::size_t end = std::min(bare.find(' ', at), bare.size());
        if (end > at) words.push_back(bare.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

/// The share of the words of the longer one that both have.
double likeness(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    if (a.empty() || b.empty()) return 0;
    const std::unordered_set<std::string> have(a.begin(), a.end());
    std::size_t common = 0;
    for (const std::string& word : b) common += have.contains(word);
    return static_cast<double>(common) / static_cast<double>(std::max(a.size(), b.size()));
}

std::string spaceless(std::string_view text) {
    std::string out = fold_bare(text);
    std::erase(out, ' ');
    return out;
}

/// A heading without the label of its section (`Opinion | …`), when another of the page's titles begins with the rest.
std::string without_label(const std::string& title, const std::vector<std::vector<std::string>>& references) {
    const std::size_t bar = title.find(" | ");
    if (bar == std::string::npos) return title;
    const auto rest = words_of(std::string_view(title).substr(bar + 3));
    for (const auto& reference : references)
        if (rest.size() > 2 && reference.size() >= rest.size() && std::equal(rest.begin(), rest.end(), reference.begin())) return title.substr(bar + 3);
    return title;
}

bool is_site_name(std::string_view text, std::string_view site) {
    const std::string bare = spaceless(text), name = spaceless(site);
    return !name.empty() && (bare.find(name) != std::string::npos || name.find(bare) != std::string::npos);
}

bool has_letters(std::string_view text) { return spaceless(text).size() >= 3; }

}  // namespace

std::string without_site(std::string_view title, std::string_view site, std::string_view domain) {
    static constexpr std::array<std::string_view, 12> bars = {" | ", " - ", " \u2013 ", " \u2014 ", " :: ", " \u00BB ", " \u2022 ", " \u00B7 ", " / ", " \u2502 ", " \u00AB ", " ~ "};
    const std::string site_bare = spaceless(site);
    const std::string host = spaceless(domain.substr(0, domain.rfind('.')));
    const auto is_site = [&](std::string_view part) {
        const std::string bare = spaceless(part);
        if (bare.empty()) return true;
        // `example.com`
        if (const std::size_t dot = part.rfind('.'); part.find(' ') == std::string_view::npos && dot != std::string_view::npos && dot > 1 && part.size() - dot > 2) return true;
        if (!site_bare.empty() && (bare == site_bare || (bare.size() > 3 && site_bare.find(bare) != std::string::npos) || (site_bare.size() > 3 && bare.find(site_bare) != std::string::npos)))
            return true;
        return !host.empty() && (bare == host || (bare.size() > 3 && host.find(bare) != std::string::npos) || bare == spaceless(domain) || bare.find(host) != std::string::npos);
    };
    for (int round = 0; round < 3; ++round) {
        std::size_t last = std::string_view::npos, last_size = 0, first = std::string_view::npos, first_size = 0;
        for (const std::string_view bar : bars) {
            if (const std::size_t at = title.rfind(bar); at != std::string_view::npos && (last == std::string_view::npos || at > last)) last = at, last_size = bar.size();
            if (const std::size_t at = title.find(bar); at < first) first = at, first_size = bar.size();
        }
        if (last != std::string_view::npos && is_site(title.substr(last + last_size)))
            title = title.substr(0, last);
        else if (first != std::string_view::npos && is_site(title.substr(0, first)))
            title = title.substr(first + first_size);
        else if (last != std::string_view::npos && title[last + 1] == '|' && title.size() - last < 30 && last > 20)
            title = title.substr(0, last);
        else
            break;
    }
    return std::string(title);
}

std::string PageMetadata::choose_title(const PageFacts& facts, std::string_view site) const {
    std::vector<std::vector<std::string>> references;
    for (const PageFact& fact : facts.list())
        if (fact.field == FactField::title && fact.node == 0)
            if (auto words = words_of(without_site(fact.value, site, {})); words.size() > 1) references.push_back(std::move(words));
    const PageFact* best = nullptr;
    double most = 0;
    std::size_t headings = 0;
    for (const PageFact& fact : facts.list()) {
        if (fact.field != FactField::title || fact.node == 0 || !has_letters(fact.value)) continue;
        headings += fact.from == "tag:h1";
        const auto words = words_of(fact.value);
        double like = 0;
        for (const auto& reference : references) like = std::max(like, likeness(words, reference));
        if (like > most + 0.01) {
            most = like;
            best = &fact;
        }
    }
    if (best && most >= 0.34) return without_label(best->value, references);
    // A page's only large heading is its headline even where the page is named otherwise for search engines, unless it is the site's name or a label.
    if (headings == 1 || references.empty())
        for (const PageFact& fact : facts.list())
            if (fact.field == FactField::title && fact.from == "tag:h1" && words_of(fact.value).size() >= 3 && !is_site_name(fact.value, site)) return fact.value;
    for (const PageFact& fact : facts.list())
        if (fact.field == FactField::title && fact.node == 0 && has_letters(fact.value)) return fact.value;
    return best ? best->value : std::string();
}

// A page's statements of its own address may name the site that it was copied from; its links tell where it stands.
void PageMetadata::fill_address(const PageFacts& facts, const std::optional<std::string>& url, Article& article) const {
    const SiteNames& sites = facts.hosts().sites();
    if (!article.url) article.url = url;
    const std::string fetched = article.url ? domain_of(*article.url) : std::string();
    std::string_view name, title;
    for (const PageFact& fact : facts.list()) {
        if (fact.field == FactField::source && name.empty()) name = fact.value;
        if (fact.from == "tag:title" && title.empty()) title = fact.value;
    }
    std::vector<PageHost::Site> heaviest;
    if (fetched.empty()) heaviest = facts.hosts().weigh(name, title);
    const auto known = [&](std::string_view site) {
        const auto found = std::find_if(heaviest.begin(), heaviest.end(), [&](const PageHost::Site& one) { return one.site == site; });
        return found == heaviest.end() ? PageHost::Site{} : *found;
    };
    const PageFact* best = nullptr;
    std::string_view best_site;
    for (const PageFact& fact : facts.list()) {
        if (fact.field != FactField::url) continue;
        const std::string host = domain_of(fact.value);
        if (host.empty() || (!fetched.empty() && host != fetched)) continue;
        const std::string_view site = sites.site_of(std::string_view(fact.value).substr(fact.value.find(host), host.size()));
        if (best && (site == best_site || known(site).weight <= known(best_site).weight)) continue;
        best = &fact;
        best_site = site;
    }
    if (best) article.url = best->value;
    if (article.domain || !fetched.empty() || heaviest.empty()) return;
    const PageHost::Site& site = heaviest.front();
    if (!best) {
        if (site.named || site.stated > 0 || (site.share > 0.5 && site.weight >= 3) || site.share == 0) article.domain = site.host;
        return;
    }
    const PageHost::Site stated = known(best_site);
    const bool borne_out = site.named ? site.stated >= stated.stated : site.stated > 2 * stated.stated;
    if (site.site != best_site && borne_out && !stated.named && site.share > 0 && site.weight >= 5 && site.weight >= 2 * stated.weight && !sites.is_foreign(best_site))
        article.domain = site.host;
}

void PageMetadata::fill_names(const PageFacts& facts, const std::optional<std::string>& url, Article& article) const {
    const auto first = [&](FactField field) -> const PageFact* {
        for (const PageFact& fact : facts.list())
            if (fact.field == field) return &fact;
        return nullptr;
    };
    fill_address(facts, url, article);
    if (!article.domain && article.url)
        if (std::string domain = domain_of(*article.url); !domain.empty()) article.domain = std::move(domain);
    if (!article.source)
        if (const PageFact* fact = first(FactField::source); fact && fact->value.size() < 80) article.source = fact->value;
    if (!article.source) article.source = article.domain;
    if (!article.title) {
        const std::string title = without_site(choose_title(facts, article.source.value_or("")), article.source.value_or(""), article.domain.value_or(""));
        if (!title.empty()) article.title = title;
    }
    if (!article.section)
        if (const PageFact* fact = first(FactField::section)) article.section = fact->value;
}

void PageMetadata::fill_rest(const PageFacts& facts, const PagePlace& place, Article& article) const {
    if (article.byline.empty()) choose_byline(facts, place, article);
    dates_.choose(facts, place, article);
}

void PageMetadata::choose_byline(const PageFacts& facts, const PagePlace& place, Article& article) const {
    const std::string_view site = article.source ? std::string_view(*article.source) : std::string_view();
    int rank = -1;
    std::uint32_t parent_end = 0;
    for (const PageFact& fact : facts.list()) {
        if (fact.field != FactField::byline) continue;
        if (fact.rank != rank && !article.byline.empty()) break;
        rank = fact.rank;
        const bool sure = fact.node == 0 || fact.from == "rel:author";
        if (fact.node != 0) {
            if (place.owner[fact.node] == Ownership::foreign) continue;
            // After a first name only its neighbours.
            if (!article.byline.empty() && fact.node > parent_end + 60) break;
        }
        const std::size_t before = article.byline.size();
        if (fact.value.find("http") == 0) continue;
        if (fact.node != 0 && fact.value.size() > 120 && !bylines_.has_lead(fact.value)) continue;
        const std::size_t comma = fact.from == "meta:citation_author" ? fact.value.find(", ") : std::string::npos;
        // libraries write the family name first
        const std::string name = comma == std::string::npos ? fact.value : fact.value.substr(comma + 2) + ' ' + fact.value.substr(0, comma);
        bylines_.read(name, site, sure, article.byline, article.agency);
        if (article.byline.size() > before) parent_end = fact.node;
        if (article.byline.size() > 8) break;
    }
    if (!article.byline.empty()) return;
    const auto& list = place.blocks.list;
    const auto look = [&](std::uint32_t from, std::uint32_t to) {
        for (std::uint32_t b = from; b < std::min<std::size_t>(to, list.size()) && article.byline.empty(); ++b) {
            const std::string_view line = place.blocks.of(list[b]);
            if (line.size() <= 120 && bylines_.has_lead(line)) bylines_.read(line, site, false, article.byline, article.agency);
        }
    };
    look(place.first_prose > 25 ? place.first_prose - 25 : 0, place.first_prose + 4);
    look(place.last_block > 2 ? place.last_block - 2 : 0, place.last_block + 5);
}

}  // namespace tallywire
