#include "time/time_grammar.hpp"

#include "base/error.hpp"

#include <boost/container/small_vector.hpp>

#include <algorithm>
#include <bit>

namespace tallywire {

TimeGrammar::TimeGrammar(Lexicon& lexicon, const Rules& rules, const TimeWords& words) : table_(rules.table_of(lexicon.language(), "times")), words_(words) {
    top_ = rule_number("time");
    for (const RuleTable::Row& cells : table_.rows()) read_row(lexicon, cells);
    for (const Rule& rule : rules_)
        if (rule.rows.empty() && !table_.rows().empty()) throw UsageError(table_.file() + ": no rule <" + rule.name + ">");
    if (words.classes() > 64) throw UsageError(table_.file() + ": more than 64 classes of words");
    for (Row& row : rows_) {
        std::vector<bool> seen(rules_.size());
        bool empty = true;
        row.first = first_of(row, 0, seen, empty);
        if (empty) row.first = Kinds::all();
        row.second = second_of(row);
    }
    find_required();
    for (Rule& rule : rules_)
        for (const std::uint32_t number : rule.rows) rule.doors.push_back({rows_[number].first, rows_[number].second, rows_[number].required, number});
    const std::vector<Door>& doors = rules_[top_].doors;
    open_words_ = (doors.size() + 63) / 64;
    open_.assign(128 * open_words_, 0);
    for (std::size_t i = 0; i < doors.size(); ++i)
        for (std::size_t bit = 0; bit < 128; ++bit)
            if ((bit < 64 ? doors[i].first.classes : doors[i].first.words) >> bit % 64 & 1) open_[bit * open_words_ + i / 64] |= std::uint64_t{1} << i % 64;
}

std::uint32_t TimeGrammar::rule_number(std::string_view name) {
    for (std::size_t i = 0; i < rules_.size(); ++i)
        if (rules_[i].name == name) return static_cast<std::uint32_t>(i);
    rules_.push_back({std::string(name), {}, {}});
    return static_cast<std::uint32_t>(rules_.size() - 1);
}

void TimeGrammar::read_row(Lexicon& lexicon, const RuleTable::Row& cells) {
    const auto rule = table_.column("rule"), pattern = table_.column("pattern"), meaning = table_.column("meaning");
    Row row;
    row.rule = rule_number(cells.cells[rule]);
    row.line = cells.line;
    for (const std::string_view word : split_cell(cells.cells[pattern], ' '))
        if (!word.empty()) row.elements.push_back(read_element(lexicon, cells, pattern, word));
    for (const std::string_view word : split_cell(cells.cells[meaning], ' ')) {
        row.meaning.push_back(time_meaning(word));
        if (!row.meaning.back().apply) table_.refuse(cells, meaning, "no meaning `" + std::string(word) + "`");
    }
    rules_[row.rule].rows.push_back(static_cast<std::uint32_t>(rows_.size()));
    rows_.push_back(std::move(row));
}

TimeGrammar::Element TimeGrammar::read_element(Lexicon& lexicon, const RuleTable::Row& cells, std::size_t column, std::string_view word) {
    Element element;
    if (word == "[" || word == "]") {
        element.type = word == "[" ? Type::span_begin : Type::span_end;
        return element;
    }
    if (word.starts_with('!')) element.negated = true, word.remove_prefix(1);
    if (word.starts_with('~')) element.glued = true, word.remove_prefix(1);
    if (word.size() > 1 && word.ends_with('?')) element.optional = true, word.remove_suffix(1);
    if (word.size() > 2 && word.front() == '{' && word.back() == '}') {
        const int number = words_.class_of(word.substr(1, word.size() - 2));
        if (number < 0) table_.refuse(cells, column, "no class of words " + std::string(word));
        element.type = Type::word_class;
        element.value = static_cast<std::uint32_t>(number);
    } else if (word.size() > 2 && word.front() == '<' && word.back() == '>') {
        element.type = Type::rule;
        element.value = rule_number(word.substr(1, word.size() - 2));
    } else if (const char c = word.front(); !(c >= 'a' && c <= 'z') && static_cast<unsigned char>(c) < 0x80 && c != '\'') {
        element.type = Type::sign;
        element.sign = word;
    } else {
        for (const std::string_view one : split_cell(word)) {
            const WordId id = lexicon.vocabulary().intern(one);
            lexicon.vocabulary().entry(id).begins |= words_.kind();
            element.words.push_back(id);
        }
    }
    return element;
}

TimeGrammar::Kinds TimeGrammar::first_of(const Row& row, std::size_t from, std::vector<bool>& seen, bool& empty) const {
    Kinds bits;
    empty = false;
    for (const Element& element : std::span(row.elements).subspan(from)) {
        bool skip = element.optional || element.negated || element.type == Type::span_begin || element.type == Type::span_end;
        if (!element.negated) switch (element.type) {
                case Type::word:
                    for (const std::uint32_t word : element.words) bits |= word_bit(word);
                    break;
                case Type::sign: bits |= sign_bit; break;
                case Type::word_class: bits |= class_bit(element.value); break;
                case Type::span_begin: case Type::span_end: break;
                case Type::rule:
                    if (seen[element.value]) break;
                    seen[element.value] = true;
                    for (const std::uint32_t inner : rules_[element.value].rows) {
                        bool nothing = false;
                        bits |= first_of(rows_[inner], 0, seen, nothing);
                        skip |= nothing;
                    }
                    seen[element.value] = false;
                    break;
            }
        if (!skip) return bits;
    }
    empty = true;
    return bits;
}

/// Known of rows that begin with a word of the grammar, which is one token and stands everywhere in the text (the, in).
TimeGrammar::Kinds TimeGrammar::second_of(const Row& row) const {
    std::size_t at = 0;
    while (at < row.elements.size() && row.elements[at].type == Type::span_begin) ++at;
    if (at == row.elements.size() || row.elements[at].type != Type::word || row.elements[at].optional || row.elements[at].negated) return Kinds::all();
    std::vector<bool> seen(rules_.size());
    bool empty = false;
    const Kinds bits = first_of(row, at + 1, seen, empty);
    return empty ? Kinds::all() : bits;
}

/// Begins with all bits and takes away what rows can do without, until nothing changes: rules may hold themselves.
void TimeGrammar::find_required() {
    std::vector<Kinds> of_rule(rules_.size(), Kinds::all());
    for (bool changed = true; changed;) {
        changed = false;
        for (Row& row : rows_) {
            row.required = {};
            for (const Element& element : row.elements) {
                if (element.optional || element.negated) continue;
                if (element.type == Type::word && element.words.size() == 1) row.required |= word_bit(element.words.front());
                else if (element.type == Type::word_class) row.required |= class_bit(element.value);
                else if (element.type == Type::rule) row.required |= of_rule[element.value];
            }
        }
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            Kinds bits = Kinds::all();
            for (const std::uint32_t row : rules_[i].rows) bits &= rows_[row].required;
            changed |= bits != of_rule[i];
            of_rule[i] = bits;
        }
    }
}

