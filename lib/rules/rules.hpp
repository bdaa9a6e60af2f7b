#pragma once

#include "rules/rule_table.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace tallywire {

/// Where rule files come from: those compiled in, and above them a directory of the user's (`--data DIR`). There, `DIR/en/units.tsv`
/// replaces the file of that name and `DIR/en/units.add.tsv` adds rows to it.
class Rules {
public:
    explicit Rules(std::optional<std::string> directory = std::nullopt) : directory_(std::move(directory)) {}

    /// The table `name` (`en/units`). Throws UsageError where there is none or it is broken, IoError where it can't be read.
    RuleTable table(std::string_view name) const;
    /// The table `kind` (`units`) of a language's folder. A language need not have every file: where it has none the table has the columns of
    /// English and no rows. Throws as `table`.
    RuleTable table_of(std::string_view language, std::string_view kind) const;
    /// Shows each row of the table `name`, which is not kept whole where it is a compiled-in one; then its cells live as long as the program, else as
    /// long as the call. Throws as `table`.
    void each_row(std::string_view name, const RuleTable::Visit& visit) const;
    bool has(std::string_view name) const;
    /// Does the user bring rules of their own?
    bool has_own() const { return directory_.has_value(); }
    /// Are there rules of figures for the language?
    bool has_language(std::string_view language) const { return has(std::string(language) + "/numbers"); }

private:
    std::optional<std::string> read_file(const std::string& path) const;

    std::optional<std::string> directory_;
};

}  // namespace tallywire
