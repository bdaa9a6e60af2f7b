#include "article/stamp.hpp"

#include "base/date.hpp"
#include "base/utf8.hpp"
#include "rules/rules.hpp"

#include <charconv>
#include <cstdio>
#include <map>
#include <vector>

namespace tallywire {
namespace {

// A run of digits, a run of letters, or one other character.
struct Part {
    std::string_view text;
    char kind = 'x';  ///< d digits, w letters, x other

    int number() const {
        int value = -1;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return value;
    }
};

std::vector<Part> parts_of(std::string_view text) {
    const auto kind_of = [](char c) { return c >= '0' && c <= '9' ? 'd' : ((c | 32) >= 'a' && (c | 32) <= 'z') || static_cast<unsigned char>(c) >= 0x80 ? 'w' : 'x'; };
    std::vector<Part> parts;
    for (std::size_t at = 0; at < text.size() && parts.size() < 40;) {
        const char kind = kind_of(text[at]);
        std::size_t end = at + 1;
        while (kind != 'x' && end < text.size() && kind_of(text[end]) == kind) ++end;
        if (text[at] != ' ' && text[at] != ',' && text[at] != '\t' && text[at] != '\n') parts.push_back({text.substr(at, end - at), kind});
        at = end;
    }
    return parts;
}

// Protocols have English names only, but feeds and spreadsheets are written by people's settings too.
int month_of(std::string_view word) {
    static const std::map<std::string, int, std::less<>> months = [] {
        std::map<std::string, int, std::less<>> out;
        const RuleTable table = Rules().table("any/months");
        for (const RuleTable::Row& row : table.rows())
            out.emplace(row.cells[table.column("name")], Part{row.cells[table.column("month")], 'd'}.number());
        return out;
    }();
    const auto found = months.find(fold_case(word));
    return found == months.end() ? 0 : found->second;
}

struct Stamp {
    int year = -1;
    int month = -1;
    int day = -1;
    int hour = -1;
    int minute = -1;
    int second = 0;
    std::optional<int> offset = std::nullopt;  ///< minutes east of Greenwich

    std::optional<std::string> text() const {
        const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day))};
        if (year < 1000 || year > 2999 || !date.ok()) return std::nullopt;
        std::string out = format_date(date);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60 || !offset) return out;
        char buffer[32];
        std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d", hour, minute, second);
        out += buffer;
        const int distance = *offset < 0 ? -*offset : *offset;
        std::snprintf(buffer, sizeof buffer, "%c%02d:%02d", *offset < 0 ? '-' : '+', distance / 60, distance % 60);
        return out + buffer;
    }
};

std::optional<int> zone_of(std::string_view word) {
    static constexpr std::pair<std::string_view, int> zones[] = {{"Z", 0}, {"GMT", 0}, {"UTC", 0}, {"UT", 0}, {"EST", -300}, {"EDT", -240}, {"CST", -360}, {"CDT", -300},
                                                                 {"MST", -420}, {"MDT", -360}, {"PST", -480}, {"PDT", -420}, {"BST", 60}, {"CET", 60}, {"CEST", 120}, {"MEZ", 60}, {"MESZ", 120}};
    for (const auto& [name, minutes] : zones)
        if (word == name || (word == "z" && name == "Z")) return minutes;
    return std::nullopt;
}

// hours:minutes[:seconds[.fraction]] [AM|PM] [zone], from `parts[at]` on.
void read_time(const std::vector<Part>& parts, std::size_t at, Stamp& stamp) {
    const auto is = [&](std::size_t i, char c) { return i < parts.size() && parts[i].text.size() == 1 && parts[i].text[0] == c; };
    const auto digits = [&](std::size_t i) { return i < parts.size() && parts[i].kind == 'd'; };
    if (!digits(at)) return;
    if (digits(at) && is(at + 1, ':') && digits(at + 2)) {
        stamp.hour = parts[at].number();
        stamp.minute = parts[at + 2].number();
        at += 3;
        if (is(at, ':') && digits(at + 1)) {
            stamp.second = parts[at + 1].number();
            at += 2;
            if (is(at, '.') && digits(at + 1)) at += 2;
        }
    } else if (parts[at].text.size() == 6 || parts[at].text.size() == 4) {
        const int number = parts[at].text.size() == 6 ? parts[at].number() : parts[at].number() * 100;
        stamp.hour = number / 10000;
        stamp.minute = number / 100 % 100;
        stamp.second = number % 100;
        ++at;
    } else {
        return;
    }
    if (at < parts.size() && parts[at].kind == 'w') {
        const std::string word = fold_ascii(parts[at].text);
        if (word == "pm" && stamp.hour < 12) stamp.hour += 12;
        if (word == "am" && stamp.hour == 12) stamp.hour = 0;
        if (word == "pm" || word == "am") ++at;
    }
    if (at < parts.size() && parts[at].kind == 'w') {
        stamp.offset = zone_of(parts[at].text);
        ++at;
    }
    if ((is(at, '+') || is(at, '-')) && digits(at + 1)) {
        const Part& part = parts[at + 1];
        int minutes = part.text.size() > 2 ? part.number() / 100 * 60 + part.number() % 100 : part.number() * 60;
        if (part.text.size() <= 2 && is(at + 2, ':') && digits(at + 3)) minutes += parts[at + 3].number();
        if (minutes <= 14 * 60) stamp.offset = is(at, '-') ? -minutes : minutes;
    }
}

