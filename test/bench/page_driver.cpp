// Reads HTML files (or, as .txt, plain text) named on the command line (UTF-8, or taken as windows-1252) and writes an article each: a bench of the page reader alone.
// With --repeat N it reads them N times without writing and tells the speed.

#include "article/article_json.hpp"
#include "article/finish.hpp"
#include "article/page_reader.hpp"
#include "article/plain_text_reader.hpp"
#include "base/utf8.hpp"
#include "rules/rules.hpp"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

using namespace tallywire;

namespace {

std::string as_utf8(std::string bytes) {
    if (is_utf8(bytes)) return bytes;
    std::string out;
    for (std::size_t at = 0; at < bytes.size();) {
        const CodePoint point = decode_utf8(bytes, at);
        append_utf8(out, point.value == replacement_character && point.size == 1 ? static_cast<unsigned char>(bytes[at]) : point.value);
        at += point.size;
    }
    return out;
}

}  // namespace

int main(int argc, char** argv) {
    int repeat = 0;
    std::vector<std::string> paths;
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--repeat" && i + 1 < argc)
            repeat = std::atoi(argv[++i]);
        else
            paths.emplace_back(argv[i]);
    }
    const Rules rules;
    PageReader reader(rules);
    const PlainTextReader plain(rules);
    const ArticleFinisher finisher(rules);
    std::vector<std::string> pages;
    std::size_t bytes = 0;
    for (const std::string& path : paths) {
        std::ifstream in(path, std::ios::binary);
        pages.push_back(as_utf8(std::string(std::istreambuf_iterator<char>(in), {})));
        bytes += pages.back().size();
    }
    std::string line;
    for (std::size_t i = 0; i < pages.size() && !repeat; ++i) {
        Article article;
        if (paths[i].ends_with(".txt"))
            plain.read(pages[i], article);
        else if (!reader.read(pages[i], std::nullopt, article)) std::cerr << paths[i] << ": no article\n";
        finisher.finish(article);
        article.origin.path = paths[i];
        line.clear();
        append_json(line, article);
        std::cout << line << '\n';
    }
    if (!repeat) return 0;
    const std::clock_t start = std::clock();  // of this process: other work on the machine does not count
    std::size_t kept = 0;
    for (int n = 0; n < repeat; ++n)
        for (const std::string& page : pages) {
            Article article;
            reader.read(page, std::nullopt, article);
            kept += article.text.size();
        }
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    std::printf("%.1f MB/s, %zu bytes of text\n", static_cast<double>(bytes) * repeat / seconds / 1e6, kept / static_cast<std::size_t>(repeat));
}
