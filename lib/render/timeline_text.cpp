#include "render/escape.hpp"
#include "render/terminal_chart.hpp"
#include "render/timeline_formats.hpp"
#include "render/told_by.hpp"
#include "timeline/period.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace tallywire {
namespace {

constexpr std::size_t bar_columns = 5;
constexpr std::size_t most_curves = 8;

std::string bar(double share) {
    constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    const auto units = static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * bar_columns * 8 + 0.5);
    std::string out;
    for (std::size_t i = 0; i < units / 8; ++i) out += "█";
    out += eighths[units % 8];
    out.append(bar_columns - units / 8 - (units % 8 ? 1 : 0), ' ');
    return out;
}

/// Breaks printable text at blanks into lines of `columns`, at most `lines` of them.
std::vector<std::string> wrap(std::string_view text, std::size_t columns, std::size_t lines) {
    std::vector<std::string> out;
    while (!text.empty() && out.size() < lines) {
        if (display_width(text) <= columns) {
            out.emplace_back(text);
            break;
        }
        if (out.size() + 1 == lines) {
            out.push_back(fit(text, columns));
            break;
        }
        std::size_t cut = 0;
        for (std::size_t blank = text.find(' '); blank != std::string_view::npos; blank = text.find(' ', blank + 1)) {
            if (display_width(text.substr(0, blank)) > columns) break;
            cut = blank;
        }
        if (cut == 0) {
            out.push_back(fit(text, columns));
            break;
        }
        out.emplace_back(text.substr(0, cut));
        text.remove_prefix(cut + 1);
    }
    return out;
}

class TextTimeline {
public:
    TextTimeline(const TerminalStyle& style, std::string& out) : style_(style), ink_(style.color), out_(out) {}

    void head(const Timeline& timeline, std::size_t shown) {
        std::set<std::string> outlets, articles;
        std::optional<std::string> first, last;
        for (const Entry& entry : timeline.entries) {
            outlets.insert(entry.sources.begin(), entry.sources.end());
            articles.insert(entry.articles.begin(), entry.articles.end());
            if (entry.first && (!first || *entry.first < *first)) first = entry.first->substr(0, 10);
            if (entry.first && entry.last && (!last || *entry.last > *last)) last = entry.last->substr(0, 10);
        }
        const auto count = [](std::size_t number, const char* one, const char* more) { return std::to_string(number) + " " + (number == 1 ? one : more); };
        line(ink_.bold, timeline.title.empty() ? "Timeline" : printable(timeline.title));
        std::string about = first ? date_for_people(first, last, "range") + " · " : "";
        about += count(shown, "entry", "entries") + " · " + count(outlets.size(), "outlet", "outlets") + " · " + count(articles.size(), "article", "articles");
        line(ink_.dim, about);
        out_.push_back('\n');
    }

    void entry(const Entry& entry, double most) {
        const std::string flags = flag_words(entry);
        out_ += " ";
        out_.append(ink_.mark).append(bar(entry.salience.value_or(0) / most)).append(ink_.plain) += " ";
        const std::size_t room = style_.width - bar_columns - 2;
        bool first = true;
        for (const std::string& text : wrap(printable(entry.headline), room, 3)) {
            if (!first) out_.append(bar_columns + 2, ' ');
            first = false;
            out_ += text + "\n";
        }
        std::string about;
        for (const std::string& source : entry.sources) about += (about.empty() ? "" : ", ") + printable(source);
        if (about.empty()) about = entry.articles.empty() ? "" : printable(entry.articles.front());
        if (entry.mentions > 1) about += " · " + std::to_string(entry.mentions) + " mentions";
        const std::size_t flag_room = flags.empty() ? 0 : std::min(display_width(flags), room / 2);
        const std::string left = fit(about, room - (flag_room ? flag_room + 3 : 0));
        out_.append(bar_columns + 2, ' ');
        out_.append(ink_.dim).append(left).append(ink_.plain);
        if (flag_room) {
            if (!left.empty()) out_ += " · ";
            out_.append(ink_.warn).append(fit(flags, flag_room)).append(ink_.plain);
        }
        out_.push_back('\n');
    }

    void line(std::string_view ink, const std::string& text) { out_.append(ink).append(fit(text, style_.width)).append(ink_.plain).push_back('\n'); }
    const Ink& ink() const { return ink_; }

private:
    const TerminalStyle style_;
    const Ink ink_;
    std::string& out_;
};

}  // namespace

void render_text(const Timeline& timeline, const TerminalStyle& asked, std::string& out) {
    TerminalStyle style = asked;
    style.width = std::max<std::size_t>(style.width, 40);
    TextTimeline text(style, out);
    const auto told = told_by(timeline);
    text.head(timeline, static_cast<std::size_t>(std::count(told.begin(), told.end(), std::nullopt)));
    std::size_t shown = 0;
    bool flags = false;
    for (const Curve& curve : timeline.curves) {
        if (curve.band.size() < 2 || shown == most_curves) continue;
        ++shown;
        draw_curve(curve, style, out);
        out.push_back('\n');
        for (const OriginatorLine& line : curve.lines) flags |= std::any_of(line.steps.begin(), line.steps.end(), [](const Step& step) { return step.down_revision || step.lagging; });
    }
    if (shown) text.line(text.ink().dim, std::string("█ lowest  ▒ up to the highest number given") + (flags ? "  ▼ revised down  ⧗ lags" : ""));
    if (shown) out.push_back('\n');
    double most = 1;
    for (const Entry& entry : timeline.entries) most = std::max(most, entry.salience.value_or(0));
    std::string heading;
    for (std::size_t i = 0; i < timeline.entries.size(); ++i) {
        if (told[i]) continue;
        const Entry& entry = timeline.entries[i];
        const bool parted = entry.period && entry.period->size() != 10;
        const std::string day = parted ? *entry.period : date_for_people(entry.first, entry.last, entry.precision == "time" ? "day" : entry.precision);
        if (day != heading) {
            if (!heading.empty()) out.push_back('\n');
            text.line(text.ink().bold, day);
            heading = day;
        }
        text.entry(entry, most);
    }
}

}  // namespace tallywire
