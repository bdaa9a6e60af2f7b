#include "article/date_text.hpp"

#include "base/utf8.hpp"
#include "rules/rules.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace tallywire {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_language(std::string_view languages, std::string_view language) {
    for (std::size_t at = languages.find(language); at != std::string_view::npos; at = languages.find(language, at + 1))
        if ((at == 0 || languages[at - 1] == ' ') && (at + language.size() == languages.size() || languages[at + language.size()] == ' ')) return true;
    return false;
}

std::optional<Date> make_date(int year, int month, int day) {
    if (year < 1900 || year > 2100 || month < 1 || day < 1) return std::nullopt;
    const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)}, std::chrono::day{static_cast<unsigned>(day)}};
    return date.ok() ? std::optional(date) : std::nullopt;
}

}  // namespace

/// A number or a word of the text, and the one character that follows it.
struct DateText::Token {
    bool number = false;
    int value = -1;  ///< of a number of up to 8 digits; of a month's name its number
    std::uint8_t digits = 0;
    char before = 0, after = 0;
    std::uint32_t begin = 0, end = 0;
};

std::string StatedDate::iso() const {
    std::string out = format_date(date);
    if (!seconds || !offset_minutes) return out;
    char rest[32];
    const int offset = std::abs(*offset_minutes);
    std::snprintf(rest, sizeof rest, "T%02d:%02d:%02d%c%02d:%02d", *seconds / 3600, *seconds / 60 % 60, *seconds % 60, *offset_minutes < 0 ? '-' : '+',
                  offset / 60 % 24, offset % 60);
    return out + rest;
}

DateText::DateText(const Rules& rules) {
    const RuleTable months = rules.table("any/months");
    const std::size_t name = months.column("name"), number = months.column("month"), languages = months.column("languages");
    const auto read = [](const RuleTable& table, const RuleTable::Row& row, std::size_t column) {
        int value = 0;
        const std::string_view cell = row.cells[column];
        if (std::from_chars(cell.data(), cell.data() + cell.size(), value).ec != std::errc()) table.refuse(row, column, "not a number");
        return value;
    };
    for (const auto& row : months.rows()) {
        const int value = read(months, row, number);
        if (value < 1 || value > 12) months.refuse(row, number, "not 1 to 12");
        Month& month = months_[std::string(row.cells[name])];
        if (month.number) {
            month.other = static_cast<unsigned>(value);
            month.other_languages = row.cells[languages];
        } else {
            month.number = static_cast<unsigned>(value);
            month.languages = row.cells[languages];
        }
    }
    const RuleTable zones = rules.table("any/zones");
    const std::size_t zone = zones.column("name"), minutes = zones.column("minutes");
    for (const auto& row : zones.rows()) zones_[std::string(row.cells[zone])] = read(zones, row, minutes);
}

unsigned DateText::month_of(std::string_view word, std::string_view language) const {
    if (word.size() < 3 || word.size() > 24) return 0;
    const auto found = months_.find(fold_case(word));
    if (found == months_.end()) return 0;
    const Month& month = found->second;
    if (month.other && !language.empty() && has_language(month.other_languages, language)) return month.other;
    return month.number;
}

