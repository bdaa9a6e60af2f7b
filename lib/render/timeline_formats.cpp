#include "render/timeline_formats.hpp"

#include "render/escape.hpp"
#include "timeline/entry_json.hpp"

#include <algorithm>
#include <iterator>

namespace tallywire {

std::optional<TimelineFormat> timeline_format_of(std::string_view name) {
    for (std::size_t i = 0; i < std::size(timeline_format_names); ++i)
        if (timeline_format_names[i] == name) return static_cast<TimelineFormat>(i);
    return std::nullopt;
}

std::string flag_words(const Entry& entry) {
    std::string out;
    for (const std::string& flag : entry.flags) {
        std::string word = printable(flag);
        std::replace(word.begin(), word.end(), '_', ' ');
        out += (out.empty() ? "" : ", ") + word;
    }
    return out;
}

void render_ndjson(const Timeline& timeline, std::string& out) {
    for (const Entry& entry : timeline.entries) {
        append_json(out, entry);
        out.push_back('\n');
    }
}

void render(const Timeline& timeline, TimelineFormat format, const TerminalStyle& style, std::string& out) {
    switch (format) {
        case TimelineFormat::ndjson: return render_ndjson(timeline, out);
        case TimelineFormat::text: return render_text(timeline, style, out);
        case TimelineFormat::csv: return render_csv(timeline, out);
        case TimelineFormat::markdown: return render_markdown(timeline, out);
        case TimelineFormat::timelinejs: return render_timelinejs(timeline, out);
        case TimelineFormat::vega_lite: return render_vega_lite(timeline, out);
        case TimelineFormat::svg: return render_svg(timeline, out);
        case TimelineFormat::html: return render_html(timeline, out);
    }
}

}  // namespace tallywire
