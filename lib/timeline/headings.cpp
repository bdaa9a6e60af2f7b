#include "timeline/headings.hpp"

#include <algorithm>

#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>

namespace tallywire {
namespace {

struct Sign {
    std::string_view unit, before, after;
};
constexpr std::array<Sign, 8> signs{{{"USD", "$", ""}, {"EUR", "€", ""}, {"GBP", "£", ""}, {"JPY", "¥", ""}, {"INR", "₹", ""}, {"ILS", "₪", ""}, {"percent", "", "%"}, {"%", "", "%"}}};

std::string digits_of(double value) {
    char out[48];
    const double size = std::fabs(value);
    if (size >= 1e6) {
        const double scale = size >= 1e12 ? 1e12 : size >= 1e9 ? 1e9 : 1e6;
        const double scaled = value / scale;
        if (std::fabs(scaled * 100 - std::round(scaled * 100)) < 1e-6) {  // 1,234,567 stays whole
            std::snprintf(out, sizeof out, "%.2f", scaled);
            std::string text = out;
            while (text.back() == '0') text.pop_back();
            if (text.back() == '.') text.pop_back();
            return text + (scale == 1e12 ? " trillion" : scale == 1e9 ? " billion" : " million");
        }
    }
    if (value != std::floor(value)) {
        std::snprintf(out, sizeof out, size < 1 ? "%.3g" : "%.2f", value);
        std::string text = out;
        if (text.find('.') != std::string::npos && text.find('e') == std::string::npos)
            while (text.back() == '0') text.pop_back();
        if (text.back() == '.') text.pop_back();
        return text;
    }
    std::snprintf(out, sizeof out, "%.0f", value);
    std::string text = out;
    for (int at = static_cast<int>(text.size()) - 3; at > (value < 0 ? 1 : 0); at -= 3) text.insert(static_cast<std::size_t>(at), 1, ',');
    return text;
}

bool is_currency(std::string_view unit) {
    return unit.size() == 3 && std::isupper(static_cast<unsigned char>(unit[0])) && std::isupper(static_cast<unsigned char>(unit[1])) &&
           std::isupper(static_cast<unsigned char>(unit[2]));
}

/// Units that are a sign or code at the number and no word after it.
bool stands_at_number(std::string_view unit) { return unit == "percent" || unit == "%" || is_currency(unit); }

/// Units that take no plural: `m`, `km2`, `[lb_av]`.
bool is_symbol(std::string_view unit) {
    return (unit.size() <= 3 && unit != "day" && unit != "gun" && unit != "man") || unit.find_first_of("0123456789[") != std::string_view::npos;
}

void begin_large(std::string& text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
}

}  // namespace

std::string number_for_people(double value, std::string_view unit) {
    for (const Sign& sign : signs)
        if (unit == sign.unit) return std::string(value < 0 ? "−" : "") + std::string(sign.before) + digits_of(std::fabs(value)) + std::string(sign.after);
    return is_currency(unit) ? std::string(unit) + " " + digits_of(value) : digits_of(value);
}

std::string interval_for_people(const Interval& interval, Bound bound, std::string_view unit) {
    const auto number = [&](double value) { return number_for_people(value, unit); };
    if (interval.low && interval.high && *interval.low == *interval.high) return (bound == Bound::about ? "about " : "") + number(*interval.low);
    if (interval.low && interval.high) return number(*interval.low) + "–" + number(*interval.high);
    if (interval.low) return (interval.low_open ? "more than " : "at least ") + number(*interval.low);
    if (interval.high) return (interval.high_open ? "under " : "up to ") + number(*interval.high);
    return {};
}

Headings::Headings(const Rules& rules, const std::string& language) {
    const RuleTable table = rules.table((rules.has(language + "/headings") ? language : "en") + "/headings");
    const std::size_t kind = table.column("kind"), name = table.column("name"), text = table.column("text");
    const std::size_t adds_up = table.column("adds_up"), shown = table.column("shown");
    for (const RuleTable::Row& row : table.rows()) {
        const std::string key(row.cells[name]);
        if (row.cells[kind] == "plural") {
            plurals_[key] = row.cells[text];
        } else if (row.cells[kind] == "measure") {
            if (row.cells[text].find("{}") == std::string_view::npos) table.refuse(row, text + 1, "no {} for what is counted");
            measures_[key] = {std::string(row.cells[text]), row.cells[adds_up] == "yes", row.cells[shown] != "no"};
        } else if (row.cells[kind] == "replaced") {
            replaced_.emplace_back(row.cells[text]);
        } else {
            table.refuse(row, kind + 1, "neither measure, plural nor replaced");
        }
    }
}

bool Headings::is_replaced(std::string_view sentence, std::string_view text) const {
    const std::size_t at = sentence.find(text);
    if (at == std::string_view::npos || at < 2 || sentence[at - 1] != ' ') return false;
    const std::string_view before = sentence.substr(0, at - 1);
    return std::any_of(replaced_.begin(), replaced_.end(), [&](const std::string& cue) {
        return before.ends_with(cue) && (before.size() == cue.size() || before[before.size() - cue.size() - 1] == ' ');
    });
}

const Headings::Measure* Headings::find(std::string_view measure) const {
    const auto found = measures_.find(std::string(measure));
    return found == measures_.end() ? nullptr : &found->second;
}

std::string Headings::counted(const Fact::What& what, bool one) const {
    std::string out;
    const std::string unit = what.unit.value_or("");
    if (stands_at_number(unit)) return what.item && unit == "percent" ? "of " + *what.item : "";
    if (what.group && *what.group != unit) {
        const bool alone = unit == "person" || unit.empty();  // "3 civilians", not "3 civilian people"
        if (!alone) return *what.group + " " + counted({what.measure, what.unit, what.item, std::nullopt, std::nullopt}, one);
        return counted({what.measure, what.group, what.item, std::nullopt, std::nullopt}, one);
    }
    if (unit.empty()) return what.item.value_or("");
    if (one) return unit;
    const std::size_t slash = unit.find('/');
    const std::string head = unit.substr(0, slash), rest = slash == std::string::npos ? "" : unit.substr(slash);
    if (const auto plural = plurals_.find(head); plural != plurals_.end()) return plural->second + rest;
    return (is_symbol(head) || head.ends_with('s') ? head : head + "s") + rest;
}

std::string Headings::named(const Fact::What& what, const std::string& counted_text) const {
    const Measure* measure = what.measure ? find(*what.measure) : nullptr;
    std::string out = measure ? measure->pattern : "{}, " + what.measure.value_or("");
    out.replace(out.find("{}"), 2, counted_text);
    while (!out.empty() && (out.front() == ' ' || out.front() == ',')) out.erase(0, 1);
    while (!out.empty() && (out.back() == ' ' || out.back() == ',')) out.pop_back();
    if (what.place) out += " in " + what.place->name;
    return out;
}

std::string Headings::label(const Fact::What& what) const {
    const std::string unit = what.unit.value_or("");
    const bool measured = !unit.empty() && (stands_at_number(unit) || is_symbol(unit));  // "price of oil, USD"
    std::string noun = measured ? what.item.value_or("") : counted(what, false);
    if (noun.empty() && !measured) noun = what.item.value_or("number");
    std::string out = noun.empty() ? what.measure.value_or("number") + (what.place ? " in " + what.place->name : "") : named(what, noun);
    if (measured) out += ", " + unit;
    begin_large(out);
    return out;
}

std::string Headings::headline(const Fact::What& what, std::string_view counted_text) const {
    std::string out = named(what, std::string(counted_text));
    begin_large(out);
    return out;
}

std::string Headings::headline(const Fact::What& what, const Interval& interval, Bound bound) const {
    const auto is_part = [](const std::optional<double>& end) { return end && *end > 0 && *end < 1; };
    if (is_part(interval.low) && is_part(interval.high) && (what.item || what.group) && !stands_at_number(what.unit.value_or("")) && !is_symbol(what.unit.value_or("m"))) {
        const Interval percent{*interval.low * 100, *interval.high * 100, interval.low_open, interval.high_open};  // "two thirds of the homes"
        return headline({what.measure, "percent", what.item ? what.item : counted(what, false), std::nullopt, what.place}, percent, bound);
    }
    const std::string number = interval_for_people(interval, bound, what.unit.value_or(""));
    const bool one = interval.low == 1.0 && interval.high == 1.0;
    const std::string noun = counted(what, one);
    std::string out = named(what, number.empty() ? noun : noun.empty() ? number : number + " " + noun);
    begin_large(out);
    return out;
}

bool Headings::adds_up(std::string_view measure) const {
    const Measure* found = find(measure);
    return found && found->adds_up;
}

bool Headings::is_shown(std::string_view measure) const {
    const Measure* found = find(measure);
    return !found || found->shown;
}

}  // namespace tallywire
