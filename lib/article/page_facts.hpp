#pragma once

#include "article/html_tree.hpp"
#include "article/linked_data.hpp"
#include "article/page_host.hpp"
#include "article/page_names.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tallywire {

class Rules;

enum class FactField : std::uint8_t { title, published, modified, byline, source, section, url, teaser, none };

/// One thing that a page states of its article.
struct PageFact {
    FactField field = FactField::title;
    int rank = 0;            ///< data/page/metadata.tsv: the lower is tried first
    std::uint32_t node = 0;  ///< where in the body; 0: in the head
    std::string value;       ///< as written, blanks folded
    std::string from;        ///< the rule, as `published_from` has it: `meta:article:published_time`
};

/// Collects what a page states, in one pass over its elements, by the table data/page/metadata.tsv. One object per thread.
class PageFacts {
public:
    /// Throws UsageError where a rule file is wrong.
    explicit PageFacts(const Rules& rules);

    void collect(const HtmlTree& tree, const std::vector<NameMark>& marks);

    /// Sorted by rank, then in the order of the page. Until the next collect().
    const std::vector<PageFact>& list() const { return list_; }
    const LinkedData& linked() const { return linked_; }
    std::string_view language() const { return language_; }  ///< of the html element, as written
    std::string_view locale() const { return locale_; }      ///< og:locale
    const PageHost& hosts() const { return hosts_; }
    /// The rank of a rule whose facts are found elsewhere (`url`, `text`, `modified`); 1000 where the table has no such row.
    int rank(FactField field, std::string_view where, std::string_view name) const;

private:
    struct Rule {
        FactField field;
        int rank;
    };
    void add(std::string_view where, std::string_view name, std::string_view value, std::uint32_t node);
    void collect_node(const HtmlTree& tree, std::uint32_t index, NameField field);
    void collect_other_meta(std::string_view name, std::string_view content);
    void collect_redirect();
    void collect_link(const HtmlTree& tree, const HtmlNode& node);
    void collect_meta(const HtmlTree& tree, const HtmlNode& node);
    void collect_linked();
    bool is_author_link(std::string_view href) const;

    LinkedDataReader linked_data_;
    std::unordered_map<std::string, std::vector<Rule>> rules_;  ///< by `where name`
    std::vector<std::string> author_paths_;
    std::vector<PageFact> list_;
    std::vector<std::string_view> scripts_, other_scripts_;
    LinkedData linked_;
    std::string key_;
    PageHost hosts_;
    std::string_view language_, locale_;
};

/// The characters inside of a node, blanks folded, up to about `longest` bytes.
std::string text_inside(const HtmlTree& tree, std::uint32_t index, std::size_t longest);

}  // namespace tallywire
