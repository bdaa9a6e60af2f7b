#include "statement/sentence_reader.hpp"

#include <algorithm>

namespace tallywire {
namespace {

constexpr std::uint32_t none = Clauses::none;

}  // namespace

SentenceReader::SentenceReader(Text& text, std::uint32_t sentence, const CueTable& cues, const StanceTable& stances, StatementScratch& scratch)
    : text_(text), sentence_(sentence), cues_(cues), stances_(stances), clauses_(scratch.clauses), quotes_(scratch.quotes), tokens_(text.tokens(sentence)),
      size_(static_cast<std::uint32_t>(tokens_.size())) {}

/// Masks what stands in quotation marks; the sentence's end mark is left out of what is read.
bool SentenceReader::mask() {
    clauses_.assign(text_, tokens_);
    const Span where = text_.sentence(sentence_).where;
    auto quote = std::lower_bound(quotes_.begin(), quotes_.end(), where.begin, [](const Quote& q, std::uint32_t at) { return q.outer.end <= at; });
    std::uint32_t i = 0;
    for (; quote != quotes_.end() && quote->outer.begin < where.end; ++quote) {
        while (i < size_ && tokens_[i].where.begin < quote->outer.begin) ++i;
        while (i < size_ && tokens_[i].where.begin < quote->outer.end) clauses_.masked()[i++] = 1;
    }
    clauses_.find_groups();
    return true;
}

void SentenceReader::collect() {
    const Lexicon& lexicon = text_.lexicon();
    const KindMask kind = cues_.kind();
    for (std::uint32_t i = 0; i < size_; ++i) {
        if (clauses_.masked()[i] || !(tokens_[i].begins & kind)) continue;
        const std::uint32_t group = clauses_.group_of(i);
        const bool head = group != none && clauses_.groups()[group].head == i;
        // "was determined to": a participle that says what somebody feels is no passive.
        const auto feeling = head && clauses_.groups()[group].passive ? cues_.match_other(lexicon, tokens_, i) : CueTable::Match{};
        if (head && !(feeling && feeling.cue->kind == Cue::Kind::adjective)) {
            if (const auto match = cues_.match_verb(lexicon, tokens_, i)) {
                take_verb(match, i);
                i += match.size - 1;
                continue;
            }
        }
        const auto match = cues_.match_other(lexicon, tokens_, i);
        if (!match) continue;
        const bool noun = match.cue->kind == Cue::Kind::noun;
        if (noun && !is_noun(tokens_[i].tag)) continue;
        Candidate candidate;
        candidate.cue = match.cue;
        candidate.words = {i, i + match.size};
        candidate.head = i;
        if (match.cue->kind == Cue::Kind::adjective) {
            std::uint32_t before = i;
            while (before > 0 && (clauses_.is(before - 1, Tag::adverb) || clauses_.is(before - 1, Tag::negation))) --before;
            candidate.group = group != none ? group : before == 0 ? none : clauses_.group_of(before - 1);
            if (candidate.group == none || clauses_.groups()[candidate.group].first == i) continue;
            if (candidate.group != group) {  // is, remains sure; but not: appears sure
                const WordId verb = text_.entry(tokens_[clauses_.groups()[candidate.group].head]).verb;
                const std::string_view lemma = text_.lexicon().text(verb);
                if (lemma != "be" && lemma != "remain" && lemma != "feel" && lemma != "stay" && lemma != "become" &&
                    text_.word(tokens_[clauses_.groups()[candidate.group].head]) != "'s")
                    continue;
            }
            candidate.subject = clauses_.subject_of(candidate.group);
            candidate.words.first = clauses_.groups()[candidate.group].first;
            candidate.head = candidate.group == group ? clauses_.groups()[group].head : i;
            candidate.negated = clauses_.groups()[candidate.group].negated;
        }
        candidates_.push_back(candidate);
        i += match.size - 1;
    }
}

void SentenceReader::take_verb(const CueTable::Match& match, std::uint32_t at) {
    const std::uint32_t index = clauses_.group_of(at);
    const VerbGroup& group = clauses_.groups()[index];
    Candidate candidate;
    candidate.cue = match.cue;
    candidate.words = {group.first, at + match.size};
    candidate.head = at;
    candidate.group = index;
    candidate.negated = group.negated;
    if (tokens_[group.head].tag == Tag::verb_participle && group.first == group.head) return;  // "the report published Monday"
    if (clauses_.is_reduced(index) || is_naming(candidate) || is_modifier(group)) return;
    // "police say suspect shot …": of two verbs side by side, the second is none.
    // "another suspect fired": before a verb without a subject, what may be a noun is one.
    if (tokens_[group.head].tag == Tag::verb_base && group.first == group.head && text_.entry(tokens_[group.head]).as_noun && index + 1 < clauses_.groups().size() &&
        clauses_.groups()[index + 1].first == group.last && clauses_.groups()[index + 1].finite)
        return;
    candidate.subject = clauses_.subject_of(index);
    if (group.finite && index > 0 && clauses_.groups()[index - 1].last == group.first && clauses_.groups()[index - 1].finite &&
        (candidate.subject.empty() || candidate.subject.last == group.first))
        return;
    if (!group.finite && !group.infinitive && group.first > 0 && clauses_.is_comma(group.first - 1) && !candidates_.empty() &&
        candidates_.back().group != none && !candidates_.back().subject.empty())
        candidate.subject = candidates_.back().subject;
    // ", saying he was well and demanding …": two gerunds with one speaker.
    if (tokens_[group.head].tag == Tag::verb_gerund && group.first > 0 && clauses_.is(group.first - 1, Tag::conjunction))
        for (const Candidate& other : candidates_)
            if (other.group != none && tokens_[other.head].tag == Tag::verb_gerund && !other.subject.empty()) candidate.subject = other.subject;
    // "said it was safe but refused to open it": the speaker refuses.
    if (group.finite && group.first > 0 && clauses_.is(group.first - 1, Tag::conjunction))
        for (std::size_t i = candidates_.size(); i-- > 0;) {
            const Candidate& other = candidates_[i];
            if (other.cue->kind != Cue::Kind::verb || other.subject.empty()) continue;
            if (tokens_[clauses_.groups()[other.group].first].tag == tokens_[group.first].tag && !goes_on_inside(candidate, other)) candidate.subject = other.subject;
            break;
        }
    // What an event suggests is no statement: "…, suggesting a new round" after no word of saying; nor is what the coming days will show.
    const bool aside = tokens_[group.head].tag == Tag::verb_gerund && group.first > 0 && clauses_.is_comma(group.first - 1);
    if (aside && candidate.cue->frames & frame_evidence && candidates_.empty()) return;
    if (is_date(candidate.subject)) return;
    if (group.negated && candidate.cue->frames & frame_positive) return;
    candidates_.push_back(candidate);
}

void SentenceReader::read(std::vector<FoundStatement>& out) {
    mask();
    collect();
    for (const Candidate& candidate : candidates_) {
        switch (candidate.cue->kind) {
            case Cue::Kind::verb: case Cue::Kind::adjective: read_verb(candidate, out); break;
            case Cue::Kind::noun: read_noun(candidate, out); break;
            case Cue::Kind::source: read_source(candidate, out); break;
            case Cue::Kind::lending: case Cue::Kind::label: case Cue::Kind::document: break;
        }
    }
    read_colon(out);
    read_signature(out);
}

void SentenceReader::read_verb(const Candidate& candidate, std::vector<FoundStatement>& out) {
    const bool verb = candidate.cue->kind == Cue::Kind::verb;
    const VerbGroup& group = clauses_.groups()[candidate.group];
    if (verb && group.passive) {
        if (read_agent(candidate, out)) return;
        const bool perfect = is_contracted(candidate) && !(candidate.cue->frames & frame_hearer) && after(candidate, candidate.words.last);  // he's said that
        if (!(candidate.cue->frames & frame_hearer) && !perfect) return read_passive(candidate, out);
    }
    if (verb && candidate.cue->frames & frame_tag && group.finite && (read_as_tag(candidate, out) || read_aside(candidate, out))) return;
    // "declined to comment on", "plans to discuss": one statement, the outer.
    if (group.infinitive && group.first >= 2) {
        for (const Candidate& other : candidates_)
            if (other.words.last + 1 == group.first && other.cue->frames & frame_to) return;
    }
    const auto content = after(candidate, candidate.words.last);
    if (!content) return;
    // "Asked whether it was safe, …", "when asked about it": the one who asks is not named.
    const bool asked = verb && group.first == group.head && tokens_[candidate.head].tag == Tag::verb_past && candidate.cue->frames & frame_hearer &&
                       (group.first == 0 || clauses_.is(group.first - 1, "when"));
    if (asked) {
        std::uint32_t end = content->range.first;
        while (end < content->range.last && !clauses_.is_comma(end)) ++end;
        put(candidate, {}, bytes({content->range.first, end}), false, out);
        return;
    }
    if (candidate.subject.empty() && group.finite) return;
    auto range = content->range;
    // "the petition calling on him to leave has failed": the verb of the clause that holds all this
    const bool inside = !group.finite && group.first > 0 && tokens_[group.head].tag == Tag::verb_gerund && is_noun(tokens_[group.first - 1].tag);
    if (inside && !clauses_.masked()[range.first]) range.last = std::min(range.last, host_verb(range.first, candidate.words.last));
    put(candidate, verb && group.passive && !is_contracted(candidate) ? TokenRange{} : candidate.subject, bytes(range), false, out);
    if (content->demanded && !candidate.negated && !out.empty() && out.back().polarity == Polarity::asserts) out.back().polarity = Polarity::demands;  // told them to leave
}

void SentenceReader::read_noun(const Candidate& candidate, std::vector<FoundStatement>& out) {
    auto content = after(candidate, candidate.words.last);
    if (!content || content->range.empty()) return;
    content->range.last = std::min(content->range.last, host_verb(content->range.first, candidate.words.last));
    for (const FoundStatement& found : out)
        if (found.sentence == sentence_ && found.content.begin == tokens_[content->range.first].where.begin) return;  // said in a statement that …
    // The speaker is the owner: "the port's demand", "its refusal".
    TokenRange owner;
    std::uint32_t at = candidate.words.first;
    while (at > 0 && (clauses_.is(at - 1, Tag::adjective) || clauses_.is(at - 1, Tag::noun) || clauses_.is(at - 1, Tag::verb_participle))) --at;
    if (at > 0 && clauses_.is(at - 1, Tag::possessive)) owner = {at - 1, at};
    else if (at > 0 && clauses_.is(at - 1, Tag::possessive_mark)) owner = owner_before(at - 1);
    if (owner.empty()) {
        // "made the claim that the bridge was safe"; "the claim that …" of nobody who is named
        const std::uint32_t first = content->range.first;
        const bool that = first > candidate.words.last && clauses_.is(first - 1, "that") && clauses_.group_of(first) == none && begins_clause(first);
        const bool plain = candidate.cue->frames == frame_that || candidate.cue->polarity == Polarity::hopes;  // a plan that it offers: most others are relatives
        if (!that || !plain || at == 0 || !clauses_.is(at - 1, Tag::determiner)) return;
        const std::uint32_t governor = at >= 2 ? clauses_.group_of(at - 2) : none;
        if (governor != none && cues_.lends(text_.lexicon(), tokens_, clauses_.groups()[governor].head)) owner = clauses_.subject_of(governor);
    }
    for (const Candidate& other : candidates_)
        if (other.cue->kind == Cue::Kind::verb && other.words.last == owner.first && clauses_.is(owner.first, Tag::possessive)) return;  // "announced its refusal": one statement
    put(candidate, owner, bytes(content->range), false, out);
}

/// Whoever a possessive mark at `end` stands after: "the mayor of Dover", with no verb or other preposition.
TokenRange SentenceReader::owner_before(std::uint32_t end) const {
    std::uint32_t first = end;
    while (first > 0) {
        const bool of = clauses_.is(first - 1, "of") && first > 1 && is_noun(tokens_[first - 2].tag);
        if (clauses_.masked()[first - 1] || !(of || clauses_.is_nominal(first - 1))) break;
        const Tag tag = tokens_[--first].tag;
        if ((tag == Tag::determiner || tag == Tag::possessive) && !(first > 0 && clauses_.is(first - 1, "of"))) break;
    }
    return {first, end};
}

void SentenceReader::read_source(const Candidate& candidate, std::vector<FoundStatement>& out) {
    const std::uint32_t from = candidate.words.last;
    std::uint32_t first = candidate.words.first;
    while (first > 0 && clauses_.is(first - 1, Tag::adverb)) --first;
    bool before = false;
    for (const VerbGroup& group : clauses_.groups()) before |= group.finite && group.last <= first;
    for (std::uint32_t i = 0; i < first; ++i) before |= clauses_.masked()[i] != 0;
    std::uint32_t end = from;
    const auto mark = [&](std::uint32_t at) { return clauses_.is_comma(at) || clauses_.is_mark(at, ':') || clauses_.is_mark(at, ';') || clauses_.is_mark(at, ')') || tokens_[at].shape == Shape::dash; };
    while (end < size_ && !mark(end) && !(end + 1 == size_ && clauses_.is_mark(end, '.'))) {
        const std::uint32_t group = clauses_.group_of(end);
        if (before && group != none && clauses_.groups()[group].finite && !clauses_.is_reduced(group) && !clauses_.is(clauses_.groups()[group].first - 1, Tag::wh)) break;
        ++end;
    }
    if (end == from) return;
    const TokenRange speaker{from, end};
    if (!before) {
        // "According to Lee, a doctor, it was late"; but: "According to police, the gunman, who was late, fled"
        std::uint32_t comma = apposition_end(end);
        if (!clauses_.is_comma(comma) || (comma > end && (clauses_.is(comma + 1, Tag::wh) || !begins_clause(comma + 1)))) comma = end;
        if (comma >= size_ || !mark(comma)) return;
        put(candidate, speaker, bytes({comma + 1, clause_end(comma + 1, candidate)}), false, out);
        return;
    }
    const Span content = content_before(first);
    if (content.empty()) return;
    put(candidate, speaker, content, false, out);
    if (clauses_.is_comma(end) && clauses_.is_comma(first - 1) && end + 1 < size_ && clauses_.group_of(end + 1) != none)
        put(candidate, speaker, bytes({end + 1, clause_end(end + 1, candidate)}), true, out);
}

/// What a "who" or "which" stands for: the noun phrase before it.
Span SentenceReader::antecedent_of(std::uint32_t relative) const {
    std::uint32_t end = relative;
    while (end > 0 && (clauses_.is_comma(end - 1) || clauses_.is(end - 1, Tag::preposition) || tokens_[end - 1].shape == Shape::dash)) --end;
    const TokenRange phrase = clauses_.noun_phrase_before(end, 0);
    return phrase.empty() ? Span{} : Span{tokens_[phrase.first].where.begin, tokens_[phrase.last - 1].where.end};
}

Polarity SentenceReader::polarity_of(const Candidate& candidate, const FoundStatement& found) const {
    const Polarity polarity = stances_.read(text_, found.content, *candidate.cue, candidate.negated, found.form == Form::direct);
    const auto first = std::partition_point(tokens_.begin(), tokens_.end(), [&](const Token& token) { return token.where.begin < found.content.begin; });
    const bool promised_not = polarity == Polarity::promises && first != tokens_.end() && first->tag == Tag::negation;  // vowed not to resign
    return promised_not ? Polarity::refuses : polarity;
}

/// Is it a time and nothing else: "the coming days"?
bool SentenceReader::is_date(TokenRange subject) const {
    if (subject.empty() || tokens_[subject.last - 1].tag == Tag::proper || !is_time(subject.first, subject.last)) return false;
    for (std::uint32_t i = subject.first; i < subject.last; ++i)
        if (tokens_[i].tag == Tag::proper || clauses_.is_comma(i) || clauses_.is(i, Tag::wh)) return false;
    return true;
}

/// "the mayor on Tuesday" without the day; the whole where no such end is there.
TokenRange SentenceReader::without_time(TokenRange subject) const {
    if (subject.size() < 3 || !is_time(subject.first, subject.last)) return subject;
    for (std::uint32_t i = subject.first; i < subject.last; ++i)
        if (clauses_.is_comma(i)) return subject;
    std::uint32_t at = subject.last - 1;
    while (at > subject.first && clauses_.is_nominal(at) && tokens_[at].tag != Tag::preposition) --at;
    return at > subject.first && clauses_.is(at, Tag::preposition) && !clauses_.is(at, "of") ? TokenRange{subject.first, at} : subject;
}

void SentenceReader::put(const Candidate& candidate, TokenRange subject, Span content, bool continued, std::vector<FoundStatement>& out) const {
    content = trim(content);
    if (content.empty()) return;
    FoundStatement found;
    found.content = content;
    found.cue = {tokens_[candidate.words.first].where.begin, tokens_[candidate.words.last - 1].where.end};
    if (candidate.cue->kind == Cue::Kind::verb) found.cue.begin = tokens_[candidate.head].where.begin;
    subject = without_time(subject);
    if (!subject.empty()) found.speaker = {tokens_[subject.first].where.begin, tokens_[subject.last - 1].where.end};
    if (subject.size() == 1 && (clauses_.is(subject.first, Tag::wh) || clauses_.is(subject.first, "that"))) found.antecedent = antecedent_of(subject.first);
    found.sentence = sentence_;
    found.form = form_of(content);
    found.polarity = polarity_of(candidate, found);
    constexpr std::uint32_t clauses = frame_that | frame_clause | frame_clause_strict | frame_to | frame_tag | frame_hearer | frame_hearer_to;
    found.told = candidate.cue->kind != Cue::Kind::verb || candidate.cue->frames & clauses || found.form != Form::indirect;
    found.continued = continued;
    out.push_back(found);
}

}  // namespace tallywire
