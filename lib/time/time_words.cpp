#include "time/time_words.hpp"

#include "text/tokens.hpp"
#include "time/time_numbers.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace tallywire {
namespace {

/// The words that belong to numbers; their classes are not kept apart by the table's phrases.
constexpr std::string_view cardinal_class = "cardinal", ordinal_class = "ordinal_word";

int number_in(std::string_view text) {
    int value = 0;
    if (text.starts_with('+')) text.remove_prefix(1);
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

Season season_named(std::string_view code) {
    for (int i = 1; i <= 4; ++i)
        if (code_of(static_cast<Season>(i)) == code) return static_cast<Season>(i);
    return Season::none;
}

Part part_named(std::string_view code) {
    for (int i = 1; i <= 7; ++i)
        if (code_of(static_cast<Part>(i)) == code) return static_cast<Part>(i);
    return Part::none;
}

std::vector<WordId> pieces(Lexicon& lexicon, std::string_view phrase) {
    std::vector<Token> tokens;
    split_tokens(phrase, {0, static_cast<std::uint32_t>(phrase.size())}, lexicon, tokens);
    std::vector<WordId> ids;
    for (const Token& token : tokens) {
        std::string_view word = token.where.of(phrase);
        if (word.size() > 1 && word.ends_with('.') && word.find('.') == word.size() - 1) word.remove_suffix(1);
        ids.push_back(lexicon.vocabulary().intern(word));
    }
    return ids;
}

/// The last word of a phrase that is not of the closed classes: the one to search for.
WordId core_word(const Lexicon& lexicon, const std::vector<WordId>& words) {
    for (std::size_t i = words.size(); i-- > 0;)
        if (lexicon.vocabulary().entry(words[i]).closed == 0) return words[i];
    return words.back();
}

}  // namespace

TimeWords::TimeWords(Lexicon& lexicon, const Rules& rules) : table_(rules.table_of(lexicon.language(), "time_words")), numbers_(std::make_unique<NumberWords>()) {
    numbers_->lexicon = &lexicon;
    kind_ = lexicon.vocabulary().new_kind();
    core_ = lexicon.vocabulary().new_kind();
    capital_ = lexicon.vocabulary().new_kind();
    game_ = lexicon.vocabulary().new_kind();
    tense_.ahead = lexicon.vocabulary().new_kind();
    tense_.governor = lexicon.vocabulary().new_kind();
    for (const std::string_view name : number_kinds) names_.emplace_back(name);
    read(lexicon);
}

TimeWords::~TimeWords() = default;

int TimeWords::class_of(std::string_view name) const {
    for (std::size_t i = 0; i < names_.size(); ++i)
        if (names_[i] == name) return static_cast<int>(i);
    return -1;
}

void TimeWords::read(Lexicon& lexicon) {
    const auto phrase = table_.column("phrase"), kind = table_.column("class"), value = table_.column("value"), flags = table_.column("flags");
    for (const RuleTable::Row& cells : table_.rows()) {
        const std::string_view name = cells.cells[kind];
        if (name == cardinal_class || name == ordinal_class) {
            std::vector<std::int16_t>& values = name == cardinal_class ? numbers_->cardinals : numbers_->ordinals;
            const WordId id = lexicon.vocabulary().intern(cells.cells[phrase]);
            if (id >= values.size()) values.resize(id + 1);
            values[id] = static_cast<std::int16_t>(number_in(cells.cells[value]));
            lexicon.vocabulary().entry(id).begins |= kind_;
            continue;
        }
        if (name == "hour_mark") {
            numbers_->hour_mark = cells.cells[phrase];
            continue;
        }
        if (name == "year_mark") {
            numbers_->year_mark = cells.cells[phrase];
            continue;
        }
        if (name == "game") {
            for (const std::string_view one : split_cell(cells.cells[phrase])) lexicon.vocabulary().entry(lexicon.vocabulary().intern(one)).begins |= game_;
            continue;
        }
        if (name == "scale") {
            const WordId id = lexicon.vocabulary().intern(cells.cells[phrase]);
            numbers_->scales.emplace_back(id, std::strtod(std::string(cells.cells[value]).c_str(), nullptr));
            lexicon.vocabulary().entry(id).begins |= kind_;
            continue;
        }
        if (tense_.is_role(name)) {
            for (const std::string_view one : split_cell(cells.cells[phrase])) tense_.add(lexicon.vocabulary(), name, one);
            continue;
        }
        int number = class_of(name);
        if (number < 0) {
            number = static_cast<int>(names_.size());
            names_.emplace_back(name);
        }
        Row row = parse(cells, name, value);
        bool core = false;
        for (const std::string_view flag : split_cell(cells.cells[flags], ' ')) {
            if (flag == "core") core = true;
            else if (flag == "capital") row.capital = true;
            else if (flag == "before_noun") row.before_noun = true;
            else if (flag == "not_past") row.not_past = true;
            else table_.refuse(cells, flags, "core, capital, before_noun or not_past");
        }
        for (const std::string_view one : split_cell(cells.cells[phrase])) {
            const std::vector<WordId> words = pieces(lexicon, one);
            if (words.empty()) table_.refuse(cells, phrase, "no word");
            for (const WordId word : words) lexicon.vocabulary().entry(word).begins |= kind_;
            if (row.capital && words.size() == 1) lexicon.vocabulary().entry(words.front()).begins |= capital_;
            if (core) lexicon.vocabulary().entry(core_word(lexicon, words)).begins |= core_;
            phrases_[words.front()].push_back({{words.begin() + 1, words.end()}, static_cast<WordClass>(number), static_cast<std::uint32_t>(rows_.size())});
        }
        rows_.push_back(row);
    }
}

TimeWords::Row TimeWords::parse(const RuleTable::Row& cells, std::string_view name, std::size_t column) const {
    Row row;
    std::string_view value = row.value = cells.cells[column];
    row.number = number_in(value);
    const auto grain = [&](std::string_view word) {
        const auto known = grain_of(word);
        if (!known) table_.refuse(cells, column, "no unit `" + std::string(word) + "`");
        return *known;
    };
    if (name == "unit" || name == "units") row.grain = grain(value);
    if (name == "season") row.season = season_named(value);
    if (name == "part" || name == "parts" || name == "sure_part") row.part = part_named(value);
    if (name == "dir") {
        row.from = value.starts_with("text") ? TimeReading::From::text : TimeReading::From::publication;
        row.number = number_in(value.substr(value.find_first_of("+-0")));
    }
    if (name == "dayword" && value.size() > 2) row.part = part_named(value.substr(value.size() - 2));
    if (name == "quantity") {
        row.vague = value == "X";
        row.approximate = value.starts_with("~");
        if (row.approximate) value.remove_prefix(1);
        row.count = std::strtod(std::string(value).c_str(), nullptr);
    }
    if (name == "frequency") {
        const std::size_t blank = value.find(' ');
        row.count = number_in(value);
        row.grain = grain(value.substr(std::min(blank, value.size() - 1) + 1));
    }
    return row;
}

void TimeWords::match(std::string_view text, std::span<const Token> tokens, std::size_t at, std::vector<WordMatch>& out) const {
    numbers_->match(text, tokens, at, out);
    const auto found = phrases_.find(tokens[at].word);
    if (found == phrases_.end()) return;
    for (const Phrase& phrase : found->second) {
        if (at + 1 + phrase.rest.size() > tokens.size()) continue;
        if (rows_[phrase.row].capital && !is_capital(tokens[at])) continue;
        std::size_t i = 0;
        while (i < phrase.rest.size() && tokens[at + 1 + i].word == phrase.rest[i]) ++i;
        if (i == phrase.rest.size()) out.push_back({static_cast<std::uint32_t>(i + 1), phrase.word_class, phrase.row, 0});
    }
}

std::string_view TimeWords::year_mark() const { return numbers_->year_mark; }

bool TimeWords::is_marked_year(std::string_view surface) const { return numbers_->marked_year(surface) != 0; }

void TimeWords::apply(const WordMatch& match, TimeReading& reading) const {
    if (match.word_class < number_kinds.size()) return apply_number(static_cast<NumberKind>(match.word_class), match.number, reading);
    const Row& row = rows_[match.row];
    const std::string_view name = names_[match.word_class];
    const auto small = static_cast<std::int8_t>(row.number);
    if (name == "month" || name == "sure_month" || name == "short_month") reading.month = small;
    else if (name == "weekday" || name == "short_weekday") reading.weekday = small;
    else if (name == "weekdays") reading.weekday = small, reading.plural = true;
    else if (name == "unit" || name == "units") {
        if (reading.has_second) reading.second_unit = row.grain;
        else reading.unit = row.grain, reading.has_unit = true;
        reading.plural = name == "units";
    } else if (name == "season") reading.season = row.season;
    else if (name == "part" || name == "parts" || name == "sure_part") reading.part = row.part;
    else if (name == "weekend" || name == "weekends") reading.weekend = true;
    else if (name == "holiday") reading.holiday = static_cast<std::int16_t>(match.row);
    else if (name == "dir") reading.from = row.from, reading.shift = row.number;
    else if (name == "dayword") {
        reading.from = TimeReading::From::publication;
        reading.shift = row.number;
        reading.shifts_unit = true;
        reading.shift_unit = Grain::day;
        if (row.part != Part::none) reading.part = row.part;
    } else if (name == "position" || name == "bound" || name == "edge") reading.mod = row.value;
    else if (name == "quantity") {
        reading.count = row.count;
        reading.has_count = true;
        reading.vague = row.vague;
        if (row.approximate && reading.mod.empty()) reading.mod = "APPROX";
    } else if (name == "reference") {
        reading.sort = TimeReading::Sort::reference;
        reading.value = row.value;
        reading.before_noun = row.before_noun;
        reading.not_past = row.not_past;
    }
    else if (name == "frequency") {
        reading.sort = TimeReading::Sort::set;
        reading.count = row.count;
        reading.has_count = true;
        reading.unit = row.grain;
        reading.has_unit = true;
    } else if (name == "zone") {
        if (row.value != "local") reading.has_zone = true, reading.zone = static_cast<std::int16_t>(row.number);
    } else if (name == "half_day") {
        const int hour = reading.seconds / 3600;
        if (row.value == "pm" && hour < 12) reading.seconds += 43200;
        if (row.value == "am" && hour == 12) reading.seconds -= 43200;
        reading.half_day_known = true;
    } else if (name == "clock_word") {
        reading.seconds = row.number * 60;
        reading.half_day_known = true;
    } else if (name == "decade_word") reading.year = row.number, reading.year_grain = Grain::decade;
    else if (name == "rank" || name == "half_rank") reading.ordinal = small;
}

}  // namespace tallywire
