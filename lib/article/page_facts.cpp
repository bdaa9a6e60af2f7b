#include "article/page_facts.hpp"

#include "article/blocks.hpp"
#include "article/html_text.hpp"
#include "article/page_address.hpp"
#include "base/utf8.hpp"
#include "rules/rules.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace tallywire {
namespace {

constexpr std::array<std::string_view, 9> field_names = {"title", "published", "modified", "byline", "source", "section", "url", "teaser", "none"};
constexpr std::size_t longest_value = 400;

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

void append_folded(std::string& out, std::string_view text) {
    bool blank = !out.empty() && out.back() != ' ';
    bool pending = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool wide = text[i] == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0';
        if (is_blank(text[i]) || wide) {
            pending = true;
            i += wide;
            continue;
        }
        if (pending && blank) out.push_back(' ');
        pending = false;
        out.push_back(text[i]);
        blank = true;
    }
    if (pending && blank) out.push_back(' ');
}

std::string folded(std::string_view text) {
    std::string out;
    append_folded(out, text.substr(0, 4000));
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

/// Names in JSON-LD are often escaped for HTML as well.
void resolve_entities(std::string& text) {
    if (text.find('&') != std::string::npos && text.find(';') != std::string::npos) text = html_fragment_to_text(text);
}

bool has_word(std::string_view list, std::string_view word) {
    const std::size_t at = list.find(word);
    return at != std::string_view::npos && (at == 0 || list[at - 1] == ' ') && (at + word.size() == list.size() || list[at + word.size()] == ' ');
}

}  // namespace

/// An address in the part of a site where its writers are presented (the rows `href` of the table).
bool PageFacts::is_author_link(std::string_view href) const {
    return std::any_of(author_paths_.begin(), author_paths_.end(), [&](const std::string& path) {
        const std::size_t at = href.find(path);
        return at != std::string_view::npos && at + path.size() < href.size();
    });
}

