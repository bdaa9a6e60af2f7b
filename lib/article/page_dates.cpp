#include "article/page_dates.hpp"

#include "article/page_address.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace tallywire {
namespace {

constexpr int far_off = 32;             // added to the rank of dates that stand neither under the headline nor in the text
constexpr int in_aside = 40;            // the same for dates in a box beside the text
constexpr int in_text = 15;             // for elements with a date in the text
constexpr std::size_t longest_line = 160;
constexpr std::size_t most_dates = 3;   // of one line that are read
constexpr std::uint32_t above_headline = 6, below_text = 6;  // blocks that belong to the article's head and foot
constexpr std::uint32_t head_levels = 4;                     // elements up from the headline in which its head is looked for

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

bool is_clock_of_greenwich(const StatedDate& date) { return date.seconds && date.offset_minutes == 0 && *date.seconds < 12 * 3600; }

DateText::Hints hints_of(const PageFacts& facts, std::string& language) {
    language = fold_ascii(facts.language().substr(0, 2));
    const std::string locale = fold_ascii(facts.locale().empty() ? facts.language() : facts.locale());
    return {locale == "en" || locale == "en_us" || locale == "en-us", language};
}

/// The day that the address has as folders: /2021/5/7/.
std::optional<Date> day_of_folders(std::string_view url) {
    const auto day = date_in_url(url);
    if (!day) return std::nullopt;
    const std::string year = "/" + std::to_string(static_cast<int>(day->year())) + "/";
    const std::size_t at = url.find(year);
    return at != std::string_view::npos && std::count(url.begin() + static_cast<std::ptrdiff_t>(at + year.size()), url.end(), '/') >= 2 ? day : std::nullopt;
}

}  // namespace

/// Where on the page dates are believed.
struct PageDates::Ground {
    const PagePlace& place;
    DateText::Hints hints;
    std::uint32_t head = 0;         ///< node index: from here on the article's head
    std::uint32_t first_prose = 0;  ///< node index of the first sentence
    std::uint32_t foot = 0;         ///< node index behind the lines that follow the text
    std::uint32_t own_begin = 0, own_end = 0;  ///< nodes of the element named as debris that holds the headline

    Ground(const PagePlace& page, DateText::Hints reading, std::uint32_t title) : place(page), hints(reading) {
        const auto& list = page.blocks.list;
        first_prose = page.first_prose < list.size() ? list[page.first_prose].first : page.end;
        foot = page.last_block + below_text < list.size() ? list[page.last_block + below_text].first : static_cast<std::uint32_t>(page.tree.nodes().size());
        head = head_of(title);
        // A sentence above the headline opens no text.
        if (const auto below = below_headline(title); title != 0 && first_prose < title) first_prose = below;
        for (std::uint32_t up = title; up != 0 && page.owner[up] != Ownership::article; up = page.tree.nodes()[up].parent) own_begin = up;
        if (own_begin != 0) own_end = page.tree.nodes()[own_begin].end;
    }

    std::uint32_t below_headline(std::uint32_t title) const {
        const auto& list = place.blocks.list;
        const auto block = static_cast<std::size_t>(std::lower_bound(list.begin(), list.end(), title, [](const Block& one, std::uint32_t node) { return one.first < node; }) - list.begin());
        return block + below_text < list.size() ? list[block + below_text].first : place.end;
    }
    /// Dates in links are those of other articles, but for the link of the headline.
    bool in_link(std::uint32_t node) const {
        const auto& nodes = place.tree.nodes();
        for (int level = 0; node != 0 && level < 8; node = nodes[node].parent, ++level)
            if (nodes[node].tag == HtmlTag::a) return true;
        return false;
    }
    /// Nothing that holds the headline is foreign.
    Ownership owner(std::uint32_t node) const { return node >= own_begin && node < own_end ? Ownership::article : place.owner[node]; }

