#include "article/debris_lines.hpp"

#include "base/utf8.hpp"
#include "rules/rules.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace tallywire {
namespace {

constexpr std::size_t longest_line = 600;  // bytes; what is longer is prose

std::uint64_t hash_word(std::string_view word) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    return hash;
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

/// True where the line's words before its first colon are just these.
bool is_label(std::string_view line, std::string_view words) {
    const std::size_t colon = line.find(':');
    return colon != std::string_view::npos && colon < words.size() + 8 && fold_bare(line.substr(0, colon)) == words;
}

}  // namespace

std::string fold_bare(std::string_view text) {
    // The letter in lower case or the digit; 0 for an apostrophe, which parts nothing; a blank for what does.
    static constexpr std::array<char, 128> kept = [] {
        std::array<char, 128> table{};
        table.fill(' ');
        for (char c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = table[static_cast<std::size_t>(c - 32)] = c;
        for (char c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = c;
        table['\''] = 0;
        return table;
    }();
    std::string out;
    out.reserve(text.size());
    bool blank = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (c < 0x80) {
            const char low = kept[c];
            if (low == ' ') {
                blank = true;
            } else if (low != 0) {
                if (blank && !out.empty()) out.push_back(' ');
                blank = false;
                out.push_back(low);
            }
            ++at;
            continue;
        }
        const CodePoint point = decode_utf8(text, at);
        if (point.value == 0x2019 || point.value == 0xAD || point.value == 0x200B) {
        } else if (point.value < 0xC0 || (point.value >= 0x2000 && point.value < 0x2C00) || (point.value >= 0x3000 && point.value < 0x3040) ||
                   point.value == 0xFEFF || point.value >= 0x1F000) {
            blank = true;
        } else {
            if (blank && !out.empty()) out.push_back(' ');
            blank = false;
            out.append(fold_case(text.substr(at, point.size)));
        }
        at += point.size;
    }
    return out;
}

DebrisLines::DebrisLines(const Rules& rules) {
    for (const std::string_view language : {"en", "any"}) {
        const std::string file = std::string(language) + "/debris";
        if (!rules.has(file)) continue;
        const RuleTable table = rules.table(file);
        const std::size_t rule = table.column("rule"), where = table.column("where"), words = table.column("words"),
                          longest = table.column("longest");
        for (const auto& row : table.rows()) {
            Pattern pattern;
            pattern.words = fold_bare(row.cells[words]);
            if (pattern.words.empty()) table.refuse(row, words, "no words");
            const std::string_view place = row.cells[where];
            pattern.where = place == "whole" ? 0 : place == "start" ? 1 : place == "end" ? 2 : place == "any" ? 3 : place == "heading" ? 4 : place == "notes" ? 5 : place == "label" ? 6 : 9;
            if (pattern.where == 9) table.refuse(row, where, "not whole, start, end, any, heading, notes or label");
            unsigned size = 200;
            const std::string_view number = row.cells[longest];
            if (!number.empty() && std::from_chars(number.data(), number.data() + number.size(), size).ec != std::errc())
                table.refuse(row, longest, "not a number");
            pattern.longest = static_cast<std::uint16_t>(size);
            rules_.emplace_back(row.cells[rule]);
            const std::uint64_t first = hash_word(first_word(pattern.words));
            begins_[first % begins_.size()] = true;
            by_first_word_[first].push_back(static_cast<std::uint32_t>(patterns_.size()));
            patterns_.push_back(std::move(pattern));
        }
    }
    for (std::size_t i = 0; i < patterns_.size(); ++i) patterns_[i].rule = rules_[i];
}

DebrisLines::Match DebrisLines::match_at(std::string_view line, std::string_view folded, std::size_t at) const {
    const std::string_view rest = folded.substr(at);
    const std::uint64_t first = hash_word(first_word(rest));
    if (!begins_[first % begins_.size()]) return {};
    const auto found = by_first_word_.find(first);
    if (found == by_first_word_.end()) return {};
    std::string_view plain;
    for (const std::uint32_t index : found->second) {
        const Pattern& pattern = patterns_[index];
        if (folded.size() > pattern.longest || !rest.starts_with(pattern.words)) continue;
        const bool ends = rest.size() == pattern.words.size();
        if (!ends && rest[pattern.words.size()] != ' ') continue;
        if ((pattern.where == 0 || pattern.where == 4 || pattern.where == 5) && (at != 0 || !ends)) continue;
        if (pattern.where == 6 && (at != 0 || !is_label(line, pattern.words))) continue;
        if (pattern.where == 1 && at != 0) continue;
        if (pattern.where == 2 && !ends) continue;
        if (pattern.where != 4 && pattern.where != 5) {
            if (plain.empty()) plain = pattern.rule;
            continue;
        }
        return {pattern.rule, true, pattern.where == 5};
    }
    return {plain, false, false};
}

DebrisLines::Match DebrisLines::match(std::string_view line) const {
    if (line.size() > longest_line) return {};
    const std::string folded = fold_bare(line);
    for (std::size_t at = 0; at < folded.size();) {
        if (const Match found = match_at(line, folded, at); !found.rule.empty()) return found;
        at = folded.find(' ', at);
        if (at == std::string::npos) break;
        ++at;
    }
    return {};
}

}  // namespace tallywire
