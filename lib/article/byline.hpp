#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace tallywire {

class Rules;

/// Takes people and agencies out of a byline as printed ("By Ana Ruiz and Tom Oke, Staff Writers"). Const once built; safe to share
/// between threads.
class Bylines {
public:
    /// Throws UsageError where a rule file is wrong.
    explicit Bylines(const Rules& rules);

    /// Appends the people and agencies of `line`, each once. `site` is the outlet's name, which is no person; may be empty. `sure`: the line is known to be
    /// a byline, so that a name of one word or a pen name is taken as well.
    void read(std::string_view line, std::string_view site, bool sure, std::vector<std::string>& people, std::vector<std::string>& agencies) const;

    /// The agency of that name or by-name (`Agence France-Presse`, `AFP`).
    std::optional<std::string> agency(std::string_view name) const;
    /// True where the line begins with a word such as "By".
    bool has_lead(std::string_view line) const;

private:
    std::string_view without_lead(std::string_view line) const;
    bool is_role(const std::string& bare) const;

    std::unordered_map<std::string, std::string> agencies_;
    std::vector<std::string> leads_;
    std::unordered_set<std::string> drops_, roles_;
};

}  // namespace tallywire