    /// The head begins with the headline, or with the few lines that stand above it in the same small element.
    std::uint32_t head_of(std::uint32_t title) const {
        const auto& nodes = place.tree.nodes();
        const auto& list = place.blocks.list;
        std::uint32_t found = title, up = title;
        const auto before = [](const Block& block, std::uint32_t node) { return block.first < node; };
        const auto first = std::lower_bound(list.begin(), list.end(), title, before);
        for (std::uint32_t level = 0; level < head_levels && up != 0; ++level) {
            up = nodes[up].parent;
            if (nodes[up].tag == HtmlTag::body || nodes[up].tag == HtmlTag::html || up == 0) break;
            const auto start = std::lower_bound(list.begin(), list.end(), up, before);
            if (first - start > static_cast<std::ptrdiff_t>(above_headline)) break;
            found = up;
        }
        return found;
    }
    /// 0 in the article's head, 1 in its text or just below, 2 elsewhere
    int nearness(std::uint32_t node) const {
        if (node >= head && node <= first_prose) return 0;
        return (node >= place.begin && node < place.end) || (node > first_prose && node < foot) ? 1 : 2;
    }
};

void PageDates::Choice::offer(int other_rank, int other_near, const StatedDate& other, std::string_view other_from) {
    if (other_rank > rank || (other_rank == rank && other_near >= near)) return;
    rank = other_rank;
    near = other_near;
    date = other;
    from = other_from;
}

void PageDates::read_facts(const PageFacts& facts, const Ground& ground, Choices& choices) const {
    for (const PageFact& fact : facts.list()) {
        if (fact.field != FactField::published && fact.field != FactField::modified) continue;
        const Ownership owner = fact.node == 0 ? Ownership::article : ground.owner(fact.node);
        if (owner == Ownership::foreign) continue;
        Choice& choice = fact.field == FactField::published ? choices.published : choices.modified;
        const int near = fact.node == 0 ? 0 : ground.nearness(fact.node);
        if (fact.node != 0 && near != 0 && ground.in_link(fact.node)) continue;
        const int rank = fact.rank + (owner == Ownership::aside ? in_aside : near == 2 ? far_off : near == 1 ? in_text : 0);
        if (rank > choice.rank && near != 0) continue;
        const auto date = dates_.find(fact.value, ground.hints);
        if (!date) continue;
        choices.stated.push_back(*date);
        choice.offer(rank, near, *date, fact.from);
        if (fact.node != 0 && near == 0 && owner == Ownership::article && fact.field == FactField::published)
            choices.visible.offer(rank, near, *date, fact.from);
    }
}

void PageDates::read_line(const PageFacts& facts, const Ground& ground, std::uint32_t block, Choices& choices) const {
    const auto& list = ground.place.blocks.list;
    const std::string_view line = ground.place.blocks.of(list[block]);
    const Ownership owner = ground.owner(list[block].element);
    if (owner == Ownership::foreign || !has_digit(line.substr(0, longest_line))) return;
    const int near = owner == Ownership::aside ? 3 : ground.nearness(list[block].first);
    const bool linked = near != 0 && list[block].link_chars * 2 > list[block].text.size();
    const int away = near == 3 ? in_aside : near == 2 ? far_off : 0;
    std::size_t at = 0;
    for (std::size_t count = 0; count < most_dates && at < line.size(); ++count) {
        const auto found = dates_.find(line.substr(at, line.size() - at > 2 * longest_line ? longest_line : std::string_view::npos), ground.hints);
        if (!found) return;
        StatedDate date = *found;
        date.where = {static_cast<std::uint32_t>(date.where.begin + at), static_cast<std::uint32_t>(date.where.end + at)};
        const std::string_view before = line.substr(at, date.where.begin - at), after = line.substr(date.where.end);
        const bool opens = date.where.begin < 4;
        DateLead lead = leads_.read(before, after);
        // The line above may be the label of a date that is a line of its own.
        if (lead == DateLead::silent && opens && after.size() < 40 && block > 0)
            if (const std::string_view above = ground.place.blocks.of(list[block - 1]); above.size() < 40) lead = leads_.read(above, {});
        const bool long_line = line.size() > longest_line;
        const bool bare = !long_line && before.size() + after.size() < 60;
        const auto rank = [&](FactField field, std::string_view name) { return facts.rank(field, "text", name) + away; };
        if (lead == DateLead::published && (!long_line || opens)) {
            choices.published.offer(rank(FactField::published, "lead"), near, date, "text");
        } else if (lead == DateLead::modified && !long_line) {
            choices.modified.offer(rank(FactField::modified, "lead"), near, date, "text");
        } else if (lead == DateLead::silent && !linked) {
            const bool at_start = opens && near <= 1 && block <= ground.place.first_prose + 3;
            const std::string_view name = near > 1 ? "anywhere" : bare ? "near" : at_start ? "opening" : "sentence";
            if (name != "sentence" || !long_line) choices.published.offer(name == "anywhere" ? facts.rank(FactField::published, "text", name) + near : rank(FactField::published, name), near, date, "text");
        }
        if (near == 0 && !linked && bare && lead != DateLead::none && lead != DateLead::modified) choices.visible.offer(70, 0, date, "text");
        choices.stated.push_back(date);
        at = date.where.end;
    }
}

