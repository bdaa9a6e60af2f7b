#include "article/mail_article.hpp"

#include "article/html_text.hpp"
#include "article/plain_lines.hpp"
#include "article/record_byline.hpp"
#include "article/stamp.hpp"
#include "base/utf8.hpp"
#include "document/charset.hpp"
#include "document/http.hpp"

#include <algorithm>
#include <array>

namespace tallywire {
namespace {

constexpr int depth_limit = 16;

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if ((c | 32) >= 'a' && (c | 32) <= 'f') return (c | 32) - 'a' + 10;
    return -1;
}

std::string unquote_printable(std::string_view text, bool header) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (header && text[at] == '_') {
            out.push_back(' ');
        } else if (text[at] != '=') {
            out.push_back(text[at]);
        } else if (at + 2 < text.size() && hex_digit(text[at + 1]) >= 0 && hex_digit(text[at + 2]) >= 0) {
            out.push_back(static_cast<char>(hex_digit(text[at + 1]) * 16 + hex_digit(text[at + 2])));
            at += 2;
        } else if (const std::size_t end = text.find_first_not_of(" \t\r", at + 1); end != std::string_view::npos && text[end] == '\n') {
            at = end;  // a soft line break
        } else if (at + 1 < text.size()) {
            out.push_back('=');
        }
    }
    return out;
}

std::string decode_base64(std::string_view text) {
    static const std::array<signed char, 256> values = [] {
        std::array<signed char, 256> out;
        out.fill(-1);
        constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (std::size_t i = 0; i < letters.size(); ++i) out[static_cast<unsigned char>(letters[i])] = static_cast<signed char>(i);
        out['-'] = 62;
        out['_'] = 63;
        return out;
    }();
    std::string out;
    out.reserve(text.size() * 3 / 4);
    unsigned bits = 0;
    int count = 0;
    for (const char c : text) {
        const int value = values[static_cast<unsigned char>(c)];
        if (value < 0) continue;
        bits = bits << 6 | static_cast<unsigned>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            out.push_back(static_cast<char>(bits >> count & 0xFF));
        }
    }
    return out;
}

std::string decode_transfer(std::string_view coding, std::string_view body) {
    const std::string name = fold_ascii(trim_blanks(coding));
    if (name.substr(0, 6) == "base64") return decode_base64(body);
    if (name.substr(0, 16) == "quoted-printable") return unquote_printable(body, false);
    return std::string(body);
}

struct Parts {
    std::string plain;
    std::string html;
};

void read_part(const HeaderFields& fields, std::string_view body, Parts& out, int depth);

void read_multipart(std::string_view boundary, std::string_view body, Parts& out, int depth) {
    const std::string mark = "--" + std::string(boundary);
    std::size_t at = body.substr(0, mark.size()) == mark ? 0 : body.find("\n" + mark);
    while (at != std::string_view::npos) {
        const std::size_t line_end = body.find('\n', at + 1);
        const std::size_t after = body.find(mark, at) + mark.size();
        if (line_end == std::string_view::npos || body.substr(after, 2) == "--") return;
        const std::size_t next = body.find("\n" + mark, line_end);
        const std::string_view part = body.substr(line_end + 1, next == std::string_view::npos ? next : next - line_end - 1);
        std::size_t size = 0;
        const HeaderFields fields = parse_header_fields(part, size);
        read_part(fields, part.substr(size), out, depth + 1);
        at = next;
    }
}

void read_part(const HeaderFields& fields, std::string_view body, Parts& out, int depth) {
    if (depth > depth_limit) return;
    const std::string_view content_type = fields.get("content-type");
    const std::string type = media_type(content_type);
    if (fold_ascii(fields.get("content-disposition")).substr(0, 10) == "attachment") return;
    if (type.substr(0, 10) == "multipart/") {
        std::string boundary = media_parameter(content_type, "boundary");
        if (!boundary.empty()) read_multipart(boundary, body, out, depth);
        return;
    }
    const bool html = type == "text/html";
    if (!html && !type.empty() && type != "text/plain" && type != "text" && type != "text/enriched") return;
    std::string& to = html ? out.html : out.plain;
    if (!to.empty()) return;
    const std::string decoded = decode_transfer(fields.get("content-transfer-encoding"), body);
    const std::string charset = media_parameter(content_type, "charset");
    to = to_utf8(decoded, {charset, html});
}

// `Ann Lee <ann@paper.example>`, `ann@paper.example (Ann Lee)`: the name.
std::string name_of_sender(std::string_view from) {
    std::string text = decode_mail_header(from);
    if (const auto open = text.find('<'); open != std::string::npos && !trim_blanks(std::string_view(text).substr(0, open)).empty()) text.erase(open);
    else if (const auto paren = text.find('('); paren != std::string::npos) text = text.substr(paren + 1, text.find(')', paren) - paren - 1);
    std::erase(text, '"');
    text = fold_blanks(text);
    return text.find('@') == std::string::npos ? text : std::string();
}

}  // namespace

std::string decode_mail_header(std::string_view value) {
    std::string out;
    std::string pending;  // of one character set: letters may be cut between words
    std::string pending_charset;
    const auto flush = [&] {
        if (!pending.empty()) out.append(to_utf8(pending, {pending_charset, false}));
        pending.clear();
    };
    const std::string text = to_utf8(value, {{}, false});
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = text.find("=?", at);
        const std::size_t q1 = begin == std::string::npos ? begin : text.find('?', begin + 2);
        const std::size_t q2 = q1 == std::string::npos ? q1 : text.find('?', q1 + 1);
        const std::size_t end = q2 == std::string::npos ? q2 : text.find("?=", q2 + 1);
        if (end == std::string::npos || q2 != q1 + 2) {
            const std::size_t stop = begin == std::string::npos || end == std::string::npos ? text.size() : begin + 2;
            flush();
            out.append(text, at, stop - at);
            at = stop;
            continue;
        }
        const std::string_view between = std::string_view(text).substr(at, begin - at);
        std::string charset = fold_ascii(std::string_view(text).substr(begin + 2, q1 - begin - 2));
        charset.erase(std::min(charset.find('*'), charset.size()));
        if (!trim_blanks(between).empty() || (pending.empty() && at == 0)) {
            flush();
            out.append(between);
        }
        if (charset != pending_charset || charset.compare(0, 8, "iso-2022") == 0) flush();  // ICU takes an escape behind an escape for an attack
        pending_charset = charset;
        const std::string_view word = std::string_view(text).substr(q2 + 1, end - q2 - 1);
        pending.append((text[q1 + 1] | 32) == 'b' ? decode_base64(word) : unquote_printable(word, true));
        at = end + 2;
    }
    flush();
    return out;
}

bool read_mail_article(std::string_view mail, const Bylines& bylines, Article& article) {
    std::size_t size = 0;
    const HeaderFields fields = parse_header_fields(mail, size);
    std::string subject = fold_blanks(decode_mail_header(fields.get("subject")));
    if (!subject.empty()) article.title = std::move(subject);
    article.published = read_stamp(fields.get("date"));
    if (article.published) article.published_from = "record";
    if (std::string name = name_of_sender(fields.get("from")); !name.empty()) take_byline(bylines, name, article);
    Parts parts;
    read_part(fields, mail.substr(std::min(size, mail.size())), parts, 0);
    article.text = paragraphs_of_lines(parts.plain);
    if (!parts.html.empty()) {
        // newsletters put a word about browsers into the plain part
        std::string html = html_fragment_to_text(parts.html);
        if (article.text.size() * 3 < html.size()) article.text = std::move(html);
    }
    return article.title || !article.text.empty();
}

}  // namespace tallywire