void DateText::find_time(std::string_view text, std::size_t from, StatedDate& found) const {
    std::size_t at = from;
    const std::size_t limit = std::min(text.size(), from + 40);
    const auto number = [&](std::size_t& i) {
        int value = 0;
        std::size_t digits = 0;
        while (i < text.size() && is_digit(text[i]) && digits < 3) value = value * 10 + (text[i++] - '0'), ++digits;
        return digits == 0 || digits > 2 ? -1 : value;
    };
    while (at < limit && !is_digit(text[at])) ++at;
    if (at >= limit) return;
    std::size_t i = at;
    const int hour = number(i);
    int minute = 0, second = 0;
    if (hour < 0 || hour > 24) return;
    const bool colon = i < text.size() && (text[i] == ':' || text[i] == 'h' || text[i] == '.');
    if (colon) {
        ++i;
        minute = number(i);
        if (minute < 0 || minute > 59) return;
        if (i < text.size() && text[i] == ':') {
            ++i;
            second = number(i);
            if (second < 0 || second > 60) return;
            if (i < text.size() && text[i] == '.')
                for (++i; i < text.size() && is_digit(text[i]);) ++i;
        }
    }
    const auto skip_blanks = [&] {
        while (i < text.size() && (text[i] == ' ' || text[i] == '\xC2' || text[i] == '\xA0')) ++i;
    };
    std::size_t save = i;
    skip_blanks();
    int hours = hour;
    bool half = false;
    if (i < text.size() && (text[i] == 'a' || text[i] == 'A' || text[i] == 'p' || text[i] == 'P')) {
        const std::size_t m = i + 1 < text.size() && text[i + 1] == '.' ? i + 2 : i + 1;
        if (m < text.size() && (text[m] == 'm' || text[m] == 'M')) {
            half = true;
            hours = hour % 12 + (text[i] == 'p' || text[i] == 'P' ? 12 : 0);
            i = m + 1;
            if (i < text.size() && text[i] == '.') ++i;
            save = i;
            skip_blanks();
        }
    }
    if (!colon && !half) return;
    found.seconds = (hours % 24) * 3600 + minute * 60 + std::min(second, 59);
    if (i < text.size() && (text[i] == '(' || text[i] == ',')) ++i;
    skip_blanks();
    std::size_t word = i;
    while (word < text.size() && ((text[word] | 0x20) >= 'a' && (text[word] | 0x20) <= 'z')) ++word;
    std::size_t sign = i;
    if (word > i) {
        if (const auto zone = zones_.find(fold_ascii(text.substr(i, word - i))); zone != zones_.end()) found.offset_minutes = zone->second;
        if (found.offset_minutes == 0) sign = word;  // GMT+2
        save = found.offset_minutes ? word : save;
    }
    if (sign < text.size() && (text[sign] == '+' || text[sign] == '-')) {
        std::size_t digit = sign + 1;
        const auto pair = [&] {
            int value = 0, count = 0;
            for (; digit < text.size() && is_digit(text[digit]) && count < 2; ++digit, ++count) value = value * 10 + (text[digit] - '0');
            return count == 0 ? -1 : value;
        };
        const int zone_hours = pair();
        if (digit < text.size() && text[digit] == ':') ++digit;
        const int zone_minutes = std::max(pair(), 0);
        if (zone_hours >= 0 && zone_hours <= 14 && zone_minutes >= 0 && zone_minutes < 60) {
            found.offset_minutes = (zone_hours * 60 + zone_minutes) * (text[sign] == '-' ? -1 : 1);
            save = digit;
        }
    }
    found.where.end = static_cast<std::uint32_t>(std::max<std::size_t>(found.where.end, save));
}

