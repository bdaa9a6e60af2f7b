#include "article/page_address.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace tallywire {

std::string domain_of(std::string_view url) {
    const std::size_t scheme = url.find("//");
    if (scheme == std::string_view::npos) return {};
    std::string_view host = url.substr(scheme + 2);
    host = host.substr(0, host.find_first_of("/?#"));
    if (const std::size_t user = host.rfind('@'); user != std::string_view::npos) host.remove_prefix(user + 1);
    host = host.substr(0, host.find(':'));
    std::string out = fold_ascii(host);
    if (out.starts_with("www.")) out.erase(0, 4);
    return out.find('.') == std::string::npos ? std::string() : out;
}

std::optional<Date> date_in_url(std::string_view url) {
    const std::size_t scheme = url.find("//");
    const std::size_t path = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 2);
    if (path == std::string_view::npos) return std::nullopt;
    url = url.substr(path, url.find('?', path) - path);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    static constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    for (std::size_t at = 0; at + 6 <= url.size(); ++at) {
        if (!is_digit(url[at]) || (at > 0 && is_digit(url[at - 1]))) continue;
        std::size_t end = at;
        while (end < url.size() && is_digit(url[end])) ++end;
        const auto number = [&](std::size_t from, std::size_t count) {
            int value = 0;
            for (std::size_t i = from; i < from + count && i < url.size(); ++i) value = is_digit(url[i]) ? value * 10 + (url[i] - '0') : -10000;
            return value;
        };
        int year = 0, month = 0, day = 0;
        if (end - at == 8) {
            year = number(at, 4), month = number(at + 4, 2), day = number(at + 6, 2);
        } else if (end - at == 4 && end < url.size() && (url[end] == '/' || url[end] == '-' || url[end] == '_' || url[end] == '.')) {
            const char separator = url[end];
            year = number(at, 4);
            std::size_t next = end + 1;
            if (next + 3 < url.size() && !is_digit(url[next])) {
                const std::string name = fold_ascii(url.substr(next, 3));
                const auto found = std::find(months.begin(), months.end(), name);
                if (found == months.end() || url[next + 3] != separator) continue;
                month = static_cast<int>(found - months.begin()) + 1;
                next += 3;
            } else {
                const std::size_t digits = next + 1 < url.size() && is_digit(url[next + 1]) ? 2 : 1;
                month = number(next, digits);
                next += digits;
            }
            if (next >= url.size() || url[next] != separator) continue;
            ++next;
            const std::size_t digits = next + 1 < url.size() && is_digit(url[next + 1]) ? 2 : 1;
            day = number(next, digits);
            if (next + digits < url.size() && is_digit(url[next + digits])) continue;
        }
        if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) continue;
        const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)}, std::chrono::day{static_cast<unsigned>(day)}};
        if (date.ok()) return date;
    }
    return std::nullopt;
}

}  // namespace tallywire
