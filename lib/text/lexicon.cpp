#include "text/lexicon.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace tallywire {
namespace {

constexpr std::array<std::string_view, 27> tag_names{
    "none", "noun", "noun_plural", "proper", "pronoun", "possessive", "determiner", "number", "adjective", "adverb", "verb_base", "verb_third",
    "verb_past", "verb_participle", "verb_gerund", "modal", "to", "preposition", "conjunction", "subordinator", "wh", "negation",
    "existential", "possessive_mark", "punctuation", "symbol", "interjection"};

constexpr std::array<std::string_view, 26> class_names{
    "", "act", "animal", "artifact", "attribute", "body", "cognition", "communication", "event", "feeling", "food", "group", "location", "motive",
    "object", "person", "phenomenon", "plant", "possession", "process", "quantity", "relation", "shape", "state", "substance", "time"};

std::uint8_t weight(const RuleTable& table, const RuleTable::Row& row, std::size_t column) {
    const std::string_view cell = row.cells[column];
    if (cell.size() != 1 || cell[0] < '0' || cell[0] > '9') table.refuse(row, column, "a weight is 0 to 9");
    return static_cast<std::uint8_t>(cell[0] - '0');
}

std::uint8_t letters(const RuleTable& table, const RuleTable::Row& row, std::size_t column, std::string_view known) {
    std::uint8_t bits = 0;
    for (const char c : row.cells[column]) {
        const auto at = known.find(c);
        if (at == std::string_view::npos) table.refuse(row, column, "one of the letters " + std::string(known));
        bits = static_cast<std::uint8_t>(bits | 1u << at);
    }
    return bits;
}

class FormReader {
public:
    explicit FormReader(Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

    void take(const RuleTable& table, const RuleTable::Row& row) {
        if (!columns_) columns_.emplace(table);
        const Columns& in = *columns_;
        const std::string_view written = row.cells[in.form];
        const WordId id = vocabulary_.intern(written);
        const WordId noun = lemma(row.cells[in.noun], written, id), verb = lemma(row.cells[in.verb], written, id);
        WordEntry& entry = vocabulary_.entry(id);
        entry.noun = noun;
        entry.verb = verb;
        entry.number = letters(table, row, in.number, "sp");
        entry.verb_forms = letters(table, row, in.verb_forms, "bzdng");
        entry.noun_class = 0;
        if (const std::string_view kind = row.cells[in.kind]; !kind.empty()) {
            const auto known = std::find(class_names.begin(), class_names.end(), kind);
            if (known != class_names.end()) entry.noun_class = static_cast<std::uint8_t>(known - class_names.begin());
        }
        entry.as_noun = weight(table, row, in.as_noun);
        entry.as_verb = weight(table, row, in.as_verb);
        entry.as_adjective = weight(table, row, in.as_adjective);
        entry.as_adverb = weight(table, row, in.as_adverb);
    }

private:
    struct Columns {
        explicit Columns(const RuleTable& table)
            : form(table.column("form")), noun(table.column("noun")), number(table.column("number")), kind(table.column("class")), verb(table.column("verb")),
              verb_forms(table.column("verb_forms")), as_noun(table.column("as_noun")), as_verb(table.column("as_verb")),
              as_adjective(table.column("as_adjective")), as_adverb(table.column("as_adverb")) {}
        std::size_t form, noun, number, kind, verb, verb_forms, as_noun, as_verb, as_adjective, as_adverb;
    };

    /// Most forms are their own lemma, or have that of the row before.
    WordId lemma(std::string_view word, std::string_view form, WordId form_id) {
        if (word.empty()) return 0;
        if (word == form) last_ = form, last_id_ = form_id;
        else if (word != last_) last_ = word, last_id_ = vocabulary_.intern(word);
        return last_id_;
    }

    Vocabulary& vocabulary_;
    std::optional<Columns> columns_;
    std::string_view last_;
    WordId last_id_ = 0;
};

void read_closed(const RuleTable& table, Vocabulary& vocabulary) {
    const auto word = table.column("word"), tag = table.column("tag"), lemma = table.column("lemma"), forms = table.column("verb_forms");
    for (const RuleTable::Row& row : table.rows()) {
        const auto known = tag_named(row.cells[tag]);
        if (!known) table.refuse(row, tag, "no tag `" + std::string(row.cells[tag]) + "`");
        const WordId id = vocabulary.intern(row.cells[word]);
        const WordId verb = row.cells[lemma].empty() ? 0 : vocabulary.intern(row.cells[lemma]);
        WordEntry& entry = vocabulary.entry(id);
        entry.closed = static_cast<std::uint8_t>(*known);
        if (verb) {
            entry.verb = verb;
            entry.verb_forms = letters(table, row, forms, "bzdng");
        }
    }
}

}  // namespace

std::string_view name_of(Tag tag) { return tag_names[static_cast<std::size_t>(tag)]; }

std::optional<Tag> tag_named(std::string_view name) {
    for (std::size_t i = 0; i < tag_names.size(); ++i)
        if (tag_names[i] == name) return static_cast<Tag>(i);
    return std::nullopt;
}

Lexicon::Lexicon(const Rules& rules, std::string language) : language_(std::move(language)) {
    if (rules.has(language_ + "/forms")) {
        FormReader forms(vocabulary_);
        rules.each_row(language_ + "/forms", [&](const RuleTable& table, const RuleTable::Row& row) { forms.take(table, row); });
    }
    read_closed(rules.table_of(language_, "closed"), vocabulary_);
    link_forms();
    read_common(rules.table_of(language_, "common"));
    if (rules.has(language_ + "/elisions")) read_elisions(rules.table(language_ + "/elisions"));
    read_endings(rules.table_of(language_, "endings"));
    read_prefixes(rules.table_of(language_, "units"));
    if (rules.has("any/units")) read_prefixes(rules.table("any/units"));
    const RuleTable table = rules.table_of(language_, "abbreviations");
    const auto word = table.column("word"), ends = table.column("ends");
    for (const RuleTable::Row& row : table.rows()) {
        if (row.cells[ends] != "never" && row.cells[ends] != "may") table.refuse(row, ends, "never or may");
        const WordId id = vocabulary_.intern(row.cells[word]);
        vocabulary_.entry(id).abbreviation =
            static_cast<std::uint8_t>(row.cells[ends] == "never" ? Abbreviation::never_ends : Abbreviation::may_end);
    }
}

void Lexicon::read_prefixes(const RuleTable& table) {
    const auto phrase = table.column("phrase"), form = table.column("form");
    const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    for (const RuleTable::Row& row : table.rows()) {
        const std::string_view written = row.cells[phrase];
        if (row.cells[form] == "prefix" && written.size() > 1 && std::all_of(written.begin(), written.end(), is_letter))
            vocabulary_.entry(vocabulary_.intern(written)).leads_digits = 1;
    }
}

void Lexicon::read_common(const RuleTable& table) {
    constexpr std::array<std::string_view, 6> roles{"be", "have", "do", "by", "that", "possessive"};
    WordId* const words[] = {&common_.be, &common_.have, &common_.do_, &common_.by, &common_.that, &common_.possessive};
    const auto role = table.column("role"), word = table.column("word");
    for (const RuleTable::Row& row : table.rows()) {
        const std::string_view name = row.cells[role], text = row.cells[word];
        if (name == "trait") {
            if (text == "adjective_after_noun") traits_.adjective_after_noun = true;
            else if (text == "units_only") traits_.units_only = true;
            else table.refuse(row, word, "no trait");
            continue;
        }
        const WordId id = vocabulary_.intern(text);
        const auto found = std::find(roles.begin(), roles.end(), name);
        if (found != roles.end() && *words[found - roles.begin()] == 0) *words[found - roles.begin()] = id;
        if (name == text || name == "possessive") continue;
        const WordId gloss = vocabulary_.intern(name);
        if (id >= glosses_.size()) glosses_.resize(id + 1);
        glosses_[id] = gloss;
    }
}

void Lexicon::read_elisions(const RuleTable& table) {
    const auto written = table.column("written"), word = table.column("word");
    for (const RuleTable::Row& row : table.rows()) elisions_.emplace_back(row.cells[written], vocabulary_.intern(row.cells[word]));
}

WordId Lexicon::elided(std::string_view written) const {
    for (const auto& [letters, word] : elisions_)
        if (letters == written) return word;
    return 0;
}

void Lexicon::read_endings(const RuleTable& table) {
    const auto ending = table.column("ending"), kind = table.column("kind"), singular = table.column("singular");
    for (const RuleTable::Row& row : table.rows()) {
        Ending rule{std::string(row.cells[ending]), std::string(row.cells[singular]), Tag::none};
        if (row.cells[kind] == "plural") plural_endings_.push_back(std::move(rule));
        else if (row.cells[kind] == "ordinal") ordinals_.push_back(std::move(rule.letters));
        else if (row.cells[kind] == "decade") decades_.push_back(std::move(rule.letters));
        else if (row.cells[kind] == "negation") negations_.push_back(std::move(rule.letters));
        else if (const auto tag = tag_named(row.cells[kind])) rule.tag = *tag, tag_endings_.push_back(std::move(rule));
        else table.refuse(row, kind, "a part of speech, plural, ordinal, decade or negation");
    }
    for (auto* endings : {&tag_endings_, &plural_endings_})
        std::stable_sort(endings->begin(), endings->end(), [](const Ending& a, const Ending& b) { return a.letters.size() > b.letters.size(); });
}

Tag Lexicon::tag_of_ending(std::string_view word) const {
    for (const Ending& ending : tag_endings_)
        if (word.size() > ending.letters.size() + 2 && word.ends_with(ending.letters)) return ending.tag;
    return Tag::noun;
}

const Lexicon::Ending* Lexicon::plural_ending(std::string_view word) const {
    for (const Ending& ending : plural_endings_)
        if (word.size() >= ending.letters.size() + 2 && word.ends_with(ending.letters)) return &ending;
    return nullptr;
}

std::string Lexicon::singular(std::string_view word) const {
    const Ending* ending = plural_ending(word);
    return ending ? std::string(word.substr(0, word.size() - ending->letters.size())) + ending->singular : std::string(word);
}

bool Lexicon::is_plural(std::string_view word) const {
    const Ending* ending = plural_ending(word);
    return ending && ending->letters != ending->singular;
}

void Lexicon::link_forms() {
    vocabulary_.intern("-");
    const std::size_t size = vocabulary_.size();
    first_verb_form_.assign(size, 0);
    next_verb_form_.assign(size, 0);
    first_noun_form_.assign(size, 0);
    next_noun_form_.assign(size, 0);
    for (WordId id = 1; id < size; ++id) {
        const WordEntry& entry = vocabulary_.entry(id);
        if (entry.verb) {
            next_verb_form_[id] = first_verb_form_[entry.verb];
            first_verb_form_[entry.verb] = id;
        }
        if (entry.noun) {
            next_noun_form_[id] = first_noun_form_[entry.noun];
            first_noun_form_[entry.noun] = id;
        }
    }
}

std::vector<WordId> Lexicon::chain(const std::vector<WordId>& first, const std::vector<WordId>& next, WordId lemma) {
    std::vector<WordId> forms;
    if (lemma < first.size())
        for (WordId id = first[lemma]; id != 0; id = next[id]) forms.push_back(id);
    return forms;
}

}  // namespace tallywire
