#include "ingest/metadata.hpp"

#include "article/plain_lines.hpp"
#include "article/record_byline.hpp"
#include "article/stamp.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "document/document_reader.hpp"
#include "document/prepare.hpp"

#include <algorithm>
#include <sys/stat.h>

namespace tallywire {
namespace {

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// How many bytes of a path's end two paths share, in whole parts; 0 where one is not the end of the other.
std::size_t shared_end(std::string_view a, std::string_view b) {
    if (a.substr(0, 2) == "./") a.remove_prefix(2);
    if (b.substr(0, 2) == "./") b.remove_prefix(2);
    const std::string_view shorter = a.size() < b.size() ? a : b;
    const std::string_view longer = a.size() < b.size() ? b : a;
    if (longer.substr(longer.size() - shorter.size()) != shorter) {
        // `../news/x.txt` and `old/news/x.txt` share the end that has no dots
        return 0;
    }
    const bool whole = longer.size() == shorter.size() || shorter.front() == '/' || longer[longer.size() - shorter.size() - 1] == '/';
    return whole ? shorter.size() : 0;
}

void set(Article& known, const Bylines& bylines, std::string_view column, const std::string& value, const std::string& where) {
    if (column == "source" || column == "outlet") known.source = value;
    else if (column == "domain") known.domain = value;
    else if (column == "url") known.url = value;
    else if (column == "title") known.title = value;
    else if (column == "byline" || column == "author") take_byline(bylines, value, known);
    else if (column == "agency") known.agency.push_back(value);
    else if (column == "dateline") known.dateline = value;
    else if (column == "section") known.section = value;
    else if (column == "language") known.language = value;
    else if (column == "id") known.id = value;
    else if (column == "published" || column == "modified") {
        const auto stamp = read_stamp(value);
        if (!stamp) throw UsageError(where + ": `" + value + "` is no date");
        (column == "published" ? known.published : known.modified) = stamp;
    }
}

}  // namespace

Metadata::Metadata(const std::string& file, const Bylines& bylines) {
    struct stat status {};
    if (file != "-" && ::stat(file.c_str(), &status) != 0) throw IoError(file + ": no such file");
    ReaderOptions options;
    options.kind = DocumentKind::csv;
    options.columns = {"path", "source", "published", "url", "title"};
    std::string broken;
    const Report report = [&](Problem problem) { broken = place_of(problem) + ": " + problem.why; };
    DocumentReader reader({file}, options, report);
    std::size_t line = 1;
    while (auto document = reader.next()) {
        ++line;
        if (!prepare(*document, options.limits, report)) continue;
        const std::string& text = document->bytes;
        const std::size_t end = text.find('\n');
        const char delimiter = document->content_type->front();
        const std::vector<std::string> names = split_csv_line(std::string_view(text).substr(0, end), delimiter);
        const std::vector<std::string> cells = split_csv_line(std::string_view(text).substr(end + 1), delimiter);
        Row row;
        bool has_path = false;
        for (std::size_t i = 0; i < names.size(); ++i) {
            const std::string name = fold_blanks(fold_ascii(names[i]));
            const bool path = name == "path" || name == "file" || name == "filename";
            has_path |= path;
            const std::string value = i < cells.size() ? fold_blanks(cells[i]) : std::string();
            if (path) row.path = value;
            else if (!value.empty()) set(row.known, bylines, name, value, file + ":" + std::to_string(line));
        }
        if (!has_path) throw UsageError(file + ":1: no column `path`");
        if (row.path.empty()) continue;
        by_name_.emplace(std::string(last_part(row.path)), rows_.size());
        rows_.push_back(std::move(row));
    }
    if (!broken.empty()) throw UsageError(broken);
}

const Metadata::Row* Metadata::find(const std::string& path) const {
    const auto [begin, end] = by_name_.equal_range(last_part(path));
    const Row* best = nullptr;
    std::size_t most = 0;
    std::size_t only = 0;
    for (auto at = begin; at != end; ++at) {
        const Row& row = rows_[at->second];
        const std::size_t shared = shared_end(path, row.path);
        ++only;
        if (shared > most) {
            most = shared;
            best = &row;
        }
    }
    // the same file seen from elsewhere: its name alone, where no other has it
    if (!best && only == 1) best = &rows_[begin->second];
    return best;
}

std::optional<std::size_t> Metadata::apply(Article& article) const {
    const Row* row = nullptr;
    if (article.origin.member) row = find(*article.origin.member);
    if (!row && article.origin.path) row = find(*article.origin.path);
    if (!row) return std::nullopt;
    const Article& known = row->known;
    const auto overwrite = [](auto& to, const auto& from) {
        if (from) to = from;
    };
    overwrite(article.source, known.source);
    overwrite(article.domain, known.domain);
    overwrite(article.url, known.url);
    overwrite(article.title, known.title);
    overwrite(article.dateline, known.dateline);
    overwrite(article.section, known.section);
    overwrite(article.language, known.language);
    overwrite(article.modified, known.modified);
    if (known.published) {
        article.published = known.published;
        article.published_from = "metadata";
        article.published_doubt.reset();
    }
    if (!known.byline.empty()) article.byline = known.byline;
    if (!known.agency.empty()) article.agency = known.agency;
    if (!known.id.empty()) article.id = known.id;
    return static_cast<std::size_t>(row - rows_.data());
}

}  // namespace tallywire
