#pragma once

#include "timeline/timeline.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tallywire {

/// How a timeline may be written.
enum class TimelineFormat { ndjson, text, csv, markdown, timelinejs, vega_lite, svg, html };
std::optional<TimelineFormat> timeline_format_of(std::string_view name);
/// All names, in the order of the enumeration, for command lines.
inline constexpr std::string_view timeline_format_names[] = {"ndjson", "text", "csv", "markdown", "timelinejs", "vega-lite", "svg", "html"};

/// For `text`: what the terminal can show.
struct TerminalStyle {
    std::size_t width = 80;  ///< columns, at least 40 are used
    bool color = false;      ///< ANSI colours; the text says the same without
};

/// Each appends the whole timeline in one format to `out`. Text of articles comes out plain: no markup, control character or formula of theirs is
/// obeyed by what reads it. Throw only std::bad_alloc.
void render_ndjson(const Timeline& timeline, std::string& out);
void render_text(const Timeline& timeline, const TerminalStyle& style, std::string& out);
void render_csv(const Timeline& timeline, std::string& out);
void render_markdown(const Timeline& timeline, std::string& out);
/// The JSON of TimelineJS3. Entries without a first day can't be placed by it and are left out; the title slide tells how many.
void render_timelinejs(const Timeline& timeline, std::string& out);
/// A specification for Vega-Lite 5 with its data inside.
void render_vega_lite(const Timeline& timeline, std::string& out);
/// One picture that stands alone: the curves with most days, and the most salient entries.
void render_svg(const Timeline& timeline, std::string& out);
/// One page that needs no network.
void render_html(const Timeline& timeline, std::string& out);

void render(const Timeline& timeline, TimelineFormat format, const TerminalStyle& style, std::string& out);

/// The flags of an entry as words for people, printable: "down revision, doubtful date".
std::string flag_words(const Entry& entry);

}  // namespace tallywire
