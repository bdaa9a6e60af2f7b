#include "figure/victims.hpp"

#include "base/date.hpp"

#include <algorithm>
#include <array>

namespace tallywire {

using Role = VictimRules::Role;
using Stage = VictimRules::Stage;
using Way = VictimMention::Way;

VictimRules::VictimRules(Lexicon& lex, const Rules& rules) : lexicon(lex), words(lex) {
    constexpr std::array<std::string_view, 9> names{"", "male", "female", "any", "doer", "more", "death", "no_death", "alive"};
    const RuleTable table = rules.table_of(lex.language(), "victim_words");
    constexpr std::array<std::string_view, 3> ages{"", "child", "adult"};
    const auto phrase = table.column("phrase"), role = table.column("role"), stage = table.column("stage");
    for (const auto& row : table.rows()) {
        const auto age = std::find(ages.begin(), ages.end(), row.cells[stage]);
        if (age == ages.end()) table.refuse(row, stage, "no such stage");
        stages.push_back(static_cast<Stage>(age - ages.begin()));
        const auto known = std::find(names.begin() + 1, names.end(), row.cells[role]);
        if (known == names.end()) table.refuse(row, role, "no such role");
        words.add(lex, row.cells[phrase], static_cast<std::uint32_t>(roles.size()));
        roles.push_back(static_cast<Role>(known - names.begin()));
    }
}

namespace {

/// Reads one telling.
class Describer {
public:
    Describer(const VictimRules& rules, const NameRules& names, const Text& text, std::span<const Token> tokens, std::span<const Quantity> quantities)
        : rules_(rules), names_(names), text_(text), tokens_(tokens), quantities_(quantities) {}

    /// The boy accidentally shot himself: what the subject before the verb at `at` says.
    void describe_subject(std::uint32_t at, VictimMention& mention) const {
        while (at > 0 && tag(at - 1) == Tag::adverb) --at;
        if (at == 0 || tag(at - 1) != Tag::noun) return;
        mention.role = rules_.role(tokens_, at - 1);
        mention.stage = rules_.stage(tokens_, at - 1);
        mention.noun = lemma(at - 1);
    }

    void describe(const Quantity& q, VictimMention& mention) const {
        for (std::uint32_t i = q.first; i < q.last && i < tokens_.size(); ++i)
            if (rules_.role(tokens_, i) == Role::more) mention.more = text_.word(tokens_[q.first]) != "the";
        if (q.first > 0 && rules_.role(tokens_, q.first - 1) == Role::more) mention.more = true;
        if (q.head != no_token) {
            if (q.head < tokens_.size()) mention.stage = rules_.stage(tokens_, q.head);
            for (std::uint32_t i = q.noun_first; i <= q.head; ++i)
                if (const Role role = rules_.role(tokens_, i); role == Role::male || role == Role::female || role == Role::any || role == Role::doer) mention.role = role;
        }
        if (q.kind != Quantity::Kind::implied) return;
        mention.way = way_of(q);
        mention.kin = tag(q.first) == Tag::possessive;
        mention.age = age_of(q);
        constexpr int last_of_childhood = 14, first_of_adults = 21;  // between them both words are in use
        if (mention.age >= 0) mention.stage = mention.age <= last_of_childhood ? Stage::child : mention.age < first_of_adults ? Stage::none : Stage::adult;
        if (mention.way == Way::name) {
            mention.name = text_.bytes(Span{tokens_[q.noun_first].where.begin, tokens_[q.noun_last - 1].where.end});
            const std::uint16_t given = names_.flags(tokens_[q.noun_first].word) & NameRules::given;
            if (given == NameRules::given_female) mention.role = Role::female;
            if (given == NameRules::given_male) mention.role = Role::male;
        } else if (mention.way != Way::pronoun && mention.way != Way::self && tag(q.head) != Tag::determiner) mention.noun = lemma(q.head);
    }

private:
    Tag tag(std::uint32_t i) const { return i < tokens_.size() ? tokens_[i].tag : Tag::punctuation; }

    Way way_of(const Quantity& q) const {
        if (q.first == q.head && text_.word(tokens_[q.head]) == "another") return Way::indefinite;
        if (q.first == q.head && (tag(q.head) == Tag::pronoun || text_.word(tokens_[q.head]).ends_with("self"))) return text_.word(tokens_[q.head]).ends_with("self") ? Way::self : Way::pronoun;
        if (q.partitive) return Way::name;
        if (tag(q.first) == Tag::possessive) return Way::indefinite;
        const std::string_view word = text_.word(tokens_[q.first]);
        return word == "the" || word == "that" || word == "this" ? Way::definite : Way::indefinite;
    }

