#include "article/credits.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace tallywire {
namespace {

constexpr std::size_t longest_credit = 80, longest_dateline = 90;

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
    return text;
}

/// The agencies of `AFP`, `BSS/AFP`, `Reuters and AP`; nothing where a part is no agency.
std::vector<std::string> agencies_in(std::string_view list, const Bylines& names) {
    std::vector<std::string> out;
    for (const std::string_view lead : {"With inputs from ", "with inputs from ", "With agency inputs from ", "Source: ", "Agencies/"})
        if (list.starts_with(lead)) list.remove_prefix(lead.size());
    while (!list.empty()) {
        std::size_t end = list.size(), length = 0;
        for (const std::string_view separator : {"/", ", ", " and ", " & ", "-", "; ", "+", " with "})
            if (const std::size_t at = list.find(separator); at < end) {
                end = at;
                length = separator.size();
            }
        std::string_view part = trim(list.substr(0, end));
        if (part.ends_with('.')) part.remove_suffix(1);
        if (auto agency = names.agency(trim(list))) {
            out.push_back(std::move(*agency));
            return out;
        }
        auto agency = names.agency(part);
        if (!agency) return {};
        if (std::find(out.begin(), out.end(), *agency) == out.end()) out.push_back(std::move(*agency));
        list.remove_prefix(std::min(end + length, list.size()));
    }
    return out;
}

bool is_mostly_upper(std::string_view text) {
    std::size_t upper = 0, lower = 0;
    for (const char c : text) {
        upper += c >= 'A' && c <= 'Z';
        lower += c >= 'a' && c <= 'z';
    }
    return upper >= 3 && upper > lower * 2;
}

}  // namespace

std::optional<AgencyCredit> find_agency_credit(std::string_view text, const Bylines& names) {
    std::size_t end = text.size();
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\n')) --end;
    text = text.substr(0, end);
    const std::size_t from = text.size() > longest_credit ? text.size() - longest_credit : 0;
    const auto found = [&](std::size_t begin, std::string_view list) -> std::optional<AgencyCredit> {
        AgencyCredit credit{begin, agencies_in(trim(list), names)};
        if (credit.agencies.empty()) return std::nullopt;
        while (credit.begin > 0 && (text[credit.begin - 1] == ' ' || text[credit.begin - 1] == '\n')) --credit.begin;
        return credit;
    };
    const std::string_view bare = text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
    if (bare.ends_with(')') || bare.ends_with(']')) {
        const std::size_t open = bare.find_last_of("([");
        if (open != std::string_view::npos && open >= from)
            if (auto credit = found(open, bare.substr(open + 1, bare.size() - open - 2))) return credit;
    }
    for (const std::string_view dash : {" - ", " \u2013 ", " \u2014 ", "\u2014", "\n- ", "\n\u2014 ", "\n"}) {
        const std::size_t in_tail = text.substr(from).rfind(dash);
        const std::size_t at = from + in_tail;
        if (in_tail != std::string_view::npos && at > 0)
            if (auto credit = found(at, text.substr(at + dash.size()))) return credit;
    }
    return std::nullopt;
}

std::optional<Dateline> find_dateline(std::string_view text, const Bylines& names) {
    const std::string_view line = text.substr(0, std::min(text.find('\n'), longest_dateline + 12));
    std::size_t dash = std::string_view::npos, length = 0;
    for (const std::string_view mark : {" \u2014 ", " \u2013 ", " -- ", " - ", "\u2014", "\u2013 ", "\u2014 ", ": "}) {
        const std::size_t at = line.find(mark);
        if (at < dash) {
            dash = at;
            length = mark.size();
        }
    }
    if (dash == std::string_view::npos || dash < 3 || dash > longest_dateline) return std::nullopt;
    std::string_view head = trim(line.substr(0, dash));
    Dateline out;
    out.end = dash + length;
    if (head.ends_with(')')) {
        const std::size_t open = head.rfind('(');
        if (open != std::string_view::npos) {
            out.agencies = agencies_in(head.substr(open + 1, head.size() - open - 2), names);
            head = trim(head.substr(0, open));
        }
    } else if (const std::size_t slash = head.find_last_of("/,"); slash != std::string_view::npos) {
        out.agencies = agencies_in(trim(head.substr(slash + 1)), names);
        if (!out.agencies.empty()) head = trim(head.substr(0, slash));
    }
    if (head.empty() || head.size() > 60) return std::nullopt;
    const std::string_view city = head.substr(0, head.find(','));
    // Without an agency only a place in capitals, or a place with a region behind a comma, is told from the beginning of a sentence.
    const bool upper = is_mostly_upper(city);
    if (out.agencies.empty() && !upper) return std::nullopt;
    if (line.substr(dash, length) == ": " && out.agencies.empty()) return std::nullopt;
    if (decode_utf8(head, 0).value < 'A') return std::nullopt;
    out.text = head;
    return out;
}

}  // namespace tallywire
