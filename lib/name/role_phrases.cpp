#include "name/role_phrases.hpp"

#include <algorithm>

namespace tallywire {
namespace {

constexpr std::size_t longest_phrase = 9;  ///< tokens before the head noun
constexpr std::size_t longest_role = 14;   ///< tokens of a role after a comma

class RoleFinder {
public:
    RoleFinder(const SentenceWords& words, std::vector<Mention>& mentions, std::size_t from)
        : w_(words), mentions_(mentions), from_(from), named_(mentions.size()) {}

    void run() {
        for (std::size_t i = from_; i < named_; ++i) {
            if (mentions_[i].kind == MentionKind::name) before_name(mentions_[i], true);
            else if (mentions_[i].kind == MentionKind::person) before_name(mentions_[i], false);
            if (mentions_[i].kind == MentionKind::person || mentions_[i].kind == MentionKind::name) after_name(mentions_[i]);
        }
        for (std::size_t i = 0; i < w_.size(); ++i)
            if (is_head(i)) nominal(i);
    }

private:
    const Mention* covering(std::size_t at) const {
        for (std::size_t i = from_; i < named_; ++i)
            if (mentions_[i].first <= at && at < mentions_[i].first + mentions_[i].count) return &mentions_[i];
        return nullptr;
    }

    bool person_noun(std::size_t i) const { return w_.is_person_noun(i) || w_.has(i, NameRules::person_noun); }
    bool group_noun(std::size_t i) const {
        return w_.has(i, NameRules::organisation_noun | NameRules::anaphor);
    }
    bool plural(std::size_t i) const { return w_.entry(i).number == 2 || w_.word(i) == "police"; }

    static bool determines(Tag tag) { return tag == Tag::determiner || tag == Tag::possessive || tag == Tag::number; }

    /// The first token of the noun phrase that ends before `head`, its determiner left out.
    std::size_t phrase_start(std::size_t head) const {
        std::size_t first = head;
        while (first > 0 && head - first < longest_phrase) {
            const std::size_t k = first - 1;
            const Token& token = w_.token(k);
            const Mention* name = covering(k);
            if (name && (name->kind == MentionKind::person || name->kind == MentionKind::role) && !w_.possessive(k)) {
                if (!name->possessor) break;
                first = name->first;
                continue;
            }
            if (name) {
                first = name->first;
                continue;
            }
            if (w_.possessive(k) || token.shape == Shape::hyphen) {
                first = k;
                continue;
            }
            const bool modifies = token.tag == Tag::adjective || (is_noun(token.tag) && !w_.calendar(k)) || ((token.tag == Tag::verb_participle || token.tag == Tag::verb_gerund) && k > 0 && determines(w_.token(k - 1).tag));
            if (!modifies || !is_word(token)) break;
            first = k;
        }
        while (first < head && (w_.possessive(first) || w_.token(first).shape == Shape::hyphen || w_.token(first).tag == Tag::verb_gerund)) ++first;
        return first;
    }

    void with_determiner(Mention& mention, std::size_t first, std::size_t after) const {
        if (first > 0 && determines(w_.token(first - 1).tag)) --first;
        mention.first = static_cast<std::uint32_t>(first);
        mention.count = static_cast<std::uint32_t>(after - first);
        mention.where = w_.span(first, after);
    }

    /// "Hamas official" in "Hamas official Yusuf Kamberi".
    void before_name(Mention& mention, bool unknown) {
        if (mention.first == 0 || !w_.token(mention.first).space_before) return;
        const std::size_t head = mention.first - 1;
        if (!is_word(w_.token(head)) || is_capital(w_.token(head)) || !person_noun(head) || plural(head) || is_verb(w_.token(head).tag)) return;
        const std::size_t start = phrase_start(head);
        if (unknown) mention.kind = MentionKind::person;
        const std::size_t after = mention.first + mention.count;
        if (mention.role.empty()) mention.head = w_.lemma(head);
        mention.role = {w_.token(start).where.begin, mention.role.empty() ? w_.token(head).where.end : mention.role.end};
        const auto title = w_.title(head, head + 1);
        if (title && mention.gender == Gender::unknown) mention.gender = w_.rules().title(title.payload).gender;
        with_determiner(mention, start, after);
    }

    /// "representative of Hamas" in "Adel Abu Karim, a representative of Hamas, said".
    void after_name(Mention& mention) {
        std::size_t at = mention.first + mention.count;
        if (!w_.is_mark(at, ',')) return;
        ++at;
        if (at + 1 < w_.size() && w_.token(at).shape == Shape::number && w_.is_mark(at + 1, ',')) at += 2;
        std::size_t head = at;
        for (; head < w_.size() && head < at + 7; ++head) {
            const Token& token = w_.token(head);
            if (is_word(token) && (person_noun(head) || w_.title(head, w_.size())) && !is_person_name(head) &&
                !(head + 1 < w_.size() && is_noun(w_.token(head + 1).tag) && !is_capital(w_.token(head + 1))))
                break;
            const bool inside = determines(token.tag) || w_.possessive(head) || token.tag == Tag::adjective || is_noun(token.tag) || 
                                token.shape == Shape::hyphen || token.tag == Tag::adverb;
            if (!inside) return;
        }
        if (head >= w_.size() || head >= at + 7) return;
        std::size_t end = head + 1;
        while (end < w_.size() && end < head + longest_role) {
            const Token& token = w_.token(end);
            if (token.shape == Shape::punctuation || token.shape == Shape::dash || (is_quote(token) && !w_.possessive(end)) || token.tag == Tag::wh || token.tag == Tag::modal ||
                token.tag == Tag::verb_past || token.tag == Tag::verb_third || token.tag == Tag::verb_base || token.tag == Tag::subordinator)
                break;
            ++end;
        }
        if (determines(w_.token(at).tag)) ++at;
        if (mention.kind == MentionKind::name) mention.kind = MentionKind::person;
        if (mention.role.empty() && at < end) {
            mention.role = w_.span(at, end);
            mention.head = w_.lemma(head);
        }
    }

