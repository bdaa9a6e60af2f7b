#include "rules/rule_table.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"

#include <algorithm>

namespace tallywire {
namespace {

std::string at(const std::string& file, std::size_t line, std::size_t column, const std::string& why) {
    return file + ":" + std::to_string(line) + ":" + std::to_string(column) + ": " + why;
}

/// Writes the parts of `line` from `out` on, where there is room for `room`. Returns how many there are, room or not.
std::size_t split(std::string_view line, char separator, std::string_view* out, std::size_t room) {
    const char* from = line.data();
    const char* const end = from + line.size();
    std::size_t count = 0;
    const auto put = [&](const char* to) {
        if (count++ < room) out[count - 1] = std::string_view(from, static_cast<std::size_t>(to - from));
        from = to + 1;
    };
    for (const char* at = from; at != end; ++at)  // cells are short: a search for each costs more
        if (*at == separator) put(at);
    put(end);
    return count;
}

std::vector<std::string_view> split_all(std::string_view line, char separator) {
    std::vector<std::string_view> parts(static_cast<std::size_t>(std::count(line.begin(), line.end(), separator)) + 1);
    split(line, separator, parts.data(), parts.size());
    return parts;
}

}  // namespace

template <typename Take>
void RuleTable::read(std::string_view bytes, Take take) {
    if (!is_utf8(bytes)) throw UsageError(at(file_, 1, 1, "not UTF-8"));
    std::string_view rest = bytes;
    for (std::size_t number = 1; !rest.empty(); ++number) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        if (!header_.empty()) {
            take(number, line, rest);
            continue;
        }
        header_ = split_all(line, '\t');
        for (std::size_t i = 0; i < header_.size(); ++i) {
            if (header_[i].empty()) throw UsageError(at(file_, number, i + 1, "a column without a name"));
            if (std::find(header_.begin(), header_.begin() + static_cast<std::ptrdiff_t>(i), header_[i]) != header_.begin() + static_cast<std::ptrdiff_t>(i))
                throw UsageError(at(file_, number, i + 1, "a second column `" + std::string(header_[i]) + "`"));
        }
    }
    if (header_.empty()) throw UsageError(at(file_, 1, 1, "no header row"));
}

void RuleTable::cut(std::size_t number, std::string_view line, std::string_view* cells) const {
    const std::size_t count = split(line, '\t', cells, header_.size());
    if (count > header_.size()) throw UsageError(at(file_, number, header_.size() + 1, "more cells than the header has columns"));
    std::fill(cells + count, cells + header_.size(), std::string_view());
}

RuleTable::RuleTable(std::string file, std::string bytes) : file_(std::move(file)) {
    bytes_.reserve(1);
    bytes_.push_back(std::move(bytes));
    // A short string's bytes move with its owner: keep them on the heap, where views stay good.
    bytes_.front().reserve(64);
    std::vector<std::string_view> cells;
    read(bytes_.front(), [&](std::size_t number, std::string_view line, std::string_view rest) {
        if (cells.empty()) {
            const auto lines = static_cast<std::size_t>(std::count(rest.begin(), rest.end(), '\n')) + 2;
            rows_.reserve(lines);
            cells.reserve(lines * header_.size());
        }
        cells.resize(cells.size() + header_.size());
        cut(number, line, cells.data() + cells.size() - header_.size());
        rows_.push_back({number, {}});
    });
    cells_.push_back(std::move(cells));
    for (std::size_t i = 0; i < rows_.size(); ++i) rows_[i].cells = std::span(cells_.front()).subspan(i * header_.size(), header_.size());
}

void RuleTable::each_row(std::string file, std::string_view bytes, const Visit& visit) {
    RuleTable table(std::move(file));
    std::vector<std::string_view> cells;
    table.read(bytes, [&](std::size_t number, std::string_view line, std::string_view) {
        cells.resize(table.header_.size());
        table.cut(number, line, cells.data());
        visit(table, {number, cells});
    });
}

bool RuleTable::has(std::string_view name) const { return std::find(header_.begin(), header_.end(), name) != header_.end(); }

std::size_t RuleTable::column(std::string_view name) const {
    const auto found = std::find(header_.begin(), header_.end(), name);
    if (found == header_.end()) throw UsageError(at(file_, 1, 1, "no column `" + std::string(name) + "`"));
    return static_cast<std::size_t>(found - header_.begin());
}

void RuleTable::refuse(const Row& row, std::size_t column, const std::string& why) const {
    throw UsageError(at(file_, row.line, column + 1, why));
}

void RuleTable::append(RuleTable more) {
    if (more.header_ != header_) throw UsageError(at(more.file_, 1, 1, "other columns than " + file_));
    for (std::string& bytes : more.bytes_) bytes_.push_back(std::move(bytes));
    for (std::vector<std::string_view>& cells : more.cells_) cells_.push_back(std::move(cells));
    rows_.insert(rows_.end(), more.rows_.begin(), more.rows_.end());
}

std::vector<std::string_view> split_cell(std::string_view cell, char separator) {
    if (cell.empty()) return {};
    return split_all(cell, separator);
}

}  // namespace tallywire
