#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace tallywire {

class Rules;

/// The part of a host that one owner holds: `news.example.co.uk` is of `example.co.uk`, `ann.blogspot.com` stands for itself (data/page/hosts.tsv).
class SiteNames {
public:
    /// Throws UsageError where the rule file is wrong.
    explicit SiteNames(const Rules& rules);

    std::string_view site_of(std::string_view host) const;
    /// True for hosts that pages of all sites link to.
    bool is_foreign(std::string_view host) const;

private:
    std::unordered_set<std::string> foreign_, shared_;
};

/// Weighs the addresses that a page names, to tell which site it was saved from when nobody wrote it down. One object per thread.
class PageHost {
public:
    /// By what an address stands on the page.
    enum class Place : std::uint8_t { anchor, link, meta, resource, count };

    /// Throws UsageError where the rule file is wrong.
    explicit PageHost(const Rules& rules) : sites_(rules) {}

    void clear() { addresses_.clear(); }
    /// `address` must live until the questions below are asked.
    void add(std::string_view address, Place place);

    struct Site {
        std::string site;
        std::string host;    ///< the one that is named most, or the site where that is
        double weight = 0;
        double stated = 0;   ///< of it what link and meta elements say
        double share = 0;    ///< of all addresses in anchors
        bool named = false;  ///< its name is what the page calls its site
    };
    /// The sites, heaviest first. `name`: what the page calls its site; `title`: its title, which may end with that.
    std::vector<Site> weigh(std::string_view name, std::string_view title) const;
    const SiteNames& sites() const { return sites_; }

private:
    struct Address {
        std::string_view text;
        Place place;
    };
    SiteNames sites_;
    std::vector<Address> addresses_;
};

}  // namespace tallywire