    bool is_person_name(std::size_t at) const {
        const Mention* name = covering(at);
        return name && name->kind == MentionKind::person;
    }

    bool is_head(std::size_t i) const {
        const Token& token = w_.token(i);
        if (!is_word(token) || token.word == 0 || (token.tag != Tag::noun && token.tag != Tag::noun_plural && !(is_capital(token) && w_.clause_start(i) && plural(i)))) {
            // the military, the daily: adjectives elsewhere
            const bool known = w_.has(i, NameRules::person_noun | NameRules::organisation_noun | NameRules::anaphor);
            if (!is_word(token) || token.tag != Tag::adjective || !known || i == 0 || w_.entry(i - 1).closed == 0) return false;
        }
        if (is_capital(token) && !w_.clause_start(i) && !w_.shouted()) return false;
        if (!person_noun(i) && !group_noun(i)) return false;
        if (i + 1 < w_.size()) {
            const Token& next = w_.token(i + 1);
            if ((next.tag == Tag::noun || next.tag == Tag::noun_plural) && is_word(next) && !is_capital(next) && !(token.tag == Tag::adjective && is_verb_too(i + 1))) return false;
            if (next.shape == Shape::hyphen) return false;
        }
        // A senior Hamas official: the head comes after the name.
        if (const Mention* next = i + 1 < w_.size() ? covering(i + 1) : nullptr; next && next->kind != MentionKind::person && next->kind != MentionKind::role) return false;
        return covering(i) == nullptr && !in_apposition(i);
    }

    bool is_verb_too(std::size_t at) const { return w_.entry(at).as_verb > w_.entry(at).as_noun; }

    bool in_apposition(std::size_t at) const {
        for (std::size_t i = from_; i < named_; ++i)
            if (mentions_[i].kind == MentionKind::person && mentions_[i].role.contains(w_.token(at).where)) return true;
        return false;
    }

    void nominal(std::size_t head) {
        const std::size_t start = phrase_start(head);
        // The words right before a name are its role, and have been given to it.
        if (const Mention* next = head + 1 < w_.size() ? covering(head + 1) : nullptr; next && next->kind == MentionKind::person && next->first <= head) return;
        for (std::size_t i = from_; i < named_; ++i)
            if (mentions_[i].first <= head && head < mentions_[i].first + mentions_[i].count) return;
        Mention mention;
        mention.kind = MentionKind::role;
        mention.role = w_.span(start, head + 1);
        mention.head = w_.lemma(head);
        mention.noun = w_.token(head).word;
        mention.plural = plural(head);
        with_determiner(mention, start, head + 1);
        const std::string_view first = mention.first < start ? w_.word(mention.first) : std::string_view();
        const bool possessed = has_possessive(start, head);
        mention.definite = possessed || (!first.empty() && first != "a" && first != "an" && first != "another" && first != "some" && first != "one" &&
                                         w_.token(mention.first).tag != Tag::number);
        for (std::size_t i = from_; i < named_; ++i)
            if (mentions_[i].first >= start && mentions_[i].first <= head && mentions_[i].place != no_place) mention.place = mentions_[i].place;
        if (!person_noun(head)) {
            // "groups" in passing is nobody; "the group", "the health ministry", "police" are somebody.
            const bool bare = !mention.definite && mention.place == no_place && !w_.has(head, NameRules::organisation_noun);
            if (bare) return;
        }
        const auto title = w_.title(head, head + 1);
        if (title) mention.gender = w_.rules().title(title.payload).gender;
        mention.possessor = head + 1 < w_.size() && w_.possessive(head + 1);
        if (w_.is_mark(head + 1, ','))
            for (std::size_t i = from_; i < named_; ++i)
                if (mentions_[i].first == head + 2 && mentions_[i].kind <= MentionKind::person && mentions_[i].role.empty() && mention.definite && !mention.plural) {
                    mentions_[i].role = mention.role;
                    mentions_[i].head = mention.head;
                    mention.definite = false;
                }
        mentions_.push_back(mention);
    }

    bool has_possessive(std::size_t from, std::size_t to) const {
        for (std::size_t i = from; i < to; ++i)
            if (w_.possessive(i)) return true;
        return false;
    }

    const SentenceWords& w_;
    std::vector<Mention>& mentions_;
    const std::size_t from_, named_;
};

}  // namespace

void find_role_phrases(const SentenceWords& words, std::vector<Mention>& mentions, std::size_t from) { RoleFinder(words, mentions, from).run(); }

}  // namespace tallywire
