#include "render/told_by.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

namespace tallywire {
namespace {

bool has_a_mark(const Entry& entry) {
    return std::any_of(entry.flags.begin(), entry.flags.end(), [](const std::string& flag) { return flag == "conflict" || flag == "down_revision" || flag == "lagging"; });
}

}  // namespace

bool is_headed_by_its_text(const Entry& entry) {
    std::string_view heading = entry.headline;
    if (heading.ends_with("…")) heading.remove_suffix(std::string_view("…").size());
    return !heading.empty() && std::string_view(entry.text).starts_with(heading);
}

std::vector<std::optional<std::size_t>> told_by(const Timeline& timeline) {
    std::unordered_multimap<std::string_view, std::size_t> events;  // by sentence
    for (std::size_t i = 0; i < timeline.entries.size(); ++i) {
        const Entry& entry = timeline.entries[i];
        if (entry.kind != "event" || !is_headed_by_its_text(entry)) continue;
        for (const Reading& reading : entry.readings) events.emplace(reading.sentence, i);
    }
    const auto event_of = [&](const Entry& figure, const Reading& reading) -> std::optional<std::size_t> {
        const auto [begin, end] = events.equal_range(reading.sentence);
        for (auto event = begin; event != end; ++event)
            if (timeline.entries[event->second].first == figure.first && timeline.entries[event->second].last == figure.last) return event->second;
        return std::nullopt;
    };
    std::vector<std::optional<std::size_t>> out(timeline.entries.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
        const Entry& figure = timeline.entries[i];
        if (figure.kind != "figure" || figure.readings.empty() || has_a_mark(figure)) continue;
        if (std::all_of(figure.readings.begin(), figure.readings.end(), [&](const Reading& reading) { return event_of(figure, reading); }))
            out[i] = event_of(figure, figure.readings.front());
    }
    return out;
}

}  // namespace tallywire
