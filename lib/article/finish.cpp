#include "article/finish.hpp"

#include "article/author_note.hpp"
#include "article/byline.hpp"
#include "article/credits.hpp"
#include "article/date_doubt.hpp"
#include "article/page_address.hpp"
#include "base/utf8.hpp"
#include "rules/rules.hpp"

#include <cld2/public/compact_lang_det.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

namespace tallywire {
namespace {

constexpr std::size_t language_sample = 2048;  // bytes

/// Letters and digits in lower case: what stays the same when copies differ in blanks, quotes or line ends.
void append_words(std::string& out, std::string_view text) {
    // the letter in lower case or the digit; 0 for what is left out
    static constexpr std::array<char, 128> kept = [] {
        std::array<char, 128> table{};
        for (char c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = table[static_cast<std::size_t>(c - 32)] = c;
        for (char c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = c;
        return table;
    }();
    std::size_t size = out.size();
    out.resize(size + text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (c < 0x80) {
            out[size] = kept[c];
            size += kept[c] != 0;
            ++at;
            continue;
        }
        const CodePoint point = decode_utf8(text, at);
        const bool sign = point.value < 0xC0 || (point.value >= 0x2000 && point.value < 0x2C00) || point.value == 0xFEFF;
        if (!sign) {
            const std::string low = fold_case(text.substr(at, point.size));
            out.replace(size, point.size, low);
            size += low.size();
        }
        at += point.size;
    }
    out.resize(size);
}

std::string id_of(const Article& article) {
    std::string words;
    words.reserve(article.text.size());
    if (article.title) append_words(words, *article.title);
    words.push_back('\n');
    append_words(words, article.text);
    char id[20];
    std::snprintf(id, sizeof id, "%016llx", static_cast<unsigned long long>(XXH3_64bits(words.data(), words.size())));
    return id;
}

std::optional<std::string> language_of(std::string_view text) {
    bool reliable = false;
    text = text.substr(0, language_sample);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0x80)) text.remove_suffix(1);
    const CLD2::Language language = CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &reliable);
    if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return std::nullopt;
    return CLD2::LanguageCode(language);
}

/// True where none of the next 64 bytes begins something to be rewritten; looks at 66. A few vector instructions.
bool is_normal_block(const char* bytes) {
    unsigned char odd = 0;
    for (std::size_t i = 0; i < 64; ++i) {
        const char c = bytes[i], next = bytes[i + 1], third = bytes[i + 2];
        const auto is = [](bool b) { return static_cast<unsigned char>(b); };
        odd |= is(c == '\t') | is(c == '\r') | is(c == '\f') | is(c == '\xC2') | (is(c == ' ') & (is(next == ' ') | is(next == '\n'))) |
               (is(c == '\n') & (is(next == ' ') | (is(next == '\n') & is(third == '\n'))));
    }
    return odd == 0;
}

/// Blanks folded, lines trimmed, paragraphs parted by one blank line. Rewrites the text only where it has another form.
void normalise(std::string& text) {
    bool clean = text.empty() || (text.front() != '\n' && text.back() != '\n');
    for (std::size_t i = 0; clean && i < text.size(); ++i) {
        while (i + 66 <= text.size() && is_normal_block(text.data() + i)) i += 64;
        const char c = text[i], next = i + 1 < text.size() ? text[i + 1] : '\0';
        if (c == '\t' || c == '\r' || c == '\f' || (c == ' ' && (next == ' ' || next == '\n' || next == '\0')) || (c == '\n' && next == ' ') ||
            (c == '\n' && next == '\n' && i + 2 < text.size() && text[i + 2] == '\n') || (c == '\xC2' && next == '\xA0'))
            clean = false;
    }
    if (clean && (text.empty() || text.front() != ' ')) return;
    std::string out;
    out.reserve(text.size());
    std::size_t breaks = 0;
    bool blank = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') {
            ++breaks;
        } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f') {
            blank = true;
        } else if (c == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0') {
            blank = true;
            ++i;
        } else {
            if (!out.empty()) {
                if (breaks > 0)
                    out.append(breaks > 1 ? "\n\n" : "\n");
                else if (blank)
                    out.push_back(' ');
            }
            breaks = 0;
            blank = false;
            out.push_back(c);
        }
    }
    text = std::move(out);
}

void add_agencies(Article& article, std::vector<std::string> agencies) {
    for (std::string& agency : agencies)
        if (std::find(article.agency.begin(), article.agency.end(), agency) == article.agency.end()) article.agency.push_back(std::move(agency));
}

}  // namespace

struct ArticleFinisher::State {
    explicit State(const Rules& rules) : bylines(rules), doubts(rules) {}

    Bylines bylines;
    DateDoubt doubts;
};

ArticleFinisher::ArticleFinisher(const Rules& rules) : state_(std::make_unique<State>(rules)) {}
ArticleFinisher::~ArticleFinisher() = default;
ArticleFinisher::ArticleFinisher(ArticleFinisher&&) noexcept = default;

void ArticleFinisher::finish(Article& article) const {
    normalise(article.text);
    cut_author_notes(article);
    if (auto credit = find_agency_credit(article.text, state_->bylines); credit && credit->begin > 0) {
        std::size_t begin = credit->begin;
        while (begin < article.text.size() && (article.text[begin] == ' ' || article.text[begin] == '\n')) ++begin;
        article.debris.push_back({article.text.substr(begin), "agency credit"});
        article.text.resize(credit->begin);
        add_agencies(article, std::move(credit->agencies));
    }
    if (auto dateline = find_dateline(article.text, state_->bylines)) {
        if (!article.dateline) article.dateline = std::move(dateline->text);
        add_agencies(article, std::move(dateline->agencies));
    }
    if (!article.domain && article.url)
        if (std::string domain = domain_of(*article.url); !domain.empty()) article.domain = std::move(domain);
    if (!article.language) article.language = language_of(article.text);
    if (!article.published_doubt) article.published_doubt = state_->doubts.find(article);
    if (article.id.empty()) article.id = id_of(article);
}

}  // namespace tallywire
