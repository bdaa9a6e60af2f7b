// Writes a corpus of articles for benchmarks: make-corpus MEGABYTES [SEED] < articles.ndjson > corpus.ndjson
// Each article is put together anew from the paragraphs of a few of the given ones, with other numbers, names, dates and order of
// paragraphs: no two are alike, and the same seed gives the same bytes.

#include "article/article_json.hpp"
#include "base/date.hpp"
#include "record/record.hpp"

#include <cstdlib>
#include <iostream>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

using namespace tallywire;

namespace {

using Random = std::mt19937_64;

std::vector<std::string> split_paragraphs(const std::string& text) {
    std::vector<std::string> paragraphs;
    for (std::size_t from = 0; from < text.size();) {
        std::size_t to = text.find("\n\n", from);
        if (to == std::string::npos) to = text.size();
        if (to > from) paragraphs.push_back(text.substr(from, to - from));
        from = to + 2;
    }
    return paragraphs;
}

/// A name of the same length class, the same for the same name within one article.
std::string other_name(Random& random, const std::string& name) {
    constexpr const char* syllables[] = {"ka", "lo", "mir", "ta", "ve", "son", "ri", "du", "bek", "an", "or", "el", "is", "ha", "nu", "gor"};
    std::string out;
    while (out.size() + 2 < name.size() || out.size() < 3) out += syllables[random() % std::size(syllables)];
    out[0] = static_cast<char>(out[0] - 32);
    return out;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Other digits for each number (years and the like stay), other names for words with capitals that do not begin a sentence.
std::string vary(const std::string& paragraph, Random& random, std::unordered_map<std::string, std::string>& names) {
    std::string out;
    for (std::size_t at = 0; at < paragraph.size();) {
        std::size_t end = at;
        if (is_digit(paragraph[at])) {
            while (end < paragraph.size() && is_digit(paragraph[end])) ++end;
            for (std::size_t i = at; i < end; ++i)
                out.push_back(end - at == 4 ? paragraph[i] : static_cast<char>('0' + (i == at ? 1 + random() % 9 : random() % 10)));
        } else if (is_letter(paragraph[at])) {
            while (end < paragraph.size() && is_letter(paragraph[end])) ++end;
            const std::string word = paragraph.substr(at, end - at);
            const bool inside = at > 2 && is_letter(paragraph[at - 2]) && paragraph[at - 1] == ' ';
            if (inside && word[0] < 'a' && word.size() > 4 && random() % 2) {
                std::string& name = names[word];
                if (name.empty()) name = other_name(random, word);
                out += name;
            } else {
                out += word;
            }
        } else {
            out.push_back(paragraph[end++]);
        }
        at = end;
    }
    return out;
}

}  // namespace

int main(int argc, char** argv) {
    const double megabytes = argc > 1 ? std::atof(argv[1]) : 200;
    Random random(argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1);
    std::vector<Article> articles;
    std::vector<std::vector<std::string>> paragraphs;
    RecordParser parser;
    for (std::string line; std::getline(std::cin, line);) {
        auto parsed = parser.parse(line);
        auto* record = std::get_if<Record>(&parsed);
        if (!record || !std::holds_alternative<Article>(*record)) continue;
        articles.push_back(std::get<Article>(*record));
        paragraphs.push_back(split_paragraphs(articles.back().text));
    }
    if (articles.empty()) {
        std::cerr << "make-corpus: no articles on standard input\n";
        return 1;
    }
    std::string out;
    double written = 0;
    for (std::size_t number = 0; written < megabytes * 1e6; ++number) {
        const std::size_t base = random() % articles.size();
        Article article = articles[base];
        article.id = "bench-" + std::to_string(number);
        article.published = format_date(add_days(*parse_date("2023-01-01"), static_cast<int>(random() % 700)));
        article.debris.clear();
        article.text.clear();
        std::unordered_map<std::string, std::string> names;
        const std::size_t count = 5 + random() % 14;
        for (std::size_t i = 0; i < count; ++i) {
            const auto& from = paragraphs[i < 3 ? base : random() % paragraphs.size()];
            if (from.empty()) continue;
            article.text += (article.text.empty() ? "" : "\n\n") + vary(from[random() % from.size()], random, names);
        }
        out.clear();
        append_line(out, Record{article});
        written += static_cast<double>(out.size());
        std::cout.write(out.data(), static_cast<std::streamsize>(out.size()));
    }
    return std::cout.flush() ? 0 : 1;
}
