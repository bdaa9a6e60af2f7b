#include "article/mail_article.hpp"
#include "article/byline.hpp"
#include "article/plain_lines.hpp"
#include "article/reuters_article.hpp"
#include "rules/rules.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

namespace {
Article mail(std::string_view text) {
    static const Bylines bylines{Rules()};
    Article article;
    read_mail_article(text, bylines, article);
    return article;
}
}  // namespace

TEST_CASE("a plain mail", "[article]") {
    const Article got = mail("From: \"Ann Lee\" <ann@o.example>\r\nDate: Thu, 08 Jun 2023 07:05:00 +0100\r\nSubject: Ferry\r\n sinks\r\n\r\n"
                             "The ferry that had left the harbour in the morning sank off\r\nthe coast on Thursday, and nobody of those on board knows why\r\nit did.\r\n\r\nMore later.\r\n");
    CHECK(got.title == "Ferry sinks");
    CHECK(got.byline == std::vector<std::string>{"Ann Lee"});
    CHECK(got.published == "2023-06-08T07:05:00+01:00");
    CHECK(got.text == "The ferry that had left the harbour in the morning sank off the coast on Thursday, and nobody of those on board knows why it did.\n\nMore later.");
}

TEST_CASE("words of headers are decoded, also where letters are cut between them", "[article]") {
    CHECK(decode_mail_header("=?utf-8?q?Caf=C3=A9_noir?= and =?iso-8859-1?B?6Q==?=") == "Caf\u00E9 noir and \u00E9");
    CHECK(decode_mail_header("=?utf-8?B?w6?= =?utf-8?B?k=?=").find('\xEF') == std::string::npos);
    CHECK(decode_mail_header("=?utf-8?q?a?=\t =?utf-8?q?b?=") == "ab");
    CHECK(decode_mail_header("=?broken") == "=?broken");
    CHECK(decode_mail_header("x =?utf-8?z?") == "x =?utf-8?z?");
}

TEST_CASE("parts: the text one, the HTML one where the other is a stub, no attachments", "[article]") {
    const std::string head = "From: A <a@o.example>\nSubject: x\nContent-Type: multipart/alternative; boundary=\"=_b\"\n\npreamble\n";
    const std::string stub = "--=_b\nContent-Type: text/plain\n\nView this in a browser.\n";
    const std::string html = "--=_b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p>The ferry=\n sank, and =E2=80=9Cnobody=E2=80=9D knows why it did so in calm seas.</p>\n<p>More of it will be told.</p>\n--=_b--\n";
    CHECK(mail(head + stub + html).text == "The ferry sank, and \u201Cnobody\u201D knows why it did so in calm seas.\n\nMore of it will be told.");
    const std::string attached = "--=_b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=x\n\nnot this\n--=_b\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nVGhpcy4=\n--=_b--\n";
    CHECK(mail(head + attached).text == "This.");
}

TEST_CASE("mails made to do harm", "[article][hostile]") {
    std::string deep;
    for (int i = 0; i < 5000; ++i) deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) + "\n";
    CHECK_NOTHROW(mail("Subject: x\n" + deep + "\nend"));
    CHECK_NOTHROW(mail("Subject: x\nContent-Type: multipart/mixed; boundary=\n\n--\n--\n"));
    CHECK_NOTHROW(mail("Subject: =?" + std::string(100000, '?') + "\n\n="));
}

TEST_CASE("a story of the Reuters collection", "[article]") {
    Article article;
    CHECK(read_reuters_article("<REUTERS NEWID=\"1\"><DATE>26-FEB-1987 15:01:01.79</DATE><UNKNOWN>&#5;x</UNKNOWN><TEXT>&#2;<TITLE>TIN &lt;TIN&gt; UP</TITLE>"
                               "<AUTHOR>    By Ann Lee, Reuters</AUTHOR><DATELINE>    HARBOUR CITY, Feb 26 - </DATELINE><BODY>Tin rose by five cts in a calm market on\nThursday, dealers of the exchange said.\n    It had "
                               "fallen before.\n Reuter\n&#3;</BODY></TEXT></REUTERS>", Bylines{Rules()}, article));
    CHECK(article.title == "TIN <TIN> UP");
    CHECK(article.published == "1987-02-26");
    CHECK(article.dateline == "HARBOUR CITY, Feb 26");
    CHECK(article.text.substr(0, 103) == "Tin rose by five cts in a calm market on Thursday, dealers of the exchange said.\n\nIt had fallen before.");
}

TEST_CASE("lines become paragraphs", "[article]") {
    CHECK(paragraphs_of_lines("One.\nTwo.\n") == "One.\n\nTwo.");
    CHECK(paragraphs_of_lines(std::string(300, 'x') + "\n" + std::string(200, 'y')) == std::string(300, 'x') + "\n\n" + std::string(200, 'y'));
    CHECK(paragraphs_of_lines("") == "");
}