std::optional<std::string> read_epoch(std::string_view digits) {
    long long value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.size() == 13) value /= 1000;
    const auto days = value / 86400;
    const Date date = std::chrono::sys_days(std::chrono::days(days));
    const int rest = static_cast<int>(value % 86400);
    Stamp stamp{static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())), static_cast<int>(static_cast<unsigned>(date.day())), rest / 3600, rest / 60 % 60, rest % 60, 0};
    return stamp.text();
}

}  // namespace

std::optional<std::string> read_stamp(std::string_view text) {
    if (text.size() > 100) return std::nullopt;
    std::vector<Part> parts = parts_of(text);
    // a weekday in front says nothing new
    if (!parts.empty() && parts[0].kind == 'w' && month_of(parts[0].text) == 0) parts.erase(parts.begin());
    if (!parts.empty() && parts[0].text == ".") parts.erase(parts.begin());
    if (parts.empty()) return std::nullopt;
    const auto digits = [&](std::size_t i) { return i < parts.size() && parts[i].kind == 'd'; };
    const auto word = [&](std::size_t i) { return i < parts.size() && parts[i].kind == 'w' ? parts[i].text : std::string_view{}; };
    const auto separator = [&](std::size_t i) { return i < parts.size() && parts[i].kind == 'x' ? parts[i].text[0] : '\0'; };
    const auto skip_t = [&](std::size_t i) { return word(i) == "T" || word(i) == "t" ? i + 1 : i; };
    Stamp stamp;
    if (digits(0) && parts[0].text.size() == 4 && (separator(1) == '-' || separator(1) == '/' || separator(1) == '.') && digits(2) && separator(3) == separator(1) && digits(4)) {
        stamp = {parts[0].number(), parts[2].number(), parts[4].number()};
        read_time(parts, skip_t(5), stamp);
        return stamp.text();
    }
    if (digits(0) && parts.size() == 1 && (parts[0].text.size() == 10 || parts[0].text.size() == 13)) return read_epoch(parts[0].text);
    if (digits(0) && (parts[0].text.size() == 8 || parts[0].text.size() == 14)) {
        const std::string_view all = parts[0].text;
        const Part year{all.substr(0, 4), 'd'}, month{all.substr(4, 2), 'd'}, day{all.substr(6, 2), 'd'};
        stamp = {year.number(), month.number(), day.number()};
        if (all.size() == 14) {
            parts[0].text = all.substr(8);
            read_time(parts, 0, stamp);
            if (!stamp.offset) stamp.hour = -1;
        } else {
            read_time(parts, skip_t(1), stamp);
        }
        return stamp.text();
    }
    if (digits(0) && parts[0].text.size() <= 2) {
        const std::size_t month = separator(1) == '-' || separator(1) == '.' || word(1) == "de" ? 2 : 1;
        if (const int number = month_of(word(month)); number > 0) {
            std::size_t year = separator(month + 1) != '\0' ? month + 2 : month + 1;
            if (word(year) == "de") ++year;
            if (!digits(year)) return std::nullopt;
            stamp = {parts[year].number(), number, parts[0].number()};
            if (parts[year].text.size() == 2) stamp.year += stamp.year < 70 ? 2000 : 1900;
            read_time(parts, year + 1, stamp);
            return stamp.text();
        }
        if ((separator(1) == '.' || separator(1) == '/') && digits(2) && separator(3) == separator(1) && digits(4) && parts[4].text.size() == 4) {
            int day = parts[0].number(), number = parts[2].number();
            if (separator(1) == '/') {
                if (day <= 12 && number <= 12 && day != number) return std::nullopt;
                if (day <= 12) std::swap(day, number);
            }
            stamp = {parts[4].number(), number, day};
            read_time(parts, 5, stamp);
            return stamp.text();
        }
    }
    if (const int number = month_of(word(0)); number > 0) {
        const std::size_t day = separator(1) == '.' ? 2 : 1;
        if (!digits(day) || parts[day].text.size() > 2) return std::nullopt;
        std::size_t after = day + 1;
        if (const std::string_view suffix = word(after); suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") ++after;
        if (digits(after) && parts[after].text.size() == 4) {
            stamp = {parts[after].number(), number, parts[day].number()};
            read_time(parts, after + 1, stamp);
            return stamp.text();
        }
        // ctime: Thu Jun  8 07:05:00 2023
        if (digits(after) && separator(after + 1) == ':' && digits(parts.size() - 1) && parts.back().text.size() == 4) {
            stamp = {parts.back().number(), number, parts[day].number()};
            return stamp.text();
        }
    }
    return std::nullopt;
}

}  // namespace tallywire
