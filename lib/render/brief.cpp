#include "render/brief.hpp"

#include "fact/claim.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace tallywire {
namespace {

constexpr std::size_t most_rows = 12, most_reasons = 4, most_agreed = 40;

constexpr std::array<std::pair<std::string_view, int>, 7> relations{{{"conflict", 6},
                                                                     {"supersedes", 5},
                                                                     {"refines", 3},
                                                                     {"different_scope", 2},
                                                                     {"compatible", 2},
                                                                     {"agree", 1},
                                                                     {"single_source", 0}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> warnings{
    {{"one_origin", "all outlets have it from one origin"},
     {"down_revision", "a later count is lower"},
     {"doubtful_date", "the order rests on a doubtful date"},
     {"lagging", "an outlet still prints what was replaced"},
     {"changed_copy", "copies of one text differ"},
     {"derived", "reckoned from several figures"},
     {"denied", "somebody denies it"},
     {"lost_attribution", "a claim became an outlet's own voice"},
     {"undated", "not all readings are dated"}}};

int rank_of(const Fact& fact) {
    for (const auto& [name, rank] : relations)
        if (fact.relation == name) return rank;
    return 0;
}

/// How far apart the readings are: 0 where all agree.
double width_of(const Fact& fact) {
    double low = INFINITY, high = -INFINITY;
    for (const Reading& reading : fact.readings)
        if (reading.bound != Bound::vague)  // "many" is no number to be far from
        for (const auto& end : {reading.interval.low, reading.interval.high})
            if (end) low = std::min(low, *end), high = std::max(high, *end);
    return high > low ? std::log(std::max(high, 1.0) / std::max(low, 1.0)) : 0;
}

std::string capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
    return text;
}

std::string spaced(std::string text) {
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

std::string count_of(std::size_t count, const char* one, const char* many) { return grouped(static_cast<double>(count)) + ' ' + (count == 1 ? one : many); }

std::string heading_of(const Fact& fact) {
    std::string text;
    if (fact.kind != "figure") text = capital(fact.kind);
    const Fact::What& what = fact.what;
    if (what.measure && *what.measure != "other" && *what.measure != fact.kind) text += (text.empty() ? "" : ": ") + capital(spaced(*what.measure));
    if (what.group) text += (text.empty() ? "" : ", ") + *what.group;
    if (what.unit && *what.unit != "person" && (!what.group || *what.unit != *what.group)) text += (text.empty() ? "" : ", ") + *what.unit;
    if (fact.kind != "figure" || !what.measure || *what.measure == "other" || *what.measure == "amount")
        if (what.item) text += (text.empty() ? "" : ": ") + *what.item;
    if (what.place) text += (text.empty() ? "" : ", ") + what.place->name;
    return text.empty() ? "Figure" : text;
}

std::string standing_of(const Fact& fact) {
    return count_of(fact.outlets.size(), "outlet", "outlets") + ", " + count_of(fact.origins.size(), "origin", "origins");
}

std::string range_of(const Fact& fact) {
    if (!fact.low && !fact.high) return {};
    std::string text;
    if (fact.low && fact.high) text = *fact.low == *fact.high ? grouped(*fact.low) : grouped(*fact.low) + " to " + grouped(*fact.high);
    else if (fact.low) text = grouped(*fact.low) + " or more";
    else text = "up to " + grouped(*fact.high);
    if (fact.best && !(fact.low == fact.high && fact.best == fact.low)) text += "; best " + grouped(*fact.best) + " (" + fact.best_rule.value_or("") + ")";
    return text;
}

/// The reasons for what the fact is called; for none of its lesser relations. "1 day later" is in the rows.
std::vector<std::string> reasons_of(const Fact& fact) {
    std::vector<std::string> reasons;
    for (const Pair& pair : fact.pairs) {
        if (pair.relation != fact.relation || reasons.size() == most_reasons) continue;
        if (pair.relation == "supersedes" && pair.reason.find_first_of(",:;") == std::string::npos) continue;
        if (std::find(reasons.begin(), reasons.end(), pair.reason) == reasons.end()) reasons.push_back(pair.reason);
    }
    return reasons;
}

}  // namespace

std::string agreed_line(const Fact& fact) {
    std::string line = heading_of(fact);
    if (fact.kind == "name") {
        std::vector<std::string> spellings;
        for (const Reading& reading : fact.readings)
            if (std::find(spellings.begin(), spellings.end(), reading.text) == spellings.end()) spellings.push_back(reading.text);
        if (spellings.size() < 2) return {};
        line = "Name: " + spellings.front();
        for (std::size_t i = 1; i < spellings.size(); ++i) line += " = " + spellings[i];
    } else if (fact.kind == "statement") {
        const Reading& first = fact.readings.front();
        line = "Statement: “" + first.text + "”";
        if (first.by) line += " (" + (first.by->name ? *first.by->name : first.by->text) + ")";
    } else if (fact.kind == "figure" && fact.what.measure.value_or("other") != "other") {
        line += ": " + range_of(fact);
    } else {
        return {};
    }
    return line + ", " + standing_of(fact);
}

BriefItem describe_fact(const Fact& fact) {
    BriefItem item;
    item.heading = heading_of(fact);
    item.relation = spaced(fact.relation);
    item.range = range_of(fact);
    item.standing = standing_of(fact);
    if (fact.window.first && fact.window.last)
        item.window = *fact.window.first == *fact.window.last ? *fact.window.first : *fact.window.first + " to " + *fact.window.last;
    else if (fact.window.first || fact.window.last)
        item.window = fact.window.first.value_or(fact.window.last.value_or(""));
    std::vector<bool> replaced(fact.readings.size(), false);
    for (const Pair& pair : fact.pairs)
        if (pair.relation == "supersedes" && pair.a < replaced.size()) replaced[pair.a] = true;
    std::set<std::string> told;
    for (std::size_t i = 0; i < fact.readings.size() && item.rows.size() < most_rows; ++i) {
        const Reading& reading = fact.readings[i];
        BriefItem::Row row;
        row.day = reading.as_of.value_or("");
        row.outlet = reading.source.value_or(reading.article);
        if (reading.by) row.by = reading.by->name ? *reading.by->name : reading.by->text;
        row.said = reading.text;
        if (told.insert(reading.sentence).second) row.sentence = reading.sentence;
        if (replaced[i]) row.note = "replaced";
        item.rows.push_back(std::move(row));
    }
    if (fact.readings.size() > most_rows) item.warnings.push_back(count_of(fact.readings.size() - most_rows, "more reading", "more readings") + " not shown");
    item.reasons = reasons_of(fact);
    for (const auto& [flag, text] : warnings)
        if (std::find(fact.flags.begin(), fact.flags.end(), flag) != fact.flags.end()) item.warnings.emplace_back(text);
    return item;
}

void Brief::add(Fact fact) {
    if (fact.relation == "single_source") {
        ++single_;
        return;
    }
    facts_.push_back(std::move(fact));
    if (facts_.size() < 2 * most_facts_) return;
    std::vector<Fact> kept;
    const std::vector<const Fact*> order = sorted();
    for (std::size_t i = 0; i < most_facts_; ++i) kept.push_back(*order[i]);
    dropped_ += facts_.size() - kept.size();
    facts_ = std::move(kept);
}

std::vector<const Fact*> Brief::sorted() const {
    std::vector<const Fact*> order;
    for (const Fact& fact : facts_) order.push_back(&fact);
    std::stable_sort(order.begin(), order.end(), [](const Fact* a, const Fact* b) {
        const int x = rank_of(*a), y = rank_of(*b);
        const double m = width_of(*a), n = width_of(*b);
        const std::size_t p = a->outlets.size(), q = b->outlets.size();
        return std::tie(y, n, q, a->id) < std::tie(x, m, p, b->id);
    });
    return order;
}

void Brief::write(std::string& out, BriefFormat format, std::size_t columns, bool colour) const {
    const std::vector<const Fact*> order = sorted();
    std::map<std::string, std::size_t> counts;
    std::set<std::string> outlets;
    BriefPage page;
    std::vector<BriefItem>& items = page.items;
    std::size_t agreed = 0;
    for (const Fact* fact : order) {
        ++counts[fact->relation];
        outlets.insert(fact->outlets.begin(), fact->outlets.end());
        if (fact->relation != "agree") {
            if (items.size() < most_facts_) items.push_back(describe_fact(*fact));
        } else if (std::string line = agreed_line(*fact); !line.empty() && ++agreed <= most_agreed) {
            page.agreed.push_back(std::move(line));
        }
    }
    if (agreed > most_agreed) page.agreed.push_back("and " + count_of(agreed - most_agreed, "fact", "facts") + " more");
    std::string& summary = page.summary;
    summary = count_of(facts_.size() + dropped_, "fact", "facts") + " told by several sources (" + count_of(outlets.size(), "outlet", "outlets") + ")";
    for (const char* relation : {"conflict", "supersedes", "refines", "compatible", "agree", "different_scope"})
        if (counts[relation]) summary += ", " + std::to_string(counts[relation]) + ' ' + spaced(relation);
    summary += "; " + grouped(static_cast<double>(single_)) + " told by one outlet only, not shown.";
    const std::size_t left = dropped_ + facts_.size() - counts["agree"] - items.size();
    if (left) summary += " The " + grouped(static_cast<double>(items.size())) + " most at odds are shown.";
    switch (format) {
        case BriefFormat::text: append_brief_text(out, page, columns, colour); break;
        case BriefFormat::markdown: append_brief_markdown(out, page); break;
        case BriefFormat::html: append_brief_html(out, page); break;
    }
}

}  // namespace tallywire
