#include "article/news_xml.hpp"

#include "article/html_text.hpp"
#include "article/language.hpp"
#include "article/plain_lines.hpp"
#include "article/record_byline.hpp"
#include "article/stamp.hpp"
#include "article/xml_text.hpp"

#include <algorithm>

namespace tallywire {
namespace {

std::optional<std::string> line(pugi::xml_node node) {
    std::string out = node ? xml::text(node) : std::string();
    return out.empty() ? std::nullopt : std::optional(std::move(out));
}

std::optional<std::string> non_empty(std::string_view text) { return text.empty() ? std::nullopt : std::optional(std::string(text)); }

void set_published(Article& article, std::optional<std::string> stamp) {
    if (article.published || !stamp) return;
    article.published = std::move(stamp);
    article.published_from = "record";
}

void set_dateline(Article& article, std::string_view text) {
    text = trim_blanks(text);
    while (!text.empty() && (text.back() == '-' || text.back() == ' ')) text.remove_suffix(1);
    if (!article.dateline && !text.empty()) article.dateline = text;
}

// HTML within XML: the body without what stands around it in a page of its own (header, scripts).
std::string html_text(pugi::xml_node html) {
    const pugi::xml_node body = xml::first(html, "body");
    pugi::xml_node top = body ? body : html;
    std::string markup;
    for (const pugi::xml_node inner : top.children()) {
        if (xml::is_named(inner, "header") || xml::is_named(inner, "head") || xml::is_named(inner, "footer") || xml::is_named(inner, "aside")) continue;
        if (inner.type() == pugi::node_element) {
            const std::string name(xml::local_name(inner.name()));
            markup.append("<").append(name).append(">").append(xml::markup(inner)).append("</").append(name).append(">");
        } else {
            markup.append(inner.value());
        }
    }
    return html_fragment_to_text(markup);
}

bool is_text_type(std::string_view type) {
    return type.empty() || type.find("text") != std::string_view::npos || type.find("html") != std::string_view::npos || type.find("nitf") != std::string_view::npos;
}

}  // namespace

bool fill_from_nitf(pugi::xml_node nitf, const Bylines& bylines, Article& article) {
    const pugi::xml_node head = xml::child(nitf, "head");
    const pugi::xml_node body = xml::child(nitf, "body");
    const pugi::xml_node body_head = xml::child(body, "body.head");
    const pugi::xml_node docdata = xml::first(head, "docdata");
    const pugi::xml_node pubdata = xml::first(head, "pubdata");
    if (!article.title) article.title = line(xml::first(body_head, "hl1"));
    if (!article.title) article.title = line(xml::first(body_head, "hedline"));
    if (!article.title) article.title = line(xml::child(head, "title"));
    for (const pugi::xml_node byline : xml::all(body_head, "byline")) {
        if (!article.byline.empty()) break;
        const auto people = xml::all(byline, "person");
        for (const pugi::xml_node person : people)
            if (auto name = line(person)) article.byline.push_back(*name);
        if (!people.empty()) continue;
        std::string text;
        for (const pugi::xml_node inner : byline.children())
            if (!xml::is_named(inner, "byttl")) text.append(inner.type() == pugi::node_element ? xml::text(inner) : inner.value());
        if (!trim_blanks(text).empty()) take_byline(bylines, text, article);
    }
    if (const pugi::xml_node dateline = xml::first(body_head, "dateline")) {
        const pugi::xml_node location = xml::first(dateline, "location");
        set_dateline(article, xml::text(location ? location : dateline));
        if (const pugi::xml_node date = xml::first(dateline, "story.date")) set_published(article, read_stamp(xml::attribute(date, "norm")));
    }
    for (const std::string_view name : {"date.issue", "date.release"}) set_published(article, read_stamp(xml::attribute(xml::first(docdata, name), "norm")));
    set_published(article, read_stamp(xml::attribute(pubdata, "date.publication")));
    if (!article.url) {
        const std::string_view address = xml::attribute(pubdata, "ex-ref");
        if (address.substr(0, 4) == "http") article.url = address;
    }
    if (!article.source) article.source = non_empty(xml::attribute(pubdata, "name"));
    if (!article.source) article.source = line(xml::first(body_head, "distributor"));
    if (!article.section) article.section = non_empty(xml::attribute(pubdata, "position.section"));
    const pugi::xml_node content = xml::child(body, "body.content");
    if (!content) return false;
    std::string markup;
    for (const pugi::xml_node inner : content.children()) {
        if (xml::is_named(inner, "media") || xml::is_named(inner, "bibliography")) continue;
        if (inner.type() == pugi::node_element) markup.append("<p>").append(xml::markup(inner)).append("</p>");
        else markup.append(inner.value());
    }
    article.text = html_fragment_to_text(markup);
    return !article.text.empty();
}

void read_nitf(pugi::xml_node document, const Bylines& bylines, const Article& outer, std::vector<Article>& out) {
    for (const pugi::xml_node nitf : xml::all(document, "nitf")) {
        Article article = outer;
        if (fill_from_nitf(nitf, bylines, article) || article.title) out.push_back(std::move(article));
    }
}

void read_newsml_g2(pugi::xml_node document, const Bylines& bylines, const Article& outer, std::vector<Article>& out) {
    for (const pugi::xml_node item : xml::all(document, "newsItem")) {
        const pugi::xml_node meta = xml::child(item, "itemMeta");
        const pugi::xml_node content = xml::child(item, "contentMeta");
        std::string_view item_class = xml::attribute(xml::child(meta, "itemClass"), "qcode");
        if (const auto colon = item_class.rfind(':'); colon != std::string_view::npos) item_class.remove_prefix(colon + 1);
        if (!item_class.empty() && item_class != "text" && item_class != "composite") continue;
        Article article = outer;
        for (const pugi::xml_node headline : content.children()) {
            if (!xml::is_named(headline, "headline") || article.title) continue;
            if (const std::string_view rank = xml::attribute(headline, "rank"); rank.empty() || rank == "1") article.title = line(headline);
        }
        if (!article.title) article.title = line(xml::child(content, "headline"));
        if (!article.title) article.title = line(xml::child(meta, "title"));
        set_published(article, read_stamp(xml::text(xml::child(meta, "firstCreated"))));
        if (article.published) article.modified = read_stamp(xml::text(xml::child(meta, "versionCreated")));
        set_published(article, read_stamp(xml::text(xml::child(meta, "versionCreated"))));
        set_published(article, read_stamp(xml::text(xml::child(content, "contentCreated"))));
        if (article.modified == article.published) article.modified.reset();
        const pugi::xml_node provider = xml::child(meta, "provider");
        if (!article.source) article.source = line(xml::child(provider, "name"));
        if (!article.source) article.source = non_empty(xml::attribute(provider, "literal"));
        if (auto by = line(xml::child(content, "by"))) take_byline(bylines, *by, article);
        if (auto credit = line(xml::child(content, "creditline"))) article.agency.push_back(*credit);
        set_dateline(article, xml::text(xml::child(content, "dateline")));
        if (const std::string_view language = xml::attribute(xml::child(content, "language"), "tag"); !language.empty()) article.language = language_code(language);
        const pugi::xml_node set = xml::child(item, "contentSet");
        for (const pugi::xml_node part : set.children()) {
            if (part.type() != pugi::node_element || !article.text.empty() || !is_text_type(xml::attribute(part, "contenttype"))) continue;
            if (const pugi::xml_node nitf = xml::first(part, "nitf")) fill_from_nitf(nitf, bylines, article);
            else if (xml::is_named(part, "inlineXML")) article.text = html_text(part);
            else if (xml::is_named(part, "inlineData")) article.text = paragraphs_of_lines(part.child_value());
        }
        if (article.byline.empty())
            for (const pugi::xml_node creator : content.children())
                if (xml::is_named(creator, "creator"))
                    if (auto name = line(xml::child(creator, "name")); name && name->find(' ') != std::string::npos) article.byline.push_back(*name);
        if (!article.text.empty()) out.push_back(std::move(article));
    }
}

namespace {

// The role of the component that an item of content stands in.
std::string role_of(pugi::xml_node content) {
    for (pugi::xml_node node = content.parent(); node; node = node.parent())
        if (xml::is_named(node, "NewsComponent"))
            if (const pugi::xml_node role = xml::child(node, "Role")) return std::string(xml::attribute(role, "FormalName"));
    return {};
}

}  // namespace

void read_newsml(pugi::xml_node document, const Bylines& bylines, const Article& outer, std::vector<Article>& out) {
    const pugi::xml_node envelope = xml::first(document, "NewsEnvelope");
    for (const pugi::xml_node item : xml::all(document, "NewsItem")) {
        Article article = outer;
        article.title = line(xml::first(item, "HeadLine"));
        const pugi::xml_node management = xml::child(item, "NewsManagement");
        set_published(article, read_stamp(xml::text(xml::child(management, "FirstCreated"))));
        set_published(article, read_stamp(xml::text(xml::child(management, "ThisRevisionCreated"))));
        set_published(article, read_stamp(xml::text(xml::child(envelope, "DateAndTime"))));
        if (auto by = line(xml::first(item, "ByLine"))) take_byline(bylines, *by, article);
        if (auto credit = line(xml::first(item, "CreditLine"))) article.agency.push_back(*credit);
        set_dateline(article, xml::text(xml::first(item, "DateLine")));
        if (!article.source) article.source = non_empty(xml::attribute(xml::first(xml::first(envelope, "SentFrom"), "Party"), "FormalName"));
        if (const std::string_view language = xml::attribute(xml::first(item, "Language"), "FormalName"); !language.empty()) article.language = language_code(language);
        std::string any;
        for (const pugi::xml_node content : xml::all(item, "ContentItem")) {
            const pugi::xml_node data = xml::child(content, "DataContent");
            const std::string role = role_of(content);
            if (!data || role == "StyleSheet" || role == "Contact" || role == "HeadLine" || role == "SubHeadLine" || role == "Caption") continue;
            if (!is_text_type(xml::attribute(xml::child(content, "MimeType"), "FormalName"))) continue;
            Article inner = article;
            const pugi::xml_node nitf = xml::first(data, "nitf");
            if (nitf) fill_from_nitf(nitf, bylines, inner);
            else if (data.first_child().type() == pugi::node_pcdata && !xml::first(data, "p") && !xml::first(data, "body")) inner.text = paragraphs_of_lines(xml::markup(data));
            else inner.text = html_text(data);
            if (inner.text.size() > any.size()) any = inner.text;
            if (nitf) article = std::move(inner);
        }
        article.text = std::move(any);
        if (!article.text.empty()) out.push_back(std::move(article));
    }
}

}  // namespace tallywire
