#include "article/sentence_end.hpp"

namespace tallywire {

bool ends_sentence(std::string_view line, bool soft) {
    while (!line.empty() && (line.back() == '"' || line.back() == '\'' || line.back() == ')' || line.back() == ']')) line.remove_suffix(1);
    for (const std::string_view quote : {"\u201D", "\u2019", "\u00BB", "\u201C"})
        if (line.ends_with(quote)) line.remove_suffix(quote.size());
    if (line.empty()) return false;
    const char c = line.back();
    return c == '.' || c == '!' || c == '?' || (soft && (c == ':' || c == ';')) || line.ends_with("\u2026") || line.ends_with("\u3002");
}

}  // namespace tallywire
