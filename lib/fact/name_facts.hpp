#pragma once

#include "article/article.hpp"
#include "base/string_pool.hpp"
#include "fact/fact.hpp"
#include "fact/name_clusters.hpp"
#include "fact/spool.hpp"
#include "name/name_match.hpp"
#include "name/names.hpp"
#include "text/text.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tallywire {

/// How one article names somebody: the fullest form that it has.
struct NamedReading {
    std::string article;
    std::optional<std::string> source;
    std::string name;
    std::string role;      ///< empty where the article says none
    std::string sentence;  ///< where that form stands
    NameKind kind = NameKind::unknown;
    bool known = false;    ///< an organisation that the rules have by name
};

/// Appends the people, organisations and other names (no places) of an article, one reading each. `text` and `names` are the caller's, for use again.
void find_named(const Article& article, Text& text, Names& names, std::vector<NamedReading>& out);

/// Joins the readings that are one name, at the end, and gives a fact of kind `name` for each name that two articles have. The facts depend neither on the
/// order of the readings nor on the memory. Readings wait in a temporary file beyond the memory; in memory stay some 60 bytes for each spelling, and
/// what comparing the 50,000 commonest needs (some 40 MB): rarer ones are no names that outlets would spell. A fact lists at most 64 readings of a spelling.
class NameGroups {
public:
    NameGroups(std::size_t memory, std::string directory);

    /// Throws IoError where the temporary file can't be written.
    void add(const NamedReading& reading);
    bool empty() const { return spellings_.empty(); }
    /// Gives the facts, and forgets the readings.
    void finish(const NameMatcher& matcher, const std::function<void(Fact&&)>& emit);

private:
    Interner names_;
    std::vector<Spelling> spellings_;  ///< by number of the name
    std::vector<bool> known_;          ///< all its readings are of organisations that the rules have
    Spool readings_;
    std::string bytes_;
};

}  // namespace tallywire
