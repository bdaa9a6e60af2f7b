#include "article/page_names.hpp"

#include "article/blocks.hpp"
#include "rules/rules.hpp"

#include <algorithm>
#include <charconv>

namespace tallywire {
namespace {

constexpr std::size_t longest_name = 5;  // words

constexpr std::uint64_t seed = 0xcbf29ce484222325u, prime = 0x100000001b3u;

std::uint64_t hash_char(std::uint64_t hash, char c) { return (hash ^ static_cast<unsigned char>(c)) * prime; }
std::uint64_t hash_word(std::string_view word) {
    std::uint64_t hash = seed;
    for (const char c : word) hash = hash_char(hash, c);
    return hash;
}
std::uint64_t join(std::uint64_t words, std::uint64_t word) { return (words * 0x9E3779B97F4A7C15u) ^ word; }

/// The key of a name of one or more words.
std::uint64_t key_of(std::string_view name) {
    std::uint64_t key = 0;
    while (!name.empty()) {
        const std::size_t end = std::min(name.find(' '), name.size());
        const std::uint64_t word = hash_word(name.substr(0, end));
        key = key == 0 ? word : join(key, word);
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return key;
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

/// `display: none` or `visibility: hidden` in a style attribute.
bool says_hidden(std::string_view style) {
    const auto says = [&](std::string_view property, std::string_view value) {
        std::size_t at = style.find(property);
        if (at == std::string_view::npos) return false;
        at += property.size();
        while (at < style.size() && (is_blank(style[at]) || style[at] == ':')) ++at;
        return style.substr(at).starts_with(value);
    };
    return says("display", "none") || says("visibility", "hidden");
}

NameField field_of(const RuleTable& table, const RuleTable::Row& row) {
    const std::string_view name = row.cells[table.column("field")];
    if (name.empty()) return NameField::none;
    if (name == "author") return NameField::author;
    if (name == "date") return NameField::date;
    if (name == "modified") return NameField::modified;
    if (name == "headline") return NameField::headline;
    if (name == "standfirst") return NameField::standfirst;
    table.refuse(row, table.column("field"), "not author, date, modified, headline or standfirst");
}

/// A heading's id is made of its words, and so are the ids of marks inside of a text.
bool has_telling_id(HtmlTag tag) {
    switch (tag) {
        case HtmlTag::h1: case HtmlTag::h2: case HtmlTag::h3: case HtmlTag::h4: case HtmlTag::h5: case HtmlTag::h6: case HtmlTag::p: case HtmlTag::a: case HtmlTag::span:
        case HtmlTag::strong: case HtmlTag::b: case HtmlTag::em: case HtmlTag::li: return false;
        default: return true;
    }
}

constexpr std::uint64_t role_salt = 0x5151515151515151u, itemprop_salt = 0xA3A3A3A3A3A3A3A3u;

}  // namespace

PageNames::PageNames(const Rules& rules) {
    const RuleTable table = rules.table("page/names");
    const std::size_t where = table.column("where"), name = table.column("name"), means = table.column("means"), limit = table.column("limit");
    cuts_.push_back({});
    hidden_ = add_cut("hidden", "style", 30);
    card_ = add_cut("card", "article", 60);
    slots_.resize(4096);
    while (slots_.size() < table.rows().size() * 3) slots_.resize(slots_.size() * 2);
    for (const auto& row : table.rows()) {
        Entry entry;
        unsigned share = 0;
        const std::string_view number = row.cells[limit];
        if (std::from_chars(number.data(), number.data() + number.size(), share).ec != std::errc() || share > 100)
            table.refuse(row, limit, "not a number from 0 to 100");
        if (row.cells[means] == "body")
            entry.body = 3;
        else if (row.cells[means] == "article")
            entry.body = 2;
        else if (row.cells[means] == "content")
            entry.body = 1;
        else if (row.cells[means] == "ignore")
            entry.ignore = true;
        else if (row.cells[means] == "skip")
            entry.skip = true;
        else if (row.cells[means].empty())
            ;
        else
            entry.cut = add_cut(row.cells[means], row.cells[name], static_cast<std::uint8_t>(share));
        entry.field = field_of(table, row);
        if (row.cells[where] == "name") {
            insert(key_of(row.cells[name]), entry);
        } else if (row.cells[where] == "role") {
            insert(key_of(row.cells[name]) ^ role_salt, entry);
        } else if (row.cells[where] == "itemprop") {
            insert(key_of(row.cells[name]) ^ itemprop_salt, entry);
        } else if (row.cells[where] == "tag") {
            const HtmlTag tag = tag_of(row.cells[name]);
            if (tag == HtmlTag::other) table.refuse(row, name, "no tag that is known");
            tags_[static_cast<std::size_t>(tag)] = {entry.body, entry.field, entry.cut};
        } else {
            table.refuse(row, where, "not name, tag, role or itemprop");
        }
    }
}

std::uint16_t PageNames::add_cut(std::string_view kind, std::string_view name, std::uint8_t limit) {
    const auto found = std::find(kinds_.begin(), kinds_.end(), kind);
    const auto index = static_cast<std::uint8_t>(found - kinds_.begin());
    if (found == kinds_.end()) kinds_.emplace_back(kind);
    const bool foreign = kind == "related" || kind == "card" || kind == "comments" || kind == "advertisement" || kind == "newsletter" || kind == "navigation";
    const Ownership owner = foreign ? Ownership::foreign : kind == "sidebar" || kind == "popup" ? Ownership::aside : Ownership::article;
    cuts_.push_back({std::string(kind) + ": " + std::string(name), index, limit, owner});
    return static_cast<std::uint16_t>(cuts_.size() - 1);
}

void PageNames::insert(std::uint64_t key, Entry entry) {
    entry.key = key;
    std::size_t at = key & (slots_.size() - 1);
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = entry;
}

const PageNames::Entry* PageNames::find(std::uint64_t key) const {
    for (std::size_t at = key & (slots_.size() - 1); slots_[at].key != 0; at = (at + 1) & (slots_.size() - 1))
        if (slots_[at].key == key) return &slots_[at];
    return nullptr;
}

// One class of several words: the longest names count, and a debris word anywhere in it outweighs a body word. An id (`whole`) counts only
// where names cover all of it: ids are often made of a heading's words.
void PageNames::mark_token(std::string_view token, bool whole, NameMark& mark) const {
    std::uint64_t words[16];
    std::size_t count = 0;
    for (std::size_t at = 0; at < token.size() && count < 16;) {
        if (!is_lower(token[at]) && !is_upper(token[at])) {
            ++at;
            continue;
        }
        std::uint64_t hash = seed;
        const std::size_t begin = at;
        while (at < token.size() && (is_lower(token[at]) || is_upper(token[at]))) {
            if (at > begin && is_upper(token[at]) && is_lower(token[at - 1])) break;
            hash = hash_char(hash, static_cast<char>(token[at] | 0x20));
            ++at;
        }
        words[count++] = hash;
    }
    NameMark found;
    bool first = true;
    for (std::size_t i = 0; i < count;) {
        const Entry* best = nullptr;
        std::size_t length = 1;
        std::uint64_t key = 0;
        for (std::size_t n = 1; n <= longest_name && i + n <= count; ++n) {
            key = n == 1 ? words[i] : join(key, words[i + n - 1]);
            if (const Entry* entry = find(key)) {
                best = entry;
                length = n;
            }
        }
        i += length;
        if (!best) {
            if (whole) return;
            first = false;
            continue;
        }
        if (best->skip) {
            if (first) continue;
            if (whole) return;
            continue;
        }
        if (best->ignore && first) return;
        first = false;
        if (best->cut) found.cut = best->cut;
        if (best->body > found.body) found.body = best->body;
        if (best->field != NameField::none) found.field = best->field;
    }
    if (found.cut && !mark.cut) mark.cut = found.cut;
    if (!found.cut && found.body > mark.body) mark.body = found.body;
    if (mark.field == NameField::none) mark.field = found.field;
}

NameMark PageNames::mark_node(const HtmlTree& tree, const HtmlNode& node) const {
    const NameMark by_tag = tags_[static_cast<std::size_t>(node.tag)];
    NameMark mark;
    bool hidden = false;
    for (const HtmlAttribute& attribute : tree.attributes(node)) {
        switch (attribute.name) {
            case Attribute::class_:
                for (std::size_t at = 0; at < attribute.value.size();) {
                    while (at < attribute.value.size() && is_blank(attribute.value[at])) ++at;
                    const std::size_t begin = at;
                    while (at < attribute.value.size() && !is_blank(attribute.value[at])) ++at;
                    if (at > begin) mark_token(attribute.value.substr(begin, at - begin), false, mark);
                }
                break;
            case Attribute::id:
                if (has_telling_id(node.tag)) mark_token(attribute.value, true, mark);
                break;
            case Attribute::role:
            case Attribute::itemprop:
                if (const Entry* entry = find(hash_word(attribute.value) ^ (attribute.name == Attribute::role ? role_salt : itemprop_salt))) {
                    if (entry->cut) mark.cut = entry->cut;
                    mark.body = std::max(mark.body, entry->body);
                    if (entry->field != NameField::none) mark.field = entry->field;
                }
                break;
            case Attribute::style: hidden = hidden || says_hidden(attribute.value); break;
            case Attribute::hidden: hidden = true; break;
            default: break;
        }
    }
    if (mark.body == 3) mark.cut = 0;
    if (hidden) mark.cut = hidden_;
    if (by_tag.cut && mark.body < 3) mark.cut = by_tag.cut;
    mark.body = std::max(mark.body, by_tag.body);
    if (mark.cut) mark.body = 0;
    return mark;
}

void PageNames::mark(const HtmlTree& tree, std::vector<NameMark>& out) const {
    const auto& nodes = tree.nodes();
    out.assign(nodes.size(), {});
    for (std::uint32_t i = 1; i < nodes.size();) {
        const HtmlNode& node = nodes[i];
        if (is_unread_tag(node.tag)) {
            i = node.end;
            continue;
        }
        if (node.tag != HtmlTag::text && node.tag != HtmlTag::body && node.tag != HtmlTag::html) {
            out[i] = mark_node(tree, node);
            // A button that is a heading opens what follows it.
            const HtmlTag parent = nodes[node.parent].tag;
            if (node.tag == HtmlTag::button && parent >= HtmlTag::h1 && parent <= HtmlTag::h6) out[i].cut = 0;
        }
        ++i;
    }
}

}  // namespace tallywire
