#include "statement/stance_table.hpp"


#include <algorithm>
#include <array>

namespace tallywire {
namespace {

constexpr std::array<std::string_view, 5> where_names{"head", "clause", "quote", "unless", "warn"};
constexpr std::size_t longest_clause = 60;

/// A cue that is denied: "did not rule out", "would not promise".
Polarity turned(Polarity polarity) {
    switch (polarity) {
        case Polarity::denies: case Polarity::refuses: case Polarity::threatens: case Polarity::hopes: return Polarity::asserts;
        case Polarity::demands: case Polarity::promises: return Polarity::refuses;
        case Polarity::asserts: return Polarity::denies;
    }
    return polarity;
}

}  // namespace

StanceTable::StanceTable(Lexicon& lexicon, const Rules& rules) : phrases_(lexicon) {
    const RuleTable table = rules.table_of(lexicon.language(), "stances");
    const auto words = table.column("words"), where = table.column("where"), polarity = table.column("polarity"), not_before = table.column("not");
    Vocabulary& vocabulary = lexicon.vocabulary();
    for (const RuleTable::Row& row : table.rows()) {
        Stance stance;
        const auto known = std::find(where_names.begin(), where_names.end(), row.cells[where]);
        if (known == where_names.end()) table.refuse(row, where, "head, clause, quote, unless or warn");
        stance.where = static_cast<Where>(known - where_names.begin());
        const auto named = polarity_of(row.cells[polarity]);
        if (!named) table.refuse(row, polarity, "no polarity `" + std::string(row.cells[polarity]) + "`");
        stance.polarity = *named;
        for (const std::string_view word : split_cell(row.cells[not_before])) stance.not_before.push_back(vocabulary.intern(word));
        for (const std::string_view phrase : split_cell(row.cells[words])) phrases_.add(lexicon, phrase, static_cast<std::uint32_t>(stances_.size()));
        stances_.push_back(std::move(stance));
    }
    no_ = vocabulary.intern("no");
    not_ = vocabulary.intern("not");
    nobody_ = vocabulary.intern("nobody");
    will_ = vocabulary.intern("will");
    would_ = vocabulary.intern("would");
}

/// "its refusal to talk", "the port's demand": the last noun of the first noun phrase.
Polarity StanceTable::of_head(const Text& text, std::span<const Token> tokens, Polarity otherwise) const {
    std::size_t head = tokens.size();
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Tag tag = tokens[i].tag;
        if (tag == Tag::noun || tag == Tag::noun_plural) head = i;
        else if (tag != Tag::possessive && tag != Tag::possessive_mark && tag != Tag::determiner && tag != Tag::adjective && tag != Tag::proper && tag != Tag::number)
            break;
    }
    if (head == tokens.size()) return otherwise;
    // A clause about it says more: "its refusal of the plan led to …"
    for (std::size_t i = head + 1; i < tokens.size() && tokens[i].tag != Tag::wh && tokens[i].tag != Tag::subordinator; ++i)
        if (tokens[i].tag == Tag::modal || tokens[i].tag == Tag::verb_third || (tokens[i].tag == Tag::verb_past && !(text.entry(tokens[i]).verb_forms & verb_form_participle))) return otherwise;
    const PhraseTable::Match match = phrases_.match(text.lexicon(), tokens, head);
    if (!match || stances_[match.payload].where != Where::head) return otherwise;
    return stances_[match.payload].polarity;
}

Polarity StanceTable::read(Text& text, Span content, const Cue& cue, bool negated, bool direct) const {
    if (negated) return turned(cue.polarity);
    if (cue.polarity != Polarity::asserts) return cue.polarity;
    for (std::size_t i = text.sentence_at(content.begin); i < text.size() && text.sentence(i).where.begin < content.end; ++i) {
        const auto tokens = text.tokens(i);
        const auto first = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& token) { return token.where.end <= content.begin; });
        const auto last = std::partition_point(first, tokens.end(), [&](const Token& token) { return token.where.begin < content.end; });
        const Polarity polarity = of_sentence(text, {first, last}, cue, direct);
        if (polarity != cue.polarity || !direct) return polarity;
    }
    return cue.polarity;
}

Polarity StanceTable::of_sentence(const Text& text, std::span<const Token> tokens, const Cue& cue, bool direct) const {
    if (direct && !tokens.empty() && tokens.front().tag == Tag::verb_base && text.entry(tokens.front()).closed == 0) return Polarity::demands;
    const Polarity head = direct ? Polarity::asserts : of_head(text, tokens, Polarity::asserts);
    if (head != Polarity::asserts) return head;
    if (!direct && !tokens.empty() && tokens.front().tag == Tag::wh) return cue.polarity;  // asked whether he would resign
    const KindMask kind = phrases_.kind();
    if (std::none_of(tokens.begin(), tokens.end(), [&](const Token& token) { return (token.begins & kind) != 0; })) return cue.polarity;
    // The first clause, without its adverbs.
    std::array<Token, longest_clause> clause;
    std::size_t size = 0;
    for (const Token& token : tokens) {
        if (size == clause.size() || text.bytes(token) == ";" || (size > 0 && text.word(token) == "but")) break;
        if (token.tag == Tag::adverb && text.word(token) != "hopefully" && text.word(token) != "longer") continue;
        if (token.tag == Tag::adjective && text.entry(token).as_adverb > text.entry(token).as_adjective) continue;
        clause[size++] = token;
    }
    const std::span<const Token> words(clause.data(), size);
    bool negation = false, modal = false;
    Polarity found = cue.polarity;
    for (std::size_t i = 0; i < size; ++i) {
        const WordId word = words[i].word;
        negation |= word == no_ || word == not_ || word == nobody_;
        modal |= word == will_ || word == would_;
        const PhraseTable::Match match = phrases_.match(text.lexicon(), words, i);
        if (!match) continue;
        const Stance& stance = stances_[match.payload];
        const bool fits = stance.where == Where::clause || (stance.where == Where::quote && direct) || (stance.where == Where::unless && negation) ||
                          (stance.where == Where::warn && modal && cue.warns);
        if (!fits) continue;
        if (stance.where == Where::quote && negation) continue;  // nobody has to leave
        const std::size_t next = i + match.size;
        const auto& refused = stance.not_before;
        if (next < size && std::find(refused.begin(), refused.end(), words[next].word) != refused.end()) continue;
        // "there is no room for": of two, the refusal is meant
        if (found == cue.polarity || stance.polarity == Polarity::refuses) found = stance.polarity;
    }
    return found;
}

}  // namespace tallywire
