#pragma once

#include "fact/fact.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

enum class BriefFormat { text, markdown, html };

/// Facts as a desk editor reads them: the widest disagreements first, each with its sources and sentences. Keeps the facts that are most worth
/// telling, up to a limit, and counts the others.
class Brief {
public:
    explicit Brief(std::size_t most_facts = 200) : most_facts_(most_facts) {}

    void add(Fact fact);
    /// Writes all that was added. `columns`: the width of the terminal, for text; `colour`: with escape sequences for a terminal.
    void write(std::string& out, BriefFormat format, std::size_t columns = 100, bool colour = false) const;

private:
    std::vector<const Fact*> sorted() const;

    const std::size_t most_facts_;
    std::vector<Fact> facts_;
    std::size_t single_ = 0;   ///< told by one outlet: counted only
    std::size_t dropped_ = 0;  ///< beyond the limit
};

/// One fact in words, for all formats.
struct BriefItem {
    struct Row {
        std::string day;
        std::string outlet;
        std::string by;
        std::string said;
        std::string sentence;
        std::string note;  ///< "replaced", "printed as its own voice"
    };
    std::string heading;   ///< "Killed, Israel"
    std::string relation;  ///< "conflict"
    std::string range;     ///< "700 to 900 or more"
    std::string standing;  ///< "3 outlets, 2 origins"
    std::string window;
    std::vector<Row> rows;
    std::vector<std::string> reasons;
    std::vector<std::string> warnings;
};
BriefItem describe_fact(const Fact& fact);
/// A fact on which the sources agree, in one line; empty where that is no news (everybody writes a name alike, copies are copies).
std::string agreed_line(const Fact& fact);

/// What is written in any format.
struct BriefPage {
    std::string summary;
    std::vector<BriefItem> items;      ///< at odds, the widest first
    std::vector<std::string> agreed;   ///< a line each
};
void append_brief_text(std::string& out, const BriefPage& page, std::size_t columns, bool colour);
void append_brief_markdown(std::string& out, const BriefPage& page);
void append_brief_html(std::string& out, const BriefPage& page);

}  // namespace tallywire
