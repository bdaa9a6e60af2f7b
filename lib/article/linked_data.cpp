#include "article/linked_data.hpp"

#include "rules/rules.hpp"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>

namespace tallywire {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr int deepest = 12;

std::string_view string_of(element value) {
    std::string_view text;
    return value.get(text) == simdjson::SUCCESS ? text : std::string_view();
}

/// Calls `take` for the value, or for each of its items where it is an array.
template <class Take>
void each(element value, Take take) {
    if (array items; value.get(items) == simdjson::SUCCESS) {
        for (const element item : items) take(item);
    } else {
        take(value);
    }
}

std::string_view name_in(element value) {
    if (const std::string_view text = string_of(value); !text.empty()) return text;
    element name;
    std::string_view found;
    object fields;
    if (value.get(fields) == simdjson::SUCCESS && fields["name"].get(name) == simdjson::SUCCESS)
        each(name, [&](element item) {
            if (found.empty()) found = string_of(item);
        });
    return found;
}

void keep_first(std::string& kept, std::string_view value) {
    if (kept.empty()) kept = value;
}

/// What `data` leaves open is taken from `other`.
void fill(LinkedData& data, const LinkedData& other) {
    for (const auto field : {&LinkedData::headline, &LinkedData::published, &LinkedData::modified, &LinkedData::body, &LinkedData::section,
                             &LinkedData::publisher, &LinkedData::url, &LinkedData::language})
        keep_first(data.*field, other.*field);
    if (data.authors.empty() && data.organizations.empty()) {
        data.authors = other.authors;
        data.organizations = other.organizations;
    }
}

}  // namespace

struct LinkedDataReader::State {
    simdjson::dom::parser parser;
    std::map<std::string, int, std::less<>> types;
    std::string clean;
    std::map<std::string, std::pair<std::string, bool>, std::less<>> named;  // @id of a person or organisation: name, is an organisation

    struct Found {
        int rank = 9;
        object fields;
    };

    int rank_of(element type) const {
        int rank = 9;
        each(type, [&](element item) {
            std::string_view name = string_of(item);
            if (const std::size_t slash = name.rfind('/'); slash != std::string_view::npos) name.remove_prefix(slash + 1);
            if (const auto found = types.find(name); found != types.end()) rank = std::min(rank, found->second);
        });
        return rank;
    }
    static bool is_organisation(element type) {
        bool found = false;
        each(type, [&](element item) { found = found || string_of(item).find("Organization") != std::string_view::npos; });
        return found;
    }

    void collect(element value, int depth, std::vector<Found>& found) {
        if (depth > deepest) return;
        if (array items; value.get(items) == simdjson::SUCCESS) {
            for (const element item : items) collect(item, depth + 1, found);
            return;
        }
        object fields;
        if (value.get(fields) != simdjson::SUCCESS) return;
        element type, id;
        if (fields["@type"].get(type) == simdjson::SUCCESS) {
            const int rank = rank_of(type);
            if (rank < 9) found.push_back({rank, fields});
            if (fields["@id"].get(id) == simdjson::SUCCESS)
                if (const auto name = name_in(value); !name.empty()) named.try_emplace(std::string(string_of(id)), name, is_organisation(type));
        }
        for (const std::string_view key : {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart", "author", "publisher"}) {
            if (element inner; fields[key].get(inner) == simdjson::SUCCESS && !inner.is_string()) {
                const std::size_t before = found.size();
                collect(inner, depth + 1, found);
                // An article inside of a list is another article, unless it is all that the page has.
                if (key == "itemListElement" || key == "hasPart")
                    for (std::size_t i = before; i < found.size(); ++i) found[i].rank = 6;
            }
        }
    }

    void take_authors(object fields, LinkedData& out) {
        element author;
        if (fields["author"].get(author) != simdjson::SUCCESS && fields["creator"].get(author) != simdjson::SUCCESS) return;
        if (!out.authors.empty()) return;
        each(author, [&](element item) {
            std::string_view name = name_in(item);
            bool organisation = false;
            object inner;
            if (item.get(inner) == simdjson::SUCCESS) {
                element type, id;
                organisation = inner["@type"].get(type) == simdjson::SUCCESS && is_organisation(type);
                if (name.empty() && inner["@id"].get(id) == simdjson::SUCCESS)
                    if (const auto found = named.find(string_of(id)); found != named.end()) {
                        name = found->second.first;
                        organisation = found->second.second;
                    }
            }
            if (!name.empty()) (organisation ? out.organizations : out.authors).emplace_back(name);
        });
    }

    void take(const Found& found, LinkedData& out) {
        const auto text = [&](const char* key, std::string& kept) {
            if (element value; found.fields[key].get(value) == simdjson::SUCCESS)
                each(value, [&](element item) { keep_first(kept, string_of(item)); });
        };
        text("headline", out.headline);
        if (found.rank <= 2) text("name", out.headline);
        text("datePublished", out.published);
        if (out.published.empty()) text("dateCreated", out.published);
        text("dateModified", out.modified);
        text("articleBody", out.body);
        text("articleSection", out.section);
        text("url", out.url);
        text("inLanguage", out.language);
        if (found.rank <= 3) take_authors(found.fields, out);
        if (element publisher; found.fields["publisher"].get(publisher) == simdjson::SUCCESS) {
            keep_first(out.publisher, name_in(publisher));
            object fields;
            element id;
            if (out.publisher.empty() && publisher.get(fields) == simdjson::SUCCESS && fields["@id"].get(id) == simdjson::SUCCESS)
                if (const auto known = named.find(string_of(id)); known != named.end()) out.publisher = known->second.first;
        }
        if (out.rank == 0) out.rank = found.rank;
    }

    /// The JSON without what wraps it, and without the line ends in strings that break it.
    void wash(std::string_view script) {
        const std::size_t begin = script.find_first_of("{[");
        const std::size_t end = script.find_last_of("}]");
        clean.clear();
        if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return;
        clean = script.substr(begin, end - begin + 1);
        for (char& c : clean)
            if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    }
};

LinkedDataReader::LinkedDataReader(const Rules& rules) : state_(std::make_unique<State>()) {
    const RuleTable table = rules.table("page/types");
    const std::size_t type = table.column("type"), rank = table.column("rank");
    for (const auto& row : table.rows()) {
        int value = 0;
        if (std::from_chars(row.cells[rank].data(), row.cells[rank].data() + row.cells[rank].size(), value).ec != std::errc())
            table.refuse(row, rank, "not a number");
        state_->types.emplace(row.cells[type], value);
    }
}
LinkedDataReader::~LinkedDataReader() = default;
LinkedDataReader::LinkedDataReader(LinkedDataReader&&) noexcept = default;

LinkedData LinkedDataReader::read(const std::vector<std::string_view>& scripts) {
    LinkedData out;
    state_->named.clear();
    int best = 0;
    // Each script's objects live in the parser only until the next one: the surest object of all scripts comes first all the same.
    for (const std::string_view script : scripts) {
        state_->wash(script);
        element root;
        if (state_->clean.empty() || state_->parser.parse(state_->clean).get(root) != simdjson::SUCCESS) continue;
        std::vector<State::Found> found;
        state_->collect(root, 0, found);
        std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.rank < b.rank; });
        LinkedData page;
        for (const State::Found& one : found)
            if (one.rank <= 3 || page.rank == 0) state_->take(one, page);
        if (page.rank == 0) continue;
        if (best == 0 || page.rank < best) std::swap(page, out);
        best = out.rank;
        fill(out, page);
    }
    return out;
}

}  // namespace tallywire
