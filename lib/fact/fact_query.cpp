#include "fact/fact_query.hpp"

#include <algorithm>

namespace tallywire {

bool matches(const FactQuery& query, const Fact& fact) {
    const auto one_of = [](const std::vector<std::string>& asked, const std::string& value) {
        return asked.empty() || std::find(asked.begin(), asked.end(), value) != asked.end();
    };
    return one_of(query.only, fact.relation) && one_of(query.kind, fact.kind) && fact.outlets.size() >= query.min_outlets;
}

}  // namespace tallywire
