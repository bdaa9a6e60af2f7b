#include "fact/stories.hpp"

#include "fact/story_clusters.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace tallywire {
namespace {

constexpr double main_place_times = 1.5;  ///< a story's country is named so many times as often as the next
constexpr std::uint64_t vote_parts = 10000;
constexpr std::size_t most_plain = 28, most_names = 68;  ///< marks kept of an article

std::uint32_t hash_word(std::string_view word) {
    std::uint64_t hash = 0xCBF29CE484222325u;
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    hash ^= hash >> 32;
    return static_cast<std::uint32_t>(hash) & ~std::uint32_t{3};
}

bool is_letter(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80; }
bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }

/// Calls `take(word, first)` for each word or number. Bytes beyond ASCII count as letters, but for the punctuation of U+2000–U+206F.
template <class Take>
void each_word(std::string_view text, Take take) {
    bool first = true;
    const auto is_punctuation = [&](std::size_t at) { return static_cast<unsigned char>(text[at]) == 0xE2 && at + 2 < text.size(); };
    for (std::size_t at = 0; at < text.size();) {
        const unsigned char c = static_cast<unsigned char>(text[at]);
        if (is_punctuation(at)) {
            at += 3;
        } else if (is_digit(c)) {
            const std::size_t begin = at;
            while (at < text.size() && (is_digit(static_cast<unsigned char>(text[at])) || (text[at] == ',' && at + 1 < text.size() && is_digit(static_cast<unsigned char>(text[at + 1]))))) ++at;
            take(text.substr(begin, at - begin), false);
        } else if (is_letter(c)) {
            const std::size_t begin = at;
            while (at < text.size() && is_letter(static_cast<unsigned char>(text[at])) && !is_punctuation(at)) ++at;
            take(text.substr(begin, at - begin), first);
            first = false;
        } else {
            if (c == '.' || c == '!' || c == '?' || c == '\n') first = true;
            ++at;
        }
    }
}

/// Sorts marks and keeps one for each word: its most telling kind.
void settle_marks(std::vector<std::uint32_t>& marks) {
    std::sort(marks.begin(), marks.end());
    std::size_t kept = 0;
    for (std::size_t i = 0; i < marks.size(); ++i)
        if (i + 1 == marks.size() || (marks[i] >> 2) != (marks[i + 1] >> 2)) marks[kept++] = marks[i];
    marks.resize(kept);
}

}  // namespace

std::uint32_t Stories::article(std::string_view id) {
    if (!cards_.empty() && id == last_id_) return last_article_;
    const auto found = numbers_.find(id);
    if (found != numbers_.end()) {
        last_article_ = found->second;
    } else {
        last_article_ = static_cast<std::uint32_t>(cards_.size());
        numbers_.emplace(std::string(id), last_article_);
        cards_.emplace_back().id = id;
    }
    last_id_ = id;
    return last_article_;
}

void Stories::add_word(ArticleCard& card, std::string_view surface, bool first, bool plain) {
    MarkKind kind = MarkKind::plain;
    if (is_digit(static_cast<unsigned char>(surface[0]))) {
        kind = surface.size() < 2 ? MarkKind::plain : MarkKind::number;
        if (surface.size() < 2) return;
    } else {
        if (surface.size() < 3) return;
        const WordId word = lexicon_.vocabulary().find(surface);
        const bool capital = surface[0] >= 'A' && surface[0] <= 'Z';
        if (word != 0 && lexicon_.vocabulary().entry(word).closed != 0) return;
        if (!plain && capital && !first) kind = MarkKind::name;
        else if (word == 0) kind = MarkKind::name;
    }
    char folded[48];
    std::uint32_t hash;
    if (surface.size() <= sizeof folded) {
        for (std::size_t i = 0; i < surface.size(); ++i) folded[i] = static_cast<char>(surface[i] >= 'A' && surface[i] <= 'Z' ? surface[i] + 32 : surface[i]);
        hash = hash_word({folded, surface.size()});
    } else {
        hash = hash_word(surface);
    }
    // The least hashes of each kind are kept: the same ones whatever the order of the words.
    const std::uint32_t mark = hash | static_cast<std::uint32_t>(kind);
    std::size_t same_kind = 0;
    std::uint32_t* greatest = nullptr;
    for (std::uint32_t& other : card.marks) {
        if (other == mark) return;
        if (((other & 3) == 0) != (kind == MarkKind::plain)) continue;
        ++same_kind;
        if (!greatest || other > *greatest) greatest = &other;
    }
    if (same_kind < (kind == MarkKind::plain ? most_plain : most_names)) card.marks.push_back(mark);
    else if (mark < *greatest) *greatest = mark;
}

