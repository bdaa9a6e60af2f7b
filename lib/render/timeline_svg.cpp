#include "render/axis.hpp"
#include "render/escape.hpp"
#include "render/timeline_formats.hpp"
#include "render/told_by.hpp"
#include "timeline/headings.hpp"
#include "timeline/period.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace tallywire {
namespace {

// Sizes in user units (pixels). Letters are taken as 0.6 of the font's size wide, more than those of the usual sans-serif fonts.
constexpr double width = 1000, left = 96, legend = 270, plot_height = 130, head = 40, foot = 30;
constexpr double plot_width = width - left - legend;
constexpr std::size_t most_curves = 8, most_lines = 6, most_entries = 40;
constexpr double row_height = 34;

struct Look {
    std::string_view color, dash;
};
constexpr std::array<Look, 7> looks{{{"#0072b2", ""}, {"#d55e00", "7 3"}, {"#009e73", "2 3"}, {"#cc79a7", "9 3 2 3"}, {"#8a6d00", "4 4"}, {"#4b3fb5", "1 4"}, {"#777777", "3 2"}}};

std::string fixed(double value) {
    char out[32];
    std::snprintf(out, sizeof out, "%.1f", value);
    return out;
}

class Picture {
public:
    explicit Picture(std::string& out) : out_(out) {}

    void text(double x, double y, std::string_view style, std::string_view content) {
        out_ += "<text x=\"" + fixed(x) + "\" y=\"" + fixed(y) + "\" class=\"";
        out_.append(style).append("\">");
        append_markup(out_, printable(content));
        out_ += "</text>\n";
    }
    void line(double x1, double y1, double x2, double y2, std::string_view style) {
        out_ += "<line x1=\"" + fixed(x1) + "\" y1=\"" + fixed(y1) + "\" x2=\"" + fixed(x2) + "\" y2=\"" + fixed(y2) + "\" class=\"";
        out_.append(style).append("\"/>\n");
    }
    /// Words that show when the pointer rests, and that readers of screens speak.
    void told(std::string_view content) {
        out_ += "<title>";
        append_markup(out_, printable(content));
        out_ += "</title>";
    }
    std::string& out() { return out_; }

private:
    std::string& out_;
};

/// Days and values to places in one panel.
struct Scales {
    int first, last;
    double base, top, y;

