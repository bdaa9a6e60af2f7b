#pragma once

#include "article/article.hpp"
#include "article/byline.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tallywire {

class Rules;

/// What a named field of a foreign record is, of an article.
enum class Field { text, html, teaser, title, byline, published, modified, url, source, domain, agency, dateline, section, language, type, records, record };

/// The field names of news records in JSON and CSV (data/any/fields.tsv), and those that the user maps. Const once built; safe to share between threads.
class FieldTable {
public:
    /// `map`: pairs of one of our names and one of theirs (`text`, `body`), which outrank the file. Throws UsageError for a name of ours that there is not.
    FieldTable(const Rules& rules, const std::vector<std::pair<std::string, std::string>>& map);

    struct Node {
        std::optional<Field> field;
        int rank = 0;
        std::map<std::string, Node, std::less<>> inner;  ///< fields of the object that has this name
    };
    const Node& root() const { return root_; }
    const Bylines& bylines() const { return bylines_; }
    /// All names without a dot, in lower case: by them the header of a CSV file is known.
    std::set<std::string, std::less<>> names() const;

private:
    void add(std::string_view name, Field field, int rank);

    Node root_;
    Bylines bylines_;
};

/// The values found in one record, the best of each field. Reused.
class FoundFields {
public:
    void take(Field field, int rank, std::string_view value);
    /// A number of seconds or milliseconds is a date only.
    void clear();
    bool has_text() const;
    const std::string* get(Field field) const;
    /// Fills what `article` has not; text last. False where the record is no article: it has neither text nor title, or is a picture.
    bool fill(const Bylines& bylines, Article& article) const;

private:
    struct Found {
        int rank = 1 << 20;
        std::vector<std::string> values;
    };
    std::map<Field, Found> found_;
};

}  // namespace tallywire
