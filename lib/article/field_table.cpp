#include "article/field_table.hpp"

#include "article/html_text.hpp"
#include "article/language.hpp"
#include "article/plain_lines.hpp"
#include "article/record_byline.hpp"
#include "article/stamp.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "rules/rules.hpp"

#include <algorithm>
#include <charconv>

namespace tallywire {
namespace {

constexpr std::pair<std::string_view, Field> fields[] = {
    {"text", Field::text}, {"html", Field::html}, {"teaser", Field::teaser}, {"title", Field::title}, {"byline", Field::byline},
    {"published", Field::published}, {"modified", Field::modified}, {"url", Field::url}, {"source", Field::source}, {"domain", Field::domain},
    {"agency", Field::agency}, {"dateline", Field::dateline}, {"section", Field::section}, {"language", Field::language}, {"type", Field::type},
    {"records", Field::records}, {"record", Field::record}};

std::optional<Field> field_of(std::string_view name) {
    for (const auto& [known, field] : fields)
        if (known == name) return field;
    return std::nullopt;
}

bool is_markup(std::string_view text) {
    std::size_t tags = 0;
    for (std::size_t at = text.find('<'); at != std::string_view::npos && at + 3 < text.size(); at = text.find('<', at + 1)) {
        const std::string_view rest = text.substr(at + 1, 12);
        const std::string lower = fold_ascii(rest);
        for (const std::string_view tag : {"p>", "p ", "/p>", "br>", "br/", "br ", "div", "/div", "a href", "b>", "strong>", "em>", "i>", "ul>", "li>", "h2", "h3", "span", "section", "html", "img ", "blockquote"})
            if (lower.compare(0, tag.size(), tag) == 0) ++tags;
        if (tags > 0) return true;
    }
    return false;
}

bool is_url(std::string_view value) { return value.substr(0, 7) == "http://" || value.substr(0, 8) == "https://"; }

bool is_no_text(std::string_view type) {
    const std::string lower = fold_ascii(type);
    for (const std::string_view name : {"picture", "photo", "image", "video", "audio", "graphic", "graphics", "event", "planning", "poll", "map"})
        if (lower == name) return true;
    return false;
}

std::string prose_of(std::string_view text) { return is_markup(text) ? html_fragment_to_text(text) : paragraphs_of_lines(text); }

}  // namespace

FieldTable::FieldTable(const Rules& rules, const std::vector<std::pair<std::string, std::string>>& map) : bylines_(rules) {
    const RuleTable table = rules.table("any/fields");
    const std::size_t name = table.column("name");
    const std::size_t field = table.column("field");
    const std::size_t rank = table.column("rank");
    for (const RuleTable::Row& row : table.rows()) {
        const auto known = field_of(row.cells[field]);
        if (!known) table.refuse(row, field, "no such field");
        int number = 0;
        const std::string_view digits = row.cells[rank];
        if (std::from_chars(digits.data(), digits.data() + digits.size(), number).ec != std::errc()) table.refuse(row, rank, "not a number");
        add(row.cells[name], *known, number);
    }
    for (const auto& [ours, theirs] : map) {
        const auto known = field_of(ours);
        if (!known) throw UsageError("--map: no field `" + ours + "`");
        add(fold_ascii(theirs), *known, 0);
    }
}

void FieldTable::add(std::string_view name, Field field, int rank) {
    Node* node = &root_;
    for (const std::string_view part : split_cell(name, '.')) node = &node->inner[std::string(part)];
    node->field = field;
    node->rank = rank;
}

std::set<std::string, std::less<>> FieldTable::names() const {
    std::set<std::string, std::less<>> out;
    for (const auto& [name, node] : root_.inner)
        if (node.field && *node.field != Field::records && *node.field != Field::record && *node.field != Field::type) out.insert(name);
    return out;
}

void FoundFields::clear() { found_.clear(); }

void FoundFields::take(Field field, int rank, std::string_view value) {
    value = trim_blanks(value);
    if (value.empty()) return;
    if (field == Field::url && !is_url(value)) return;
    if ((field == Field::published || field == Field::modified) && !read_stamp(value)) return;
    if (field == Field::source && is_url(value)) {
        field = Field::url;
        rank += 50;
    }
    Found& found = found_[field];
    if (rank > found.rank) return;
    const bool list = field == Field::byline || field == Field::agency;
    if (rank == found.rank && !list) return;  // the first of several
    if (rank < found.rank) found.values.clear();
    found.rank = rank;
    found.values.emplace_back(value);
}

bool FoundFields::has_text() const { return found_.contains(Field::text) || found_.contains(Field::html); }

const std::string* FoundFields::get(Field field) const {
    const auto found = found_.find(field);
    return found == found_.end() ? nullptr : &found->second.values.front();
}

bool FoundFields::fill(const Bylines& bylines, Article& article) const {
    const std::string* type = get(Field::type);
    if (type && is_no_text(*type) && !has_text()) return false;
    if (!has_text() && !get(Field::title)) return false;
    if (!has_text() && !get(Field::teaser) && !get(Field::url) && !get(Field::published)) return false;
    const auto plain = [&](Field field, std::optional<std::string>& out) {
        if (out) return;
        if (const std::string* value = get(field)) out = fold_blanks(is_markup(*value) ? html_fragment_to_text(*value) : undo_entities(*value));
    };
    plain(Field::title, article.title);
    plain(Field::source, article.source);
    plain(Field::domain, article.domain);
    plain(Field::url, article.url);
    plain(Field::dateline, article.dateline);
    plain(Field::section, article.section);
    if (const std::string* language = get(Field::language); language && !article.language) article.language = language_code(*language);
    if (const std::string* stamp = get(Field::published); stamp && !article.published) {
        article.published = read_stamp(*stamp);
        article.published_from = "record";
    }
    if (const std::string* stamp = get(Field::modified); stamp && !article.modified) article.modified = read_stamp(*stamp);
    if (const auto found = found_.find(Field::byline); found != found_.end() && article.byline.empty()) {
        const std::vector<std::string>& values = found->second.values;
        if (values.size() == 1) take_byline(bylines, values.front(), article);
        else for (const std::string& value : values) article.byline.push_back(fold_blanks(value));
    }
    if (const auto found = found_.find(Field::agency); found != found_.end() && article.agency.empty()) article.agency = found->second.values;
    if (!article.text.empty()) return true;
    const auto text = found_.find(Field::text);
    const auto html = found_.find(Field::html);
    if (text != found_.end()) article.text = prose_of(text->second.values.front());
    if (html != found_.end() && (text == found_.end() || html->second.rank <= text->second.rank)) {
        // of two forms of one rank the plain one, unless it is a beginning only
        std::string other = html_fragment_to_text(html->second.values.front());
        const bool tie = text != found_.end() && html->second.rank == text->second.rank && article.text.size() * 5 > other.size() * 3;
        if (!tie && !other.empty()) article.text = std::move(other);
    }
    if (article.text.empty())
        if (const std::string* teaser = get(Field::teaser)) article.text = prose_of(*teaser);
    return true;
}

}  // namespace tallywire
