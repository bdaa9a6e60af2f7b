#pragma once

#include "article/article.hpp"
#include "article/field_table.hpp"
#include "base/error.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// Reads JSON records of any kind into articles: those of the contract as they are, others by the names of their fields. One object per thread; it
/// keeps its buffers.
class JsonArticleReader {
public:
    /// `fields` must outlive the reader.
    explicit JsonArticleReader(const FieldTable& fields);
    ~JsonArticleReader();
    JsonArticleReader(JsonArticleReader&&) noexcept;

    struct Result {
        bool contract = false;              ///< an `article` record of the contract: not to be worked on again
        std::optional<std::string> record;  ///< the type of another record of the contract
        std::optional<Refusal> refusal;
    };
    /// Appends the articles of one JSON object. Metadata of `outer` (origin, URL) stand in where a record has none. Bytes that are no UTF-8, halves of surrogate pairs
    /// and control characters within strings are mended. Never throws for what the bytes hold.
    Result read(std::string_view json, const Article& outer, std::vector<Article>& out);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Reads a row of CSV, given as `header line \n row`, by the names of its columns. False where it is no article.
bool read_csv_article(std::string_view header_and_row, char delimiter, const FieldTable& fields, Article& article);

}  // namespace tallywire
