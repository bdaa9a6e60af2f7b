#include "statement/sentence_reader.hpp"

#include <algorithm>

namespace tallywire {
namespace {

constexpr std::uint32_t none = Clauses::none;

}  // namespace

void SentenceReader::read_passive(const Candidate& candidate, std::vector<FoundStatement>& out) {
    if (!(candidate.cue->frames & frame_passive)) return;
    const std::uint32_t at = candidate.words.last;
    if (clauses_.is(at, Tag::to) && at + 1 < size_ && clauses_.group_of(at + 1) != none) {
        const TokenRange subject = candidate.subject;
        const std::uint32_t end = clause_end(at, candidate);
        const bool plain = !subject.empty() && subject.last - subject.first <= 6 && subject.last == candidate.words.first;
        put(candidate, {}, bytes({plain ? subject.first : at, end}), false, out);
    } else if (clauses_.is(at, "that")) {
        put(candidate, {}, bytes({at + 1, clause_end(at + 1, candidate)}), false, out);
    }
}

/// "The plan was rejected by the mayor", "was described by Lee as unsafe": the subject is the content, with what follows "as". False where no agent
/// stands after the verb, or the cue takes no noun phrase.
bool SentenceReader::read_agent(const Candidate& candidate, std::vector<FoundStatement>& out) {
    if (!(candidate.cue->frames & frame_np) || candidate.subject.empty() || !clauses_.groups()[candidate.group].finite) return false;
    std::uint32_t by = candidate.words.last;
    while (clauses_.is(by, Tag::adverb)) ++by;
    if (!clauses_.is(by, "by") || by + 1 >= size_ || clauses_.masked()[by + 1]) return false;
    const std::uint32_t end = clauses_.noun_phrase_end(by + 1);
    if (end == by + 1 || is_time(by + 1, end)) return false;
    if (!is_noun(tokens_[end - 1].tag) && tokens_[end - 1].tag != Tag::pronoun && tokens_[end - 1].tag != Tag::determiner) return false;
    TokenRange what = candidate.subject;
    if (what.first > 0 && clauses_.group_of(what.first - 1) != none) {
        // "the claim that the bridge was safe was denied by …": not "safe", but the whole claim
        const auto noun = std::find_if(candidates_.begin(), candidates_.end(), [&](const Candidate& other) {
            return other.cue->kind == Cue::Kind::noun && other.words.last < what.first && clauses_.is(other.words.last, "that");
        });
        if (noun == candidates_.end()) return false;
        what = {clauses_.noun_phrase_before(noun->words.last, 0).first, clauses_.groups()[candidate.group].first};
    }
    put(candidate, {by + 1, end}, bytes(what), false, out);
    if (clauses_.is(end, "as") && end + 1 < size_) put(candidate, {by + 1, end}, bytes({end, phrase_end(end + 1, candidate, false)}), true, out);
    return true;
}

/// "he's said that it was late": what is written like "is said" is "has said", unless an infinitive follows.
bool SentenceReader::is_contracted(const Candidate& candidate) const {
    const VerbGroup& group = clauses_.groups()[candidate.group];
    return group.first != group.head && tokens_[group.first].word == text_.lexicon().common().possessive && !clauses_.is(candidate.words.last, Tag::to);
}

/// "a group called Dawn was formed": a participle that only names the noun before it, though it is written like a past form. The verb of the clause
/// follows, with nothing between that begins another clause.
bool SentenceReader::is_naming(const Candidate& candidate) const {
    constexpr std::uint32_t clausal = frame_that | frame_clause | frame_clause_strict | frame_to | frame_tag;
    const VerbGroup& group = clauses_.groups()[candidate.group];
    if (candidate.cue->frames & clausal || group.first != group.head || tokens_[group.head].tag != Tag::verb_past) return false;
    if (!(text_.entry(tokens_[group.head]).verb_forms & verb_form_participle) || group.first == 0 || !is_noun(tokens_[group.first - 1].tag)) return false;
    if (clauses_.is(group.last, Tag::pronoun)) return false;
    const std::uint32_t next = next_verb(group.last);
    return next != none && clauses_.groups()[next].finite;
}

/// "his recently revealed plans": a participle inside a noun phrase, though it is written like a past form.
bool SentenceReader::is_modifier(const VerbGroup& group) const {
    if (group.first != group.head || tokens_[group.head].tag != Tag::verb_past || !(text_.entry(tokens_[group.head]).verb_forms & verb_form_participle)) return false;
    std::uint32_t before = group.first;
    while (before > 0 && clauses_.is(before - 1, Tag::adverb)) --before;
    return before > 0 && (clauses_.is(before - 1, Tag::possessive) || clauses_.is(before - 1, Tag::possessive_mark)) && clauses_.is_nominal(group.last) &&
           !clauses_.is(group.last, Tag::determiner);
}

/// The finite verb group after `at` with nothing between that begins another clause: no mark, conjunction, relative or subordinator; `none` without one.
/// Of "immigrants convicted of crimes are", the last.
std::uint32_t SentenceReader::next_verb(std::uint32_t at) const {
    std::uint32_t participle = none;
    for (; at < size_; ++at) {
        if (clauses_.masked()[at] || tokens_[at].shape == Shape::hyphen) continue;
        const Tag tag = tokens_[at].tag;
        if (tag == Tag::conjunction || tag == Tag::wh || tag == Tag::subordinator || tokens_[at].shape == Shape::punctuation || tokens_[at].shape == Shape::dash) break;
        const std::uint32_t group = clauses_.group_of(at);
        if (group == none) continue;
        const VerbGroup& verb = clauses_.groups()[group];
        at = verb.last - 1;
        if (!verb.finite || verb.first == 0 || tokens_[verb.first - 1].shape == Shape::hyphen) continue;
        if (is_modifier(verb)) continue;
        const bool reduced = verb.first == verb.head && tokens_[verb.head].tag == Tag::verb_past && text_.entry(tokens_[verb.head]).verb_forms & verb_form_participle &&
                             is_noun(tokens_[verb.first - 1].tag) && (clauses_.is(verb.last, Tag::preposition) || clauses_.is(verb.last, Tag::to));
        if (!reduced || participle != none) return group;
        participle = group;
    }
    return participle;
}

}  // namespace tallywire
