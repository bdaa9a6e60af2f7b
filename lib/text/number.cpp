#include "text/number.hpp"

#include "text/number_reader.hpp"

#include <array>
#include <charconv>

namespace tallywire {
namespace {

using Role = NumberParser::Role;

constexpr std::array<std::string_view, 26> role_names{
    "add",          "hundred",      "scale",   "group",       "article_group", "of_group", "about_group", "half",  "fraction", "ordinal", "parts", "suffix", "glued_suffix",
    "count_suffix", "money_suffix", "article", "conjunction", "linker", "of",            "point",    "minus", "vague",    "times",   "none",  "single", "decimal_mark"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<double> plain_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

NumberParser::NumberParser(Lexicon& lexicon, const Rules& rules) : lexicon_(lexicon), phrases_(lexicon) {
    const RuleTable table = rules.table_of(lexicon.language(), "numbers");
    const auto phrase = table.column("phrase"), role = table.column("role"), value = table.column("value"), room = table.column("room"),
               low = table.column("low"), high = table.column("high");
    const auto cell = [&](const RuleTable::Row& row, std::size_t column) -> std::optional<double> {
        if (row.cells[column].empty()) return std::nullopt;
        const auto number = plain_number(row.cells[column]);
        if (!number) table.refuse(row, column, "a number");
        return number;
    };
    for (const RuleTable::Row& row : table.rows()) {
        Part part;
        std::size_t which = 0;
        while (which < role_names.size() && role_names[which] != row.cells[role]) ++which;
        if (which == role_names.size()) table.refuse(row, role, "no role `" + std::string(row.cells[role]) + "`");
        part.role = static_cast<Role>(which);
        part.value = cell(row, value).value_or(0);
        part.room = cell(row, room).value_or(0);
        part.low = cell(row, low);
        part.high = cell(row, high);
        std::string_view words = row.cells[phrase];
        switch (part.role) {
            case Role::decimal_mark: decimal_mark_ = words.empty() ? '.' : words.front(); continue;
            case Role::article: case Role::conjunction: case Role::linker: case Role::of: case Role::point: case Role::minus:
                joints_.push_back({lexicon.vocabulary().intern(words), part.role, part.value, part.high.value_or(1e300)});
                continue;
            default: break;
        }
        for (const Joint& other : joints_) {
            const std::string_view word = lexicon.text(other.word);
            if (other.role != Role::article || words.size() <= word.size() || !words.starts_with(word) || words[word.size()] != ' ') continue;
            words.remove_prefix(word.size() + 1);
            part.needs_article = true;
            break;
        }
        phrases_.add(lexicon, words, static_cast<std::uint32_t>(parts_.size()));
        parts_.push_back(part);
    }
}

const NumberParser::Joint* NumberParser::joint(const Token& token, Role role) const {
    if (token.word == 0) return nullptr;
    for (const Joint& other : joints_)
        if (other.word == token.word && other.role == role) return &other;
    return nullptr;
}

bool NumberParser::leads(const Token& token) const {
    return joint(token, Role::article) || joint(token, Role::minus) || token.shape == Shape::hyphen || token.shape == Shape::dash ||
           token.shape == Shape::punctuation || token.shape == Shape::symbol;
}

std::optional<double> NumberParser::digits(std::string_view surface, std::optional<double>* grouped) const {
    const char group_mark = decimal_mark_ == '.' ? ',' : '.';
    std::size_t points = 0, groups = 0, last_point = surface.npos, last_group = surface.npos;
    for (std::size_t i = 0; i < surface.size(); ++i) {
        if (surface[i] == decimal_mark_) ++points, last_point = i;
        else if (surface[i] == group_mark) ++groups, last_group = i;
        else if (!is_digit(surface[i])) return std::nullopt;
    }
    char point = decimal_mark_;
    if (points && groups) {
        if (last_group > last_point) point = group_mark;
        if (point == group_mark ? groups > 1 : points > 1) return std::nullopt;
    } else if (groups == 1) {
        if (surface.size() - last_group - 1 != 3 || last_group > 3 || last_group == 0 || surface[0] == '0') point = group_mark;
    } else if (points > 1) {
        point = group_mark;
    } else if (points == 1 && surface.size() - last_point - 1 == 3 && last_point <= 3 && last_point > 0 && surface[0] != '0' && grouped) {
        *grouped = digits(std::string(surface).erase(last_point, 1));
    }
    char buffer[40];
    std::size_t size = 0, in_group = 0, marks = 0;
    for (const char c : surface) {
        if (size == sizeof buffer) return std::nullopt;
        if (is_digit(c)) {
            buffer[size++] = c;
            ++in_group;
        } else if (c == point) {
            buffer[size++] = '.';
            if (marks && in_group != 3) return std::nullopt;
            in_group = 0;
            marks = 0;
        } else {
            // 1,200 and 12,00,000: three digits, or two between marks; 1.2.3 is no number.
            if (marks && in_group != 3 && in_group != 2) return std::nullopt;
            in_group = 0;
            ++marks;
        }
    }
    if (marks && in_group != 3) return std::nullopt;
    return plain_number({buffer, size});
}

double NumberParser::half_alone(std::span<const Token> tokens, std::size_t at) const {
    const auto match = phrases_.match(lexicon_, tokens, at);
    return match && parts_[match.payload].role == Role::half && parts_[match.payload].room > 0 ? parts_[match.payload].value : 0;
}

double NumberParser::scale(std::span<const Token> tokens, std::size_t at, std::uint32_t& size) const {
    if (at >= tokens.size()) return 0;
    const auto match = phrases_.match(lexicon_, tokens, at);
    if (!match || parts_[match.payload].role != Role::scale) return 0;
    size = match.size;
    return parts_[match.payload].value;
}

double settled(double value) {
    char buffer[40];
    const auto written = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific, 14);
    std::from_chars(buffer, written.ptr, value);
    return value;
}

std::optional<NumberMatch> NumberParser::match(std::string_view text, std::span<const Token> tokens, std::size_t at) const {
    if (at >= tokens.size() || !may_begin(tokens, at)) return std::nullopt;
    return NumberReader(NumberCursor(*this, text, tokens), at).read();
}

}  // namespace tallywire
