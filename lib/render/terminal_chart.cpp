#include "render/terminal_chart.hpp"

#include "render/axis.hpp"
#include "render/escape.hpp"
#include "timeline/headings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace tallywire {
namespace {

constexpr std::size_t rows = 7;
constexpr std::size_t most_lines = 6;
constexpr std::array<std::string_view, 9> eighths{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

/// Days to columns of the chart.
class Columns {
public:
    Columns(int first, int last, std::size_t room) : first_(first) {
        const auto days = static_cast<std::size_t>(last - first + 1);
        if (days <= room) {
            wide_ = std::min<std::size_t>(room / days, 12);
            count_ = days * wide_;
        } else {
            count_ = room;
            scale_ = static_cast<double>(room) / static_cast<double>(days);
            wide_ = 1;
        }
    }
    std::size_t count() const { return count_; }
    std::size_t wide() const { return wide_; }
    std::size_t of(int day) const {
        const auto after = static_cast<double>(day - first_);
        return std::min(count_ - 1, static_cast<std::size_t>(scale_ > 0 ? after * scale_ : after * static_cast<double>(wide_)));
    }

private:
    int first_;
    std::size_t count_ = 0, wide_ = 1;
    double scale_ = 0;
};

struct Column {
    bool some = false;
    double low = 0, high = 0;
};

std::vector<Column> held_values(const Curve& curve, const Columns& columns) {
    std::vector<Column> out(columns.count());
    for (std::size_t i = 0; i < curve.band.size(); ++i) {
        const BandStep& step = curve.band[i];
        const std::size_t from = columns.of(step.day);
        const std::size_t to = i + 1 < curve.band.size() ? columns.of(curve.band[i + 1].day) : columns.count();
        for (std::size_t at = from; at < std::max(to, from + 1); ++at) {
            const bool merged = out[at].some && at == from;  // several days in one column
            out[at] = {true, merged ? std::min(out[at].low, step.low) : step.low, merged ? std::max(out[at].high, step.high) : step.high};
        }
    }
    return out;
}

std::string_view cell_of(const Column& column, double base, double step, std::size_t row) {
    if (!column.some) return " ";
    const auto level = [&](double value) { return std::lround((value - base) / step * 8) - 8 * static_cast<long>(row); };
    const long low = level(column.low), high = level(column.high);
    if (low >= 8) return "█";
    if (high > low && high >= 4) return low >= 4 ? "▓" : "▒";  // the band; half a cell is the least that shows
    if (low > 0) return eighths[static_cast<std::size_t>(low)];
    return high > 0 ? "░" : " ";
}

void pad(std::string& out, std::size_t columns) { out.append(columns, ' '); }

void draw_flags(const Curve& curve, const Columns& columns, std::size_t margin, const Ink& ink, std::string& out) {
    std::vector<std::string_view> marks(columns.count(), " ");
    bool some = false;
    for (const OriginatorLine& line : curve.lines)
        for (const Step& step : line.steps) {
            if (!step.down_revision && !step.lagging) continue;
            some = true;
            std::string_view& mark = marks[columns.of(step.day)];
            if (mark != "▼") mark = step.down_revision ? "▼" : "⧗";
        }
    if (!some) return;
    pad(out, margin + 2);
    out += ink.warn;
    while (marks.back() == " ") marks.pop_back();
    for (const std::string_view mark : marks) out += mark;
    out.append(ink.plain).push_back('\n');
}

void draw_days(const Curve& curve, const Columns& columns, std::size_t margin, std::string& out) {
    const int first = curve.band.front().day, last = curve.band.back().day;
    std::string line;
    std::size_t at = 0;
    for (const Tick& tick : day_ticks(first, last, std::max<std::size_t>(2, columns.count() / 9))) {
        const std::size_t column = columns.of(static_cast<int>(tick.at));
        if (column < at) continue;
        const std::size_t width = display_width(tick.text);
        if (column + width > columns.count() + 12) continue;
        pad(line, column - at);
        line += tick.text + "  ";
        at = column + width + 2;
    }
    while (line.ends_with(' ')) line.pop_back();
    pad(out, margin + 2);
    out += line + "\n";
}

std::string numbers_of(const OriginatorLine& line, const std::string& unit, const Ink& ink, std::size_t room) {
    std::vector<std::string> parts;
    std::vector<std::size_t> widths;
    for (const Step& step : line.steps) {
        const Interval interval{step.no_low ? std::nullopt : std::optional(step.low), step.no_high ? std::nullopt : std::optional(step.high), false, false};
        const std::string plain = short_day(step.day, false) + " " + interval_for_people(interval, Bound::exact, unit);
        if (!parts.empty() && parts.back().starts_with(plain)) continue;
        widths.push_back(display_width(plain) + (step.down_revision || step.lagging ? 2 : 0));
        parts.push_back(plain + (step.down_revision ? std::string(ink.warn) + " ▼" + std::string(ink.plain) : step.lagging ? std::string(ink.warn) + " ⧗" + std::string(ink.plain) : ""));
    }
    std::size_t total = 0, from = parts.size();
    while (from > 0 && total + widths[from - 1] + 3 + (from > 1 ? 4 : 0) <= room) total += widths[--from] + 3;  // the last ones matter most
    std::string out = from > 0 && from < parts.size() ? "… · " : "";
    if (from == parts.size() && !parts.empty()) return fit(short_day(line.steps.back().day, false) + " " + number_for_people(line.steps.back().high, unit), room);
    for (std::size_t i = from; i < parts.size(); ++i) out += (i > from ? " · " : "") + parts[i];
    return out;
}

}  // namespace

Ink::Ink(bool color)
    : bold(color ? "\x1b[1m" : ""), dim(color ? "\x1b[2m" : ""), mark(color ? "\x1b[36m" : ""), warn(color ? "\x1b[31m" : ""), plain(color ? "\x1b[0m" : "") {}

void draw_curve(const Curve& curve, const TerminalStyle& style, std::string& out) {
    const Ink ink(style.color);
    double low = curve.band.front().low, high = curve.band.front().high;
    for (const BandStep& step : curve.band) {
        low = std::min(low, step.low);
        high = std::max(high, step.high);
    }
    const double base = std::min(0.0, low);
    const double top = value_ticks(base, high, 4, curve.unit).back().at;
    const double step = (top - base) / static_cast<double>(rows);
    const std::vector<std::string> labels{number_for_people(top, curve.unit), number_for_people(base + (top - base) / 2, curve.unit), number_for_people(base, curve.unit)};
    std::size_t margin = 0;
    for (const std::string& label : labels) margin = std::max(margin, display_width(label));
    const Columns columns(curve.band.front().day, curve.band.back().day, style.width - margin - 3);
    const std::vector<Column> values = held_values(curve, columns);

    out.append(ink.bold).append(fit(printable(curve.label), style.width)).append(ink.plain).push_back('\n');
    for (std::size_t row = rows; row-- > 0;) {
        const bool labelled = row + 1 == rows || row == rows / 2 || row == 0;
        const std::string label = !labelled ? "" : row + 1 == rows ? labels[0] : row == 0 ? labels[2] : labels[1];
        pad(out, margin - display_width(label));
        out += label + (labelled ? " ┤" : " │");
        std::string bar;
        for (const Column& column : values) bar += cell_of(column, base, step, row);
        while (bar.ends_with(' ')) bar.pop_back();
        out.append(ink.mark).append(bar).append(ink.plain).push_back('\n');
    }
    draw_flags(curve, columns, margin, ink, out);
    draw_days(curve, columns, margin, out);
    std::size_t name_width = 8;
    for (std::size_t i = 0; i < std::min(most_lines, curve.lines.size()); ++i) name_width = std::max(name_width, display_width(printable(curve.lines[i].name)));
    name_width = std::min(name_width, style.width * 2 / 5);
    for (std::size_t i = 0; i < std::min(most_lines, curve.lines.size()); ++i) {
        const std::string name = fit(printable(curve.lines[i].name), name_width);
        out += "  " + name;
        pad(out, name_width - display_width(name) + 2);
        out += numbers_of(curve.lines[i], curve.unit, ink, style.width - name_width - 4) + "\n";
    }
    if (curve.lines.size() > most_lines) out += "  … and " + std::to_string(curve.lines.size() - most_lines) + " more\n";
}

}  // namespace tallywire
