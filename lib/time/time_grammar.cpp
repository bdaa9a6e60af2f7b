#include "time/time_grammar.hpp"

#include "base/error.hpp"

#include <algorithm>

namespace tallywire {

TimeGrammar::TimeGrammar(Lexicon& lexicon, const Rules& rules, const TimeWords& words) : table_(rules.table_of(lexicon.language(), "times")), words_(words) {
    top_ = rule_number("time");
    for (const RuleTable::Row& cells : table_.rows()) read_row(lexicon, cells);
    for (const Rule& rule : rules_)
        if (rule.rows.empty() && !table_.rows().empty()) throw UsageError(table_.file() + ": no rule <" + rule.name + ">");
    if (words.classes() > 48) throw UsageError(table_.file() + ": more than 48 classes of words");
    for (Row& row : rows_) {
        std::vector<bool> seen(rules_.size());
        bool empty = true;
        row.first = first_of(row, seen, empty);
        if (empty) row.first = ~std::uint64_t{0};
    }
    find_required();
    for (const std::uint32_t number : rules_[top_].rows) tops_.push_back({rows_[number].first, rows_[number].required, number});
}

std::uint32_t TimeGrammar::rule_number(std::string_view name) {
    for (std::size_t i = 0; i < rules_.size(); ++i)
        if (rules_[i].name == name) return static_cast<std::uint32_t>(i);
    rules_.push_back({std::string(name), {}});
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

std::uint64_t TimeGrammar::first_of(const Row& row, std::vector<bool>& seen, bool& empty) const {
    std::uint64_t bits = 0;
    empty = false;
    for (const Element& element : row.elements) {
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
                        bits |= first_of(rows_[inner], seen, nothing);
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

/// Begins with all bits and takes away what rows can do without, until nothing changes: rules may hold themselves.
void TimeGrammar::find_required() {
    std::vector<std::uint64_t> of_rule(rules_.size(), ~std::uint64_t{0});
    for (bool changed = true; changed;) {
        changed = false;
        for (Row& row : rows_) {
            row.required = 0;
            for (const Element& element : row.elements) {
                if (element.optional || element.negated) continue;
                if (element.type == Type::word && element.words.size() == 1) row.required |= word_bit(element.words.front());
                else if (element.type == Type::word_class) row.required |= class_bit(element.value);
                else if (element.type == Type::rule) row.required |= of_rule[element.value];
            }
        }
        for (std::size_t i = 0; i < rules_.size(); ++i) {
            std::uint64_t bits = ~std::uint64_t{0};
            for (const std::uint32_t row : rules_[i].rows) bits &= rows_[row].required;
            changed |= bits != of_rule[i];
            of_rule[i] = bits;
        }
    }
}

void TimeGrammar::fill(std::string_view text, std::span<const Token> tokens, const Lexicon& lexicon, Chart& chart) const {
    chart.matches.clear();
    chart.offsets.clear();
    chart.kinds.clear();
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        chart.offsets.push_back(static_cast<std::uint32_t>(chart.matches.size()));
        const Token& token = tokens[i];
        std::uint64_t kinds = token.shape >= Shape::punctuation ? sign_bit : 0;
        if (lexicon.entry(token).begins & words_.kind()) kinds |= word_bit(token.word);
        if (kinds != 0 || token.shape == Shape::number || token.shape == Shape::alphanumeric) words_.match(text, tokens, i, chart.matches);
        for (std::size_t k = chart.offsets.back(); k < chart.matches.size(); ++k) kinds |= class_bit(chart.matches[k].word_class);
        chart.kinds.push_back(kinds);
    }
    chart.offsets.push_back(static_cast<std::uint32_t>(chart.matches.size()));
}

/// One search from one token. Frames are the rules that the search is inside of, innermost first.
struct TimeGrammar::Search {
    struct Frame {
        const Row* row;
        std::size_t next;
        const Frame* outer;
    };

    const TimeGrammar& grammar;
    std::string_view text;
    std::span<const Token> tokens;
    const Chart& chart;
    std::size_t core;
    std::uint64_t missing;  ///< bits of what stands nowhere near
    std::optional<Found> best;
    std::uint32_t span_first = 0, span_last = 0;

    bool is_word(const Element& element, std::size_t at) const {
        const Token& token = tokens[at];
        if (element.type == Type::sign) {
            if (element.sign == "-") return token.shape == Shape::hyphen;
            return token.where.of(text) == element.sign;
        }
        return std::find(element.words.begin(), element.words.end(), token.word) != element.words.end() && token.word != 0;
    }

    bool holds(const Element& element, std::size_t at) const {
        if (at >= tokens.size()) return false;
        if (element.glued && tokens[at].space_before) return false;
        if (element.type == Type::word_class) {
            for (std::uint32_t i = chart.offsets[at]; i < chart.offsets[at + 1]; ++i)
                if (chart.matches[i].word_class == element.value) return true;
            return false;
        }
        return is_word(element, at);
    }

    void finish(std::size_t at, const TimeReading& reading) {
        const std::uint32_t last = span_last ? span_last : static_cast<std::uint32_t>(at);
        if (last <= core || (best && (best->first < span_first || (best->first == span_first && best->last >= last)))) return;
        best = Found{span_first, last, reading, ""};
    }

    /// Goes on after the last element of a row.
    void leave(const Frame& frame, std::size_t at, const TimeReading& reading) {
        if (frame.outer == nullptr) return finish(at, reading);
        run({frame.outer->row, frame.outer->next, frame.outer->outer}, at, reading);
    }

    void run(const Frame& frame, std::size_t at, const TimeReading& reading) {
        if (frame.next == frame.row->elements.size()) {
            if (frame.row->meaning.empty()) return leave(frame, at, reading);
            TimeReading done = reading;
            grammar.apply_meaning(*frame.row, done);
            return leave(frame, at, done);
        }
        const Element& element = frame.row->elements[frame.next];
        const Frame next{frame.row, frame.next + 1, frame.outer};
        if (element.negated) {
            if (!holds(element, at)) run(next, at, reading);
            return;
        }
        switch (element.type) {
            case Type::span_begin: {
                const std::uint32_t kept = span_first;
                span_first = static_cast<std::uint32_t>(at);
                run(next, at, reading);
                span_first = kept;
                return;
            }
            case Type::span_end:
                span_last = static_cast<std::uint32_t>(at);
                run(next, at, reading);
                span_last = 0;
                return;
            case Type::rule:
                if (!(element.glued && at < tokens.size() && tokens[at].space_before))
                    if (at < tokens.size())
                        for (const std::uint32_t number : grammar.rules_[element.value].rows) {
                            const Row& row = grammar.rows_[number];
                            if ((row.first & chart.kinds[at]) && !(row.required & missing)) run({&row, 0, &next}, at, reading);
                        }
                break;
            case Type::word_class:
                if (at < tokens.size() && !(element.glued && tokens[at].space_before))
                    for (std::uint32_t i = chart.offsets[at]; i < chart.offsets[at + 1]; ++i)
                        if (chart.matches[i].word_class == element.value) {
                            TimeReading more = reading;
                            grammar.words_.apply(chart.matches[i], more);
                            run(next, at + chart.matches[i].size, more);
                        }
                break;
            case Type::word: case Type::sign:
                if (holds(element, at)) run(next, at + 1, reading);
                break;
        }
        if (element.optional) run(next, at, reading);
    }
};

std::optional<TimeGrammar::Found> TimeGrammar::longest(std::string_view text, std::span<const Token> tokens, const Chart& chart, std::size_t at,
                                                       std::size_t core, std::uint64_t around) const {
    Search search{*this, text, tokens, chart, core, ~around, std::nullopt};
    const std::uint64_t kinds = chart.kinds[at];
    for (const Top& top : tops_) {
        if (!(top.first & kinds) || (top.required & ~around)) continue;
        search.span_first = static_cast<std::uint32_t>(at);
        search.span_last = 0;
        search.run({&rows_[top.row], 0, nullptr}, at, TimeReading{});
    }
    return search.best;
}

void TimeGrammar::apply_meaning(const Row& row, TimeReading& reading) const {
    for (const TimeMeaning& meaning : row.meaning) meaning.apply(meaning.argument, reading);
}

}  // namespace tallywire
