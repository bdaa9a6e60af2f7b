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
        if (clauses_.masked()[i] || !(text_.entry(tokens_[i]).begins & kind)) continue;
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
    if (clauses_.is_reduced(index)) return;
    candidate.subject = clauses_.subject_of(index);
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
    if (!candidate.subject.empty() && tokens_[candidate.subject.last - 1].tag != Tag::proper && is_time(candidate.subject.first, candidate.subject.last)) return;
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
        }
    }
    read_colon(out);
}

void SentenceReader::read_verb(const Candidate& candidate, std::vector<FoundStatement>& out) {
    const bool verb = candidate.cue->kind == Cue::Kind::verb;
    const VerbGroup& group = clauses_.groups()[candidate.group];
    if (verb && group.passive && !(candidate.cue->frames & frame_hearer)) {
        read_passive(candidate, out);
        return;
    }
    // "… , she said": the tag stands after a comma or a quotation, and what follows is another part of the same.
    if (verb && candidate.cue->frames & frame_tag && group.finite) {
        const std::uint32_t begin = candidate.subject.empty() ? candidate.words.first : candidate.subject.first;
        const auto after_content = [&](std::uint32_t at) { return at > 0 && (clauses_.is_comma(at - 1) || clauses_.masked()[at - 1] || tokens_[at - 1].shape == Shape::dash); };
        const std::uint32_t after = candidate.words.last;
        const bool quote_before_sentence = begin == 0 && quote_before(tokens_[0].where.begin) < quotes_.size();
        if (!candidate.subject.empty() && !clauses_.is(candidate.subject.first, Tag::wh) && (quote_before_sentence || (after_content(begin) && begin > 1))) {
            const auto content = this->after(candidate, after);
            const bool comma = content && content->range.first > 0 && clauses_.is_comma(content->range.first - 1);
            if (ends_tag(candidate, after) && (!content || comma || (begin > 0 && clauses_.masked()[begin - 1]))) {
                std::uint32_t last = content && comma ? content->range.first : after;
                read_tag(candidate, candidate.subject, begin, last, out);
                if (content) put(candidate, candidate.subject, content->whole_quote ? quotes_[quote_at(quotes_, tokens_[content->range.first].where.begin)].inner : bytes(content->range), true, out);
                return;
            }
        }
        if (after_content(candidate.words.first) && (candidate.subject.empty() || clauses_.masked()[candidate.words.first - 1])) {
            const TokenRange subject = inverted_subject(after);
            if (!subject.empty()) {
                read_tag(candidate, subject, candidate.words.first, subject.last, out);
                return;
            }
        }
    }
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
    put(candidate, verb && group.passive ? TokenRange{} : candidate.subject, content->whole_quote ? quotes_[quote_at(quotes_, tokens_[content->range.first].where.begin)].inner : bytes(content->range), false, out);
}

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

void SentenceReader::read_noun(const Candidate& candidate, std::vector<FoundStatement>& out) {
    const auto content = after(candidate, candidate.words.last);
    if (!content || content->range.empty()) return;
    // The speaker is the owner: "the port's demand", "its refusal".
    TokenRange owner;
    std::uint32_t at = candidate.words.first;
    while (at > 0 && (clauses_.is(at - 1, Tag::adjective) || clauses_.is(at - 1, Tag::noun) || clauses_.is(at - 1, Tag::verb_participle))) --at;
    if (at > 0 && clauses_.is(at - 1, Tag::possessive)) owner = {at - 1, at};
    else if (at > 0 && clauses_.is(at - 1, Tag::possessive_mark)) owner = clauses_.noun_phrase_before(at - 1, 0);
    if (owner.empty()) return;
    for (const Candidate& other : candidates_)
        if (other.cue->kind == Cue::Kind::verb && other.words.last == owner.first && clauses_.is(owner.first, Tag::possessive)) return;  // "announced its refusal": one statement
    put(candidate, owner, bytes(content->range), false, out);
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
        std::uint32_t comma = apposition_end(end);
        if (!clauses_.is_comma(comma)) comma = end;
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

/// "The mayor had one answer: “…”": a quotation after a colon, here or in the next sentence, that no cue has taken.
void SentenceReader::read_colon(std::vector<FoundStatement>& out) const {
    std::uint32_t colon = none;
    for (std::uint32_t i = 1; i < size_ && colon == none; ++i)
        if (clauses_.is_mark(i, ':') && (i + 1 == size_ || tokens_[i + 1].shape == Shape::quote_open || clauses_.masked()[i + 1])) colon = i;
    if (colon == none) return;
    std::uint32_t begin = tokens_[colon].where.end;
    while (begin < text_.bytes().size() && (text_.bytes()[begin] == ' ' || text_.bytes()[begin] == '\n' || text_.bytes()[begin] == '\r')) ++begin;
    const std::size_t quote = quote_at(quotes_, begin);
    if (quote == quotes_.size() || quotes_[quote].outer.begin != begin) return;
    for (const FoundStatement& found : out)
        if (found.content.overlaps(quotes_[quote].outer)) return;
    Candidate candidate;
    for (const Candidate& other : candidates_)
        if (other.cue->frames & frame_quote && other.group != none && other.head < colon && !other.subject.empty()) candidate = other;
    if (candidate.cue == nullptr) {
        static constexpr Cue by_colon{};
        candidate.cue = &by_colon;
        candidate.words = {colon, colon + 1};
        candidate.head = colon;
        for (std::uint32_t i = 0; i < clauses_.groups().size() && candidate.subject.empty(); ++i)
            if (clauses_.groups()[i].finite && clauses_.groups()[i].last <= colon) candidate.subject = clauses_.subject_of(i);
        if (candidate.subject.empty() && colon <= 8) candidate.subject = clauses_.noun_phrase_before(colon, 0);
        if (candidate.subject.empty()) return;
    }
    put(candidate, candidate.subject, quotes_[quote].outer, false, out);
}

/// What a "who" or "which" stands for: the noun phrase before it.
Span SentenceReader::antecedent_of(std::uint32_t relative) const {
    std::uint32_t end = relative;
    while (end > 0 && (clauses_.is_comma(end - 1) || clauses_.is(end - 1, Tag::preposition) || tokens_[end - 1].shape == Shape::dash)) --end;
    const TokenRange phrase = clauses_.noun_phrase_before(end, 0);
    return phrase.empty() ? Span{} : Span{tokens_[phrase.first].where.begin, tokens_[phrase.last - 1].where.end};
}

Polarity SentenceReader::polarity_of(const Candidate& candidate, const FoundStatement& found) const {
    return stances_.read(text_, found.content, *candidate.cue, candidate.negated, found.form == Form::direct);
}

void SentenceReader::put(const Candidate& candidate, TokenRange subject, Span content, bool continued, std::vector<FoundStatement>& out) const {
    content = trim(content);
    if (content.empty()) return;
    FoundStatement found;
    found.content = content;
    found.cue = {tokens_[candidate.words.first].where.begin, tokens_[candidate.words.last - 1].where.end};
    if (candidate.cue->kind == Cue::Kind::verb) found.cue.begin = tokens_[candidate.head].where.begin;
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
