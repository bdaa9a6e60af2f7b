#include "article/page_host.hpp"

#include "article/debris_lines.hpp"
#include "article/page_address.hpp"
#include "rules/rules.hpp"

#include <algorithm>
#include <array>

namespace tallywire {
namespace {

/// What one address weighs by its place, and how much all of a site can weigh there: a page has hundreds of pictures and one feed.
struct Weight {
    double one, most;
};
constexpr std::array<Weight, static_cast<std::size_t>(PageHost::Place::count)> weights = {{{1, 40}, {3, 12}, {2, 8}, {0.25, 2}}};
constexpr double bonus_of_name = 2;
constexpr auto at_anchor = static_cast<std::size_t>(PageHost::Place::anchor), at_link = static_cast<std::size_t>(PageHost::Place::link), at_meta = static_cast<std::size_t>(PageHost::Place::meta);

std::string joined(std::string_view text) {
    std::string out = fold_bare(text);
    std::erase(out, ' ');
    return out;
}

/// `co.uk`, `com.br`: a name that is not one owner's.
bool is_suffix(std::string_view second, std::string_view top) {
    static constexpr std::array<std::string_view, 17> words = {"ac", "asso", "co", "com", "edu", "go", "gob", "gouv", "gov", "govt", "ltd", "mil", "ne", "net", "nhs", "or", "org"};
    return top.size() == 2 && std::find(words.begin(), words.end(), second) != words.end();
}

}  // namespace

SiteNames::SiteNames(const Rules& rules) {
    const RuleTable table = rules.table("page/hosts");
    const std::size_t host = table.column("host"), kind = table.column("kind");
    for (const auto& row : table.rows()) {
        if (row.cells[kind] == "foreign")
            foreign_.emplace(row.cells[host]);
        else if (row.cells[kind] == "shared")
            shared_.emplace(row.cells[host]);
        else
            table.refuse(row, kind, "not foreign or shared");
    }
}

std::string_view SiteNames::site_of(std::string_view host) const {
    const std::size_t last = host.rfind('.');
    if (last == std::string_view::npos || last == 0) return host;
    std::size_t dot = host.rfind('.', last - 1);
    if (dot == std::string_view::npos) return host;
    const auto one_more = [&] { dot = dot == std::string_view::npos || dot == 0 ? std::string_view::npos : host.rfind('.', dot - 1); };
    if (is_suffix(host.substr(dot + 1, last - dot - 1), host.substr(last + 1))) one_more();
    if (dot != std::string_view::npos && shared_.contains(std::string(host.substr(dot + 1)))) one_more();
    return dot == std::string_view::npos ? host : host.substr(dot + 1);
}

bool SiteNames::is_foreign(std::string_view host) const {
    if (shared_.contains(std::string(host))) return true;
    for (std::size_t at = 0; at != std::string_view::npos; at = host.find('.', at + 1))
        if (foreign_.contains(std::string(host.substr(at == 0 ? 0 : at + 1)))) return true;
    return false;
}

void PageHost::add(std::string_view address, Place place) {
    while (!address.empty() && address.front() == ' ') address.remove_prefix(1);
    if (address.starts_with("http://") || address.starts_with("https://") || address.starts_with("//")) addresses_.push_back({address, place});
}

std::vector<PageHost::Site> PageHost::weigh(std::string_view name, std::string_view title) const {
    std::unordered_map<std::string, std::array<int, weights.size()>> hosts;
    for (const Address& address : addresses_) {
        std::string host = domain_of(address.text);
        if (!host.empty()) ++hosts[std::move(host)][static_cast<std::size_t>(address.place)];
    }
    struct Group {
        std::array<double, weights.size()> sums{};
        std::string host;
        double most = 0;
    };
    std::unordered_map<std::string, Group> groups;
    double anchors = 0;
    for (const auto& [host, counts] : hosts) {
        if (sites_.is_foreign(host)) continue;
        Group& group = groups[std::string(sites_.site_of(host))];
        for (std::size_t i = 0; i < weights.size(); ++i) group.sums[i] += counts[i] * weights[i].one;
        anchors += counts[at_anchor];
        const double own = counts[at_anchor] * weights[at_anchor].one + counts[at_link] * weights[at_link].one;
        if (own > group.most || (own == group.most && host < group.host)) {
            group.most = own;
            group.host = host;
        }
    }
    const std::string bare_name = joined(name), bare_title = joined(title);
    const auto is_named = [&](const std::string& label) {
        if (label.size() > 2 && bare_name.size() > 2 && (bare_name.find(label) != std::string::npos || label.find(bare_name) != std::string::npos)) return true;
        return label.size() > 4 && bare_title.find(label) != std::string::npos;
    };
    std::vector<Site> out;
    for (auto& [site, group] : groups) {
        const double own = group.sums[at_anchor] + group.sums[at_link];
        Site one{site, group.most * 3 > own * 2 ? group.host : site, 0, group.sums[at_link] + group.sums[at_meta], anchors > 0 ? group.sums[at_anchor] / anchors : 0, is_named(joined(site.substr(0, site.find('.'))))};
        for (std::size_t i = 0; i < weights.size(); ++i) one.weight += std::min(group.sums[i], weights[i].most);
        if (one.named) one.weight = one.weight * bonus_of_name + 1;
        out.push_back(std::move(one));
    }
    std::sort(out.begin(), out.end(), [](const Site& a, const Site& b) { return a.weight != b.weight ? a.weight > b.weight : a.site < b.site; });
    return out;
}

}  // namespace tallywire
