#include "statement/sentence_reader.hpp"

#include <algorithm>

namespace tallywire {
namespace {

constexpr std::uint32_t none = Clauses::none;
constexpr std::uint32_t longest_aside = 30;  ///< tokens

}  // namespace

bool SentenceReader::is_time(std::uint32_t first, std::uint32_t last) const {
    if (first >= last) return false;
    const Token& token = tokens_[last - 1];
    // "plans Tuesday to …": a day is no part of the noun before it
    if (token.tag == Tag::proper && last - first > 1 && (tokens_[last - 2].tag == Tag::noun || tokens_[last - 2].tag == Tag::noun_plural)) return false;
    return is_noun(token.tag) && static_cast<NounClass>(text_.entry(token).noun_class) == NounClass::time;
}

/// Over an adverb, a time ("Monday", "last week"), a prepositional phrase; `at` where none begins.
std::uint32_t SentenceReader::skip_adjunct(std::uint32_t at) const {
    if (at >= size_ || clauses_.masked()[at]) return at;
    if (clauses_.is(at, Tag::adverb)) return at + 1 < size_ && tokens_[at + 1].shape == Shape::hyphen ? at : at + 1;  // longer-range missiles
    std::uint32_t from = at;
    if (clauses_.is(at, Tag::preposition) || (clauses_.is(at, Tag::to) && clauses_.is_nominal(at + 1))) ++from;
    const std::uint32_t end = clauses_.noun_phrase_end(from);
    if (end == from) return at;
    if (from > at || is_time(from, end)) return end;
    return at;
}

/// Does a clause with a subject and a verb of its own begin here?
bool SentenceReader::begins_clause(std::uint32_t at, bool strict) const {
    std::uint32_t end = at;
    bool nominal = false;
    if (clauses_.is(at, Tag::existential)) return true;
    for (int phrases = 0; phrases < 6 && end < size_; ++phrases) {
        while (clauses_.is(end, Tag::adverb) || clauses_.is(end, Tag::negation)) ++end;
        const std::uint32_t next = clauses_.noun_phrase_end(end);
        nominal |= next > end;
        end = next;
        while (end < size_ && (clauses_.is(end, Tag::adverb) || clauses_.is(end, Tag::negation))) ++end;
        if (end >= size_) return false;
        const std::uint32_t group = clauses_.group_of(end);
        if (group != none) {
            const VerbGroup& verb = clauses_.groups()[group];
            // "the costs tied to it": a participle for all that is known; "the dam broke in May" is a clause in other places
            const bool participle = strict && verb.first == verb.head && tokens_[verb.head].tag == Tag::verb_past && (clauses_.is(verb.last, Tag::preposition) || clauses_.is(verb.last, Tag::to)) &&
                                    text_.entry(tokens_[verb.head]).verb_forms & verb_form_participle && end > 0 && clauses_.is(end - 1, tokens_[end - 1].tag) &&
                                    (tokens_[end - 1].tag == Tag::noun || tokens_[end - 1].tag == Tag::noun_plural);
            if (!participle) return nominal && verb.finite;
            end = verb.last;
        }
        if (clauses_.is(end, Tag::conjunction) && end + 1 < size_ && clauses_.group_of(end + 1) != none) return false;  // the mayor and said
        if (clauses_.is(end, Tag::preposition) || clauses_.is(end, Tag::conjunction) || clauses_.is(end, Tag::to)) ++end;
        else return false;
    }
    return false;
}

/// Is there more than one noun phrase in "the plan a mistake", "it absurd", "the plan “absurd”", "Lee racist"? `end` ends the phrase that begins at `at`.
/// With `as`, only "the plan as a mistake" will do.
bool SentenceReader::has_complement(std::uint32_t at, std::uint32_t end, bool as) const {
    for (std::uint32_t i = at; i < size_ && i < at + 15 && (i < end || !clauses_.is_comma(i)) && tokens_[i].tag != Tag::wh; ++i)
        if (clauses_.masked()[i]) return true;  // the plans to build it “a mistake”
    if (as) {
        for (std::uint32_t i = at; i < size_ && clauses_.group_of(i) == none && !clauses_.is_comma(i); ++i)
            if (clauses_.is(i, "as")) return true;
        return false;
    }
    const Tag last = tokens_[end - 1].tag;
    if (end - at > 1 && last == Tag::adjective) return true;
    if (end - at > 1 && last != Tag::proper && is_noun(last) && tokens_[end - 2].tag == Tag::proper) return true;
    if (end >= size_) return false;
    return clauses_.masked()[end] || clauses_.is(end, "as") || clauses_.is_nominal(end) || clauses_.is(end, Tag::verb_past) || clauses_.is(end, Tag::adverb) || clauses_.is(end, Tag::verb_gerund) ||
           clauses_.is(end, Tag::verb_participle) || clauses_.is(end, Tag::preposition) || clauses_.is_comma(end);
}

/// "efforts to find a way go on": the verb that follows is the host's.
bool SentenceReader::in_subject(const Candidate& candidate) const {
    if (candidate.group == none || !clauses_.groups()[candidate.group].infinitive) return false;
    const std::uint32_t first = clauses_.groups()[candidate.group].first;
    if (first < 2 || !is_noun(tokens_[first - 2].tag)) return false;
    for (std::uint32_t i = first - 1; i-- > 0 && !clauses_.is_comma(i) && tokens_[i].tag != Tag::subordinator;)
        if (const std::uint32_t group = clauses_.group_of(i); group != none && clauses_.groups()[group].finite) return false;
    return true;
}

/// Over what belongs to whoever is spoken to, after the plain phrase that ends at `at`: "the Post and Courier newspaper of Charleston", "Lee, who is
/// fourth,".
std::uint32_t SentenceReader::hearer_end(const Candidate& candidate, std::uint32_t at) const {
    for (;;) {
        if (clauses_.is_comma(at) && clauses_.is(at + 1, Tag::wh)) {
            std::uint32_t end = at + 1;
            while (end < size_ && !clauses_.is_comma(end) && !clauses_.masked()[end]) ++end;
            const bool content = clauses_.is(end + 1, "that") || clauses_.is(end + 1, Tag::to);
            return clauses_.is_comma(end) && content ? end + 1 : at;
        }
        if ((!clauses_.is(at, Tag::preposition) && !clauses_.is(at, Tag::conjunction)) || cues_.leads(*candidate.cue, tokens_[std::min(at, size_ - 1)].word)) return at;
        const std::uint32_t end = clauses_.noun_phrase_end(at + 1);
        if (end == at + 1 || end >= size_ || is_time(at + 1, end) || clauses_.group_of(end) != none) return at;
        at = end;
    }
}

/// Where the content goes on after ", however," and ", in a letter to the town that he wrote in May,": at "that" or at a quotation. `none` where it does not.
std::uint32_t SentenceReader::after_aside(const Candidate& candidate, std::uint32_t comma) const {
    if (clauses_.is(comma + 1, "that") && candidate.cue->frames & frame_that) return comma + 1;
    for (std::uint32_t i = comma + 1; i + 1 < size_ && i < comma + longest_aside && !clauses_.masked()[i] && tokens_[i].shape != Shape::dash; ++i) {
        if (!clauses_.is_comma(i)) {
            if (tokens_[i].shape == Shape::punctuation && !clauses_.is_mark(i, '.')) return none;
            for (const Candidate& other : candidates_)
                if (other.head == i && other.cue->frames & frame_tag) return none;
            continue;
        }
        if (clauses_.masked()[i + 1] && candidate.cue->frames & (frame_quote | frame_np)) return i + 1;
        if (clauses_.is(i + 1, "that") && candidate.cue->frames & frame_that) return i + 1;
    }
    return none;
}

std::optional<SentenceReader::Content> SentenceReader::after(const Candidate& candidate, std::uint32_t at) const {
    return after_adjuncts(candidate, at, candidate.cue->frames & (frame_hearer | frame_hearer_to) ? 1 : 0);
}

std::optional<SentenceReader::Content> SentenceReader::after_adjuncts(const Candidate& candidate, std::uint32_t at, int hearers) const {
    std::uint32_t frames = candidate.cue->frames;
    if (frames & frame_document)
        for (std::uint32_t i = candidate.subject.first; i < candidate.subject.last; ++i)
            if (cues_.is_document(text_.lexicon(), tokens_, i)) frames |= frame_np;
    bool moved = false;
    const auto clause = [&](std::uint32_t from) -> std::optional<Content> {
        const std::uint32_t end = clause_end(from, candidate);
        if (end <= from) return std::nullopt;
        return Content{{from, end}};
    };
    const bool noun = candidate.cue->kind == Cue::Kind::noun;
    std::uint32_t hearer = none;  // urged [drivers to leave]: whoever is to act belongs to what is asked
    const auto infinitive = [&](std::uint32_t from) -> std::optional<Content> {
        return Content{{hearer == none ? from : hearer, noun ? phrase_end(from + 2, candidate, true) : infinitive_end(from, candidate)}, hearer != none};
    };
    const auto phrase = [&](std::uint32_t from) -> std::optional<Content> {
        const std::uint32_t end = phrase_end(from, candidate, noun);
        if (end <= from) return std::nullopt;
        return Content{{from, end}};
    };
    for (int steps = 0; steps < 12 && at < size_; ++steps) {
        if (clauses_.masked()[at]) return frames & (frame_quote | frame_np) ? (frames & frame_quote ? clause(at) : phrase(at)) : std::nullopt;
        // called that “absurd”, called that plan a mistake
        if (frames & frame_complement && clauses_.is(at, "that") && at + 1 < size_ && (clauses_.masked()[at + 1] || has_complement(at + 1, clauses_.noun_phrase_end(at + 1), false)))
            return phrase(at);
        const Token& token = tokens_[at];
        if (frames & frame_that && clauses_.is(at, "that") && (token.tag == Tag::subordinator || begins_clause(at + 1))) return clause(at + 1);
        if (clauses_.is_mark(at, ':')) return frames & frame_quote && at + 1 < size_ ? clause(at + 1) : std::nullopt;
        if (clauses_.is_comma(at)) {
            if (frames & frame_quote && at + 1 < size_ && clauses_.masked()[at + 1]) return clause(at + 1);
            const std::uint32_t next = after_aside(candidate, at);
            if (next == none) return std::nullopt;
            at = next;
            continue;
        }
        // vowed not to resign
        const bool not_to = clauses_.is(at, Tag::negation) && clauses_.is(at + 1, Tag::to) && at + 2 < size_ && clauses_.group_of(at + 2) != none;
        if (not_to && (frames & frame_to || (frames & frame_hearer_to && (hearers == 0 || moved)))) {
            auto content = infinitive(at + 1);
            if (hearer == none) content->range.first = at;
            return content;
        }
        if (clauses_.is(at, Tag::to) && clauses_.group_of(at + 1 < size_ ? at + 1 : at) != none)
            return frames & frame_to || (frames & frame_hearer_to && (hearers == 0 || moved)) ? infinitive(at) : std::nullopt;
        if (frames & frame_wh && (token.tag == Tag::wh || clauses_.is(at, "if") || clauses_.is(at, "whether"))) return clause(at);
        if (frames & frame_ing && token.tag == Tag::verb_gerund) return phrase(at);
        if (token.tag == Tag::preposition && cues_.leads(*candidate.cue, token.word)) return phrase(at + 1);
        if (token.tag == Tag::to && cues_.leads(*candidate.cue, token.word)) return phrase(at + 1);
        const std::uint32_t end = clauses_.noun_phrase_end(at);
        const bool nominal = end > at && !is_time(at, end);
        if (frames & frame_clause && hearers == 0) {
            // After a word of plain saying, a noun phrase is the subject of a clause, wherever its verb may be.
            const std::uint32_t group = clauses_.group_of(at);
            const bool finite = group != none && clauses_.groups()[group].finite;
            const bool gerund = token.tag == Tag::verb_gerund;
            const bool condition = (token.tag == Tag::subordinator || clauses_.is(at, "when")) && !clauses_.is(at, "as") && !clauses_.is(at, "while");
            if (condition || begins_clause(at) || (nominal && !moved && !(frames & frame_np)) || finite || gerund || clauses_.is(at, Tag::existential)) return clause(at);
        }
        if (frames & frame_clause_strict && hearers == 0 && !in_subject(candidate) && begins_clause(at)) return clause(at);
        if (hearers > 0 && end > at && !is_time(at, end)) {
            // warned the port would close: a hearer has no verb
            const std::uint32_t verb = end < size_ ? clauses_.group_of(end) : none;
            if (frames & frame_clause && verb != none && clauses_.groups()[verb].finite && begins_clause(at)) return clause(at);
            if (frames & frame_clause && begins_clause(end)) return clause(end);
            // told them the port “has …”: the verb stands in the quotation
            const std::uint32_t second = clauses_.noun_phrase_end(end);
            if (frames & frame_clause && end < size_ && !clauses_.masked()[end] && second > end && clauses_.masked()[second - 1]) return clause(end);
            hearer = at;
            at = hearer_end(candidate, end);
            moved = true;
            --hearers;
            continue;
        }
        const std::uint32_t next = skip_adjunct(at);
        if (next > at) {
            at = next;
            continue;
        }
        if (frames & (frame_np | frame_quote) && end > at) {
            // "repeated its position on Monday: “…”": the quotation is what was said
            for (std::uint32_t i = end; frames & frame_quote && i + 1 < size_ && clauses_.group_of(i) == none && !clauses_.is_comma(i); ++i)
                if (clauses_.is_mark(i, ':') && clauses_.masked()[i + 1]) return clause(i + 1);
        }
        if (frames & frame_np && end > at && !moved) return frames & (frame_complement | frame_as) && !has_complement(at, end, frames & frame_as) ? std::nullopt : phrase(at);
        return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace tallywire
