#include "statement/sentence_reader.hpp"

#include <algorithm>

namespace tallywire {
namespace {

constexpr std::uint32_t none = Clauses::none;

}  // namespace

/// Does the clause of a speech tag end after its verb: a mark, a quotation, an aside?
bool SentenceReader::ends_tag(const Candidate& candidate, std::uint32_t at) const {
    if (candidate.cue->frames & (frame_hearer | frame_hearer_to)) {
        const std::uint32_t end = clauses_.noun_phrase_end(at);
        if (end > at) at = end;
    }
    for (std::uint32_t next; (next = skip_adjunct(at)) > at;) at = next;
    if (at >= size_ || clauses_.masked()[at] || tokens_[at].shape >= Shape::punctuation) return true;
    const Tag tag = tokens_[at].tag;
    return tag == Tag::subordinator || tag == Tag::wh || tag == Tag::conjunction || tag == Tag::preposition || tag == Tag::verb_gerund || tag == Tag::verb_past || tag == Tag::verb_participle;
}

/// Does a quotation that needs its speech tag end just before token `at`: “…,” or “…?” or “…”,?
bool SentenceReader::ends_quotation(std::uint32_t at) const {
    const bool comma = at > 0 && clauses_.is_comma(at - 1);
    if (comma) --at;
    if (at < 2 || !clauses_.masked()[at - 1] || tokens_[at - 1].shape != Shape::quote_close) return false;
    const char last = text_.bytes(tokens_[at - 2]).front();
    return comma || last == ',' || last == '?' || last == '!';
}

/// Is what stands before token `end` no part of the content, but tells when or where the speaker said it: "On Monday, she said, “…”"?
bool SentenceReader::is_aside(std::uint32_t end) const {
    for (std::uint32_t i = 0; i < end; ++i)
        if (clauses_.masked()[i]) return false;
    if (clauses_.is(0, Tag::subordinator) || clauses_.is(0, Tag::preposition) || clauses_.is(0, Tag::wh) || clauses_.is(0, Tag::verb_gerund)) return true;
    for (const VerbGroup& group : clauses_.groups())
        if (group.finite && group.last <= end) return false;
    return true;
}

/// "… , she said": the tag stands after a comma or a quotation, and what follows is another part of the same. False where the verb is no tag.
bool SentenceReader::read_as_tag(const Candidate& candidate, std::vector<FoundStatement>& out) {
    const std::uint32_t begin = candidate.subject.empty() ? candidate.words.first : candidate.subject.first;
    const auto after_content = [&](std::uint32_t at) { return at > 0 && (clauses_.is_comma(at - 1) || clauses_.masked()[at - 1] || tokens_[at - 1].shape == Shape::dash); };
    const std::uint32_t after = candidate.words.last;
    const bool quote_before_sentence = begin == 0 && quote_before(tokens_[0].where.begin) < quotes_.size();
    if (!candidate.subject.empty() && !clauses_.is(candidate.subject.first, Tag::wh) && (quote_before_sentence || (after_content(begin) && begin > 1))) {
        auto content = this->after(candidate, after);
        const bool comma = content && content->range.first > 0 && clauses_.is_comma(content->range.first - 1);
        // “…,” she said of the plan to open it: whatever follows the whole quotation is no content, unless it is one more quotation.
        const bool whole = ends_quotation(begin) && !(content && is_lead(begin));
        if (whole && content && !(comma && clauses_.masked()[content->range.first])) content.reset();
        if (whole || (ends_tag(candidate, after) && (!content || comma || (begin > 0 && clauses_.masked()[begin - 1])))) {
            std::uint32_t last = content && comma ? content->range.first : after;
            read_tag(candidate, candidate.subject, begin, last, out);
            if (content) put(candidate, candidate.subject, bytes(content->range), true, out);
            return true;
        }
    }
    // “…,” said Lee; the plan was late, said Lee: what looks like its subject stands farther off.
    const bool apart = !candidate.subject.empty() && candidate.subject.last + 1 < candidate.words.first;
    if (after_content(candidate.words.first) && (candidate.subject.empty() || apart || clauses_.masked()[candidate.words.first - 1])) {
        const TokenRange subject = inverted_subject(after);
        if (!subject.empty()) {
            read_tag(candidate, subject, candidate.words.first, subject.last, out);
            return true;
        }
    }
    return false;
}

/// "In a talk on the show “Town Hour,” she said …": the quotation before token `end` is a name in what leads to the tag.
bool SentenceReader::is_lead(std::uint32_t end) const {
    std::uint32_t open = end;
    while (open > 0 && (clauses_.masked()[open - 1] || clauses_.is_comma(open - 1))) --open;
    if (open == 0 || !(is_noun(tokens_[open - 1].tag) || clauses_.is(open - 1, Tag::preposition) || clauses_.is(open - 1, Tag::possessive_mark))) return false;
    for (const VerbGroup& group : clauses_.groups())
        if (group.finite && group.last <= open) return false;
    return clauses_.is(0, Tag::preposition) || clauses_.is(0, Tag::verb_gerund) || is_time(0, clauses_.noun_phrase_end(0));
}

/// "As police said on Monday, the road was closed", "the road was closed, as police said": the clause before or after the aside is what was said.
bool SentenceReader::read_aside(const Candidate& candidate, std::vector<FoundStatement>& out) {
    if (candidate.subject.empty() || candidate.subject.first == 0 || candidate.subject.last > candidate.words.first) return false;
    const std::uint32_t as = candidate.subject.first - 1;
    if (!clauses_.is(as, "as") || tokens_[as].tag != Tag::subordinator) return false;
    std::uint32_t end = candidate.words.last;
    for (std::uint32_t next; (next = skip_adjunct(end)) > end;) end = next;
    if (end < size_ && !clauses_.is_comma(end) && !clauses_.is_mark(end, '.') && tokens_[end].shape != Shape::dash) return false;
    const bool opens = as == 0 || (as == 1 && clauses_.is(0, Tag::conjunction));
    if (opens && end + 2 < size_ && clauses_.is_comma(end)) {
        put(candidate, candidate.subject, bytes({end + 1, clause_end(end + 1, candidate)}), false, out);
        return true;
    }
    if (as < 3 || !(clauses_.is_comma(as - 1) || tokens_[as - 1].shape == Shape::dash)) return false;
    bool clause = false;
    for (const VerbGroup& group : clauses_.groups()) clause |= group.finite && group.last < as;
    if (clause) put(candidate, candidate.subject, content_before(as), false, out);
    return clause;
}

void SentenceReader::read_tag(const Candidate& candidate, TokenRange subject, std::uint32_t tag_first, std::uint32_t tag_last, std::vector<FoundStatement>& out) {
    const Span before = content_before(tag_first);
    if (before.empty()) return;
    // said Lee Ade, who leads the port, “…”: over what is told of the speaker
    if (clauses_.is_comma(tag_last) && clauses_.is(tag_last + 1, Tag::wh)) {
        std::uint32_t end = tag_last + 1;
        while (end < size_ && !clauses_.is_comma(end) && !clauses_.masked()[end]) ++end;
        if (clauses_.is_comma(end)) tag_last = end;
    }
    const bool tag_comma = tag_last + 1 < size_ && clauses_.is_comma(tag_last);
    const bool quoted = tag_comma && clauses_.masked()[tag_last + 1];  // a quotation follows the tag
    if (quoted && is_aside(tag_first)) {
        put(candidate, subject, bytes({tag_last + 1, clause_end(tag_last + 1, candidate)}), false, out);
        return;
    }
    // A clause or a quotation, or else the first part of one that goes on after the tag.
    bool clause = form_of(before) != Form::indirect;
    for (const VerbGroup& group : clauses_.groups()) clause |= group.finite && group.last <= tag_first;
    if (!clause && !(tag_last < size_ && clauses_.is_comma(tag_last))) return;
    put(candidate, subject, before, false, out);
    // "A," she said, "B": the second half after the tag and a comma.
    std::uint32_t at = tag_last;
    for (std::uint32_t next; (next = skip_adjunct(at)) > at;) at = next;
    if (clauses_.is_comma(at) && at + 2 < size_ && (tag_last == candidate.words.last || quoted)) {
        const std::uint32_t end = clause_end(at + 1, candidate);
        // "In those years, she said, when the port was small, …": what stands before is only the beginning of the clause
        const bool begun = is_aside(tag_first) && !clauses_.is(at + 1, Tag::verb_gerund) && begins_clause(at + 1);
        const bool aside = !begun && ((clauses_.is(at + 1, Tag::subordinator) && !clauses_.is(at + 1, "that")) || clauses_.is(at + 1, "before") || clauses_.is(at + 1, "after") || clauses_.is(at + 1, Tag::wh) ||
                           clauses_.is(at + 1, Tag::verb_gerund) || (clauses_.is(at + 1, Tag::preposition) && !begins_clause(at + 1) && !begins_clause(clauses_.noun_phrase_end(at + 2))) ||
                                       cut_at(at, candidate));
        // “It was late,” she said, and the boys went home: the clause that is joined to a quotation is the reporter's, unless it is quoted too.
        bool told_on = false;
        if (clauses_.is(at + 1, Tag::conjunction) && ends_quotation(tag_first)) {
            told_on = true;
            for (std::uint32_t i = at + 2; i < std::min(end, at + 5); ++i) told_on &= !clauses_.masked()[i];
        }
        if (end > at + 2 && !aside && !told_on)
            put(candidate, subject, bytes({clauses_.is(at + 1, "that") ? at + 2 : at + 1, end}), true, out);
    }
}

/// Who stands after the verb: "said Lee Ade, the port's chief".
TokenRange SentenceReader::inverted_subject(std::uint32_t at) const {
    if (at >= size_ || clauses_.masked()[at]) return {};
    if (!clauses_.is_nominal(at)) return {};
    if (is_time(at, at + 1) && clauses_.is(at + 1, Tag::determiner)) ++at;  // a annoncé jeudi la préfecture
    std::uint32_t end = clauses_.noun_phrase_end(at);
    if (end == at || is_time(at, end)) return {};
    bool noun = false;
    for (std::uint32_t i = at; i < end; ++i) noun |= is_noun(tokens_[i].tag) || tokens_[i].tag == Tag::pronoun;
    noun |= clauses_.is(end, "of");  // one of two witnesses
    if (!noun) return {};
    // Whatever belongs to it: "a source close to the talks", "a man involved in them", up to a mark or a verb of its own.
    bool relative = false;
    while (end < size_ && !clauses_.masked()[end] && tokens_[end].shape < Shape::punctuation) {
        if (clauses_.is(end, Tag::preposition) && is_time(end + 1, clauses_.noun_phrase_end(end + 1))) break;
        if (clauses_.is(end, Tag::subordinator) && !clauses_.is(end, "that")) break;
        relative |= clauses_.is(end, Tag::wh) || clauses_.is(end, "that");
        const std::uint32_t group = clauses_.group_of(end);
        if (group != none && clauses_.groups()[group].finite && !relative) {
            // "a man involved in them"; but: "said they had no doubts" is a clause
            const bool participle = text_.entry(tokens_[end]).verb_forms & verb_form_participle && clauses_.groups()[group].first == clauses_.groups()[group].head &&
                                    !clauses_.is(end - 1, Tag::pronoun) && !clauses_.is(end + 1, Tag::determiner) && !clauses_.is(end + 1, Tag::pronoun);
            if (!participle) return {};
        }
        ++end;
    }
    while (end < size_ && tokens_[end].shape == Shape::hyphen) ++end;
    return {at, apposition_end(end)};
}

/// Over ", the port's chief" and the like; `at` where none follows.
std::uint32_t SentenceReader::apposition_end(std::uint32_t at) const {
    if (!clauses_.is_comma(at)) return at;
    std::uint32_t end = at + 1;
    while (end < size_ && !clauses_.is_comma(end) && !clauses_.masked()[end] && tokens_[end].shape != Shape::punctuation) {
        if (clauses_.group_of(end) != none) return at;
        ++end;
    }
    return clauses_.is_nominal(at + 1) ? end : at;
}

/// What stands before token `end` in its sentence, with the whole of a quotation that began before the sentence.
Span SentenceReader::content_before(std::uint32_t end) const {
    while (end > 0 && (clauses_.is_comma(end - 1) || tokens_[end - 1].shape == Shape::dash)) --end;
    if (end == 0) {
        const std::size_t before = quote_before(tokens_[0].where.begin);
        return before < quotes_.size() ? quotes_[before].outer : Span{};
    }
    std::uint32_t first = 0;
    for (std::uint32_t i = end; i-- > 0;)
        if (clauses_.is_mark(i, ';')) { first = i + 1; break; }
    Span span{tokens_[first].where.begin, tokens_[end - 1].where.end};
    const std::size_t quote = quote_at(quotes_, span.begin);
    if (quote < quotes_.size() && quotes_[quote].outer.begin < span.begin) {
        span.begin = quotes_[quote].outer.begin;
        const Span host = text_.sentence(text_.sentence_at(span.begin)).where;
        if (host.begin < span.begin && span.begin - host.begin < 200) span.begin = host.begin;
    }
    return span;
}

/// The quotation that ends just before byte `at`, with nothing but a blank between: "Why?" she asked.
std::size_t SentenceReader::quote_before(std::uint32_t at) const {
    if (at < 2) return quotes_.size();
    std::uint32_t end = at;
    while (end > 0 && (text_.bytes()[end - 1] == ' ' || text_.bytes()[end - 1] == '\n')) --end;
    const std::size_t quote = quote_at(quotes_, end - 1);
    return quote < quotes_.size() && quotes_[quote].outer.end == end ? quote : quotes_.size();
}

}  // namespace tallywire
