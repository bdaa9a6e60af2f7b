#include "name/names.hpp"

#include <algorithm>

namespace tallywire {
namespace {

constexpr std::size_t pronoun_reach = 4;  ///< sentences back that a pronoun reaches
constexpr int deepest = 6;                ///< pronouns that lead to a pronoun

}  // namespace

/// Who a pronoun before byte `before` of a sentence means: the first that fits in its own sentence, or in the nearest one before that has one.
std::uint32_t Names::antecedent(const NameRules::Pronoun& pronoun, std::uint32_t before, std::size_t sentence, int depth) {
    const auto fits = [&](const Mention& mention) {
        const Entity& entity = entities_[mention.entity];
        if (entity.gender != Gender::unknown && pronoun.gender != Gender::unknown && entity.gender != pronoun.gender) return false;
        const bool someone = rules_.flags(mention.head) & NameRules::organisation_noun ? false : mention.kind == MentionKind::role;
        const bool person = entity.kind == MentionKind::person || (someone && !mention.plural && !rules_.anaphor_of(mention.noun));
        const bool thing = entity.kind == MentionKind::organisation || mention.kind == MentionKind::place || (mention.kind == MentionKind::role && !someone && !mention.plural);
        if (pronoun.person) return person;
        if (pronoun.thing) return thing;
        return mention.plural || entity.plural || entity.kind == MentionKind::organisation;
    };
    for (std::size_t back = 0; back <= pronoun_reach && back <= sentence; ++back) {
        const std::size_t at = sentence - back;
        named(at);
        const std::uint32_t end = back == 0 ? before : text_->sentence(at).where.end;
        const Mention* first = nullptr;
        for (Mention& mention : sentences_[at]) {
            if (mention.where.end > end) break;
            lead_back(mention, at);
            if (!fits(mention)) continue;
            if (mention.possessor && !first) {
                first = &mention;
                continue;
            }
            if (!first || first->possessor) first = &mention;
            break;
        }
        // A sentence that opens with the like pronoun speaks of the one it means.
        if (back > 0 && depth < deepest)
            for (const Token& token : text_->tokens(at)) {
                if (first && token.where.begin >= first->where.begin) break;
                const NameRules::Pronoun* other = rules_.pronoun_of(token.word);
                if (other && other->gender == pronoun.gender && other->plural == pronoun.plural && other->person == pronoun.person)
                    return antecedent(pronoun, token.where.begin, at, depth + 1);
            }
        if (first) return first->entity;
    }
    return no_entity;
}

/// The mention that a phrase is about: its head, not what stands in a genitive or after "of".
const Mention* Names::head_mention(Span phrase, std::size_t sentence) {
    const Mention* best = nullptr;
    for (const Mention& mention : found(sentence)) {
        if (!mention.where.overlaps(phrase)) continue;
        if (mention.where.begin < phrase.begin && mention.name.begin < phrase.begin && mention.where.end <= phrase.begin + 1) continue;
        if (!best) {
            best = &mention;
            continue;
        }
        const bool inside = best->where.contains(mention.where) && !(best->where == mention.where);
        if (inside) continue;
        // Israel’s prime minister: the possessor is not whom the phrase is about.
        const bool adjacent = mention.where.begin <= best->where.end + 5;
        const bool modifier = best->possessor || best->kind == MentionKind::demonym || best->kind == MentionKind::place;
        if (modifier && adjacent && (mention.kind == MentionKind::role || mention.kind == MentionKind::person)) best = &mention;
        else if (mention.where.contains(best->where)) best = &mention;
    }
    return best;
}

/// What a phrase says of whom it is about.
std::string_view Names::own_role(const Mention& mention, Span phrase) const {
    // "a member of the board in Lima": all that the phrase says, when it begins with the role.
    if (mention.kind == MentionKind::role && mention.where.begin <= phrase.begin && phrase.end > mention.role.end)
        return text_->bytes(Span{mention.role.begin, phrase.end});
    return text_->bytes(mention.role);
}

/// The pronoun that a phrase is; null where it is none. `begin`: its first byte.
const NameRules::Pronoun* Names::pronoun_at(Span phrase, std::size_t sentence, std::uint32_t& begin) {
    const auto tokens = text_->tokens(sentence);
    const auto first = std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) { return token.where.begin >= phrase.begin; });
    if (first == tokens.end() || first->where.end < phrase.end) return nullptr;
    begin = first->where.begin;
    return rules_.pronoun_of(first->word);
}

std::uint32_t Names::entity_of(Span phrase, std::size_t sentence) {
    std::uint32_t begin = 0;
    if (const NameRules::Pronoun* pronoun = pronoun_at(phrase, sentence, begin)) {
        return antecedent(*pronoun, begin, sentence, 0);
    }
    if (!head_mention(phrase, sentence)) return no_entity;
    for (Mention& mention : found(sentence))
        if (mention.where.overlaps(phrase)) lead_back(mention, sentence);  // what they are may change which is the head
    return head_mention(phrase, sentence)->entity;
}

/// Does the phrase speak of somebody who was not named before: "a senior official"? Asked before the sentence's mentions are linked.
bool Names::is_newcomer(Span phrase, std::size_t sentence) {
    for (const Mention& mention : found(sentence))
        if (mention.where.overlaps(phrase) && mention.kind == MentionKind::name) return false;  // a link may tell what it is
    const Mention* mention = head_mention(phrase, sentence);
    std::uint32_t begin = 0;
    return mention && mention->kind == MentionKind::role && !mention->definite && !mention->role.empty() &&
           !(rules_.flags(mention->head) & NameRules::state_noun) && !pronoun_at(phrase, sentence, begin);
}

Speaker Names::resolve(Span phrase, std::size_t sentence) {
    Speaker speaker;
    speaker.text = text_->bytes(phrase);
    if (is_newcomer(phrase, sentence)) {
        speaker.role = std::string(own_role(*head_mention(phrase, sentence), phrase));
        return speaker;
    }
    const std::uint32_t index = entity_of(phrase, sentence);
    if (index == no_entity) return speaker;
    const Mention* mention = head_mention(phrase, sentence);
    const Entity& entity = entities_[index];
    if (mention && mention->entity != index) mention = nullptr;
    if (entity.kind != MentionKind::role) {
        speaker.name = entity.name;
    } else if (entity.place != no_place && rules_.flags(entity.head) & NameRules::state_noun) {
        speaker.name = rules_.places().place(entity.place).name;  // "the Peruvian government" speaks for Peru
    } else if (!mention || (entity.mentions > 1 && text_->bytes(mention->role).size() < entity.role.size())) {
        speaker.name = entity.role;  // "he", "the official": who was called something fuller before
    }
    const std::string_view own = mention ? own_role(*mention, phrase) : std::string_view();
    if (!own.empty()) speaker.role = std::string(own);
    else if (!entity.role.empty()) speaker.role = entity.role;
    return speaker;
}

const Place* Names::place_of(Span phrase, std::size_t sentence) {
    read_up_to(sentence);
    for (const Mention& mention : sentences_[sentence])
        if (mention.where.overlaps(phrase) && mention.place != no_place && (mention.kind == MentionKind::place || mention.kind == MentionKind::demonym))
            return &rules_.places().place(mention.place);
    const std::uint32_t index = entity_of(phrase, sentence);
    if (index == no_entity || entities_[index].place == no_place) return nullptr;
    return &rules_.places().place(entities_[index].place);
}

}  // namespace tallywire