void PageDates::read_lines(const PageFacts& facts, const Ground& ground, Choices& choices) const {
    const auto last = static_cast<std::uint32_t>(ground.place.blocks.list.size());
    for (std::uint32_t block = 0; block < last; ++block) read_line(facts, ground, block, choices);
}

void PageDates::choose(const PageFacts& facts, const PagePlace& place, Article& article) const {
    std::string language;
    const DateText::Hints hints = hints_of(facts, language);
    std::uint32_t title = 0;
    for (const PageFact& fact : facts.list())
        if (fact.field == FactField::title && fact.node != 0 && article.title && fact.value.find(*article.title) != std::string::npos) {
            title = fact.node;
            break;
        }
    const Ground ground(place, hints, title);
    const auto rank = [&](std::string_view where, std::string_view name) { return facts.rank(FactField::published, where, name); };
    Choices choices;
    Choice &published = choices.published, &modified = choices.modified, &visible = choices.visible;
    read_facts(facts, ground, choices);
    const auto url_day = article.url ? date_in_url(*article.url) : std::nullopt;
    if (url_day) published.offer(rank("url", "path"), 0, {*url_day, {}, {}, {}, {}}, "url");
    const bool shifted = published && is_clock_of_greenwich(published.date);
    if (published.rank > rank("text", "lead") || published.date.other || (shifted && !visible)) read_lines(facts, ground, choices);
    if (modified) published.offer(rank("modified", "modified"), 0, modified.date, modified.from);
    // Of two readings of 3/4/2021 the one that another date of the page bears out.
    for (Choice* choice : {&published, &modified}) {
        if (!*choice || !choice->date.other) continue;
        const auto says = [&](Date day) {
            return url_day == day || std::any_of(choices.stated.begin(), choices.stated.end(), [&](const StatedDate& one) { return !one.other && one.date == day; });
        };
        if (!says(choice->date.date) && says(*choice->date.other)) choice->date.date = *choice->date.other;
    }
    // A clock in UTC may be a day ahead of the outlet's own day, which its address or its page states.
    if (url_day && published && is_clock_of_greenwich(published.date) && days_between(*url_day, published.date.date) == 1)
        published = {0, 0, {*url_day, {}, {}, {}, {}}, "url"};
    else if (published.rank < 50 && is_clock_of_greenwich(published.date) && visible && days_between(visible.date.date, published.date.date) == 1)
        published = visible;
    // What the page shows is nearer to the day than the day of the address, and that is older than any later edition.
    if (published && published.from == "url" && visible && std::abs(days_between(*url_day, visible.date.date)) == 1) published = visible;
    if (const auto day = article.url ? day_of_folders(*article.url) : std::nullopt; day && published && days_between(*day, published.date.date) > 3) {
        if (!article.published && !article.published_doubt) article.published_doubt = "the page says " + format_date(published.date.date);
        published = {0, 0, {*day, {}, {}, {}, {}}, "url"};
    }
    if (!article.published && published) {
        article.published = published.date.iso();
        article.published_from = published.from;
    }
    if (!article.modified && modified) article.modified = modified.date.iso();
}

}  // namespace tallywire
