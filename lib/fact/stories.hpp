#pragma once

#include "fact/day_minute.hpp"
#include "text/lexicon.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tallywire {

/// What is kept of one article for telling which articles report the same thing.
struct ArticleCard {
    std::string id;
    std::string source;   ///< the outlet: source or domain; empty where unknown
    std::string agency;   ///< the last credit: whose text it is
    std::string copy_of;  ///< the id of the article that it repeats; empty where none
    DayMinute published;
    bool doubtful = false;            ///< the publication date is doubted
    /// How often figures of the article name each country: two letters of its code, and the count.
    std::vector<std::pair<std::uint16_t, std::uint16_t>> countries;
    std::vector<std::uint32_t> marks; ///< words that tell the story: 30 bits of hash, 2 bits of MarkKind
};

/// Ties articles into stories: those that share rare words and names, close in time. Memory grows with the number of articles (some
/// 500 bytes each), not with their length. Results depend on the articles alone, not on their order.
class Stories {
public:
    /// The lexicon must outlive the object.
    explicit Stories(const Lexicon& lexicon) : lexicon_(lexicon) {}

    /// The number of the article with this id, new where it has not been seen.
    std::uint32_t article(std::string_view id);
    ArticleCard& card(std::uint32_t article) { return cards_[article]; }
    const ArticleCard& card(std::uint32_t article) const { return cards_[article]; }
    std::size_t size() const { return cards_.size(); }

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
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    void add_word(ArticleCard& card, std::string_view surface, bool first, bool plain);
    void find_originals();
    void find_places();

    const Lexicon& lexicon_;
    std::vector<ArticleCard> cards_;
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
    std::vector<std::uint32_t> story_of_, original_, rank_;
    std::vector<std::uint32_t> articles_of_;  ///< by story: how many
    std::vector<std::uint16_t> place_of_;  ///< by story; 0 for none
    std::uint32_t story_count_ = 0;
    std::string last_id_;
    std::uint32_t last_article_ = 0;
};

}  // namespace tallywire
