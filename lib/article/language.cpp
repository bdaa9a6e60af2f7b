#include "article/language.hpp"

#include "base/utf8.hpp"

#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <map>

namespace tallywire {
namespace {

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// The languages' names in English, lower case.
std::map<std::string, std::string, std::less<>> make_names() {
    std::map<std::string, std::string, std::less<>> names;
    for (const char* const* code = uloc_getISOLanguages(); *code; ++code) {
        UChar wide[128];
        char name[256];
        UErrorCode status = U_ZERO_ERROR;
        const std::int32_t units = uloc_getDisplayLanguage(*code, "en", wide, 128, &status);
        std::int32_t size = 0;
        u_strToUTF8(name, sizeof name, &size, wide, units, &status);
        if (U_SUCCESS(status) && size > 3) names.emplace(fold_ascii(std::string_view(name, static_cast<std::size_t>(size))), *code);
    }
    return names;
}

}  // namespace

std::optional<std::string> language_code(std::string_view name) {
    std::string lower = fold_ascii(name);
    const std::string primary = lower.substr(0, lower.find_first_of("-_"));
    if ((primary.size() == 2 || primary.size() == 3) && std::all_of(primary.begin(), primary.end(), is_letter)) {
        if (primary == "und" || primary == "unk") return std::nullopt;
        char code[16];
        UErrorCode status = U_ZERO_ERROR;
        const std::int32_t size = uloc_getLanguage(primary.c_str(), code, sizeof code, &status);
        return U_SUCCESS(status) && size > 0 ? std::optional(std::string(code, static_cast<std::size_t>(size))) : std::nullopt;
    }
    static const std::map<std::string, std::string, std::less<>> names = make_names();
    const auto found = names.find(lower);
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace tallywire
