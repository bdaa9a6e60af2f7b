#include "render/figure_text.hpp"

#include "base/json_writer.hpp"
#include "render/escape.hpp"

namespace tallywire {
namespace {

/// 1,234,567 for reading.
std::string grouped(double value) {
    std::string digits;
    append_json_number(digits, value);
    if (digits.find_first_of(".e") != std::string::npos) return digits;
    for (std::size_t at = digits.size(); at > 3 + (digits.front() == '-');) digits.insert(at -= 3, ",");
    return digits;
}

std::string amount(const Figure& figure) {
    const Interval& interval = figure.interval;
    switch (figure.bound) {
        case Bound::exact: break;
        case Bound::about: return figure.value ? "about " + grouped(*figure.value) : "about";
        case Bound::at_least: return interval.low ? "at least " + grouped(*interval.low) : "";
        case Bound::more_than: return interval.low ? "more than " + grouped(*interval.low) : "";
        case Bound::at_most: return interval.high ? "at most " + grouped(*interval.high) : "";
        case Bound::less_than: return interval.high ? "less than " + grouped(*interval.high) : "";
        case Bound::range: case Bound::vague:
            if (interval.low && interval.high) return grouped(*interval.low) + " to " + grouped(*interval.high);
            if (interval.low) return grouped(*interval.low) + " or more";
            return interval.high ? "up to " + grouped(*interval.high) : "unknown";
    }
    return figure.value ? grouped(*figure.value) : "";
}

/// Words with blanks between, in lines of at most `columns`, each after `indent`. Marks take no columns.
void wrap(std::string& out, const std::string& text, std::size_t columns, const std::string& indent) {
    std::size_t width = 0;
    for (std::size_t from = 0; from < text.size();) {
        std::size_t to = text.find(' ', from);
        if (to == std::string::npos) to = text.size();
        const std::string word = text.substr(from, to - from);
        std::string bare = word;
        for (const char* mark : {"\033[1m", "\033[0m"})
            for (std::size_t at; (at = bare.find(mark)) != std::string::npos;) bare.erase(at, 4);
        const std::size_t size = display_width(bare);
        if (width == 0 || indent.size() + width + 1 + size > columns) {
            if (width) out.push_back('\n');
            out.append(indent);
            width = 0;
        } else {
            out.push_back(' ');
            ++width;
        }
        out.append(word);
        width += size;
        from = to + 1;
    }
    out.push_back('\n');
}

}  // namespace

void append_figure_text(std::string& out, const Figure& figure, std::size_t columns, bool color) {
    std::string line = figure.published ? figure.published->substr(0, 10) : std::string("undated");
    line += " · " + figure.source.value_or("?") + " · " + amount(figure) + (figure.unit ? " " + *figure.unit : "") + " · " + figure.measure;
    if (figure.status != "reported") line += " (" + figure.status + ")";
    if (figure.group) line += " · " + *figure.group;
    if (figure.place) line += " · " + figure.place->name + (figure.place->code ? " [" + *figure.place->code + "]" : "");
    if (figure.by) line += " · says " + (figure.by->name ? *figure.by->name : figure.by->text);
    append_printable(out, line);
    out.push_back('\n');
    const std::size_t at = figure.sentence.find(figure.text);
    std::string sentence;
    if (at == std::string::npos) {
        append_printable(sentence, figure.sentence);
    } else {
        const std::string before = printable(figure.sentence.substr(0, at)), after = printable(figure.sentence.substr(at + figure.text.size()));
        const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
        sentence = before + (at > 0 && blank(figure.sentence[at - 1]) && !before.ends_with(' ') ? " " : "") + (color ? "\033[1m" : "»") + printable(figure.text) +
                   (color ? "\033[0m" : "«");
        if (!after.empty() && blank(figure.sentence[at + figure.text.size()]) && !after.starts_with(' ')) sentence += " ";
        sentence += after;
    }
    wrap(out, sentence, columns, "    ");
}

}  // namespace tallywire
