#include "timeline/reference_series.hpp"

#include "base/date.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "timeline/period.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace tallywire {
namespace {

/// The cells of one line of CSV (RFC 4180, no line ends inside quotes) or TSV.
std::vector<std::string> cells(std::string_view line, char separator) {
    std::vector<std::string> out(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char byte = line[i];
        if (quoted && byte == '"' && i + 1 < line.size() && line[i + 1] == '"') {
            out.back().push_back('"');
            ++i;
        } else if (byte == '"' && separator == ',') {
            quoted = !quoted;
        } else if (byte == separator && !quoted) {
            out.emplace_back();
        } else {
            out.back().push_back(byte);
        }
    }
    return out;
}

std::optional<double> number(std::string text) {
    std::erase(text, ',');
    std::erase(text, ' ');
    double value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || end.ec != std::errc{} || end.ptr != text.data() + text.size()) return std::nullopt;
    return value;
}

struct Columns {
    std::size_t date = 0, value = 1;
    std::optional<std::size_t> measure;
};

Columns find_columns(const std::string& file, const std::vector<std::string>& header, std::string_view measure) {
    Columns columns;
    std::optional<std::size_t> date, value, own;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const std::string name = fold_ascii(header[i]);
        if (name == "date" || name == "day") date = i;
        if (name == "value") value = i;
        if (name == "measure") columns.measure = i;
        if (!measure.empty() && name == measure) own = i;
    }
    if (!date) throw UsageError(file + ":1: no column `date`");
    if (header.size() < 2) throw UsageError(file + ":1: no column with numbers");
    columns.date = *date;
    columns.value = own ? *own : value ? *value : (*date == 0 ? 1 : 0);
    return columns;
}

}  // namespace

ReferenceSeries ReferenceSeries::read(const std::string& file, std::string_view bytes, std::string_view measure) {
    ReferenceSeries series;
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    std::optional<Columns> columns;
    char separator = ',';
    std::size_t line_number = 0;
    while (!bytes.empty()) {
        std::string_view line = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
        ++line_number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        if (!columns) {
            if (line.find('\t') != std::string_view::npos) separator = '\t';
            columns = find_columns(file, cells(line, separator), measure);
            continue;
        }
        const std::vector<std::string> row = cells(line, separator);
        const auto cell = [&](std::size_t at) { return at < row.size() ? row[at] : std::string(); };
        if (columns->measure && !measure.empty() && fold_ascii(cell(*columns->measure)) != measure) continue;
        const auto where = [&] { return file + ":" + std::to_string(line_number) + ": "; };
        if (cell(columns->value).empty()) continue;
        const auto day = parse_date(cell(columns->date));
        if (!day) throw UsageError(where() + "not a date (YYYY-MM-DD): " + cell(columns->date));
        const auto value = number(cell(columns->value));
        if (!value) throw UsageError(where() + "not a number: " + cell(columns->value));
        series.points_.push_back({day_number(*day), *value});
    }
    if (!columns) throw UsageError(file + ": empty");
    std::stable_sort(series.points_.begin(), series.points_.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
    return series;
}

std::optional<double> ReferenceSeries::at(int day) const {
    const auto after = std::upper_bound(points_.begin(), points_.end(), day, [](int value, const ReferencePoint& point) { return value < point.day; });
    if (after == points_.begin()) return std::nullopt;
    return std::prev(after)->value;
}

std::optional<int> ReferenceSeries::matching_day(double low, double high, int day) const {
    std::optional<int> best;
    for (const ReferencePoint& point : points_)
        if (point.value >= low && point.value <= high && (!best || std::abs(point.day - day) < std::abs(*best - day))) best = point.day;
    return best;
}

}  // namespace tallywire
