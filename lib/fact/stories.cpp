#include "fact/stories.hpp"

#include "fact/story_clusters.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>
#include <unordered_map>

namespace tallywire {
namespace {

constexpr double main_place_times = 1.5;  ///< a story's country is named so many times as often as the next
constexpr std::uint64_t vote_parts = 10000;
constexpr std::size_t longest_folded = 48;
constexpr std::size_t most_plain = 28, most_names = 68;  ///< marks kept of an article

std::uint32_t hash_word(std::string_view word) {
    std::uint64_t hash = 0xCBF29CE484222325u;
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    hash ^= hash >> 32;
    return static_cast<std::uint32_t>(hash) & ~std::uint32_t{3};
}

enum class Byte : std::uint8_t { other, ender, letter, digit };

/// Bytes beyond ASCII count as letters.
constexpr std::array<Byte, 256> make_bytes() {
    std::array<Byte, 256> bytes{};
    for (std::size_t c = 0; c < 256; ++c) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80) bytes[c] = Byte::letter;
        else if (c >= '0' && c <= '9') bytes[c] = Byte::digit;
        else if (c == '.' || c == '!' || c == '?' || c == '\n') bytes[c] = Byte::ender;
    }
    return bytes;
}
constexpr std::array<Byte, 256> bytes = make_bytes();

Byte byte_of(char c) { return bytes[static_cast<unsigned char>(c)]; }

/// Calls `take(word, first)` for each word or number. Beyond ASCII the punctuation of U+2000–U+2FFF parts words.
template <class Take>
void each_word(std::string_view text, Take take) {
    bool first = true;
    const auto is_punctuation = [&](std::size_t at) { return static_cast<unsigned char>(text[at]) == 0xE2 && at + 2 < text.size(); };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        switch (byte_of(text[at])) {
            case Byte::digit:
                while (at < text.size() && (byte_of(text[at]) == Byte::digit || (text[at] == ',' && at + 1 < text.size() && byte_of(text[at + 1]) == Byte::digit))) ++at;
                take(text.substr(begin, at - begin), false);
                break;
            case Byte::letter:
                if (is_punctuation(at)) {
                    at += 3;
                    break;
                }
                while (at < text.size() && byte_of(text[at]) == Byte::letter && !is_punctuation(at)) ++at;
                take(text.substr(begin, at - begin), first);
                first = false;
                break;
            case Byte::ender: first = true; [[fallthrough]];
            case Byte::other: ++at; break;
        }
    }
}

/// Keeps the `most` least marks, sorted: the same ones whatever the order of the words.
void keep_mark(std::vector<std::uint32_t>& marks, std::uint32_t mark, std::size_t most) {
    if (marks.size() == most && mark > marks.back()) return;
    const auto at = std::lower_bound(marks.begin(), marks.end(), mark);
    if (at != marks.end() && *at == mark) return;
    marks.insert(at, mark);
    if (marks.size() > most) marks.pop_back();
}

}  // namespace

Stories::Stories(const Lexicon& lexicon, std::size_t memory, std::string directory) : lexicon_(lexicon), words_(memory, std::move(directory)) {
    texts_.intern("");
    seen_.resize(std::size_t{1} << seen_bits);
}

std::uint32_t Stories::article(std::string_view id) {
    if (open_ != UINT32_MAX && id == ids_.text(open_)) return open_;
    const std::uint32_t number = ids_.intern(id);
    if (number == cards_.size()) cards_.emplace_back();
    return number;
}

void Stories::open(std::uint32_t article) {
    if (open_ == article) return;
    close();
    open_ = article;
    const ArticleCard& card = cards_[article];
    const auto words = words_.get(card.words, buffer_);
    for (const std::uint32_t mark : words.first(words.size() - card.countries)) (kind_of(mark) == MarkKind::plain ? plain_ : names_).push_back(mark);
    countries_.assign(words.end() - card.countries, words.end());
}

/// Puts away what the open article has become.
void Stories::close() {
    if (open_ == UINT32_MAX) return;
    ArticleCard& card = cards_[open_];
    buffer_.assign(plain_.begin(), plain_.end());
    for (const std::vector<std::uint32_t>* more : {&names_, &countries_}) buffer_.insert(buffer_.end(), more->begin(), more->end());
    card.countries = static_cast<std::uint8_t>(countries_.size());
    words_.put(card.words, buffer_);
    for (std::vector<std::uint32_t>* list : {&plain_, &names_, &countries_}) list->clear();
    open_ = UINT32_MAX;
}

/// What a word is, of those that came last or anew.
Stories::SeenWord Stories::look_up(std::string_view surface) {
    if (surface.size() > 16) return judge(surface);
    std::uint64_t low = 0, high = 0;
    std::memcpy(&low, surface.data(), std::min(surface.size(), sizeof low));
    if (surface.size() > sizeof low) std::memcpy(&high, surface.data() + sizeof low, surface.size() - sizeof low);
    const std::uint64_t hash = (low ^ high * 0x9FB21C651E98DF25u) * 0x9E3779B97F4A7C15u;
    SeenWord& seen = seen_[hash >> (64 - seen_bits)];
    if (seen.low != low || seen.high != high) {
        seen = judge(surface);
        seen.low = low;
        seen.high = high;
    }
    return seen;
}

