#include "article/page_reader.hpp"

#include "article/finish.hpp"
#include "rules/rules.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace tallywire;

namespace {

const std::string first = "The council of Aven voted on Tuesday to close the old bridge, which had stood for ninety years.";
const std::string second = "Engineers had counted forty cracks in the piers since spring, and twelve more after the flood.";
const std::string third = "The ferry will run every half hour until a new bridge is built, the mayor told the people of the town.";
const std::string paragraphs = "<p>" + first + "</p><p>" + second + "</p><p>" + third + "</p>";
const std::string text = first + "\n\n" + second + "\n\n" + third;

Article read(const std::string& html, std::optional<std::string> url = std::nullopt) {
    const Rules rules;
    PageReader reader(rules);
    const ArticleFinisher finisher(rules);
    Article article;
    reader.read(html, url, article);
    finisher.finish(article);
    return article;
}

std::string page(const std::string& head, const std::string& body) {
    return "<!doctype html><html lang=en><head><title>Aven closes its bridge - Aven Post</title>" + head + "</head><body>" + body + "</body></html>";
}

bool was_cut(const Article& article, std::string_view piece) {
    return std::any_of(article.debris.begin(), article.debris.end(), [&](const Debris& debris) { return debris.text.find(piece) != std::string::npos; });
}

}  // namespace

TEST_CASE("the text stands in the element that is named so", "[article]") {
    const Article article = read(page("", "<nav><ul><li><a href=/>Home</a><li><a href=/town>Town</a></ul></nav><h1>Aven closes its bridge</h1>"
                                          "<div class='article-body'>" + paragraphs + "</div><footer><p>The Aven Post is printed on Tuesdays and sold in every shop of the town.</p></footer>"));
    CHECK(article.text == text);
    CHECK(article.title == "Aven closes its bridge");
    CHECK(article.language == "en");
}

TEST_CASE("the text is found without any name", "[article]") {
    CHECK(read(page("", "<table><tr><td><a href=/>Home</a> <a href=/town>Town</a></td><td><div><div>" + paragraphs + "</div></div></td></tr></table>")).text == text);
    CHECK(read(page("", "<div>" + first + "<br><br>" + second + "<br><br>" + third + "</div>")).text == text);
}

TEST_CASE("what stands inside the article and is none of it is cut and listed", "[article]") {
    const Article article = read(page("", "<article><h1>Aven closes its bridge</h1><p class=byline>By Ana Ruiz</p><figure><img src=x><figcaption>The old bridge of Aven last "
                                          "winter, seen from the mill.</figcaption></figure><p>" + first + "</p><div class=related-links><p>Goats elected to the council of Hill</p></div><p>" + second +
                                          "</p><p>Sign up for our newsletter and never miss a bridge.</p><p><a href=/x>READ MORE: The long tale of the bridge</a></p><p>" + third +
                                          "</p><div id=comments><p>I always knew that this bridge would be the end of us all, and nobody listened.</p></div></article>"));
    CHECK(article.text == text);
    for (const std::string_view piece : {"seen from the mill", "Goats elected", "Sign up for", "READ MORE", "nobody listened"}) CHECK(was_cut(article, piece));
    CHECK(article.byline == std::vector<std::string>{"Ana Ruiz"});
}

TEST_CASE("headings, lists and tables are text", "[article]") {
    const Article article = read(page("", "<main><p>" + first + "</p><h2>What was found</h2><ul><li>Forty cracks</li><li>Twelve more</li></ul><p>" + second +
                                          "</p><table><tr><th>Year<th>Cars</tr><tr><td>2019<td>900</tr></table><blockquote><p>" + third + "</p></blockquote></main>"));
    CHECK(article.text == first + "\n\nWhat was found\n\nForty cracks\nTwelve more\n\n" + second + "\n\nYear | Cars\n2019 | 900\n\n" + third);
}

TEST_CASE("a name that would cut the whole article is not believed", "[article]") {
    CHECK(read(page("", "<div class='sidebar widget'>" + paragraphs + "</div>")).text == text);
    CHECK(read(page("", "<div hidden>" + paragraphs + "</div>")).text == text);
    CHECK(read(page("", "<div class='has-sidebar no-comments comments-open'>" + paragraphs + "</div>")).text == text);
}

TEST_CASE("a text that a script draws is taken from JSON-LD", "[article]") {
    std::string body;
    for (int i = 0; i < 5; ++i) body += first + "\\n\\n" + second + "\\n\\n";
    const Article article = read(page("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Aven closes its bridge\",\"articleBody\":\"" + body + "\"}</script>", "<div id=app></div>"));
    CHECK(article.text.starts_with(first + "\n\n" + second));
}