void TimeGrammar::Chart::assign(const TimeGrammar& grammar, std::string_view text, std::span<const Token> tokens) {
    grammar_ = &grammar;
    text_ = text;
    tokens_ = tokens;
    cells_.assign(tokens.size(), {});
    matches_.clear();
}

void TimeGrammar::Chart::read(std::size_t at) {
    const Token& token = tokens_[at];
    const TimeWords& words = grammar_->words_;
    Kinds kinds = token.shape >= Shape::punctuation ? sign_bit : Kinds{};
    if (token.begins & words.kind()) kinds |= word_bit(token.word);
    const auto first = static_cast<std::uint32_t>(matches_.size());
    if (kinds.any() || token.shape == Shape::number || token.shape == Shape::alphanumeric) words.match(text_, tokens_, at, matches_);
    for (std::size_t i = first; i < matches_.size(); ++i) kinds |= class_bit(matches_[i].word_class);
    cells_[at] = {kinds, first, static_cast<std::uint32_t>(matches_.size()), true};
}

/// One search from one token. Frames are the rules that the search is inside of, innermost first. The way that led to a place is kept as the words
/// taken and the rows left; only the best way of all is read in the end.
struct TimeGrammar::Search {
    struct Frame {
        const Row* row;
        std::size_t next;
        const Frame* outer;
    };
    struct Step {
        const Row* row;      ///< a row that was left; null for a word taken
        std::uint32_t match;
    };
    using Way = boost::container::small_vector<Step, 24>;

    const TimeGrammar& grammar;
    Chart& chart;
    std::size_t core;
    Kinds missing;  ///< what stands nowhere near
    std::uint32_t span_first = 0, span_last = 0;
    Way way{}, best_way{};
    std::uint32_t best_first = 0, best_last = 0;  ///< no way was found yet where they are the same

    std::size_t size() const { return chart.tokens_.size(); }
    const Token& token(std::size_t at) const { return chart.tokens_[at]; }

    bool may_follow(const Door& door, std::size_t at) const { return door.second == Kinds::all() || (at + 1 < size() && (door.second & chart.kinds(at + 1)).any()); }