std::string text_inside(const HtmlTree& tree, std::uint32_t index, std::size_t longest) {
    const auto& nodes = tree.nodes();
    std::string out;
    for (std::uint32_t i = index; i < nodes[index].end && out.size() < longest;) {
        if (i != index && is_unread_tag(nodes[i].tag)) {
            i = nodes[i].end;
            continue;
        }
        if (nodes[i].tag == HtmlTag::text)
            append_folded(out, nodes[i].text);
        else if ((is_block_tag(nodes[i].tag) || nodes[i].tag == HtmlTag::br) && !out.empty() && out.back() != ' ')
            out.push_back(' ');
        ++i;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

PageFacts::PageFacts(const Rules& rules) : linked_data_(rules), hosts_(rules) {
    const RuleTable table = rules.table("page/metadata");
    const std::size_t field = table.column("field"), rank = table.column("rank"), where = table.column("where"), name = table.column("name");
    for (const auto& row : table.rows()) {
        const auto found = std::find(field_names.begin(), field_names.end(), row.cells[field]);
        if (found == field_names.end()) table.refuse(row, field, "no such field");
        Rule rule{static_cast<FactField>(found - field_names.begin()), 0};
        if (std::from_chars(row.cells[rank].data(), row.cells[rank].data() + row.cells[rank].size(), rule.rank).ec != std::errc())
            table.refuse(row, rank, "not a number");
        if (row.cells[where] == "href") {
            author_paths_.emplace_back(row.cells[name]);
            rules_["href author"] = {rule};
            continue;
        }
        rules_[std::string(row.cells[where]) + ' ' + std::string(row.cells[name])].push_back(rule);
    }
}

int PageFacts::rank(FactField field, std::string_view where, std::string_view name) const {
    if (const auto found = rules_.find(std::string(where) + ' ' + std::string(name)); found != rules_.end())
        for (const Rule& rule : found->second)
            if (rule.field == field) return rule.rank;
    return 1000;
}

void PageFacts::add(std::string_view where, std::string_view name, std::string_view value, std::uint32_t node) {
    if (value.empty()) return;
    key_.assign(where).append(1, ' ').append(name);
    const auto found = rules_.find(key_);
    if (found == rules_.end()) return;
    for (const Rule& rule : found->second) {
        std::string text = folded(value);
        if (text.empty() || (text.size() > longest_value && rule.field != FactField::url && rule.field != FactField::teaser)) continue;
        list_.push_back({rule.field, rule.rank, node, std::move(text), std::string(where) + ':' + std::string(name)});
    }
}

void PageFacts::collect_meta(const HtmlTree& tree, const HtmlNode& node) {
    const auto content = tree.attribute(node, Attribute::content);
    if (!content || content->empty()) return;
    hosts_.add(*content, PageHost::Place::meta);
    for (const Attribute attribute : {Attribute::property, Attribute::name, Attribute::itemprop}) {
        const auto name = tree.attribute(node, attribute);
        if (!name || name->size() > 60) continue;
        std::string key = fold_ascii(*name);
        if (key == "og:locale") locale_ = *content;
        if (attribute == Attribute::itemprop) key.insert(0, "itemprop:");
        const std::size_t before = list_.size();
        add("meta", key, *content, 0);
        if (list_.size() > before) return;
        collect_other_meta(*name, *content);
    }
}

// Sites name their meta elements as they like: one of a day has a word for it in its name, and begins with the day.
void PageFacts::collect_other_meta(std::string_view name, std::string_view content) {
    const auto is_digit = [&](std::size_t i) { return i < content.size() && content[i] >= '0' && content[i] <= '9'; };
    if (content.size() < 8 || content.size() > 40 || !is_digit(0) || !is_digit(1) || rules_.contains("meta " + fold_ascii(name))) return;
    const Rule* found = nullptr;
    for (std::size_t at = 0; at < name.size();) {
        std::size_t end = at + 1;
        const auto is_lower = [&](std::size_t i) { return name[i] >= 'a' && name[i] <= 'z'; };
        const auto is_letter = [&](std::size_t i) { return (name[i] | 0x20) >= 'a' && (name[i] | 0x20) <= 'z'; };
        if (!is_letter(at)) {
            ++at;
            continue;
        }
        while (end < name.size() && is_letter(end) && (is_lower(end) || !is_lower(end - 1))) ++end;
        if (const auto rules = rules_.find("meta-word " + fold_ascii(name.substr(at, end - at))); rules != rules_.end()) {
            const Rule& rule = rules->second.front();
            if (rule.field == FactField::none) return;
            if (!found || rule.field == FactField::modified) found = &rule;
        }
        at = end;
    }
    if (found) list_.push_back({found->field, found->rank, 0, folded(content), "meta:" + fold_ascii(name)});
}

// A page that only sends the browser on says where.
void PageFacts::collect_redirect() {
    for (const PageFact& fact : list_)
        if (fact.field == FactField::url) return;
    for (const std::string_view script : other_scripts_) {
        std::size_t at = script.find("location.href");
        if (at == std::string_view::npos) at = script.find("location.replace");
        if (at == std::string_view::npos) continue;
        const std::size_t quote = script.find_first_of("\"'", at);
        if (quote == std::string_view::npos || quote - at > 24) continue;
        const std::string_view rest = script.substr(quote + 1);
        if (rest.starts_with("http") && !hosts_.sites().is_foreign(domain_of(rest.substr(0, 200)))) return add("script", "location", rest.substr(0, rest.find_first_of("\"' ")), 0);
    }
}

void PageFacts::collect_link(const HtmlTree& tree, const HtmlNode& node) {
    const std::string_view href = tree.attribute(node, Attribute::href).value_or(""), rel = tree.attribute(node, Attribute::rel).value_or("");
    if (rel == "canonical") return add("link", "canonical", href, 0);
    const bool fetched = rel.find("style") != std::string_view::npos || rel.find("icon") != std::string_view::npos || rel.starts_with("pre") || rel.starts_with("dns") ||
                         rel.starts_with("apple") || rel.starts_with("mask");
    hosts_.add(href, fetched ? PageHost::Place::resource : PageHost::Place::link);
}

void PageFacts::collect_node(const HtmlTree& tree, std::uint32_t index, NameField field) {
    const HtmlNode& node = tree.nodes()[index];
    const auto dated = [&] {
        for (const Attribute attribute : {Attribute::datetime, Attribute::content, Attribute::data_date})
            if (const auto value = tree.attribute(node, attribute); value && value->size() > 5) return std::string(*value);
        return text_inside(tree, index, 160);
    };
    if (node.tag == HtmlTag::time) {
        if (field == NameField::modified) return add("name", "modified", dated(), index);
        const bool sure = tree.attribute(node, Attribute::pubdate).has_value() || tree.attribute(node, Attribute::itemprop) == "datePublished";
        return add("tag", sure ? "time[pubdate]" : "time", dated(), index);
    }
    if (node.tag == HtmlTag::h1) add("tag", "h1", text_inside(tree, index, 400), index);
    if (has_word(tree.attribute(node, Attribute::rel).value_or(""), "author"))
        add("rel", "author", text_inside(tree, index, 120), index);
    else if (const auto href = tree.attribute(node, Attribute::href); href && node.tag == HtmlTag::a && is_author_link(*href))
        add("href", "author", text_inside(tree, index, 120), index);
    switch (field) {
        case NameField::author:
            add(tree.attribute(node, Attribute::itemprop) ? "itemprop" : "name", "author", text_inside(tree, index, 300), index);
            break;
        case NameField::date: {
            const auto prop = tree.attribute(node, Attribute::itemprop);
            if (prop == "datePublished")
                add("tag", "time[pubdate]", dated(), index);
            else
                add("name", "date", dated(), index);
            break;
        }
        case NameField::modified: add("name", "modified", dated(), index); break;
        case NameField::headline:
            if (node.tag != HtmlTag::h1) add("name", "headline", text_inside(tree, index, 400), index);
            break;
        case NameField::standfirst:
        case NameField::none: break;
    }
}

void PageFacts::collect_linked() {
    linked_ = linked_data_.read(scripts_);
    for (std::string* text : {&linked_.headline, &linked_.publisher, &linked_.section}) resolve_entities(*text);
    for (std::string& author : linked_.authors) resolve_entities(author);
    add("json-ld", "headline", linked_.headline, 0);
    add("json-ld", "datePublished", linked_.published, 0);
    add("json-ld", "dateModified", linked_.modified, 0);
    add("json-ld", "articleSection", linked_.section, 0);
    add("json-ld", "publisher", linked_.publisher, 0);
    add("json-ld", "url", linked_.url, 0);
    for (const std::string& author : linked_.authors) add("json-ld", "author", author, 0);
    for (const std::string& author : linked_.organizations) add("json-ld", "author", author, 0);
}

void PageFacts::collect(const HtmlTree& tree, const std::vector<NameMark>& marks) {
    const auto& nodes = tree.nodes();
    list_.clear();
    scripts_.clear();
    other_scripts_.clear();
    hosts_.clear();
    language_ = locale_ = {};
    for (std::uint32_t i = 1; i < nodes.size(); ++i) {
        const HtmlNode& node = nodes[i];
        switch (node.tag) {
            case HtmlTag::text: break;
            case HtmlTag::html: language_ = tree.attribute(node, Attribute::lang).value_or(""); break;
            case HtmlTag::meta: collect_meta(tree, node); break;
            case HtmlTag::title:
                if (nodes[node.parent].tag == HtmlTag::head || nodes[node.parent].tag == HtmlTag::html) add("tag", "title", text_inside(tree, i, 400), 0);
                break;
            case HtmlTag::link:
                collect_link(tree, node);
                break;
            case HtmlTag::base: hosts_.add(tree.attribute(node, Attribute::href).value_or(""), PageHost::Place::link); break;
            case HtmlTag::img:
            case HtmlTag::source: hosts_.add(tree.attribute(node, Attribute::src).value_or(""), PageHost::Place::resource); break;
            case HtmlTag::form: hosts_.add(tree.attribute(node, Attribute::action).value_or(""), PageHost::Place::anchor); break;
            case HtmlTag::script:
                if (const auto type = tree.attribute(node, Attribute::type); type && type->find("ld+json") != std::string_view::npos)
                    if (i + 1 < node.end) scripts_.push_back(nodes[i + 1].text);
                if (i + 1 < node.end && nodes[i + 1].text.size() < 20000) other_scripts_.push_back(nodes[i + 1].text);
                hosts_.add(tree.attribute(node, Attribute::src).value_or(""), PageHost::Place::resource);
                break;
            case HtmlTag::svg: break;
            default:
                if (node.tag == HtmlTag::a) hosts_.add(tree.attribute(node, Attribute::href).value_or(""), PageHost::Place::anchor);
                if (node.tag == HtmlTag::time || node.tag == HtmlTag::h1 || marks[i].field != NameField::none ||
                    (node.tag == HtmlTag::a && node.attribute_count > 0))
                    collect_node(tree, i, marks[i].field);
        }
    }
    collect_linked();
    collect_redirect();
    std::stable_sort(list_.begin(), list_.end(), [](const PageFact& a, const PageFact& b) { return a.rank < b.rank; });
}

}  // namespace tallywire