TEST_CASE("metadata by rank", "[article]") {
    const std::string linked = "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebPage\",\"datePublished\":\"2020-01-01\"},{\"@type\":[\"NewsArticle\"],\"headline\":\"Aven closes\","
                               "\"datePublished\":\"2021-05-07T09:30:00+02:00\",\"dateModified\":\"2021-05-08T10:00:00Z\",\"author\":[{\"@id\":\"#ana\"},{\"@type\":\"Person\",\"name\":\"Tom O&#039;Ke\"},"
                               "{\"@type\":\"Organization\",\"name\":\"Reuters\"}],\"publisher\":{\"name\":\"Aven Post\"},\"articleSection\":\"Town\"},{\"@type\":\"Person\",\"@id\":\"#ana\",\"name\":\"Ana Ruiz\"}]}</script>";
    const Article article = read(page(linked + "<meta property=article:published_time content=2019-09-09><link rel=canonical href='https://www.aven-post.example/town/bridge'>",
                                      "<article><h1>Aven closes its bridge</h1>" + paragraphs + "</article>"), "https://www.aven-post.example/town/bridge?from=mail");
    CHECK(article.published == "2021-05-07T09:30:00+02:00");
    CHECK(article.published_from == "json-ld:datePublished");
    CHECK(article.modified == "2021-05-08T10:00:00+00:00");
    CHECK(article.byline == std::vector<std::string>{"Ana Ruiz", "Tom O'Ke"});
    CHECK(article.agency == std::vector<std::string>{"Reuters"});
    CHECK(article.source == "Aven Post");
    CHECK(article.domain == "aven-post.example");
    CHECK(article.url == "https://www.aven-post.example/town/bridge");
    CHECK(article.section == "Town");
    CHECK(article.title == "Aven closes its bridge");
}

TEST_CASE("the date of the address, of an element, of a line", "[article]") {
    const std::string plain = "<article><h1>Aven closes its bridge</h1>" + paragraphs + "</article>";
    CHECK(read(page("", plain), "https://aven-post.example/2021/05/07/bridge").published == "2021-05-07");
    CHECK(read(page("", "<article><h1>Aven closes its bridge</h1><time datetime=2021-05-07>Friday</time>" + paragraphs + "</article>")).published == "2021-05-07");
    CHECK(read(page("", "<article><h1>Aven closes its bridge</h1><p>Posted: May 7, 2021</p>" + paragraphs + "</article>")).published == "2021-05-07");
    CHECK_FALSE(read(page("", plain)).published);
}

TEST_CASE("a date that the address contradicts is doubted", "[article]") {
    const std::string head = "<meta property=article:published_time content=2021-07-30T10:00:00Z>";
    CHECK(read(page(head, "<article>" + paragraphs + "</article>"), "https://aven-post.example/2021/05/07/bridge").published_doubt);
    CHECK_FALSE(read(page(head, "<article>" + paragraphs + "</article>"), "https://aven-post.example/2021/07/30/bridge").published_doubt);
}

TEST_CASE("what is not the article's prose is cut and named", "[article]") {
    const auto rules = [](const std::string& body) {
        std::vector<std::string> out;
        for (const Debris& debris : read(page("", "<article><h1>Aven closes its bridge</h1>" + body + "</article>")).debris) out.push_back(debris.rule);
        return out;
    };
    const auto has = [&](const std::string& body, const std::string& rule) {
        const auto found = rules(body);
        return std::any_of(found.begin(), found.end(), [&](const std::string& one) { return one.starts_with(rule); });
    };
    const std::string dek = "<p class=top>The old bridge over the Hill is shut until May, the council of Aven said on Friday.</p>";
    CHECK(has(paragraphs + "<blockquote class=twitter-tweet><p>The bridge is shut. Use the ferry, and be patient with one another please.</p></blockquote>" + paragraphs, "embed"));
    CHECK(has(dek + "<p>December 23, 2023 \u2014 5.30am</p>" + paragraphs, "date line"));
    CHECK(has(dek + "<p>By Gregory Oke</p>" + paragraphs, "byline"));
    CHECK(has(paragraphs + paragraphs + paragraphs + "<p>_____</p><p>A. Lee et al. 2023. The piers of old bridges and what they bear. Bridges 12, 3.</p>", "notes"));
    CHECK(has(paragraphs + "<p>Lesen Sie auch: Der Fluss steigt</p>" + paragraphs, "related"));
    CHECK(has(paragraphs + "<p>La suite apr\u00e8s la publicit\u00e9</p>" + paragraphs, "advertisement"));
    CHECK_FALSE(has(paragraphs + "<p>Le pont est ferm\u00e9 depuis vendredi, et la ville attend un autre bac pour lundi.</p>" + paragraphs, "related"));
}

