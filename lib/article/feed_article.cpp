#include "article/feed_article.hpp"

#include "article/html_text.hpp"
#include "article/language.hpp"
#include "article/news_xml.hpp"
#include "article/plain_lines.hpp"
#include "article/record_byline.hpp"
#include "article/stamp.hpp"
#include "article/xml_text.hpp"

namespace tallywire {
namespace {

std::string prose(pugi::xml_node node) { return node ? html_fragment_to_text(xml::markup(node)) : std::string(); }

std::optional<std::string> line(pugi::xml_node node) {
    std::string out = fold_blanks(prose(node));
    return out.empty() ? std::nullopt : std::optional(std::move(out));
}

std::optional<std::string> stamp(pugi::xml_node item, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names)
        if (const pugi::xml_node node = xml::child(item, name))
            if (auto date = read_stamp(xml::text(node))) return date;
    return std::nullopt;
}

// The address of the item itself: RSS `link`, a permanent `guid`, Atom's alternate link.
std::optional<std::string> link(pugi::xml_node item) {
    std::optional<std::string> other;
    for (const pugi::xml_node node : item.children()) {
        if (!xml::is_named(node, "link") && !xml::is_named(node, "origlink") && !xml::is_named(node, "guid")) continue;
        const std::string_view relation = xml::attribute(node, "rel");
        std::string address(xml::attribute(node, "href"));
        if (address.empty()) address = xml::text(node);
        if (address.compare(0, 4, "http") != 0 || xml::attribute(node, "isPermaLink") == "false") continue;
        if (xml::is_named(node, "origlink")) return address;
        if (!other && (relation.empty() || relation == "alternate")) other = address;
    }
    return other;
}

void add_people(pugi::xml_node item, const Bylines& bylines, Article& article) {
    for (const std::string_view name : {"creator", "author"})
        for (const pugi::xml_node node : item.children()) {
            if (!xml::is_named(node, name)) continue;
            const pugi::xml_node inner = xml::child(node, "name");
            std::string text = inner ? xml::text(inner) : fold_blanks(prose(node));
            // RSS has `ann@paper.example (Ann Lee)`
            if (const auto open = text.find('('); text.find('@') != std::string::npos && open != std::string::npos) text = text.substr(open + 1, text.find(')', open) - open - 1);
            else if (text.find('@') != std::string::npos) continue;
            if (!text.empty()) take_byline(bylines, text, article);
        }
}

// The longest of what a feed may have as text; the teaser where nothing else is there.
std::string item_text(pugi::xml_node item) {
    std::string best;
    for (const std::string_view name : {"encoded", "content", "body", "full-text", "fulltext", "description", "summary", "abstract"}) {
        for (const pugi::xml_node node : item.children()) {
            if (!xml::is_named(node, name) || !xml::attribute(node, "medium").empty() || !xml::attribute(node, "url").empty()) continue;
            std::string text = prose(node);
            if (text.size() > best.size()) best = std::move(text);
        }
        if (!best.empty() && name != "encoded" && name != "content" && name != "body") break;
        if (best.size() > 400) break;
    }
    return best;
}

}  // namespace

void read_feed(pugi::xml_node document, const Bylines& bylines, const Article& outer, std::vector<Article>& out) {
    std::vector<pugi::xml_node> items = xml::all(document, "item");
    if (items.empty()) items = xml::all(document, "entry");
    const pugi::xml_node channel = xml::first(document, "channel");
    const pugi::xml_node feed = channel ? channel : xml::first(document, "feed");
    const auto name = line(xml::child(feed, "title"));
    std::string language(xml::text(xml::child(feed, "language")));
    if (language.empty()) language = xml::attribute(feed, "lang");
    for (const pugi::xml_node item : items) {
        Article article = outer;
        article.title = line(xml::child(item, "title"));
        article.url = link(item);
        article.published = stamp(item, {"pubdate", "published", "date", "issued", "created", "updated", "modified"});
        if (article.published) article.published_from = "record";
        article.modified = stamp(item, {"updated", "modified"});
        if (article.modified == article.published) article.modified.reset();
        add_people(item, bylines, article);
        article.section = line(xml::child(item, "category"));
        if (!article.source) article.source = line(xml::child(item, "source"));
        if (!article.source) article.source = name;
        if (!language.empty()) article.language = language_code(language);
        article.text = item_text(item);
        if (article.text.empty() && !article.title) continue;
        out.push_back(std::move(article));
    }
}

std::optional<Refusal> read_xml_articles(std::string_view utf8_xml, DocumentKind kind, const Bylines& bylines, const Article& outer,
                                         std::vector<Article>& out) {
    pugi::xml_document document;
    const pugi::xml_parse_result result =
        document.load_buffer(utf8_xml.data(), utf8_xml.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
    switch (kind) {
        case DocumentKind::rss:
        case DocumentKind::atom: read_feed(document, bylines, outer, out); break;
        case DocumentKind::nitf: read_nitf(document, bylines, outer, out); break;
        case DocumentKind::newsml: read_newsml(document, bylines, outer, out); break;
        case DocumentKind::newsml_g2: read_newsml_g2(document, bylines, outer, out); break;
        default: return Refusal{"XML of a kind that is not known"};
    }
    if (!result) return Refusal{std::string("broken XML at byte ") + std::to_string(result.offset) + ": " + result.description()};
    return std::nullopt;
}

}  // namespace tallywire