Stories::SeenWord Stories::judge(std::string_view surface) const {
    SeenWord word;
    std::string folded(surface);
    for (char& c : folded) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    word.hash = hash_word(folded.size() > longest_folded ? surface : folded);
    const WordEntry& entry = lexicon_.vocabulary().entry(lexicon_.vocabulary().find(folded));
    word.closed = entry.closed != 0;
    // A word of the language, and not one that the vocabulary has from a list of names.
    word.known = word.closed || entry.noun || entry.verb || entry.as_noun || entry.as_verb || entry.as_adjective || entry.as_adverb || entry.abbreviation;
    return word;
}

void Stories::add_word(std::string_view surface, bool first, bool plain) {
    const bool number = byte_of(surface[0]) == Byte::digit;
    if (surface.size() < (number ? 2 : 3)) return;
    const SeenWord word = look_up(surface);
    MarkKind kind = MarkKind::plain;
    if (number) {
        kind = MarkKind::number;
    } else {
        if (word.closed) return;
        const bool capital = surface[0] >= 'A' && surface[0] <= 'Z';
        if ((!plain && capital && !first) || !word.known) kind = MarkKind::name;
    }
    const std::uint32_t mark = word.hash | static_cast<std::uint32_t>(kind);
    if (kind == MarkKind::plain) keep_mark(plain_, mark, most_plain);
    else keep_mark(names_, mark, most_names);
}

void Stories::add_text(std::uint32_t article, std::string_view text) {
    open(article);
    each_word(text, [&](std::string_view word, bool first) { add_word(word, first, false); });
}

void Stories::add_url(std::uint32_t article, std::string_view url) {
    const auto host = url.find("//");
    const auto path = url.find('/', host == std::string_view::npos ? 0 : host + 2);
    if (path == std::string_view::npos) return;
    open(article);
    each_word(url.substr(path), [&](std::string_view word, bool) {
        if (byte_of(word[0]) != Byte::digit) add_word(word, true, true);
    });
}

void Stories::add_place(std::uint32_t article, std::string_view code) {
    if (code.size() < 2) return;
    open(article);
    const auto country = static_cast<std::uint32_t>(static_cast<unsigned char>(code[0]) << 8 | static_cast<unsigned char>(code[1])) << 16;
    for (std::uint32_t& known : countries_)
        if ((known & 0xFFFF0000u) == country) {
            if ((known & 0xFFFF) < UINT16_MAX) ++known;
            return;
        }
    if (countries_.size() < UINT8_MAX) countries_.push_back(country | 1);
}

/// Sorts the marks of each article and keeps one for each word: its most telling kind.
void Stories::settle_marks() {
    std::vector<std::uint32_t> settled;
    for (ArticleCard& card : cards_) {
        const auto words = words_.get(card.words, buffer_);
        settled.assign(words.begin(), words.end() - card.countries);
        std::sort(settled.begin(), settled.end());
        std::size_t kept = 0;
        for (std::size_t i = 0; i < settled.size(); ++i)
            if (i + 1 == settled.size() || word_of(settled[i]) != word_of(settled[i + 1])) settled[kept++] = settled[i];
        settled.resize(kept);
        settled.insert(settled.end(), words.end() - card.countries, words.end());
        words_.put(card.words, settled);
    }
}

void Stories::find_places() {
    // Each article has one vote, shared by the countries that it names; in whole parts, so that the order of adding up does not matter.
    std::unordered_map<std::uint64_t, std::uint64_t> votes;
    for (std::uint32_t article = 0; article < cards_.size(); ++article) {
        if (cards_[article].countries == 0) continue;
        const auto countries = words_.get(cards_[article].words, buffer_).last(cards_[article].countries);
        std::uint64_t all = 0;
        for (const std::uint32_t country : countries) all += country & 0xFFFF;
        for (const std::uint32_t country : countries) votes[std::uint64_t{story_of_[article]} << 16 | country >> 16] += vote_parts * (country & 0xFFFF) / all;
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
    for (std::uint32_t article = 0; article < cards_.size(); ++article)
        if (cards_[article].copy_of)
            if (const auto found = ids_.find(text(cards_[article].copy_of))) original_[article] = *found;
    for (std::uint32_t article = 0; article < cards_.size(); ++article) {
        std::uint32_t at = article;
        for (int steps = 0; original_[at] != at && steps < 64; ++steps) at = original_[at];
        original_[article] = at;
    }
}

void Stories::tie() {
    close();
    std::vector<std::uint32_t> order(cards_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const std::int32_t x = cards_[a].published.day, y = cards_[b].published.day;
        return x != y ? x < y : id(a) < id(b);
    });
    rank_.resize(cards_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) rank_[order[i]] = i;
    find_originals();
    settle_marks();
    story_of_ = cluster_stories(cards_, words_, order, original_);
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
    words_.clear();
}

void Stories::clear() {
    cards_.clear();
    ids_.clear();
    texts_.clear();
    texts_.intern("");
    words_.clear();
    open_ = UINT32_MAX;
    story_of_.clear();
    original_.clear();
    rank_.clear();
}

}  // namespace tallywire
