#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

class Rules;

/// What a page's JSON-LD says of its article. Empty strings where it says nothing.
struct LinkedData {
    std::string headline;
    std::string published;
    std::string modified;
    std::string body;
    std::string section;
    std::string publisher;
    std::string url;
    std::string language;
    std::vector<std::string> authors;        ///< persons, or names without a type
    std::vector<std::string> organizations;  ///< authors that are organisations
    int rank = 0;                            ///< of the type, data/page/types.tsv; 0: no object was found
};

/// Reads the JSON-LD scripts of a page. One object per thread.
class LinkedDataReader {
public:
    /// Throws UsageError where the rule file is wrong.
    explicit LinkedDataReader(const Rules& rules);
    ~LinkedDataReader();
    LinkedDataReader(LinkedDataReader&&) noexcept;

    /// Reads the scripts of one page in their order: the object of the surest type wins, the others fill what it leaves open. JSON that is broken
    /// by line ends in strings is read all the same; what is no JSON is skipped.
    LinkedData read(const std::vector<std::string_view>& scripts);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tallywire
