#include "article/date_leads.hpp"

#include "article/debris_lines.hpp"
#include "base/utf8.hpp"
#include "rules/rules.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

namespace tallywire {
namespace {

constexpr std::size_t reach = 60;         // bytes of the text beside a date that are read
constexpr std::size_t longest_lead = 4;   // words
constexpr std::size_t most_between = 6;   // words between a lead and its date

std::vector<std::string> words_of(std::string_view text) {
    const std::string bare = fold_bare(text);
    std::vector<std::string> words;
    for (std::size_t at = 0; at < bare.size();) {
        const std::size_t end = std::min(bare.find(' ', at), bare.size());
        words.push_back(bare.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

bool begins_inside(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

DateLeads::DateLeads(const Rules& rules) {
    const RuleTable table = rules.table("any/date_leads");
    const std::size_t words = table.column("words"), where = table.column("where"), kind = table.column("kind");
    for (const auto& row : table.rows()) {
        const std::string_view name = row.cells[kind];
        const DateLead lead = name == "published" ? DateLead::published : name == "modified" ? DateLead::modified : name == "none" ? DateLead::none : DateLead::silent;
        if (lead == DateLead::silent) table.refuse(row, kind, "not published, modified or none");
        if (row.cells[where] != "before" && row.cells[where] != "after") table.refuse(row, where, "not before or after");
        (row.cells[where] == "before" ? before_ : after_)[fold_bare(row.cells[words])] = lead;
    }
    const RuleTable weekdays = rules.table("any/weekdays");
    for (const auto& row : weekdays.rows()) weekdays_.insert(fold_bare(row.cells[weekdays.column("name")]));
}

DateLead DateLeads::read(std::string_view before, std::string_view after) const {
    if (before.size() > reach) before = before.substr(before.size() - reach);
    while (!before.empty() && begins_inside(before.front())) before.remove_prefix(1);
    const std::vector<std::string> words = words_of(before);
    for (std::size_t end = words.size(), skipped = 0; end > 0 && skipped <= most_between; --end, ++skipped) {
        for (std::size_t count = std::min(longest_lead, end); count > 0; --count) {
            std::string phrase;
            for (std::size_t i = end - count; i < end; ++i) phrase.append(phrase.empty() ? "" : " ").append(words[i]);
            if (const auto found = before_.find(phrase); found != before_.end()) return found->second;
        }
        const std::string& last = words[end - 1];
        if (last.size() > 3 && !weekdays_.contains(last) && !std::isdigit(static_cast<unsigned char>(last[0]))) break;
    }
    after = after.substr(0, reach);
    for (const std::string& word : words_of(after)) {
        if (const auto found = after_.find(word); found != after_.end()) return found->second;
        if (word.size() > 3 && !std::isdigit(static_cast<unsigned char>(word[0])) && !weekdays_.contains(word)) break;
    }
    return DateLead::silent;
}

}  // namespace tallywire
