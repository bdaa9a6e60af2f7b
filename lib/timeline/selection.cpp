#include "timeline/selection.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace tallywire {
namespace {

bool has_word(const std::string& text, std::string_view beginning) {
    for (std::size_t at = text.find(beginning); at != std::string::npos; at = text.find(beginning, at + 1)) {
        const auto before = at == 0 ? ' ' : text[at - 1];
        if (!((before >= 'a' && before <= 'z') || (before >= '0' && before <= '9') || static_cast<unsigned char>(before) >= 0x80)) return true;
    }
    return false;
}

}  // namespace

bool is_place(const std::vector<std::string>& asked, const std::optional<Place>& place) {
    if (asked.empty()) return true;
    if (!place) return false;
    const std::string name = fold_case(place->name), code = fold_case(place->code.value_or(""));
    return std::any_of(asked.begin(), asked.end(), [&](const std::string& word) {
        const std::string want = fold_case(word);
        return want == name || want == code || code.starts_with(want + "-");
    });
}

bool in_span(const When& when, const TimelineOptions& options) {
    if (!options.since && !options.until) return true;
    if (when.first == no_day && when.last == no_day) return false;
    if (options.since && (when.last != no_day ? when.last : when.first) < day_number(*options.since)) return false;
    return !(options.until && (when.first != no_day ? when.first : when.last) > day_number(*options.until));
}

std::vector<std::string> topic_words(const std::string& topic) {
    std::vector<std::string> words;
    std::string word;
    for (const char byte : fold_case(topic) + " ") {
        if (byte != ' ' && byte != ',' && byte != '\t') {
            word.push_back(byte);
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

bool is_about(const Entry& entry, const std::vector<std::string>& words) {
    if (words.empty()) return true;
    std::string text = entry.headline + " " + entry.text;
    for (const Reading& reading : entry.readings) text += " " + reading.sentence;
    for (const Citation& citation : entry.citations) text += " " + citation.title.value_or("");
    text = fold_case(text);
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) { return has_word(text, word); });
}

}  // namespace tallywire