TEST_CASE("words beside a date and where it stands decide", "[article]") {
    const auto published = [](const std::string& body) { return read(page("", body)).published; };
    CHECK(published("<p>Friday, May 14, 2021</p><ul><li>Town<li>Sport<li>Weather<li>Jobs<li>Homes<li>Cars<li>Maps</ul><article><h1>Aven closes its bridge</h1><p>Updated May 9, 2021</p>" + paragraphs +
                    "<p>Published May 7, 2021</p></article>") == "2021-05-07");
    CHECK(published("<div><p>7 May 2021</p><h1>Aven closes its bridge</h1></div>" + paragraphs) == "2021-05-07");
    CHECK(published("<h1>Aven closes its bridge</h1>" + paragraphs + "<div class=related><p>May 2, 2021</p></div><p>Ver\u00f6ffentlicht am 7. Mai 2021</p>") == "2021-05-07");
    CHECK(published("<h1>Aven closes its bridge</h1><p>Member since May 2, 2011</p>" + paragraphs) == std::nullopt);
    CHECK(read(page("<meta property='site:uploaded' content='2021-05-07T04:36:36-05:00'>", "<h1>Aven closes its bridge</h1>" + paragraphs)).published == "2021-05-07T04:36:36-05:00");
    CHECK_FALSE(read(page("<meta property='offer:expiration_date' content='2021-05-07'>", "<h1>Aven closes its bridge</h1>" + paragraphs)).published);
}

TEST_CASE("a day that can be read in two ways is what another date of the page bears out", "[article]") {
    const std::string body = "<h1>Aven closes its bridge</h1><time>03/10/2021</time>" + paragraphs;
    CHECK(read(page("", body)).published == "2021-03-10");
    CHECK(read(page("", body + "<p>Last modified 3 October 2021</p>")).published == "2021-10-03");
}

TEST_CASE("a page that was saved without its address is of the site that its links name", "[article]") {
    const std::string links = "<a href=https://www.aven-post.example/town>Town</a><a href=https://www.aven-post.example/sport>Sport</a><a href=https://hill.example/>Hill</a>";
    const std::string body = "<h1>Aven closes its bridge</h1>" + paragraphs + links;
    CHECK(read(page("<link rel=alternate href=https://www.aven-post.example/rss>", body)).domain == "aven-post.example");
    CHECK(read(page("<link rel=canonical href=https://www.wire.example/1><meta property=og:site_name content='Aven Post'>", body + links)).domain == "aven-post.example");
    CHECK(read("<link rel=canonical href=https://www.wire.example/1><title>Bridge</title>" + body).domain == "wire.example");
}

TEST_CASE("of a page that goes on with other articles only the one with the headline is read", "[article]") {
    std::string other;
    for (int i = 0; i < 12; ++i) other += "<p>The council of Hill talked about goats for a whole evening, and " + std::to_string(i + 2) + " of its members fell asleep before the end.</p>";
    std::string own;
    for (int i = 0; i < 5; ++i) own += "<p>The ferry of Aven carried " + std::to_string(i + 2) + " carts over the river on that morning, and as many in the afternoon.</p>";
    const std::string pages = "<main><article><h1>Aven closes its bridge</h1>" + own + "</article><article><h1>Goats of Hill</h1>" + other + "</article></main>";
    CHECK(read(page("", pages)).text.find("fell asleep") == std::string::npos);
    const std::string log = "<main><h1>Aven closes its bridge</h1><article><h2>Noon</h2>" + own + "</article><article><h2>Morning</h2>" + other + "</article></main>";
    CHECK(read(page("", log)).text.find("fell asleep") != std::string::npos);
}

TEST_CASE("cards that show other articles are no text", "[article]") {
    const auto card = [](const std::string& title) {
        return "<article><h3><a href=/x>" + title + "</a></h3><p>The council of Hill talked about goats for a whole evening, and some of its members fell asleep.</p></article>";
    };
    const Article article = read(page("", "<main><h1>Aven closes its bridge</h1>" + paragraphs + "<div>" + card("Goats of Hill") + card("Goats of Dale") + "</div></main>"));
    CHECK(article.text == text);
    CHECK(was_cut(article, "fell asleep"));
    const std::string inside = "<a href=/x><div><img src=x><div><h3>Goats elected to the council of Hill</h3></div></div></a>";
    CHECK(read(page("", "<article><p>" + first + "</p>" + inside + "<p>" + second + "</p><p>" + third + "</p></article>")).text == text);
}

TEST_CASE("a line that stands alone with an image is its caption", "[article]") {
    const std::string caption = "<div><div><img src=x></div><div><span>The old bridge of Aven last winter, seen from the mill.</span></div></div>";
    const std::string body = "<article><p>" + first + "</p>" + caption + "<p>" + second + "</p><p>" + third + "</p>";
    const std::string more = "<p>" + first + " " + second + "</p>";
    CHECK(read(page("", body + more + "</article>")).text == text + "\n\n" + first + " " + second);
    // What an image stands in is no caption, and neither is a question with a mark for opening it.
    CHECK(read(page("", "<article><p><img src=x>" + first + "</p><p>" + second + "</p><p>" + third + "</p></article>")).text == text);
    CHECK(read(page("", "<article>" + paragraphs + "<div><div>Why was the old bridge closed?</div><img src=arrow></div><p>" + first + "</p></article>")).text.find("Why was") != std::string::npos);
}

