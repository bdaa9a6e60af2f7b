#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace tallywire {

class Rules;

/// What the words beside a date say of it.
enum class DateLead : std::uint8_t { silent, published, modified, none };

/// The table any/date_leads.tsv: `Published on`, `Zuletzt aktualisiert`, `Member since`. Const once built; safe to share between threads.
class DateLeads {
public:
    /// Throws UsageError where the rule file is wrong.
    explicit DateLeads(const Rules& rules);

    /// What the end of `before` or the start of `after` says of the date between them. Weekdays, times and words of up to three bytes may stand between.
    DateLead read(std::string_view before, std::string_view after) const;

private:
    std::unordered_map<std::string, DateLead> before_, after_;
    std::unordered_set<std::string> weekdays_;
};

}  // namespace tallywire