std::optional<StatedDate> DateText::find(std::string_view text, const Hints& hints) const {
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size() && tokens.size() < 64;) {
        const auto c = static_cast<unsigned char>(text[at]);
        Token token;
        token.begin = static_cast<std::uint32_t>(at);
        token.before = at > 0 ? text[at - 1] : ' ';
        if (is_digit(text[at])) {
            token.number = true;
            token.value = 0;
            while (at < text.size() && is_digit(text[at])) {
                if (token.digits < 9) token.value = token.value % 10000000 * 10 + (text[at] - '0'), ++token.digits;
                ++at;
            }
        } else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
            while (at < text.size() && (((text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z') || static_cast<unsigned char>(text[at]) >= 0x80) &&
                   text.substr(at, 2) != "\xC2\xA0" && !(at > token.begin && text[at] >= 'A' && text[at] <= 'Z' && text[at - 1] >= 'a'))
                ++at;  // `HealthDECEMBER`: two elements side by side
            token.value = static_cast<int>(month_of(text.substr(token.begin, at - token.begin), hints.language));
        } else if (c >= 0xC3 && text.substr(at, 2) != "\xC2\xA0" && c < 0xE2) {
            while (at < text.size() && (((text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z') || static_cast<unsigned char>(text[at]) >= 0x80) &&
                   text.substr(at, 2) != "\xC2\xA0")
                ++at;
            token.value = static_cast<int>(month_of(text.substr(token.begin, at - token.begin), hints.language));
        } else {
            at += c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC2 ? 2 : 1;
            continue;
        }
        token.end = static_cast<std::uint32_t>(at);
        token.after = at < text.size() ? text[at] : ' ';
        tokens.push_back(token);
    }
    const auto finish = [&](Date date, const Token& first, const Token& last) {
        StatedDate found{date, {}, {}, {first.begin, last.end}};
        find_time(text, last.end, found);
        return found;
    };
    const auto is_day = [](const Token& t) { return t.number && t.digits <= 2 && t.value >= 1 && t.value <= 31; };
    // Bytes between two tokens; a thin blank counts for one.
    const auto gap = [&](const Token& a, const Token& b) { return b.begin - a.end - (text.substr(a.end, b.begin - a.end).find("\xE2\x80") != std::string_view::npos ? 2 : 0); };
    const auto is_year = [](const Token& t) { return t.number && t.digits == 4 && t.value >= 1900 && t.value <= 2100; };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& t = tokens[i];
        if (t.number) {
            if (t.digits == 8 && t.value >= 19000101)
                if (const auto date = make_date(t.value / 10000, t.value / 100 % 100, t.value % 100)) return finish(*date, t, t);
            if (i + 2 >= tokens.size()) continue;
            const Token &b = tokens[i + 1], &c = tokens[i + 2];
            if (!b.number || !c.number) continue;
            const bool joined = gap(t, b) <= 3 && gap(b, c) <= 3 && t.after != ':' && b.after != ':' && t.after != ',';
            if (!joined) continue;
            if (is_year(t) && b.digits <= 2 && c.digits <= 2)
                if (const auto date = make_date(t.value, b.value, c.value)) return finish(*date, t, c);
            const int year = is_year(c) ? c.value : c.digits == 2 && t.after != ' ' && b.after == t.after && c.after != ':' ? 2000 + c.value : 0;
            if (year != 0 && is_day(t) && is_day(b) && t.after != ' ') {
                const bool month_first = t.after == '/' && hints.month_first;
                auto date = make_date(year, b.value, t.value), other = make_date(year, t.value, b.value);
                if (month_first) std::swap(date, other);
                if (!date) std::swap(date, other);
                if (date) {
                    StatedDate found = finish(*date, t, c);
                    if (other && other != date && t.after != '.') found.other = other;
                    return found;
                }
            }
            continue;
        }
        if (t.value < 1) continue;
        const auto month = t.value;
        // 7 May 2021, 7. Mai 2021, 7 de mayo de 2021, 7th of May, 2021
        for (std::size_t back = 1; back <= 2 && back <= i; ++back) {
            const Token& day = tokens[i - back];
            if (!is_day(day) || t.begin - day.end > 10) continue;
            for (std::size_t on = 1; on <= 2 && i + on < tokens.size(); ++on)
                if (is_year(tokens[i + on]) && tokens[i + on].begin - t.end <= 8)
                    if (const auto date = make_date(tokens[i + on].value, month, day.value)) return finish(*date, day, tokens[i + on]);
            // Thu May 7 … is read below; 7-May-21
            if (i + 1 < tokens.size() && tokens[i + 1].number && tokens[i + 1].digits == 2 && t.after == '-' && tokens[i + 1].after != ':')
                if (const auto date = make_date(2000 + tokens[i + 1].value, month, day.value)) return finish(*date, day, tokens[i + 1]);
        }
        // May 7, 2021; May 7th 2021; May 7 09:30:00 CEST 2021
        if (i + 1 < tokens.size() && is_day(tokens[i + 1]) && tokens[i + 1].begin - t.end <= 3) {
            for (std::size_t on = 2; on <= 7 && i + on < tokens.size(); ++on)
                if (is_year(tokens[i + on]) && (on <= 3 ? tokens[i + on].begin - tokens[i + 1].end <= 8 : tokens[i + on].begin - tokens[i + 1].end <= 30))
                    if (const auto date = make_date(tokens[i + on].value, month, tokens[i + 1].value)) {
                        if (on <= 3) return finish(*date, t, tokens[i + on]);
                        StatedDate found = finish(*date, t, tokens[i + 1]);
                        found.where.end = std::max(found.where.end, tokens[i + on].end);
                        return found;
                    }
            // 2021 May 7
            if (i > 0 && is_year(tokens[i - 1]))
                if (const auto date = make_date(tokens[i - 1].value, month, tokens[i + 1].value)) return finish(*date, tokens[i - 1], tokens[i + 1]);
        }
    }
    return std::nullopt;
}

}  // namespace tallywire