TEST_CASE("the words of an inline element that holds the whole line count", "[article]") {
    CHECK(read(page("", "<article><p><span class=caption>The old bridge of Aven last winter, seen from the mill and from afar.</span></p>" + paragraphs + "</article>")).text == text);
}

TEST_CASE("lists of links do not outweigh the element that is named as the body", "[article]") {
    std::string lists;
    for (int i = 0; i < 60; ++i) lists += "<p>Shop " + std::to_string(i) + "</p><ul><li><a href=/x>Ten per cent off all wheels of carts</a></li><li><a href=/y>A third off ropes</a></li></ul>";
    const Article article = read(page("", "<div class=article-body>" + paragraphs + lists + "<p>" + first + "</p></div>"));
    CHECK(article.text.starts_with(text));
    CHECK(article.text.find("wheels of carts") != std::string::npos);
}

TEST_CASE("what the stated body lacks is no text, but for long lines and headings", "[article]") {
    std::string stated, shown;
    for (int i = 0; i < 12; ++i) {
        const std::string line = "The ferry of Aven carried " + std::to_string(i + 20) + " carts over the river on that morning, and as many in the afternoon.";
        stated += line + "\n";
        shown += "<p>" + line + "</p>";
        if (i == 3) shown += "<h2>On the other side of it</h2><p>Find offers for your next holiday by the river.</p>";
    }
    const Article article = read(page("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" + stated + "\"}</script>", "<article>" + shown + "</article>"));
    CHECK(was_cut(article, "Find offers"));
    CHECK(article.text.find("On the other side of it") != std::string::npos);
}

TEST_CASE("a page that shows no text but states that it is an article gives its teaser", "[article]") {
    const std::string head = "<meta property=article:published_time content=2021-05-07><meta name=description content='The council of Aven closes the bridge over the Hill.'>";
    CHECK(read(page(head, "<h1>Aven closes its bridge</h1>")).text == "The council of Aven closes the bridge over the Hill.");
    CHECK(read(page("<meta name=description content='All of Aven.'>", "<h1>Aven closes its bridge</h1>")).text.empty());
}

TEST_CASE("no staff, no outlet, no agency is a person", "[article]") {
    const auto byline = [](const std::string& line) { return read(page("<meta property=og:site_name content='Aven Post'>", "<article><h1>Aven closes its bridge</h1><p class=byline>" + line + "</p>" + paragraphs + "</article>")); };
    CHECK(byline("By Staff").byline.empty());
    CHECK(byline("By Aven Post Staff Writer").byline.empty());
    CHECK(byline("By Reuters").byline.empty());
    CHECK(byline("By Reuters").agency == std::vector<std::string>{"Reuters"});
    CHECK(byline("By ANA RUIZ and Tom van der Oke, Senior Editor | May 7, 2021").byline == std::vector<std::string>{"Ana Ruiz", "Tom van der Oke"});
}

TEST_CASE("the title is without the site's name", "[article]") {
    CHECK(read(page("<meta property=og:site_name content='Aven Post'>", "<article>" + paragraphs + "</article>")).title == "Aven closes its bridge");
    CHECK(read(page("", "<h1>Aven Post</h1><article><h2 class=headline>Aven closes its bridge</h2>" + paragraphs + "</article>"), "https://avenpost.example/x").title == "Aven closes its bridge");
}

TEST_CASE("a page without prose is no article", "[article]") {
    const Rules rules;
    PageReader reader(rules);
    Article article;
    CHECK_FALSE(reader.read("", std::nullopt, article));
    CHECK_FALSE(reader.read(page("", "<ul><li><a href=/>Home</a></ul>"), std::nullopt, article));
    CHECK(article.title == "Aven closes its bridge - Aven Post");
    CHECK_FALSE(reader.read("\0\0<<<>>>&#xFFFFFFFF;<p", std::nullopt, article));
}

TEST_CASE("what the caller knows is kept, and an object is reused", "[article]") {
    const Rules rules;
    PageReader reader(rules);
    for (int i = 0; i < 3; ++i) {
        Article article;
        article.published = "2021-05-01";
        article.title = "Known";
        CHECK(reader.read(page("<meta property=article:published_time content=2019-09-09>", "<article>" + paragraphs + "</article>"), std::nullopt, article));
        CHECK(article.published == "2021-05-01");
        CHECK(article.title == "Known");
        CHECK(article.text == text);
    }
}
