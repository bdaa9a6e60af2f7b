#pragma once

#include "article/article.hpp"
#include "base/string_pool.hpp"
#include "fact/best.hpp"
#include "fact/fact.hpp"
#include "fact/fact_rules.hpp"
#include "fact/spool.hpp"
#include "fact/stories.hpp"
#include "figure/figure.hpp"
#include "statement/statement.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace tallywire {

struct FactOptions {
    BestChoice best;
    std::size_t memory = std::size_t{1} << 30;  ///< bytes; beyond, records wait in temporary files
    std::string temporary = "/tmp";
};

/// Takes records in any order, gives facts at the end. What comes out depends on the records alone, not on their order.
class FactBuilder {
public:
    using Emit = std::function<void(Fact&&)>;

    /// The rules must outlive the builder.
    FactBuilder(const FactRules& rules, FactOptions options);

    void add(const Article& article);
    void add(const Figure& figure);
    /// Takes what a figure tells of its article and its story, for those of which no fact is wanted.
    void note(const Figure& figure);
    void add(const Statement& statement);
    /// Emits the facts of all records since the beginning or the last `finish`, story by story, and forgets them. Throws IoError where a
    /// temporary file can't be written.
    void finish(const Emit& emit);

private:
    std::uint32_t note_article(const Figure& figure);
    std::uint32_t class_number(const Figure& figure);
    void take_class(std::uint32_t story, std::vector<Claim>& claims);
    void end_story(std::uint32_t story, const Emit& emit);
    void read_claim(std::uint32_t article, std::string_view bytes, Claim& claim);
    void finish_figures(const Emit& emit);
    void finish_statements(const Emit& emit);
    bool is_named(const Speaker& speaker) const;
    void finish_copies(const Emit& emit);
    void name_stories();
    std::string_view story_name(std::uint32_t story) const { return stories_.id(story_names_[story]); }

    const FactRules& rules_;
    const FactOptions options_;
    Stories stories_;
    Spool figures_;
    Spool statements_;
    Spool texts_;  ///< beginnings of articles, for comparing copies
    Interner classes_;
    std::vector<std::uint32_t> story_names_;  ///< the first article
    std::string bytes_;
    std::string last_sentence_;
    std::uint32_t last_article_ = UINT32_MAX;
    ScopeRules::Scratch scratch_;
    /// A fact and what orders it among those that as many tell.
    struct Told {
        Fact fact;
        bool part = false;                 ///< of a whole
        bool labelled = false;             ///< counts some of the people only
        std::uint32_t rank = UINT32_MAX, start = 0;  ///< its first reading: the article, the place in it
    };
    std::vector<Told> facts_;       ///< of the story in hand
    void mark_remaining(std::vector<Claim>& claims) const;
    std::vector<Claim> captives_;   ///< of the story in hand, for the reckoning of those taken, released and left
};

}  // namespace tallywire
