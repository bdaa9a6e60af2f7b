#include "rules/rules.hpp"

#include "base/error.hpp"
#include "rules/embedded.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace tallywire {

std::optional<std::string> Rules::read_file(const std::string& path) const {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return std::nullopt;
    std::ifstream in(path, std::ios::binary);
    if (!in) throw IoError(path + ": " + std::strerror(errno));
    std::ostringstream bytes;
    bytes << in.rdbuf();
    if (in.bad()) throw IoError(path + ": cannot be read");
    return std::move(bytes).str();
}

RuleTable Rules::table(std::string_view name) const {
    const std::string file = std::string(name) + ".tsv";
    std::optional<RuleTable> table;
    if (directory_)
        if (auto bytes = read_file(*directory_ + "/" + file)) table.emplace(*directory_ + "/" + file, std::move(*bytes));
    if (!table) {
        const auto embedded = find_embedded(file);
        if (!embedded) throw UsageError("no rule file " + file);
        table.emplace("data/" + file, std::string(*embedded));
    }
    if (directory_) {
        const std::string more = *directory_ + "/" + std::string(name) + ".add.tsv";
        if (auto bytes = read_file(more)) table->append(RuleTable(more, std::move(*bytes)));
    }
    return std::move(*table);
}

void Rules::each_row(std::string_view name, const RuleTable::Visit& visit) const {
    const std::string file = std::string(name) + ".tsv";
    const auto embedded = find_embedded(file);
    if (!directory_ && embedded) return RuleTable::each_row("data/" + file, *embedded, visit);
    const RuleTable whole = table(name);
    for (const RuleTable::Row& row : whole.rows()) visit(whole, row);
}

RuleTable Rules::table_of(std::string_view language, std::string_view kind) const {
    const std::string name = std::string(language) + "/" + std::string(kind);
    if (has(name)) return table(name);
    RuleTable other = table("en/" + std::string(kind));
    other.clear();
    return other;
}

bool Rules::has(std::string_view name) const {
    std::error_code ignored;
    return find_embedded(std::string(name) + ".tsv").has_value() ||
           (directory_ && std::filesystem::exists(*directory_ + "/" + std::string(name) + ".tsv", ignored));
}

}  // namespace tallywire
