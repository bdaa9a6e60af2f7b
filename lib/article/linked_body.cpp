#include "article/linked_body.hpp"

#include "article/debris_lines.hpp"
#include "article/html_text.hpp"

#include <xxhash.h>

#include <algorithm>

namespace tallywire {
namespace {

constexpr std::size_t run_words = 3;

/// The hashes of all runs of three words, in their order.
std::vector<std::uint64_t> runs_of(std::string_view text) {
    const std::string folded = fold_bare(text);
    std::vector<std::uint64_t> runs;
    std::size_t begins[run_words] = {};
    std::size_t words = 0;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        begins[words % run_words] = at;
        if (++words >= run_words) {
            const std::size_t begin = begins[words % run_words];
            runs.push_back(XXH3_64bits(folded.data() + begin, end - begin));
        }
        at = end + 1;
    }
    return runs;
}

bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; }

/// The length of the shortcode at the beginning of `text`, 0 where there is none.
std::size_t shortcode(std::string_view text) {
    std::size_t at = 1;
    const bool closes = text.substr(at).starts_with('/');
    if (closes) ++at;
    const std::size_t name = at;
    while (at < text.size() && is_name(text[at])) ++at;
    if (at == name || at == text.size()) return 0;
    const std::size_t end = text.find(']', at);
    if (end == std::string_view::npos) return 0;
    if (closes) return end == at ? end + 1 : 0;
    const std::string_view rest = text.substr(at, end - at);
    return text[at] == ' ' && (rest.find("=\"") != std::string_view::npos || rest.find("='") != std::string_view::npos) ? end + 1 : 0;
}

}  // namespace

std::string without_shortcodes(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t bracket = std::min(text.find('[', at), text.size());
        out.append(text.substr(at, bracket - at));
        if (bracket == text.size()) break;
        const std::size_t size = shortcode(text.substr(bracket));
        if (size == 0) out.push_back('[');
        at = bracket + std::max<std::size_t>(size, 1);
    }
    return out;
}

void LinkedBody::read(std::string_view body) {
    plain_.clear();
    runs_.clear();
    if (body.size() < shortest) return;
    std::string text = without_shortcodes(body);
    if (text.find("</") != std::string::npos || text.find('&') != std::string::npos) text = html_fragment_to_text(text);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = std::string_view(text).substr(at, end - at);
        while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
        while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
        if (!line.empty()) {
            if (!plain_.empty()) plain_.append("\n\n");
            plain_.append(line);
        }
        at = end + 1;
    }
    if (plain_.size() < shortest) plain_.clear();
    runs_ = runs_of(plain_);
    std::sort(runs_.begin(), runs_.end());
    runs_.erase(std::unique(runs_.begin(), runs_.end()), runs_.end());
}

double LinkedBody::share(std::string_view line) const {
    if (runs_.empty()) return -1;
    const std::vector<std::uint64_t> runs = runs_of(line);
    if (runs.empty()) return -1;
    const auto held = std::count_if(runs.begin(), runs.end(), [&](std::uint64_t run) { return std::binary_search(runs_.begin(), runs_.end(), run); });
    return static_cast<double>(held) / static_cast<double>(runs.size());
}

double LinkedBody::covered_by(std::string_view text) const {
    if (runs_.empty()) return 0;
    std::vector<std::uint64_t> runs = runs_of(text);
    std::sort(runs.begin(), runs.end());
    const auto held = std::count_if(runs_.begin(), runs_.end(), [&](std::uint64_t run) { return std::binary_search(runs.begin(), runs.end(), run); });
    return static_cast<double>(held) / static_cast<double>(runs_.size());
}

}  // namespace tallywire
