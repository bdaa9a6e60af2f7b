#include "figure/figure_source.hpp"

#include <algorithm>

namespace tallywire {
namespace {

using Role = FigureRules::Role;

constexpr std::uint32_t longest_name = 12;  ///< tokens of the words around "survey"

}  // namespace

/// The first token that begins at the byte or after it; the number of tokens where there is none.
std::uint32_t FigureSource::token_at(std::uint32_t byte) const {
    const auto found = std::partition_point(tokens_.begin(), tokens_.end(), [&](const Token& token) { return token.where.begin < byte; });
    return static_cast<std::uint32_t>(found - tokens_.begin());
}

/// One past the last token that ends at the byte or before it.
std::uint32_t FigureSource::token_before(std::uint32_t byte) const {
    const auto found = std::partition_point(tokens_.begin(), tokens_.end(), [&](const Token& token) { return token.where.end <= byte; });
    return static_cast<std::uint32_t>(found - tokens_.begin());
}

std::uint32_t FigureSource::head_of(std::uint32_t first, std::uint32_t last) const {
    std::uint32_t head = no_token;
    if (last == first + 1 && tag(first) == Tag::possessive) return first;  // his proposal
    for (std::uint32_t i = first; i < last; ++i) {
        const Tag t = tag(i);
        const bool hyphen = tokens_[i].shape == Shape::hyphen;
        if (is_noun(t) || t == Tag::pronoun) {
            if (head == no_token || tokens_[i - 1].shape != Shape::hyphen) head = i;  // Ban of Ban Ki-moon is one name with it
            continue;
        }
        if (t == Tag::adjective && is_capital(tokens_[i]) && (i + 1 == last || !is_noun(tag(i + 1)))) {
            head = i;  // Green
            continue;
        }
        if (t == Tag::possessive_mark) {
            if (i + 1 < last) head = no_token;
            continue;
        }
        const bool inside = t == Tag::determiner || t == Tag::possessive || t == Tag::adjective || t == Tag::number || t == Tag::conjunction || t == Tag::adverb || hyphen ||
                            is_quote(tokens_[i]) || (head == no_token && (t == Tag::verb_participle || t == Tag::verb_gerund || t == Tag::verb_past));
        if (inside) continue;
        break;
    }
    // A number of experts, one of the teachers: those who are counted.
    if (head != no_token && tag(head) != Tag::proper)
        if (const std::uint32_t other = in_.governors.quantity_of(head); other != no_token) {
            const Quantity& amount = in_.quantities[other];
            if (amount.kind == Quantity::Kind::count && amount.head != no_token && amount.head < last) head = amount.head;
        }
    return head;
}

bool FigureSource::can_speak(std::uint32_t head, Polarity polarity) const {
    if (head == no_token || is(head, Role::nobody)) return false;
    const Tag t = tag(head);
    if (t == Tag::pronoun || t == Tag::possessive) return true;
    if ((!is_noun(t) && !is_capital(tokens_[head])) || in_.circumstances.in_time(head)) return false;
    // Amounts of people: "69 percent of those", "most of the voters".
    if (const std::uint32_t other = in_.governors.quantity_of(head); other != no_token) {
        const Quantity& amount = in_.quantities[other];
        if (amount.kind == Quantity::Kind::share || amount.kind == Quantity::Kind::unit || amount.kind == Quantity::Kind::multiple) return false;
    }
    if (is(head, Role::source) || is(head, Role::poll)) return true;
    if (is(head, Role::draft)) return polarity != Polarity::asserts;
    const NounClass kind = noun_class(head);
    if (kind == NounClass::person || kind == NounClass::group) return true;
    const NameRules& rules = in_.names.rules();
    const WordId lemma = entry(head).noun ? entry(head).noun : tokens_[head].word;
    constexpr std::uint16_t someone = NameRules::person_noun | NameRules::organisation_noun | NameRules::anaphor | NameRules::people | NameRules::organisation_word |
                                      NameRules::company_form | NameRules::surname | NameRules::given;
    if ((rules.flags(lemma) | rules.flags(tokens_[head].word)) & someone) return true;
    if (kind == NounClass::none) return is_capital(tokens_[head]) || rules_.people.match(rules_.lexicon, tokens_, head);
    return t == Tag::proper && is_capital(tokens_[head]) && kind != NounClass::time;
}

/// Is the speaker somebody: no event, no plan, no share of those asked, no "which" that leads nowhere?
bool FigureSource::can_speak(const FoundStatement& statement) const {
    if (statement.sentence != in_.sentence) return true;
    const auto [first, last] = phrase_of(statement);
    if (first >= last || tag(first) == Tag::wh) return false;
    for (std::uint32_t i = first + 1; i + 1 < last; ++i)
        if (tokens_[i].word == rules_.lexicon.common().that && tag(i + 1) == Tag::determiner) return false;  // "told him that these groups": no phrase
    return can_speak(head_of(first, last), statement.polarity);
}

/// The tokens of the speaker, without a time at the end, without what is said of a name after a comma, and without what stands before the noun phrase.
std::pair<std::uint32_t, std::uint32_t> FigureSource::phrase_of(const FoundStatement& statement) const {
    const Span phrase = statement.named();
    std::uint32_t first = token_at(phrase.begin), last = token_before(phrase.end);
    while (first + 1 < last && (in_.circumstances.in_time(first) || bytes(first) == ",")) ++first;
    while (last > first + 1 && (in_.circumstances.in_time(last - 1) || tag(last - 1) == Tag::preposition)) --last;
    if (last > first + 1 && tokens_[first].word == rules_.lexicon.common().that && tag(first) != Tag::determiner) ++first;
    if (first < last && (tag(first) == Tag::preposition || tag(first) == Tag::to || tag(first) == Tag::subordinator)) {
        const std::uint32_t begin = noun_phrase_before(last);
        if (begin < last) first = std::max(first, begin);  // "under close scrutiny BP"
    }
    // Nora Quill, attorney for the firm, said: the name before the comma, where it begins the clause.
    if (first >= 2 && first < last && bytes(first - 1) == "," && tag(first - 2) == Tag::proper && bytes(std::min<std::uint32_t>(last, static_cast<std::uint32_t>(tokens_.size()) - 1)) == "," &&
        !is_capital(tokens_[first]) && noun_class(head_of(first, last) == no_token ? first : head_of(first, last)) == NounClass::person) {
        const std::uint32_t name = noun_phrase_before(first - 1);
        if (name + 6 > first - 1 && (name == 0 || tag(name - 1) == Tag::subordinator || tag(name - 1) == Tag::conjunction || rules_.site(tokens_, name - 1) == FigureRules::Site::clause)) return {name, first - 1};
    }
    for (std::uint32_t i = first + 1; i < last; ++i) {
        const bool opens = bytes(i) == "," || bytes(i) == "(" || tokens_[i].shape == Shape::dash;
        if (!opens || tag(i - 1) != Tag::proper) continue;
        bool list = false;
        for (std::uint32_t k = i; k < last; ++k) list |= bytes(i) == "," && tag(k) == Tag::conjunction && tag(k + 1) == Tag::proper;
        if (!list) last = i;
    }
    return {first, last};
}

/// Does the cue tell of what is in its content: not "praised the 12 men", "called 911"?
bool FigureSource::is_told(const FoundStatement& statement) const {
    if (statement.told || statement.sentence != in_.sentence) return true;
    const std::uint32_t cue = token_at(statement.cue.begin);
    return cue < tokens_.size() && is(cue, Role::reports);
}

/// Is it said only in what another one asks for: "asked the mayor to say why 12 men died"?
bool FigureSource::is_wished(const FoundStatement& inner) const {
    if (inner.polarity != Polarity::asserts) return false;
    const FoundStatement* outer = in_.circumstances.statement_of(inner.cue, &inner);
    return outer && outer->sentence == inner.sentence && outer->form == Form::indirect && (outer->polarity == Polarity::demands || outer->polarity == Polarity::refuses) && can_speak(*outer);
}

const FoundStatement* FigureSource::teller(const FoundStatement& inner) const {
    if (inner.sentence != in_.sentence || !inner.antecedent.empty()) return nullptr;
    const std::uint32_t at = token_at(inner.speaker.begin);
    if (at + 1 != token_before(inner.speaker.end) || tag(at) != Tag::pronoun) return nullptr;
    const FoundStatement* outer = in_.circumstances.statement_of(inner.speaker);
    if (!outer || outer == &inner || !can_speak(*outer)) return nullptr;
    const NameRules::Pronoun* pronoun = in_.names.rules().pronoun_of(tokens_[at].word);
    if (!pronoun) return outer->form == Form::indirect ? nullptr : outer;  // I, we
    if (inner.speaker.begin > outer->content.begin + 1 && token_at(outer->content.begin) + 1 < at) return nullptr;
    const std::uint32_t entity = in_.names.entity_of(outer->named(), outer->sentence);
    if (entity == no_entity) return nullptr;
    const Entity& who = in_.names.entities()[entity];
    if (pronoun->person) return (who.kind == MentionKind::person || (who.kind == MentionKind::role && !who.plural)) && (who.gender == Gender::unknown || who.gender == pronoun->gender) ? outer : nullptr;
    if (pronoun->thing) return who.kind == MentionKind::person ? nullptr : outer;
    return who.plural || who.kind == MentionKind::organisation ? outer : nullptr;
}

std::optional<Speaker> FigureSource::speaker(const FoundStatement& statement) const {
    const bool here = statement.sentence == in_.sentence;
    const auto [first, last] = here ? phrase_of(statement) : std::pair<std::uint32_t, std::uint32_t>();
    const Span phrase = first < last ? Span{tokens_[first].where.begin, tokens_[last - 1].where.end} : statement.named();
    Speaker speaker = in_.names.resolve(phrase, statement.sentence);
    speaker.where.reset();
    if (!here || !speaker.name) return speaker;
    // What the name is of must be whom the phrase is about: "the Lima coroner's office" is not Lima.
    const std::uint32_t head = head_of(first, last);
    if (head == no_token || tag(head) == Tag::pronoun || tag(head) == Tag::possessive) return speaker;
    const Mention* best = nullptr;  // whom the head of the phrase names
    bool any = false;
    for (const Mention& mention : in_.names.named(in_.sentence)) {
        if (!mention.where.overlaps(phrase)) continue;
        any = true;
        // Air India is not India.
        const bool longer = mention.kind == MentionKind::place && mention.first > first && is_noun(tag(mention.first - 1)) && is_capital(tokens_[mention.first - 1]) &&
                            mention.first + mention.count == last;
        if (!mention.where.contains(tokens_[head].where) || longer) continue;
        if (!best || mention.kind < best->kind) best = &mention;
    }
    bool holds = best != nullptr;
    if (best && best->kind <= MentionKind::organisation && best->entity != no_entity) speaker.name = in_.names.entities()[best->entity].name;
    PlaceMatch people;
    if (in_.circumstances.nationality(head, head + 1, &people) != no_token && people.plural) holds = false, any = true;  // Turks are not Turkey
    if (any && !holds) speaker.name.reset(), speaker.role.reset();
    return speaker;
}

std::optional<Speaker> FigureSource::poll(const Quantity& q) const {
    const bool answers = q.kind == Quantity::Kind::share || (q.unit && (q.unit->kind == UnitKind::percent || q.unit->kind == UnitKind::points));
    if (!answers) return std::nullopt;
    for (std::uint32_t i = 1; i < tokens_.size(); ++i) {
        if (!is(i, Role::poll) || !is_noun(tag(i))) continue;
        std::uint32_t first = noun_phrase_before(i);
        while (first > 1 && bytes(first - 1) == "/") first = noun_phrase_before(first - 1);
        if (first > 0 && (tag(first - 1) == Tag::determiner || tag(first - 1) == Tag::possessive)) --first;
        if (i - first > longest_name || first == 0 || tag(first - 1) != Tag::preposition || i > q.first) continue;
        if (is(first - 1, Role::of)) continue;
        Speaker found;
        found.text = bytes(first, i + 1);
        return found;
    }
    return std::nullopt;
}

void FigureSource::source(const Quantity& q, bool happened, bool given, Figure& figure) const {
    const Span number{tokens_[q.number_first].where.begin, tokens_[q.number_last - 1].where.end};
    const FoundStatement* statement = in_.circumstances.statement_of(number);
    for (; statement; statement = in_.circumstances.statement_of(number, statement)) {
        const Polarity polarity = statement->polarity;
        const bool says = polarity == Polarity::asserts || polarity == Polarity::denies || polarity == Polarity::hopes;
        if ((!happened || says) && !(given && polarity != Polarity::asserts && polarity != Polarity::denies) && is_told(*statement) && !is_wished(*statement) && can_speak(*statement)) break;
    }
    if (!statement) {
        figure.by = poll(q);
        return;
    }
    const FoundStatement* outer = teller(*statement);
    figure.by = speaker(outer ? *outer : *statement);
    if (figure.status != "reported" || (given && statement->polarity != Polarity::denies)) return;
    switch (statement->polarity) {
        case Polarity::denies: if (!q.none) figure.status = "denied"; break;
        case Polarity::demands: figure.status = "demanded"; break;
        case Polarity::promises: if (!happened) figure.status = "proposed"; break;
        case Polarity::threatens: figure.status = "threatened"; break;
        default: break;
    }
}

}  // namespace tallywire
