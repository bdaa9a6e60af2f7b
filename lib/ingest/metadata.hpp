#pragma once

#include "article/article.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

class Bylines;

/// What the user knows of the files (`--metadata`): CSV or TSV with a header (path, source, published, url, title, byline, agency, language, …). A row is
/// for the files whose path ends in the row's path, at a `/`, or whose archive member does. Const once read, but for the count of uses.
class Metadata {
public:
    Metadata() = default;
    /// Reads `file`. Throws UsageError (`file:line: why`) where it has no column `path` or one that is unknown, a date that is none; IoError where it can't be read.
    Metadata(const std::string& file, const Bylines& bylines);

    /// Overwrites what the row for the article's origin says. The row's number for `use`, nothing where there is none. Safe to call from several threads.
    std::optional<std::size_t> apply(Article& article) const;
    /// Whether there is a row; before an article is read, so that what it says can guide the reader.
    bool empty() const { return rows_.empty(); }
    std::size_t size() const { return rows_.size(); }
    /// `path` of a row, for telling which were never used.
    const std::string& path(std::size_t row) const { return rows_[row].path; }

private:
    struct Row {
        std::string path;
        Article known;  ///< the fields that the row gives
    };
    const Row* find(const std::string& path) const;

    std::vector<Row> rows_;
    std::multimap<std::string, std::size_t, std::less<>> by_name_;  ///< last part of the path
};

}  // namespace tallywire
