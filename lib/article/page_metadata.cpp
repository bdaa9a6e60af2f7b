#include "article/page_metadata.hpp"

#include "article/debris_lines.hpp"
#include "article/page_address.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace tallywire {
namespace {

constexpr int far_off = 32;  // added to the rank of dates that stand neither under the headline nor in the text

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
        if (fact.field == FactField::title && fact.node == 0) references.push_back(words_of(without_site(fact.value, site, {})));
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
    if (headings == 1)
        for (const PageFact& fact : facts.list())
            if (fact.field == FactField::title && fact.from == "tag:h1" && words_of(fact.value).size() >= 3 && !is_site_name(fact.value, site)) return fact.value;
    for (const PageFact& fact : facts.list())
        if (fact.field == FactField::title && fact.node == 0 && has_letters(fact.value)) return fact.value;
    return best ? best->value : std::string();
}

void PageMetadata::fill_names(const PageFacts& facts, const std::optional<std::string>& url, Article& article) const {
    const auto first = [&](FactField field) -> const PageFact* {
        for (const PageFact& fact : facts.list())
            if (fact.field == field) return &fact;
        return nullptr;
    };
    if (!article.url) article.url = url;
    for (const PageFact& fact : facts.list()) {
        if (fact.field != FactField::url || domain_of(fact.value).empty()) continue;
        // A canonical address of another site is no name of this page, unless nothing else is known.
        if (article.url && domain_of(fact.value) != domain_of(*article.url)) continue;
        article.url = fact.value;
        break;
    }
    if (!article.domain && !article.url && !facts.main_host().empty()) article.domain = facts.main_host();
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

void PageMetadata::fill_rest(const PageFacts& facts, const Place& place, Article& article) const {
    if (article.byline.empty()) choose_byline(facts, place, article);
    choose_dates(facts, place, article);
}

void PageMetadata::choose_byline(const PageFacts& facts, const Place& place, Article& article) const {
    const std::string_view site = article.source ? std::string_view(*article.source) : std::string_view();
    int rank = -1;
    std::uint32_t parent_end = 0;
    for (const PageFact& fact : facts.list()) {
        if (fact.field != FactField::byline) continue;
        if (fact.rank != rank && !article.byline.empty()) break;
        rank = fact.rank;
        const bool sure = fact.node == 0 || fact.from == "rel:author";
        if (fact.node != 0) {
            if (fact.node < place.foreign.size() && place.foreign[fact.node]) continue;
            // After a first name only its neighbours.
            if (!article.byline.empty() && fact.node > parent_end + 60) break;
        }
        const std::size_t before = article.byline.size();
        if (fact.value.find("http") == 0) continue;
        if (fact.node != 0 && fact.value.size() > 120 && !bylines_.has_lead(fact.value)) continue;
        bylines_.read(fact.value, site, sure, article.byline, article.agency);
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

std::optional<StatedDate> PageMetadata::date_near(const Place& place, std::uint32_t title_node, bool anywhere, const DateText::Hints& hints) const {
    const auto& list = place.blocks.list;
    const auto try_block = [&](std::uint32_t b) -> std::optional<StatedDate> {
        const std::string_view line = place.blocks.of(list[b]);
        if (line.size() > 160 || place.foreign[list[b].element]) return std::nullopt;
        return dates_.find(line, hints);
    };
    const auto last = static_cast<std::uint32_t>(list.size());
    for (std::uint32_t b = 0; b < std::min(last, place.first_prose + 3); ++b)
        if (list[b].first > title_node)
            if (const auto found = try_block(b)) return found;
    for (std::uint32_t b = place.last_block; b < std::min(last, place.last_block + 6); ++b)
        if (const auto found = try_block(b)) return found;
    if (!anywhere) return std::nullopt;
    for (std::uint32_t b = std::min(last, place.first_prose); b-- > 0;)
        if (list[b].first < title_node)
            if (const auto found = try_block(b)) return found;
    for (std::uint32_t b = place.first_prose; b < place.last_block && b < last; ++b)
        if (const auto found = try_block(b)) return found;
    return std::nullopt;
}

void PageMetadata::choose_dates(const PageFacts& facts, const Place& place, Article& article) const {
    DateText::Hints hints;
    const std::string language = fold_ascii(facts.language().substr(0, 2));
    hints.language = language;
    const std::string locale = fold_ascii(facts.locale().empty() ? facts.language() : facts.locale());
    hints.month_first = locale == "en" || locale == "en_us" || locale == "en-us";
    std::uint32_t title_node = 0;
    for (const PageFact& fact : facts.list())
        if (fact.field == FactField::title && fact.node != 0 && article.title && fact.value.find(*article.title) != std::string::npos) {
            title_node = fact.node;
            break;
        }
    const std::uint32_t first_prose_node = place.first_prose < place.blocks.list.size() ? place.blocks.list[place.first_prose].first : place.end;
    // 0 between headline and text, 1 after the headline, 2 elsewhere
    const auto nearness = [&](std::uint32_t node) { return node > title_node && node <= first_prose_node ? 0 : node >= place.begin && node < place.end ? 1 : 2; };
    struct Choice {
        int rank = 10000, near = 9;
        StatedDate date;
        std::string from;
    };
    Choice published, modified, visible;  // visible: shown between headline and text
    const auto offer = [](Choice& choice, int rank, int near, const StatedDate& date, std::string_view from) {
        if (rank > choice.rank || (rank == choice.rank && near >= choice.near)) return;
        choice = {rank, near, date, std::string(from)};
    };
    for (const PageFact& fact : facts.list()) {
        if (fact.field != FactField::published && fact.field != FactField::modified) continue;
        Choice& choice = fact.field == FactField::published ? published : modified;
        if (fact.node != 0 && place.foreign[fact.node]) continue;
        const int near = fact.node == 0 ? 0 : nearness(fact.node);
        const int rank = fact.rank + (near == 2 ? far_off : 0);
        if (rank > choice.rank && (fact.node == 0 || near != 0)) continue;
        const auto date = dates_.find(fact.value, hints);
        if (!date) continue;
        offer(choice, rank, near, *date, fact.from);
        if (fact.node != 0 && near == 0 && fact.field == FactField::published) offer(visible, rank, near, *date, fact.from);
    }
    if (article.url)
        if (const auto date = date_in_url(*article.url)) offer(published, facts.rank(FactField::published, "url", "path"), 0, {*date, {}, {}, {}}, "url");
    if (const int rank = facts.rank(FactField::published, "text", "near"); published.rank > rank)
        if (const auto date = date_near(place, title_node, false, hints)) offer(published, rank, 0, *date, "text");
    if (const int rank = facts.rank(FactField::published, "modified", "modified"); published.rank > rank && modified.rank < 10000)
        offer(published, rank, 0, modified.date, modified.from);
    if (const int rank = facts.rank(FactField::published, "text", "anywhere"); published.rank > rank)
        if (const auto date = date_near(place, title_node, true, hints)) offer(published, rank, 0, *date, "text");
    // A clock in UTC may be a day ahead of the outlet's own day, which its address states.
    if (article.url && published.rank < 10000 && published.date.seconds && published.date.offset_minutes == 0 && *published.date.seconds < 12 * 3600)
        if (const auto day = date_in_url(*article.url); day && days_between(*day, published.date.date) == 1) published = {0, 0, {*day, {}, {}, {}}, "url"};
    if (published.rank < 50 && published.date.seconds && published.date.offset_minutes == 0 && *published.date.seconds < 12 * 3600) {
        if (visible.rank == 10000)
            if (const auto date = date_near(place, title_node, false, hints)) visible = {70, 0, *date, "text"};
        if (visible.rank < 10000 && days_between(visible.date.date, published.date.date) == 1) published = visible;
    }
    if (!article.published && published.rank < 10000) {
        article.published = published.date.iso();
        article.published_from = published.from;
    }
    if (!article.modified && modified.rank < 10000) article.modified = modified.date.iso();
}

}  // namespace tallywire