    double x_of(int day) const { return left + (last == first ? 0 : plot_width * (day - first) / static_cast<double>(last - first)); }
    double y_of(double value) const { return y + plot_height - plot_height * (value - base) / (top - base); }
};

double drawn(const Step& step) { return step.no_high ? step.low : step.no_low ? step.high : (step.low + step.high) / 2; }

void draw_band(Picture& picture, const Curve& curve, const Scales& scales) {
    std::string there, back;
    for (std::size_t i = 0; i < curve.band.size(); ++i) {
        const BandStep& step = curve.band[i];
        const double from = scales.x_of(step.day), to = i + 1 < curve.band.size() ? scales.x_of(curve.band[i + 1].day) : from + 4;
        there += (i == 0 ? "M" : "L") + fixed(from) + " " + fixed(scales.y_of(step.high)) + "L" + fixed(to) + " " + fixed(scales.y_of(step.high));
        back = "L" + fixed(to) + " " + fixed(scales.y_of(step.low)) + "L" + fixed(from) + " " + fixed(scales.y_of(step.low)) + back;
    }
    picture.out() += "<path class=\"band\" d=\"" + there + back + "Z\"/>\n";
}

void draw_mark(Picture& picture, const Timeline& timeline, const Curve& curve, const Step& step, const Scales& scales, const Look& look) {
    const double x = scales.x_of(step.day), y = scales.y_of(drawn(step));
    const Reading& reading = timeline.entries[step.entry].readings[step.reading];
    std::string& out = picture.out();
    out += "<g>";
    picture.told(date_for_people(reading.as_of, reading.as_of, "day") + ": " + reading.text + " — " + originator_of(reading) + ", in " +
                 reading.source.value_or(reading.article) + (step.down_revision ? " (revised down)" : step.lagging ? " (lags)" : "") + ". " + reading.sentence);
    const std::string color(look.color);
    if (step.low != step.high) out += "<line x1=\"" + fixed(x) + "\" x2=\"" + fixed(x) + "\" y1=\"" + fixed(scales.y_of(step.low)) + "\" y2=\"" + fixed(scales.y_of(step.high)) + "\" stroke=\"" + color + "\" stroke-width=\"2\"/>";
    if (step.no_high) out += "<path d=\"M" + fixed(x) + " " + fixed(y - 4) + "v-7m-3 3l3-3l3 3\" fill=\"none\" stroke=\"" + color + "\"/>";
    if (step.down_revision)
        out += "<path d=\"M" + fixed(x - 6) + " " + fixed(y - 5) + "h12l-6 10z\" fill=\"#c00000\"/>";
    else
        out += "<circle cx=\"" + fixed(x) + "\" cy=\"" + fixed(y) + "\" r=\"4\" fill=\"" + (step.lagging ? std::string("#ffffff") : color) + "\" stroke=\"" + color + "\" stroke-width=\"1.5\"/>";
    out += "</g>\n";
    (void)curve;
}

void draw_line(Picture& picture, const Timeline& timeline, const Curve& curve, const OriginatorLine& line, const Scales& scales, const Look& look) {
    std::string path;
    for (const Step& step : line.steps) {
        const std::string x = fixed(scales.x_of(step.day)), y = fixed(scales.y_of(drawn(step)));
        path += path.empty() ? "M" + x + " " + y : "H" + x + "V" + y;
    }
    if (line.steps.size() > 1) {
        picture.out() += "<path fill=\"none\" stroke-width=\"1.6\" stroke=\"" + std::string(look.color) + "\"";
        if (!look.dash.empty()) picture.out() += " stroke-dasharray=\"" + std::string(look.dash) + "\"";
        picture.out() += " d=\"" + path + "\"/>\n";
    }
    for (const Step& step : line.steps) draw_mark(picture, timeline, curve, step, scales, look);
}

void draw_axes(Picture& picture, const Curve& curve, const Scales& scales) {
    for (const Tick& tick : value_ticks(scales.base, scales.top, 4, curve.unit)) {
        const double y = scales.y_of(tick.at);
        if (y < scales.y - 1) continue;
        picture.line(left, y, left + plot_width, y, "grid");
        picture.text(left - 8, y + 4, "small end", fit(tick.text, 13));
    }
    double taken = -100;
    for (const Tick& tick : day_ticks(scales.first, scales.last, static_cast<std::size_t>(plot_width / 84))) {
        const double x = scales.x_of(static_cast<int>(tick.at)), half = static_cast<double>(display_width(tick.text)) * 3.3;
        picture.line(x, scales.y + plot_height, x, scales.y + plot_height + 4, "axis");
        if (x - half < taken) continue;
        taken = x + half + 6;
        picture.text(x, scales.y + plot_height + 17, "small middle", tick.text);
    }
    picture.line(left, scales.y + plot_height, left + plot_width, scales.y + plot_height, "axis");
}

void draw_reference(Picture& picture, const Curve& curve, const Scales& scales) {
    std::string path;
    for (const ReferencePoint& point : curve.reference) {
        const std::string x = fixed(scales.x_of(point.day)), y = fixed(scales.y_of(std::min(point.value, scales.top)));
        path += path.empty() ? "M" + x + " " + y : "H" + x + "V" + y;
    }
    if (!path.empty()) picture.out() += "<path class=\"reference\" d=\"" + path + "\"/>\n";
}

void draw_panel(Picture& picture, const Timeline& timeline, const Curve& curve, double y) {
    double low = curve.band.front().low, high = low;
    for (const OriginatorLine& line : curve.lines)
        for (const Step& step : line.steps) {
            low = std::min(low, step.low);
            high = std::max(high, step.high);
        }
    for (const ReferencePoint& point : curve.reference) high = std::max(high, point.value);
    Scales scales{curve.band.front().day, curve.band.back().day, std::min(0.0, low), 0, y + head};
    scales.top = value_ticks(scales.base, high, 4).back().at;
    picture.text(left, y + 18, "label", fit(curve.label, 90));
    draw_axes(picture, curve, scales);
    draw_band(picture, curve, scales);
    draw_reference(picture, curve, scales);
    for (std::size_t i = curve.lines.size(); i-- > 0;) draw_line(picture, timeline, curve, curve.lines[i], scales, looks[std::min(i, most_lines)]);
    const double x = left + plot_width + 18;
    double row = y + head + 8;
    const auto swatch = [&](const Look& look, const std::string& name) {
        picture.out() += "<line x1=\"" + fixed(x) + "\" x2=\"" + fixed(x + 22) + "\" y1=\"" + fixed(row - 4) + "\" y2=\"" + fixed(row - 4) + "\" stroke-width=\"2\" stroke=\"" + std::string(look.color) + "\" stroke-dasharray=\"" + std::string(look.dash) + "\"/>\n";
        picture.text(x + 28, row, "small", fit(name, 34));
        row += 17;
    };
    for (std::size_t i = 0; i < std::min(most_lines, curve.lines.size()); ++i) swatch(looks[i], curve.lines[i].name);
    if (curve.lines.size() > most_lines) swatch(looks[most_lines], std::to_string(curve.lines.size() - most_lines) + " more");
    if (!curve.reference.empty()) swatch({"#000000", "1 2"}, "reference");
}

std::vector<const Entry*> listed(const Timeline& timeline) {
    const auto told = told_by(timeline);
    std::vector<const Entry*> shown;
    for (std::size_t i = 0; i < told.size(); ++i)
        if (!told[i]) shown.push_back(&timeline.entries[i]);
    return shown;
}

std::vector<const Entry*> most_salient(const std::vector<const Entry*>& shown) {
    if (shown.size() <= most_entries) return shown;
    std::vector<const Entry*> ranked = shown;
    std::stable_sort(ranked.begin(), ranked.end(), [](const Entry* a, const Entry* b) { return a->salience > b->salience; });
    ranked.resize(most_entries);
    std::sort(ranked.begin(), ranked.end());
    return ranked;
}

void draw_entry(Picture& picture, const Entry& entry, bool new_date, double y, double share) {
    picture.out() += "<g>";
    picture.told(entry.text + (entry.resolved_by ? " (Dated by: " + *entry.resolved_by + ")" : ""));
    if (new_date) picture.text(20, y, "small", fit(date_for_people(entry.first, entry.last, entry.precision), 30));
    picture.out() += "<rect x=\"226\" y=\"" + fixed(y - 9) + "\" width=\"" + fixed(4 + 36 * share) + "\" height=\"9\" class=\"bar\"/>\n";
    picture.text(280, y, "plain", fit(printable(entry.headline), 96));
    std::string about;
    for (const std::string& source : entry.sources) about += (about.empty() ? "" : ", ") + source;
    if (!entry.flags.empty()) about += " · " + flag_words(entry);
    picture.text(280, y + 13, "small dim", fit(printable(about), 104));
    picture.out() += "</g>\n";
}

}  // namespace

