#include "article/record_byline.hpp"

#include "article/byline.hpp"
#include "article/plain_lines.hpp"

#include <algorithm>

namespace tallywire {
namespace {

void add(std::vector<std::string>& list, std::string name) {
    if (!name.empty() && std::find(list.begin(), list.end(), name) == list.end()) list.push_back(std::move(name));
}

}  // namespace

void take_byline(const Bylines& bylines, std::string_view line, Article& article) {
    std::string text = fold_blanks(line);
    if (auto agency = bylines.agency(text)) {
        add(article.agency, std::move(*agency));
        return;
    }
    bool printed = bylines.has_lead(text);
    for (const std::string_view joint : {",", ";", " and ", " und ", " & ", " et ", " y ", " e ", "/", "|"}) printed |= text.find(joint) != std::string::npos;
    std::vector<std::string> people;
    std::vector<std::string> agencies;
    if (printed) bylines.read(text, "", true, people, agencies);
    if (people.empty() && agencies.empty()) people.push_back(std::move(text));
    for (std::string& name : people) add(article.byline, std::move(name));
    for (std::string& name : agencies) add(article.agency, std::move(name));
}

}  // namespace tallywire