    bool is_word(const Element& element, std::size_t at) const {
        if (element.type == Type::sign) {
            if (element.sign == "-") return token(at).shape == Shape::hyphen;
            return token(at).where.of(chart.text_) == element.sign;
        }
        return std::find(element.words.begin(), element.words.end(), token(at).word) != element.words.end() && token(at).word != 0;
    }

    bool holds(const Element& element, std::size_t at) const {
        if (at >= size()) return false;
        if (element.glued && token(at).space_before) return false;
        if (element.type == Type::word_class) {
            const Chart::Cell& cell = chart.cell(at);
            for (std::uint32_t i = cell.first; i < cell.last; ++i)
                if (chart.matches_[i].word_class == element.value) return true;
            return false;
        }
        return is_word(element, at);
    }

    void finish(std::size_t at) {
        const std::uint32_t last = span_last ? span_last : static_cast<std::uint32_t>(at);
        if (last <= core || (best_last > best_first && (best_first < span_first || (best_first == span_first && best_last >= last)))) return;
        best_first = span_first;
        best_last = last;
        best_way = way;
    }

    /// Goes on after the last element of a row.
    void leave(const Frame& frame, std::size_t at) {
        const bool means = !frame.row->meaning.empty();
        if (means) way.push_back({frame.row, 0});
        if (frame.outer == nullptr) finish(at);
        else run({frame.outer->row, frame.outer->next, frame.outer->outer}, at);
        if (means) way.pop_back();
    }

    void run(const Frame& frame, std::size_t at) {
        if (frame.next == frame.row->elements.size()) return leave(frame, at);
        const Element& element = frame.row->elements[frame.next];
        const Frame next{frame.row, frame.next + 1, frame.outer};
        if (element.negated) {
            if (!holds(element, at)) run(next, at);
            return;
        }
        const bool stands = at < size() && !(element.glued && token(at).space_before);
        switch (element.type) {
            case Type::span_begin: {
                const std::uint32_t kept = span_first;
                span_first = static_cast<std::uint32_t>(at);
                run(next, at);
                span_first = kept;
                return;
            }
            case Type::span_end:
                span_last = static_cast<std::uint32_t>(at);
                run(next, at);
                span_last = 0;
                return;
            case Type::rule:
                if (!stands) break;
                for (const Door& door : grammar.rules_[element.value].doors)
                    if ((door.first & chart.kinds(at)).any() && !(door.required & missing).any() && may_follow(door, at)) run({&grammar.rows_[door.row], 0, &next}, at);
                break;
            case Type::word_class: {
                if (!stands || !(chart.kinds(at) & class_bit(element.value)).any()) break;
                const Chart::Cell cell = chart.cell(at);  // a copy: what follows may read other cells
                for (std::uint32_t i = cell.first; i < cell.last; ++i) {
                    if (chart.matches_[i].word_class != element.value) continue;
                    way.push_back({nullptr, i});
                    run(next, at + chart.matches_[i].size);
                    way.pop_back();
                }
                break;
            }
            case Type::word: case Type::sign:
                if (stands && is_word(element, at)) run(next, at + 1);
                break;
        }
        if (element.optional) run(next, at);
    }

    std::optional<Found> best() const {
        if (best_last == best_first) return std::nullopt;
        Found found{best_first, best_last, {}};
        for (const Step& step : best_way) {
            if (step.row == nullptr) grammar.words_.apply(chart.matches_[step.match], found.reading);
            else
                for (const TimeMeaning& meaning : step.row->meaning) meaning.apply(meaning.argument, found.reading);
        }
        return found;
    }
};

std::optional<TimeGrammar::Found> TimeGrammar::longest(Chart& chart, std::size_t at, std::size_t core, Kinds around) const {
    Search search{*this, chart, core, ~around};
    const Kinds kinds = chart.kinds(at);
    for (std::size_t word = 0; word < open_words_; ++word) {
        std::uint64_t open = 0;
        for (std::uint64_t left = kinds.classes; left != 0; left &= left - 1) open |= open_[static_cast<std::size_t>(std::countr_zero(left)) * open_words_ + word];
        for (std::uint64_t left = kinds.words; left != 0; left &= left - 1) open |= open_[(64 + static_cast<std::size_t>(std::countr_zero(left))) * open_words_ + word];
        for (; open != 0; open &= open - 1) {
            const Door& door = rules_[top_].doors[word * 64 + static_cast<std::size_t>(std::countr_zero(open))];
            if ((door.required & ~around).any() || !search.may_follow(door, at)) continue;
            search.span_first = static_cast<std::uint32_t>(at);
            search.span_last = 0;
            search.run({&rows_[door.row], 0, nullptr}, at);
        }
    }
    return search.best();
}

}  // namespace tallywire
