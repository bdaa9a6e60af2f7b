#include "figure/event_place.hpp"

#include "figure/figure_measure.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace tallywire {
namespace {

constexpr std::size_t beginning = 8;  ///< sentences

/// The place of the event; nothing where the article begins with several countries, or none.
const Place* find_event_place(const FigureRules& rules, const Gazetteer& places, Text& text) {
    std::string_view country;
    const Place* only = nullptr;
    bool one = true;
    for (std::size_t s = 0; s < std::min(text.size(), beginning); ++s) {
        if (!(text.kinds(s) & places.begins())) continue;
        const auto tokens = text.tokens(s);
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (!(rules.lexicon.entry(tokens[i]).begins & places.begins())) continue;
            const auto match = places.match(text.bytes(), tokens, i);
            if (!match) continue;
            const std::string_view in = places.country(match->place);
            if (!country.empty() && !in.empty() && in != country) return nullptr;
            if (!in.empty()) country = in;
            std::size_t p = i;
            while (p > 0 && (tokens[p - 1].tag == Tag::determiner || tokens[p - 1].tag == Tag::adjective || is_noun(tokens[p - 1].tag))) --p;
            const bool led = p > 0 && rules.site(tokens, p - 1) == FigureRules::Site::where;
            if (match->form != PlaceForm::demonym && led) {
                const Place& place = places.place(match->place);
                one &= !only || only->code == place.code;
                only = &place;
            }
            i += match->count - 1;
        }
    }
    if (!only || country.empty()) return nullptr;
    return one ? only : places.find(country);
}

}  // namespace

void fill_event_place(const FigureRules& rules, const Gazetteer& places, Text& text, std::vector<Figure>& figures, std::size_t first) {
    std::optional<const Place*> event;
    for (std::size_t i = first; i < figures.size(); ++i) {
        Figure& figure = figures[i];
        if (figure.place || !is_casualty(figure.measure) || figure.status != "reported") continue;
        if (!event) event = find_event_place(rules, places, text);
        if (!*event) return;
        figure.place = **event;
        if (figure.key) *figure.key = figure.key->substr(0, figure.key->rfind('|') + 1) + (*event)->code.value_or((*event)->name);
    }
}

}  // namespace tallywire
