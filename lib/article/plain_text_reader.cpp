#include "article/plain_text_reader.hpp"

#include "article/byline.hpp"
#include "article/date_text.hpp"
#include "article/debris_lines.hpp"
#include "article/sentence_end.hpp"
#include "rules/rules.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

namespace tallywire {
namespace {

constexpr std::size_t header_lines = 8;      // where title, byline and date are looked for
constexpr std::size_t longest_title = 220;   // bytes
constexpr std::size_t longest_label = 120;   // a date or byline line

struct Line {
    std::string text;
    bool after_blank = false;  ///< a blank line stands before it
    std::string rule;          ///< why it is cut
};

/// The lines without blanks at their ends; blank ones are left out.
std::vector<Line> split_lines(std::string_view text) {
    std::vector<Line> lines;
    bool blank = true;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\n\r\f"), text.size());
        std::string line;
        bool gap = false;
        for (std::size_t i = 0; i < end; ++i) {
            const bool wide = text[i] == '\xC2' && i + 1 < end && text[i + 1] == '\xA0';
            if (text[i] == ' ' || text[i] == '\t' || wide) {
                gap = true;
                i += wide;
                continue;
            }
            if (gap && !line.empty()) line.push_back(' ');
            gap = false;
            line.push_back(text[i]);
        }
        const bool carriage = end < text.size() && text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
        text.remove_prefix(std::min(end + (carriage ? 2 : 1), text.size()));
        if (line.empty()) {
            blank = true;
            continue;
        }
        lines.push_back({std::move(line), blank, {}});
        blank = false;
    }
    return lines;
}

/// Joins the lines of paragraphs that were wrapped at a width: most lines that another follows end in mid-sentence, at nearly one length.
void unwrap(std::vector<Line>& lines) {
    std::size_t longest = 0, followed = 0, broken = 0;
    for (const Line& line : lines) longest = std::max(longest, line.text.size());
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i + 1].after_blank) continue;
        ++followed;
        broken += lines[i].text.size() * 10 > longest * 6 && !ends_sentence(lines[i].text);
    }
    if (longest > 130 || followed < 3 || broken * 2 < followed) return;
    std::vector<Line> out;
    for (Line& line : lines) {
        if (line.after_blank || out.empty() || out.back().text.size() * 10 < longest * 3)
            out.push_back(std::move(line));
        else
            out.back().text.append(1, ' ').append(line.text);
    }
    lines = std::move(out);
}

/// Cuts a line that stands again further on: a standfirst that is the first sentence once more.
void cut_repeated(std::vector<Line>& lines) {
    std::unordered_map<std::string, std::size_t> last;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].rule.empty() || lines[i].text.size() < 60) continue;
        const auto [found, fresh] = last.try_emplace(fold_bare(lines[i].text), i);
        if (!fresh) {
            lines[found->second].rule = "repeated";
            found->second = i;
        }
    }
}

}  // namespace

struct PlainTextReader::State {
    explicit State(const Rules& rules) : lines(rules), bylines(rules), dates(rules) {}

    void cut_debris(std::vector<Line>& text) const;
    void read_header(std::vector<Line>& text, Article& article) const;
    std::optional<StatedDate> date_line(std::string_view line) const;

    DebrisLines lines;
    Bylines bylines;
    DateText dates;
};

/// A line that is a date and nothing else but a weekday, a clock and words such as "Published".
std::optional<StatedDate> PlainTextReader::State::date_line(std::string_view line) const {
    if (line.size() > longest_label) return std::nullopt;
    const auto date = dates.find(line);
    if (!date) return std::nullopt;
    std::size_t words = 0;
    const std::string rest = fold_bare(line.substr(0, date->where.begin)) + ' ' + fold_bare(line.substr(date->where.end));
    for (std::size_t at = 0; at < rest.size(); ++at) words += rest[at] != ' ' && (at == 0 || rest[at - 1] == ' ');
    return words <= 4 && !ends_sentence(line) ? date : std::nullopt;
}

// Whatever stands under a heading of debris after most of the prose is debris too, up to the next long paragraph.
void PlainTextReader::State::cut_debris(std::vector<Line>& text) const {
    std::size_t all = 0, read = 0;
    for (const Line& line : text) all += line.text.size();
    std::string_view open;
    for (Line& line : text) {
        const DebrisLines::Match match = lines.match(line.text);
        read += line.text.size();
        if (!match.rule.empty())
            line.rule = match.rule;
        else if (!open.empty() && line.text.size() < 400)
            line.rule = open;
        else
            open = {};
        if (!match.rule.empty() && read * 10 > all * 6 && (match.section || match.rule == "comments" || match.rule == "related")) open = match.rule;
    }
}

