#include "article/feed_article.hpp"

#include "article/byline.hpp"
#include "rules/rules.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

namespace {
std::vector<Article> read(std::string_view xml, DocumentKind kind, bool sound = true) {
    static const Bylines bylines{Rules()};
    std::vector<Article> out;
    CHECK(read_xml_articles(xml, kind, bylines, Article{}, out).has_value() != sound);
    return out;
}
}  // namespace

TEST_CASE("RSS: the full text where there is one, and what is said of the item", "[article]") {
    const auto got = read(R"(<?xml version="1.0"?><rss xmlns:content="c" xmlns:dc="d"><channel><title>The Outlet</title><language>en-gb</language>
        <item><title>Ferry &amp;amp; tug sink</title><link>http://o.example/1</link><guid isPermaLink="false">77</guid><dc:creator>Ann Lee</dc:creator>
        <pubDate>Thu, 08 Jun 2023 07:05:00 +0100</pubDate><description>A teaser.</description>
        <content:encoded><![CDATA[<p>One.</p><p>Two &amp; three.</p>]]></content:encoded></item>
        <item><title>Next</title><author>ed@o.example (Bo Ek)</author><description>&lt;b&gt;Bold&lt;/b&gt; words.</description></item></channel></rss>)",
                          DocumentKind::rss);
    REQUIRE(got.size() == 2);
    CHECK(got[0].title == "Ferry & tug sink");
    CHECK(got[0].text == "One.\n\nTwo & three.");
    CHECK(got[0].published == "2023-06-08T07:05:00+01:00");
    CHECK(got[0].byline == std::vector<std::string>{"Ann Lee"});
    CHECK(got[0].source == "The Outlet");
    CHECK(got[0].url == "http://o.example/1");
    CHECK(got[1].byline == std::vector<std::string>{"Bo Ek"});
    CHECK(got[1].text == "Bold words.");
}

TEST_CASE("Atom: alternate link, people, dates, XHTML content", "[article]") {
    const auto got = read(R"(<feed xmlns="a"><title>The Outlet</title><entry><title type="html">A &lt;i&gt;title&lt;/i&gt;</title>
        <link rel="self" href="http://o.example/self"/><link href="http://o.example/1"/><author><name>Ann Lee</name></author>
        <published>2023-06-08T07:05:00Z</published><updated>2023-06-09T07:05:00Z</updated>
        <content type="xhtml"><div xmlns="x"><p>One.</p><p>Two.</p></div></content></entry></feed>)", DocumentKind::atom);
    REQUIRE(got.size() == 1);
    CHECK(got[0].title == "A title");
    CHECK(got[0].url == "http://o.example/1");
    CHECK(got[0].text == "One.\n\nTwo.");
    CHECK(got[0].modified == "2023-06-09T07:05:00+00:00");
}

TEST_CASE("NITF", "[article]") {
    const auto got = read(R"(<nitf><head><title>T</title><docdata><date.issue norm="20230608T070500Z"/></docdata><pubdata name="The Outlet" ex-ref="http://o.example/1"/></head>
        <body><body.head><hedline><hl1>A headline</hl1></hedline><byline>By <person>Ann Lee</person>, <byttl>Reporter</byttl></byline><dateline><location>HARBOUR CITY</location></dateline></body.head>
        <body.content><block><p>One.</p><p>Two.</p></block></body.content></body></nitf>)", DocumentKind::nitf);
    REQUIRE(got.size() == 1);
    CHECK(got[0].title == "A headline");
    CHECK(got[0].byline == std::vector<std::string>{"Ann Lee"});
    CHECK(got[0].dateline == "HARBOUR CITY");
    CHECK(got[0].text == "One.\n\nTwo.");
    CHECK(got[0].published == "2023-06-08T07:05:00+00:00");
}

TEST_CASE("NewsML-G2: text items only, of a message of several", "[article]") {
    const auto got = read(R"(<newsMessage xmlns="n"><itemSet>
        <newsItem><itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentMeta><headline>A ship</headline></contentMeta></newsItem>
        <newsItem><itemMeta><itemClass qcode="ninat:text"/><provider><name>The Wire</name></provider><versionCreated>2023-06-08T07:05:00+02:00</versionCreated></itemMeta>
        <contentMeta><language tag="en"/><headline rank="3">Less</headline><headline rank="1">More</headline><by>By Ann Lee, wire</by></contentMeta>
        <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="h"><body><header><h1>More</h1></header><p>One.</p><p>Two.</p></body></html></inlineXML></contentSet></newsItem>
        </itemSet></newsMessage>)", DocumentKind::newsml_g2);
    REQUIRE(got.size() == 1);
    CHECK(got[0].title == "More");
    CHECK(got[0].source == "The Wire");
    CHECK(got[0].text == "One.\n\nTwo.");
    CHECK(got[0].published == "2023-06-08T07:05:00+02:00");
}

TEST_CASE("NewsML 1", "[article]") {
    const auto got = read(R"(<NewsML><NewsEnvelope><SentFrom><Party FormalName="The Wire"/></SentFrom><DateAndTime>20230608T070500+0000</DateAndTime></NewsEnvelope>
        <NewsItem><NewsComponent><NewsLines><HeadLine>More</HeadLine><DateLine>HARBOUR CITY</DateLine></NewsLines>
        <NewsComponent><Role FormalName="StyleSheet"/><ContentItem><MimeType FormalName="text/css"/><DataContent>p {}</DataContent></ContentItem></NewsComponent>
        <NewsComponent><Role FormalName="Main"/><ContentItem><DataContent><body><p>One.</p><p>Two.</p></body></DataContent></ContentItem></NewsComponent>
        </NewsComponent></NewsItem></NewsML>)", DocumentKind::newsml);
    REQUIRE(got.size() == 1);
    CHECK(got[0].title == "More");
    CHECK(got[0].text == "One.\n\nTwo.");
    CHECK(got[0].dateline == "HARBOUR CITY");
}

TEST_CASE("what stands before a fault in the XML is kept", "[article]") {
    const auto got = read("<rss><channel><item><title>One</title><description>A text.</description></item><item><title>Tw</x>", DocumentKind::rss, false);
    REQUIRE_FALSE(got.empty());
    CHECK(got[0].title == "One");
}

TEST_CASE("XML made to do harm does none", "[article][hostile]") {
    // a billion laughs: entities of the document type are not expanded
    const auto laughs = read(R"(<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
        <rss><channel><item><title>&c;&c;&c;</title><description>A text.</description></item></channel></rss>)", DocumentKind::rss);
    REQUIRE(laughs.size() == 1);
    CHECK(laughs[0].title->size() < 100);
    std::string deep = "<rss><channel><item><title>x</title><description>";
    for (int i = 0; i < 100000; ++i) deep += "<a>";
    deep += "down there";
    for (int i = 0; i < 100000; ++i) deep += "</a>";
    CHECK(read(deep + "</description></item></channel></rss>", DocumentKind::rss).size() == 1);
    for (const DocumentKind kind : {DocumentKind::nitf, DocumentKind::newsml, DocumentKind::newsml_g2}) CHECK(read(deep, kind, false).empty());
    const std::string wide = "<rss><channel><item a=\"" + std::string(std::size_t{20} << 20, 'x') + "\"><title>x</title></item></channel></rss>";
    CHECK(read(wide, DocumentKind::rss).size() == 1);
}
