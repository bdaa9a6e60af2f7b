#include "article/byline.hpp"

#include "article/debris_lines.hpp"
#include "base/utf8.hpp"
#include "rules/rules.hpp"

#include <algorithm>
#include <array>

namespace tallywire {
namespace {

constexpr std::size_t longest_name = 60;

std::string_view trim(std::string_view text) {
    const auto strip = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == ',' || c == '.' || c == ':' || c == '-' || c == '|' || c == '(' || c == '*'; };
    while (!text.empty() && (strip(text.front()) || text.front() == ')')) text.remove_prefix(1);
    while (!text.empty() && text.back() != '.' && (strip(text.back()) || text.back() == ')')) text.remove_suffix(1);
    for (const std::string_view dash : {"\u2014", "\u2013", "\u2022", "\u00B7", "\u00A0"}) {
        while (text.starts_with(dash)) return trim(text.substr(dash.size()));
        while (text.ends_with(dash)) return trim(text.substr(0, text.size() - dash.size()));
    }
    return text;
}

/// The parts of a line between commas and words for "and".
std::vector<std::string_view> split_names(std::string_view line) {
    static constexpr std::array<std::string_view, 19> separators = {", and ", " and ", " And ", " AND ", " & ", "; ", ";", ", ", ",", " | ", "|", "\n", " und ", " et ",
                                                                    " y ", " with ", " \u2022 ", " \u00B7 ", " / "};
    std::vector<std::string_view> parts;
    std::size_t begin = 0, at = 0;
    while (at < line.size()) {
        std::size_t length = 0;
        for (const std::string_view separator : separators)
            if (line.substr(at).starts_with(separator) && separator.size() > length) length = separator.size();
        if (length == 0) {
            ++at;
            continue;
        }
        parts.push_back(line.substr(begin, at - begin));
        at += length;
        begin = at;
    }
    parts.push_back(line.substr(begin));
    return parts;
}

bool is_upper_start(std::string_view word) {
    const CodePoint first = decode_utf8(word, 0);
    if (first.value < 0x80) return first.value >= 'A' && first.value <= 'Z';
    return fold_case(word.substr(0, first.size)) != word.substr(0, first.size) || first.value > 0x500;
}

/// `word` in lower case but for its first letter and those after a hyphen or apostrophe.
std::string capitalised(std::string_view name) {
    std::string out;
    bool start = true;
    for (std::size_t at = 0; at < name.size();) {
        const CodePoint point = decode_utf8(name, at);
        const std::string_view letter = name.substr(at, point.size);
        out.append(start ? std::string(letter) : fold_case(letter));
        start = point.value == ' ' || point.value == '-' || point.value == '\'' || point.value == 0x2019 || point.value == '.';
        at += point.size;
    }
    return out;
}

bool is_all_upper(std::string_view name) { return name.size() > 4 && name.find(' ') != std::string_view::npos && name.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos; }

bool is_capitals(std::string_view word) { return word.size() > 1 && word.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos; }

/// Two to five words, each with a capital but for particles; no digits, no signs.
bool looks_like_person(std::string_view name) {
    static constexpr std::array<std::string_view, 19> particles = {"de", "van", "von", "der", "den", "del", "della", "la", "le", "da", "dos", "di", "bin", "al", "el", "ter", "y", "du", "af"};
    if (name.size() > longest_name) return false;
    int words = 0;
    for (std::string_view rest = name; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        const std::string_view word = rest.substr(0, end);
        if (!word.empty()) {
            const bool particle = std::find(particles.begin(), particles.end(), word) != particles.end();
            if (!particle && !is_upper_start(word)) return false;
            ++words;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return words >= 2 && words <= 5;
}

}  // namespace

Bylines::Bylines(const Rules& rules) {
    const RuleTable agencies = rules.table("any/agencies");
    const std::size_t name = agencies.column("name"), agency = agencies.column("agency");
    for (const auto& row : agencies.rows()) agencies_[fold_bare(row.cells[name])] = row.cells[agency];
    const RuleTable words = rules.table("any/bylines");
    const std::size_t kind = words.column("kind"), text = words.column("words");
    for (const auto& row : words.rows()) {
        if (row.cells[kind] == "lead")
            leads_.push_back(fold_case(row.cells[text]));
        else if (row.cells[kind] == "drop")
            drops_.insert(fold_bare(row.cells[text]));
        else if (row.cells[kind] == "role")
            roles_.insert(fold_bare(row.cells[text]));
        else
            words.refuse(row, kind, "not lead, drop or role");
    }
    std::sort(leads_.begin(), leads_.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

std::optional<std::string> Bylines::agency(std::string_view name) const {
    const auto found = agencies_.find(fold_bare(name));
    return found == agencies_.end() ? std::nullopt : std::optional(found->second);
}

std::string_view Bylines::without_lead(std::string_view line) const {
    line = trim(line);
    const std::string low = fold_case(line.substr(0, 40));
    for (const std::string& lead : leads_)
        if (low.starts_with(lead) && line.size() > lead.size() && (line[lead.size()] == ' ' || line[lead.size()] == ':' || line[lead.size()] == '\n'))
            return trim(line.substr(lead.size()));
    return line;
}

bool Bylines::has_lead(std::string_view line) const { return without_lead(line).size() < trim(line).size(); }

bool Bylines::is_role(const std::string& bare) const {
    if (roles_.contains(bare)) return true;
    for (std::string_view rest = bare; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        if (roles_.contains(std::string(rest.substr(0, end)))) return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

void Bylines::read(std::string_view line, std::string_view site, bool sure, std::vector<std::string>& people, std::vector<std::string>& agencies) const {
    if (line.size() > 300) return;
    const std::string site_bare = fold_bare(site);
    const auto add = [](std::vector<std::string>& list, std::string name) {
        for (const std::string& have : list)
            if (fold_bare(have) == fold_bare(name)) return;
        list.push_back(std::move(name));
    };
    line = without_lead(line);
    for (std::string_view part : split_names(line)) {
        part = without_lead(part);
        if (const std::size_t bracket = part.find_first_of("([<"); bracket != std::string_view::npos && bracket > 3) {
            if (const auto found = agency(part.substr(bracket + 1, part.find_first_of(")]>", bracket) - bracket - 1))) add(agencies, *found);
            part = trim(part.substr(0, bracket));
        }
        for (const std::string_view word : {" for ", " in ", " at ", " of ", " from ", " is ", " on ", " via ", " Updated", " Published", " Posted", " @"})
            if (const std::size_t at = part.find(word); at != std::string_view::npos && part.find(' ') < at) part = trim(part.substr(0, at));
        if (part.size() < 2 || part.size() > longest_name) continue;
        if (part.find_first_of("@:0123456789") != std::string_view::npos || part.find("://") != std::string_view::npos || part.find("www.") != std::string_view::npos) continue;
        if (const auto found = agency(part)) {
            add(agencies, *found);
            continue;
        }
        const std::string bare = fold_bare(part);
        if (bare.empty() || drops_.contains(bare) || (!site_bare.empty() && (bare == site_bare || (bare.size() > 4 && site_bare.find(bare) != std::string::npos) || bare.find(site_bare) != std::string::npos))) continue;
        if (is_role(bare)) continue;
        const bool one_word = part.find(' ') == std::string_view::npos;
        if (one_word && (part.find('.') != std::string_view::npos || part.find('_') != std::string_view::npos || is_capitals(part))) continue;
        if (part.ends_with(".com") || part.ends_with(".org") || part.ends_with(".net")) continue;
        if (!sure && !looks_like_person(part)) continue;
        if (part.back() == '.' && part.size() > 3 && part[part.size() - 3] != ' ' && part[part.size() - 3] != '.' && !part.ends_with("Jr.") && !part.ends_with("Sr.")) part.remove_suffix(1);
        std::string name(part);
        for (std::size_t at; (at = name.find("  ")) != std::string::npos;) name.erase(at, 1);
        add(people, is_all_upper(name) ? capitalised(name) : name);
    }
}

}  // namespace tallywire
