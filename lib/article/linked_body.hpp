#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// The text of an article as the page's JSON-LD tells it (`articleBody`), to compare the lines of the page with. Keeps its buffers from page to page; one
/// object per thread.
class LinkedBody {
public:
    /// Takes a body of UTF-8: plain or with markup, which goes, and so do the shortcodes of page builders (`[gallery ids="1,2"]`). What is shorter than
    /// `shortest` says nothing: then plain() is empty.
    void read(std::string_view body);

    /// Paragraphs, parted by a blank line.
    const std::string& plain() const { return plain_; }
    bool empty() const { return plain_.empty(); }
    /// Share of the runs of three words of a line that stand in the body as well, 0 to 1; below zero where the line has fewer words, or the body none.
    double share(std::string_view line) const;
    /// Share of the body's runs of three words that stand in `text` as well.
    double covered_by(std::string_view text) const;

    static constexpr std::size_t shortest = 600;  ///< bytes

private:
    std::string plain_;
    std::vector<std::uint64_t> runs_;  ///< hashes, ascending, each once
};

/// Text without the shortcodes of page builders: `[name key="value"]`, `[/name]`. A bracket around words stays.
std::string without_shortcodes(std::string_view text);

}  // namespace tallywire
