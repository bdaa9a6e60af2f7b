#include "fact/copy_facts.hpp"

#include "fact/claim.hpp"
#include "fact/edits.hpp"
#include "fact/figure_fact.hpp"
#include "fact/relation.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>

namespace tallywire {
namespace {

constexpr int one_date_days = 2;  ///< a text may be printed again so much later
constexpr std::size_t shown_edits = 3, shown_bytes = 60;

std::string shortened(const std::string& text) {
    if (text.size() <= shown_bytes) return text;
    std::size_t end = text.rfind(' ', shown_bytes);
    if (end == std::string::npos) end = shown_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end) + "…";
}

std::string tell(const Edit& edit) {
    if (edit.before.empty()) return "“" + shortened(edit.after) + "” put in";
    if (edit.after.empty()) return "“" + shortened(edit.before) + "” cut";
    return "“" + shortened(edit.before) + "” became “" + shortened(edit.after) + "”";
}

/// The edits in words, the gravest first, and whether they contradict the original.
struct Difference {
    std::string reason;
    bool contradicts = false;
};

Difference describe(const std::vector<Edit>& edits) {
    Difference difference;
    if (edits.empty()) return {"word for word", false};
    std::array<std::size_t, 7> counts{};
    for (const Edit& edit : edits) ++counts[static_cast<std::size_t>(edit.kind)];
    for (std::size_t kind = 0; kind < counts.size(); ++kind) {
        if (counts[kind] == 0) continue;
        const auto edit_class = static_cast<EditClass>(kind);
        if (!difference.reason.empty()) difference.reason += "; ";
        difference.reason += std::string(name_of(edit_class)) + ": ";
        if (edit_class >= EditClass::wording) {
            difference.reason += std::to_string(counts[kind]) + (counts[kind] == 1 ? " edit" : " edits");
            continue;
        }
        std::size_t shown = 0;
        for (const Edit& edit : edits) {
            if (edit.kind != edit_class) continue;
            const bool changed = !edit.before.empty() && !edit.after.empty();
            difference.contradicts |= changed && edit_class <= EditClass::name;
            if (shown < shown_edits) difference.reason += (shown ? ", " : "") + tell(edit);
            ++shown;
        }
        if (shown > shown_edits) difference.reason += " and " + std::to_string(shown - shown_edits) + " more";
    }
    return difference;
}

std::string beginning(const std::string& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    return text.substr(0, std::min<std::size_t>(end, 300));
}

}  // namespace

std::vector<Fact> make_copy_facts(std::vector<Version>& versions, const Stories& stories, const Lexicon& lexicon) {
    std::vector<Fact> facts;
    if (versions.size() < 2) return facts;
    const std::uint32_t original = stories.original(versions.front().article);
    std::sort(versions.begin(), versions.end(), [&](const Version& a, const Version& b) {
        return std::pair(a.article != original, stories.rank(a.article)) < std::pair(b.article != original, stories.rank(b.article));
    });
    Fact fact;
    fact.kind = "copy";
    std::set<std::string> outlets;
    bool contradicts = false;
    DayMinute first, last;
    for (std::uint32_t i = 0; i < versions.size(); ++i) {
        const ArticleCard& card = stories.card(versions[i].article);
        Reading reading;
        reading.article = stories.id(versions[i].article);
        if (card.source) reading.source = stories.source(versions[i].article);
        if (card.published.known()) reading.as_of = format_day(card.published.day);
        reading.text = reading.sentence = beginning(versions[i].text);
        if (reading.text.size() > shown_bytes) reading.text = shortened(reading.text);
        fact.readings.push_back(std::move(reading));
        outlets.emplace(stories.outlet(versions[i].article));
        if (card.published.known()) {
            if (!first.known() || card.published < first) first = card.published;
            last = std::max(last, card.published);
        }
        if (i == 0) continue;
        const Difference difference = describe(find_edits(versions[0].text, versions[i].text, lexicon));
        contradicts |= difference.contradicts;
        fact.pairs.push_back({0, i, std::string(name_of(difference.contradicts ? Relation::conflict : Relation::agree)), difference.reason});
    }
    fact.relation = std::string(name_of(contradicts ? Relation::conflict : Relation::agree));
    fact.what.item = fact.readings.front().text;
    fact.outlets.assign(outlets.begin(), outlets.end());
    const std::string_view first_id = stories.id(versions.front().article);
    fact.origins = {std::string(stories.text_owner(versions.front().article))};
    if (first.known()) fact.window = {format_day(first.day), format_day(last.day)};
    fact.flags = flag_names((outlets.size() > 1 ? flag_one_origin : 0u) | (contradicts ? flag_changed_copy : 0u));
    fact.id = "c-" + hash_id(first_id);
    if (first.known() && last.day - first.day > one_date_days) {
        Fact dates;
        dates.kind = "date";
        dates.what.item = "publication of: " + fact.readings.front().text;
        dates.relation = std::string(name_of(Relation::conflict));
        dates.window = fact.window;
        dates.outlets = fact.outlets;
        dates.origins = fact.origins;
        for (std::uint32_t i = 0; i < versions.size(); ++i) {
            const ArticleCard& card = stories.card(versions[i].article);
            if (!card.published.known()) continue;
            Reading reading = fact.readings[i];
            reading.text = format_day(card.published.day);
            dates.readings.push_back(std::move(reading));
        }
        for (std::uint32_t j = 1; j < dates.readings.size(); ++j) {
            const std::string &x = *dates.readings[0].as_of, &y = *dates.readings[j].as_of;
            const int gap = std::abs(parse_day_minute(x).day - parse_day_minute(y).day);
            if (gap > one_date_days)
                dates.pairs.push_back({0, j, std::string(name_of(Relation::conflict)), "one text, but dated " + x + " and " + y});
        }
        std::uint32_t flags = 0;
        for (const Version& version : versions)
            if (stories.card(version.article).doubtful) flags |= flag_doubtful_date;
        dates.flags = flag_names(flags);
        dates.id = "d-" + hash_id(first_id);
        facts.push_back(std::move(dates));
    }
    facts.push_back(std::move(fact));
    return facts;
}

}  // namespace tallywire
