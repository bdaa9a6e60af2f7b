#pragma once

#include "article/html_tree.hpp"
#include "article/page_place.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

class Rules;

/// What an element may hold of the article's metadata.
enum class NameField : std::uint8_t { none, author, date, modified, headline, standfirst };

/// What the names of an element (tag, role, class, id) say of what it holds.
struct NameMark {
    std::uint8_t body = 0;  ///< 3: article body, 2: article, 1: content
    NameField field = NameField::none;
    std::uint16_t cut = 0;  ///< index into PageNames::cuts(); 0 = nothing
};

/// The table data/page/names.tsv, hashed. Const once built; safe to share between threads.
class PageNames {
public:
    /// A name that says debris.
    struct Cut {
        std::string rule;          ///< as `debris` has it: `related: read more`
        std::uint8_t kind = 0;     ///< the same for all names of one kind (`related`)
        std::uint8_t limit = 100;  ///< per cent of the page's prose above which the name is not believed
        Ownership owner = Ownership::article;
    };

    /// Throws UsageError where the rule file is wrong.
    explicit PageNames(const Rules& rules);

    /// Marks of all nodes of a page; `out` is overwritten.
    void mark(const HtmlTree& tree, std::vector<NameMark>& out) const;
    const std::vector<Cut>& cuts() const { return cuts_; }
    /// The cut of an element that shows another article by its linked headline.
    std::uint16_t card() const { return card_; }
    std::size_t kind_count() const { return kinds_.size(); }

private:
    struct Entry {
        std::uint64_t key = 0;
        std::uint8_t body = 0;
        std::uint16_t cut = 0;
        bool ignore = false;
        bool skip = false;
        NameField field = NameField::none;
    };

    std::uint16_t add_cut(std::string_view kind, std::string_view name, std::uint8_t limit);
    void insert(std::uint64_t key, Entry entry);
    const Entry* find(std::uint64_t key) const;
    void mark_token(std::string_view token, bool whole, NameMark& mark) const;
    NameMark mark_node(const HtmlTree& tree, const HtmlNode& node) const;

    std::vector<Entry> slots_;
    std::uint16_t hidden_ = 0;  ///< the cut of what a style attribute hides
    std::uint16_t card_ = 0;
    std::vector<Cut> cuts_;
    std::vector<std::string> kinds_;
    std::array<NameMark, static_cast<std::size_t>(HtmlTag::count)> tags_{};
};

}  // namespace tallywire