void Stories::add_text(std::uint32_t article, std::string_view text) {
    ArticleCard& card = cards_[article];
    each_word(text, [&](std::string_view word, bool first) { add_word(card, word, first, false); });
}

void Stories::add_url(std::uint32_t article, std::string_view url) {
    const auto host = url.find("//");
    const auto path = url.find('/', host == std::string_view::npos ? 0 : host + 2);
    if (path == std::string_view::npos) return;
    ArticleCard& card = cards_[article];
    each_word(url.substr(path), [&](std::string_view word, bool) {
        if (!is_digit(static_cast<unsigned char>(word[0]))) add_word(card, word, true, true);
    });
}

void Stories::add_place(std::uint32_t article, std::string_view code) {
    if (code.size() < 2) return;
    const auto country = static_cast<std::uint16_t>(static_cast<unsigned char>(code[0]) << 8 | static_cast<unsigned char>(code[1]));
    auto& countries = cards_[article].countries;
    for (auto& [known, count] : countries)
        if (known == country) {
            if (count < UINT16_MAX) ++count;
            return;
        }
    countries.emplace_back(country, std::uint16_t{1});
}

void Stories::find_places() {
    // Each article has one vote, shared by the countries that it names; in whole parts, so that the order of adding up does not matter.
    std::unordered_map<std::uint64_t, std::uint64_t> votes;
    for (std::uint32_t article = 0; article < cards_.size(); ++article) {
        std::uint64_t all = 0;
        for (const auto& [country, count] : cards_[article].countries) all += count;
        for (const auto& [country, count] : cards_[article].countries) votes[std::uint64_t{story_of_[article]} << 16 | country] += vote_parts * count / all;
    }
    struct Best {
        std::uint64_t first = 0, second = 0;
        std::uint16_t country = 0;
    };
    std::vector<Best> best(story_count_);
    for (const auto& [key, vote] : votes) {
        Best& story = best[key >> 16];
        if (vote > story.first) story = {vote, story.first, static_cast<std::uint16_t>(key)};
        else story.second = std::max(story.second, vote);
    }
    place_of_.assign(story_count_, 0);
    for (std::uint32_t story = 0; story < story_count_; ++story)
        if (static_cast<double>(best[story].first) >= main_place_times * static_cast<double>(best[story].second)) place_of_[story] = best[story].country;
}

std::string Stories::story_place(std::uint32_t story) const {
    const std::uint16_t country = place_of_[story];
    return country ? std::string{static_cast<char>(country >> 8), static_cast<char>(country & 0xFF)} : std::string();
}

void Stories::find_originals() {
    original_.resize(cards_.size());
    std::iota(original_.begin(), original_.end(), 0u);
    for (std::uint32_t article = 0; article < cards_.size(); ++article) {
        if (cards_[article].copy_of.empty()) continue;
        const auto found = numbers_.find(cards_[article].copy_of);
        if (found != numbers_.end()) original_[article] = found->second;
    }
    for (std::uint32_t article = 0; article < cards_.size(); ++article) {
        std::uint32_t at = article;
        for (int steps = 0; original_[at] != at && steps < 64; ++steps) at = original_[at];
        original_[article] = at;
    }
}

void Stories::tie() {
    std::vector<std::uint32_t> order(cards_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const ArticleCard &x = cards_[a], &y = cards_[b];
        return std::tie(x.published.day, x.id) < std::tie(y.published.day, y.id);
    });
    rank_.resize(cards_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) rank_[order[i]] = i;
    find_originals();
    for (ArticleCard& card : cards_) settle_marks(card.marks);
    story_of_ = cluster_stories(cards_, order, original_);
    // Numbered by the first article.
    std::vector<std::uint32_t> number(cards_.size(), UINT32_MAX);
    story_count_ = 0;
    for (const std::uint32_t article : order) {
        std::uint32_t& story = number[story_of_[article]];
        if (story == UINT32_MAX) story = story_count_++;
        story_of_[article] = story;
    }
    articles_of_.assign(story_count_, 0);
    for (const std::uint32_t story : story_of_) ++articles_of_[story];
    find_places();
}

void Stories::clear() {
    cards_.clear();
    numbers_.clear();
    story_of_.clear();
    original_.clear();
    rank_.clear();
    last_id_.clear();
}

}  // namespace tallywire