    /// A 23-year-old man; Jane Roe, 23,; the man, 23.
    int age_of(const Quantity& q) const {
        const auto number = [](const Quantity& age) {
            if (!age.value || *age.value > 130) return -1;
            const std::string_view unit = age.unit ? std::string_view(age.unit->unit) : std::string_view("year");
            return unit == "month" ? static_cast<int>(*age.value / 12) : unit == "week" || unit == "day" ? 0 : static_cast<int>(*age.value);
        };
        for (const Quantity& other : quantities_)
            if (other.kind == Quantity::Kind::age && other.first < q.last && q.first < other.last) return number(other);
        for (const Quantity& other : quantities_)
            if (&other != &q && (other.first == q.last + 1 || (other.last <= q.first && other.last + 2 > q.first && other.kind == Quantity::Kind::age)) && !other.unit &&
                (other.kind == Quantity::Kind::age || (other.kind == Quantity::Kind::count && other.head == no_token && text_.bytes(tokens_[q.last]) == ",")))
                return number(other);
        return -1;
    }

    std::string lemma(std::uint32_t i) const {
        const WordEntry& entry = rules_.lexicon.entry(tokens_[i]);
        return std::string(entry.noun ? rules_.lexicon.text(entry.noun) : text_.bytes(tokens_[i]));
    }

    const VictimRules& rules_;
    const NameRules& names_;
    const Text& text_;
    std::span<const Token> tokens_;
    std::span<const Quantity> quantities_;
};

/// Were taken to hospital in stable condition: the rest of the clause tells that they live.
bool lives_after(const VictimRules& rules, std::span<const Token> tokens, std::uint32_t from) {
    constexpr std::uint32_t reach = 12;
    for (std::uint32_t i = from; i < tokens.size() && i < from + reach && tokens[i].tag != Tag::punctuation && tokens[i].tag != Tag::conjunction && tokens[i].tag != Tag::wh; ++i)
        if (rules.role(tokens, i) == Role::alive) return true;
    return false;
}

/// Is the time of the figure longer than that of one event?
bool spans_weeks(const Figure& figure) {
    constexpr int longest_event_days = 20;
    if (!figure.time || !figure.time->first || !figure.time->last) return false;
    const auto first = parse_date(*figure.time->first), last = parse_date(*figure.time->last);
    return first && last && days_between(*first, *last) > longest_event_days;
}

}  // namespace

VictimMention describe_victim(const VictimRules& rules, const NameRules& names, const Text& text, std::span<const Token> tokens, std::span<const Quantity> quantities, std::size_t index,
                              const Governed& governed, const Figure& figure) {
    const Quantity& q = quantities[index];
    VictimMention mention;
    mention.where = {tokens[q.first].where.begin, tokens[q.last - 1].where.end};
    mention.clause = governed.at == no_token ? mention.where : tokens[governed.at].where;
    mention.count = figure.value.value_or(figure.interval.low.value_or(0));
    mention.killed = figure.measure == "killed";
    mention.open = governed.rule && governed.rule->open;
    if (mention.open && lives_after(rules, tokens, std::max(q.last, governed.at == no_token ? q.last : governed.at))) mention.open = false;
    mention.object = governed.way == Governed::Way::left;
    mention.part = (q.kind != Quantity::Kind::implied && q.partitive) || figure.relative_to;
    mention.period = governed.way == Governed::Way::noun || spans_weeks(figure);
    const Describer describer(rules, names, text, tokens, quantities);
    describer.describe(q, mention);
    if (mention.way == VictimMention::Way::self && governed.at != no_token) describer.describe_subject(governed.at, mention);
    return mention;
}

std::string_view surname_of(std::string_view name) {
    for (;;) {
        const std::size_t blank = name.rfind(' ');
        const std::string_view last = blank == std::string_view::npos ? name : name.substr(blank + 1);
        const bool suffix = last.ends_with('.') || last == "Jr" || last == "Sr" || last.find_first_not_of("IVX") == std::string_view::npos;
        if (blank == std::string_view::npos || !suffix) return last;
        name = name.substr(0, blank);
    }
}

bool Victims::none_killed() const {
    return std::none_of(mentions_.begin(), mentions_.end(), [](const VictimMention& mention) { return mention.killed; });
}

bool Victims::knows(std::string_view surname) const {
    return std::any_of(mentions_.begin(), mentions_.end(), [&](const VictimMention& mention) { return !mention.name.empty() && surname_of(mention.name) == surname; });
}

}  // namespace tallywire