void PlainTextReader::State::read_header(std::vector<Line>& text, Article& article) const {
    bool prose = false, titled = false;
    std::size_t seen = 0;
    for (std::size_t i = 0; i < text.size() && seen < header_lines && !prose; ++i) {
        Line& line = text[i];
        if (!line.rule.empty() && line.rule != "lead-in") continue;
        ++seen;
        // " date 2023-05-07 The council …": a field of the dump that was glued to the first sentence
        if (i == 0 && line.text.size() > 60) {
            const auto date = dates.find(std::string_view(line.text).substr(0, 60));
            const std::string before = date ? fold_bare(std::string_view(line.text).substr(0, date->where.begin)) : std::string();
            const bool labelled = before == "date" || before == "published" || before == "posted" || before == "updated" || before == "published on" || before == "posted on";
            // Without a label only numbers are a field: "May 7, 2021 was a cold day" is a sentence.
            const bool bare_number = date && before.empty() && line.text[date->where.begin] >= '0' && line.text[date->where.begin] <= '9' && date->where.end - date->where.begin >= 8 &&
                                     line.text.find_first_not_of("0123456789-/.:TZ+ ", date->where.begin) >= date->where.end;
            if (date && (labelled || bare_number)) {
                article.debris.push_back({line.text.substr(0, date->where.end), "header date"});
                if (!article.published) {
                    article.published = date->iso();
                    article.published_from = "header";
                    article.published_doubt = "a date glued to the text by whoever made the file; nothing else confirms it";
                }
                std::size_t rest = date->where.end;
                while (rest < line.text.size() && (line.text[rest] == ' ' || line.text[rest] == '-' || line.text[rest] == ':' || line.text[rest] == '|')) ++rest;
                line.text.erase(0, rest);
                prose = true;
                continue;
            }
        }
        if (const auto date = date_line(line.text)) {
            line.rule = "header date";
            if (!article.published) {
                article.published = date->iso();
                article.published_from = "header";
                // Above the headline stands the day on which the page was looked at.
                if (!titled && !article.title) article.published_doubt = "the date stands above the headline, as a page's clock does";
            }
            continue;
        }
        if (line.text.size() < longest_label && bylines.has_lead(line.text) && !ends_sentence(line.text)) {
            std::vector<std::string> people, agencies;
            bylines.read(line.text, article.source.value_or(""), true, people, agencies);
            if (!people.empty() || !agencies.empty()) {
                line.rule = "byline";
                if (article.byline.empty()) article.byline = std::move(people);
                for (std::string& agency : agencies)
                    if (std::find(article.agency.begin(), article.agency.end(), agency) == article.agency.end()) article.agency.push_back(std::move(agency));
                continue;
            }
        }
        const bool last = i + 1 >= text.size();
        const bool parted = !last && (text[i + 1].after_blank || text[i + 1].text.size() > line.text.size());
        if (!titled && line.text.size() < longest_title && parted && (!ends_sentence(line.text) || line.text.back() == '?' || line.text.back() == '!')) {
            titled = true;
            if (!article.title) article.title = line.text;
            line.rule = "headline";
            continue;
        }
        if (line.text.size() > 120 || ends_sentence(line.text)) prose = titled || line.text.size() > 200;
    }
}

PlainTextReader::PlainTextReader(const Rules& rules) : state_(std::make_unique<State>(rules)) {}
PlainTextReader::~PlainTextReader() = default;
PlainTextReader::PlainTextReader(PlainTextReader&&) noexcept = default;

void PlainTextReader::read(std::string_view utf8_text, Article& article) const {
    article.text.clear();
    article.debris.clear();
    std::vector<Line> lines = split_lines(utf8_text);
    unwrap(lines);
    state_->cut_debris(lines);
    state_->read_header(lines, article);
    cut_repeated(lines);
    for (const Line& line : lines) {
        if (line.text.empty()) continue;
        if (!line.rule.empty()) {
            if (line.rule != "headline" && line.rule != "byline") article.debris.push_back({line.text, line.rule});
            continue;
        }
        if (!article.text.empty()) article.text.append("\n\n");
        article.text.append(line.text);
    }
}

}  // namespace tallywire