void render_svg(const Timeline& timeline, std::string& out) {
    std::vector<const Curve*> curves;
    for (const Curve& curve : timeline.curves)
        if (curve.band.size() > 1 && curves.size() < most_curves) curves.push_back(&curve);
    const std::vector<const Entry*> all = listed(timeline), entries = most_salient(all);
    const double panel = head + plot_height + foot + 8;
    const double height = 60 + static_cast<double>(curves.size()) * panel + (curves.empty() ? 0 : 24) + static_cast<double>(entries.size()) * row_height + 40;
    out += "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + fixed(width) + " " + fixed(height) + "\" width=\"" + fixed(width) + "\" height=\"" + fixed(height) + "\" role=\"img\">\n";
    Picture picture(out);
    picture.told(timeline.title.empty() ? "Timeline" : timeline.title);
    out += "\n<style>text{font-family:\"Helvetica Neue\",Arial,\"Liberation Sans\",\"DejaVu Sans Condensed\",sans-serif;font-size:12px;fill:#111}.title{font-size:20px;font-weight:bold}"
           ".label{font-size:14px;font-weight:bold}.small{font-size:11px}.dim{fill:#555}.end{text-anchor:end}.middle{text-anchor:middle}.grid{stroke:#ddd}.axis{stroke:#333}"
           ".band{fill:#888;fill-opacity:.18}.bar{fill:#0072b2}.reference{fill:none;stroke:#000;stroke-dasharray:1 2;stroke-width:1.5}</style>\n";
    out += "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n";
    picture.text(20, 34, "title", fit(timeline.title.empty() ? "Timeline" : printable(timeline.title), 80));
    double y = 52;
    for (const Curve* curve : curves) {
        draw_panel(picture, timeline, *curve, y);
        y += panel;
    }
    if (!curves.empty()) {
        picture.text(left, y + 8, "small dim", "▼ revised down · ○ repeats a number already replaced · ↑ at least · grey: lowest to highest number of the day");
        y += 24;
    }
    y += 20;
    if (entries.size() < all.size())
        picture.text(20, y - 6, "small dim", "The " + std::to_string(entries.size()) + " most salient of " + std::to_string(all.size()) + " entries");
    double most = 1;
    for (const Entry* entry : entries) most = std::max(most, entry->salience.value_or(0));
    for (const Entry* const& entry : entries) {
        y += row_height;
        const bool new_date = entry == entries.front() || entry->first != (*(&entry - 1))->first || entry->last != (*(&entry - 1))->last;
        draw_entry(picture, *entry, new_date, y - 14, entry->salience.value_or(0) / most);
    }
    out += "</svg>\n";
}

}  // namespace tallywire
