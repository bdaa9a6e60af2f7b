#include "timeline/selection.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <map>

namespace tallywire {
namespace {

bool is_place(const std::vector<std::string>& asked, const std::optional<Place>& place) {
    if (asked.empty()) return true;
    if (!place) return false;
    const std::string name = fold_case(place->name), code = fold_case(place->code.value_or(""));
    return std::any_of(asked.begin(), asked.end(), [&](const std::string& word) {
        const std::string want = fold_case(word);
        return want == name || want == code || code.starts_with(want + "-");
    });
}

bool in_span(const Entry& entry, const TimelineOptions& options) {
    if (!options.since && !options.until) return true;
    const auto day = [](const std::optional<std::string>& text) { return text ? parse_date(*text) : std::nullopt; };
    const auto first = day(entry.first), last = day(entry.last);
    if (!first && !last) return false;
    if (options.since && (last ? *last : *first) < *options.since) return false;
    return !(options.until && (first ? *first : *last) > *options.until);
}

bool has_word(const std::string& text, std::string_view beginning) {
    for (std::size_t at = text.find(beginning); at != std::string::npos; at = text.find(beginning, at + 1)) {
        const auto before = at == 0 ? ' ' : text[at - 1];
        if (!((before >= 'a' && before <= 'z') || (before >= '0' && before <= '9') || static_cast<unsigned char>(before) >= 0x80)) return true;
    }
    return false;
}

/// The words of a topic, folded.
std::vector<std::string> words_of(const std::string& topic) {
    std::vector<std::string> words;
    std::string word;
    for (const char byte : fold_case(topic) + " ") {
        if (byte != ' ' && byte != ',' && byte != '\t') {
            word.push_back(byte);
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

bool is_about(const Entry& entry, const std::vector<std::string>& words) {
    if (words.empty()) return true;
    std::string text = entry.headline + " " + entry.text;
    for (const Reading& reading : entry.readings) text += " " + reading.sentence;
    for (const Citation& citation : entry.citations) text += " " + citation.title.value_or("");
    text = fold_case(text);
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) { return has_word(text, word); });
}

std::string sort_day(const Entry& entry) { return (entry.first ? *entry.first : entry.last.value_or("9999")); }

bool earlier(const Entry& a, const Entry& b) {
    const std::string day_a = sort_day(a).substr(0, 10), day_b = sort_day(b).substr(0, 10);
    if (day_a != day_b) return day_a < day_b;
    if (a.first.has_value() != b.first.has_value()) return !a.first;
    if (a.last != b.last) return a.last < b.last;
    if (a.salience != b.salience) return a.salience > b.salience;
    if (a.headline != b.headline) return a.headline < b.headline;
    return a.kind < b.kind;
}

/// Keeps the `top` most salient entries of each group.
void keep_top(std::vector<Entry>& entries, std::size_t top, bool by_period) {
    std::map<std::string, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < entries.size(); ++i) groups[by_period ? entries[i].period.value_or("") : ""].push_back(i);
    std::vector<bool> kept(entries.size());
    for (auto& [period, members] : groups) {
        std::stable_sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) { return entries[a].salience > entries[b].salience; });
        for (std::size_t i = 0; i < std::min(top, members.size()); ++i) kept[members[i]] = true;
    }
    std::size_t to = 0;
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (kept[i]) {
            if (to != i) entries[to] = std::move(entries[i]);
            ++to;
        }
    entries.resize(to);
}

}  // namespace

void select_entries(std::vector<Entry>& entries, const TimelineOptions& options) {
    const std::vector<std::string> topic = words_of(options.topic);
    std::erase_if(entries, [&](const Entry& entry) {
        return !is_place(options.place, entry.place) || !in_span(entry, options) || !is_about(entry, topic);
    });
    std::stable_sort(entries.begin(), entries.end(), earlier);
    if (options.by)
        for (Entry& entry : entries)
            if (const auto day = parse_date(sort_day(entry))) entry.period = period_name(*day, *options.by);
    if (options.top != 0) keep_top(entries, options.top, options.by.has_value());
}

}  // namespace tallywire
