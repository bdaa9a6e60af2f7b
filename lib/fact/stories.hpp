#pragma once

#include "base/string_pool.hpp"
#include "fact/day_minute.hpp"
#include "fact/mark_store.hpp"
#include "text/lexicon.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// What is kept of one article for telling which articles report the same thing. Texts are numbers of Stories::text.
struct ArticleCard {
    std::uint32_t source = 0;   ///< the outlet: source or domain; 0 where unknown
    std::uint32_t agency = 0;   ///< the last credit: whose text it is
    std::uint32_t copy_of = 0;  ///< the id of the article that it repeats
    DayMinute published;
    bool doubtful = false;         ///< the publication date is doubted
    std::uint8_t countries = 0;    ///< how many of the numbers in `words` count countries: two letters of the code, and how often figures name it
    MarkStore::Place words;        ///< marks, then countries
};

/// Ties articles into stories: those that share rare words and names, close in time. In memory stay some 120 bytes and the id of each article and 16
/// bytes of each word that tells a story; the words of the articles (up to 400 bytes each) go to a temporary file beyond the limit. Results depend on
/// the articles alone, neither on their order nor on the limit.
class Stories {
public:
    /// The lexicon must outlive the object. `memory`: bytes for the articles' words; `directory`: where a temporary file goes.
    Stories(const Lexicon& lexicon, std::size_t memory, std::string directory);

    /// The number of the article with this id, new where it has not been seen.
    std::uint32_t article(std::string_view id);
    ArticleCard& card(std::uint32_t article) { return cards_[article]; }
    const ArticleCard& card(std::uint32_t article) const { return cards_[article]; }
    std::size_t size() const { return cards_.size(); }
    std::string_view id(std::uint32_t article) const { return ids_.text(article); }
    /// The number of a text of a card; 0 is the empty one.
    std::uint32_t number_of(std::string_view text) { return texts_.intern(text); }
    std::string_view text(std::uint32_t number) const { return texts_.text(number); }
    std::string_view source(std::uint32_t article) const { return text(cards_[article].source); }
    /// The outlet, for people: the id where the source is not known.
    std::string_view outlet(std::uint32_t article) const { return cards_[article].source ? source(article) : id(article); }
    /// Whose text an article is: the agency credited in it, else its outlet.
    std::string_view text_owner(std::uint32_t article) const { return cards_[article].agency ? text(cards_[article].agency) : outlet(article); }

    /// Takes the words of a piece of the article's text.
    void add_text(std::uint32_t article, std::string_view text);
    /// Takes the words of the path of a URL.
    void add_url(std::uint32_t article, std::string_view url);

    /// Counts a mention of a place by its ISO 3166 code.
    void add_place(std::uint32_t article, std::string_view code);

    /// Finds the stories; to be called once, when all articles are known.
    void tie();
    /// After `tie`: the article's story. Stories are numbered by their first article: by day, then by id.
    std::uint32_t story(std::uint32_t article) const { return story_of_[article]; }
    std::uint32_t story_count() const { return story_count_; }
    /// After `tie`: true when the story has no other article.
    bool is_alone(std::uint32_t story) const { return articles_of_[story] < 2; }
    /// After `tie`: the country of most of the story's articles; empty where another is named nearly as often.
    std::string story_place(std::uint32_t story) const;
    /// After `tie`: the article whose text this one repeats, as far as `copy_of` tells; itself where it is an original.
    std::uint32_t original(std::uint32_t article) const { return original_[article]; }
    /// After `tie`: articles by day, then id.
    std::uint32_t rank(std::uint32_t article) const { return rank_[article]; }
    void clear();

private:
    /// What the lexicon says of a word as written, remembered: the same words come again and again.
    struct SeenWord {
        std::uint64_t low = 0, high = 0;  ///< the word's bytes
        std::uint32_t hash = 0;
        bool known = false, closed = false;
    };
    static constexpr int seen_bits = 12;
    SeenWord look_up(std::string_view surface);
    SeenWord judge(std::string_view surface) const;
    void open(std::uint32_t article);
    void close();
    void add_word(std::string_view surface, bool first, bool plain);
    void settle_marks();
    void find_originals();
    void find_places();

    const Lexicon& lexicon_;
    std::vector<ArticleCard> cards_;
    Interner ids_, texts_;
    MarkStore words_;
    // The article that grows: its marks by kind, sorted, and its countries.
    std::vector<std::uint32_t> plain_, names_, countries_, buffer_;
    std::uint32_t open_ = UINT32_MAX;
    std::vector<SeenWord> seen_;
    std::vector<std::uint32_t> story_of_, original_, rank_;
    std::vector<std::uint32_t> articles_of_;  ///< by story: how many
    std::vector<std::uint16_t> place_of_;  ///< by story; 0 for none
    std::uint32_t story_count_ = 0;
};

}  // namespace tallywire
