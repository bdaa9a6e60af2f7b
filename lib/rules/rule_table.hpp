#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// One rule file: tab-separated, `#` comments, a header row that names the columns. Cells are kept as written; a cell that the row leaves
/// out at its end is empty. Const once read; safe to share between threads. See tallywire-rules(5).
class RuleTable {
public:
    struct Row {
        std::size_t line = 0;  ///< 1-based, in the file
        std::span<const std::string_view> cells;  ///< as many as there are columns
    };

    /// Reads `bytes`, which the table keeps. Throws UsageError (`file:line:column: why`) where a row has more cells than the header, a
    /// column has no name or two have the same, or the bytes are no UTF-8.
    RuleTable(std::string file, std::string bytes);
    /// What looks at one row: the table, of which it can ask columns, and the row, whose span of cells holds only during the call.
    using Visit = std::function<void(const RuleTable&, const Row&)>;
    /// Shows each row of a file and keeps none: for large tables that are looked at once. `bytes` must outlive the call. Throws as the constructor does,
    /// and what `visit` throws.
    static void each_row(std::string file, std::string_view bytes, const Visit& visit);
    RuleTable(const RuleTable&) = delete;
    RuleTable(RuleTable&&) = default;

    const std::string& file() const { return file_; }
    const std::vector<Row>& rows() const { return rows_; }
    bool has(std::string_view column) const;
    /// Throws UsageError where there is no such column.
    std::size_t column(std::string_view name) const;
    /// `file:line:column: why`, for a rule whose cell makes no sense. Columns are counted in cells, from 1.
    [[noreturn]] void refuse(const Row& row, std::size_t column, const std::string& why) const;
    /// Appends the rows of a file with the same columns.
    void append(RuleTable more);
    /// Leaves the columns and no row.
    void clear() { rows_.clear(); }

private:
    explicit RuleTable(std::string file) : file_(std::move(file)) {}
    /// Reads the header and hands on the lines of rows, each with its number and what comes after it.
    template <typename Take>
    void read(std::string_view bytes, Take take);
    /// Cuts a line into as many cells as there are columns.
    void cut(std::size_t number, std::string_view line, std::string_view* cells) const;

    std::string file_;
    std::vector<std::string> bytes_;
    std::vector<std::string_view> header_;
    std::vector<std::vector<std::string_view>> cells_;  ///< of all rows, one block for each file
    std::vector<Row> rows_;
};

/// The parts of a cell between `|`; none of an empty cell.
std::vector<std::string_view> split_cell(std::string_view cell, char separator = '|');

}  // namespace tallywire
