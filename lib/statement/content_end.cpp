#include "statement/sentence_reader.hpp"

#include <algorithm>

namespace tallywire {
namespace {

constexpr std::uint32_t none = Clauses::none;

bool is_end_mark(std::string_view bytes) { return bytes.front() == '.' || bytes.front() == '!' || bytes.front() == '?'; }

}  // namespace

/// Is `at` the place where the content of `candidate` ends, because another statement begins there?
bool SentenceReader::cut_at(std::uint32_t at, const Candidate& candidate) const {
    // "… as good as new," saying …: the comma may stand inside the closing mark.
    const bool quoted = tokens_[at].shape == Shape::quote_close && clauses_.masked()[at] && at > 0 && text_.bytes(tokens_[at - 1]) == ",";
    const bool comma = clauses_.is_comma(at) || quoted;
    std::uint32_t next = at + 1;
    const bool joined = clauses_.is(next, Tag::conjunction) || clauses_.is(next, "while") || clauses_.is(next, "although") || clauses_.is(next, "though");
    const bool conjunction = !comma && clauses_.is(at, Tag::conjunction);
    if (comma && joined) ++next;
    for (const Candidate& other : candidates_) {
        if (other.head <= candidate.head || other.group == none || other.cue->kind != Cue::Kind::verb) continue;
        const VerbGroup& group = clauses_.groups()[other.group];
        std::uint32_t first = group.first;
        while (first > next && (clauses_.is(first - 1, Tag::adverb) || clauses_.is(first - 1, Tag::negation))) --first;
        if (comma && !joined && tokens_[group.head].tag == Tag::verb_gerund && first == next) return true;
        if (conjunction && !other.subject.empty() && other.subject.first == next && group.finite && other.cue->frames & frame_tag) return true;
        if ((conjunction || joined) && first == next && group.finite && candidate.group != none &&
            tokens_[group.first].tag == tokens_[clauses_.groups()[candidate.group].first].tag && !goes_on_inside(other, candidate))
            return true;
        const bool relative = !other.subject.empty() && clauses_.is(other.subject.first, Tag::wh);  // "…, who said it was": of the content
        if (comma && !other.subject.empty() && !relative && other.subject.first == next && group.finite && (joined || other.cue->frames & frame_tag)) return true;
        if (comma && !joined && first == next && group.finite && other.cue->frames & frame_tag && group.first == group.head && !inverted_subject(other.words.last).empty())
            return true;  // , said X
        // "Medics, who did not want to be named, said …": the verb of the host
        if (comma && !joined && first == next && group.finite && !other.subject.empty() && other.subject.first < candidate.words.first && candidate.group != none &&
            !candidate.subject.empty() && clauses_.is(candidate.subject.first, Tag::wh))
            return true;
    }
    for (const Candidate& other : candidates_)
        if (other.cue->kind == Cue::Kind::source && comma && other.words.first == next) return true;
    return false;
}

/// "said he was tired and wanted to leave": the second verb is of the first's content, where that has a verb of the same tense and the second is no word of
/// saying.
bool SentenceReader::goes_on_inside(const Candidate& other, const Candidate& candidate) const {
    if (other.cue->frames & frame_quote) return false;
    const Polarity polarity = other.cue->polarity;
    if (polarity == Polarity::refuses || polarity == Polarity::denies || polarity == Polarity::threatens || polarity == Polarity::promises) return false;
    const Tag tense = tokens_[clauses_.groups()[other.group].first].tag;
    for (std::uint32_t i = candidate.group + 1; i < other.group; ++i)
        if (clauses_.groups()[i].finite) return tokens_[clauses_.groups()[i].first].tag == tense;
    return false;
}

/// "While he said it was safe, the mayor …", "When she asked why, he …": does the cue stand in a clause that another one follows after a comma?
bool SentenceReader::is_led(const Candidate& candidate) const {
    if (candidate.cue->kind != Cue::Kind::verb || candidate.subject.empty() || candidate.subject.last > candidate.words.first) return false;
    std::uint32_t at = candidate.subject.first;
    while (at > 0 && clauses_.is(at - 1, Tag::adverb)) --at;
    if (at == 0 || (tokens_[at - 1].tag != Tag::subordinator && !clauses_.is(at - 1, "when")) || clauses_.is(at - 1, "that")) return false;
    return at == 1 || (at == 2 && clauses_.is(0, Tag::conjunction));
}

std::uint32_t SentenceReader::clause_end(std::uint32_t from, const Candidate& candidate) const {
    std::uint32_t at = from;
    const bool led = is_led(candidate);
    int depth = 0;
    while (at < size_) {
        if (clauses_.masked()[at]) {
            if (tokens_[at].shape == Shape::quote_close && at + 1 < size_ && !clauses_.masked()[at + 1] && cut_at(at, candidate)) {
                ++at;
                break;
            }
        } else {
            if (clauses_.is_mark(at, '(')) ++depth;
            else if (clauses_.is_mark(at, ')') && --depth < 0) break;
            if (depth == 0) {
                if (clauses_.is_mark(at, ';')) break;
                if (led && at > from && clauses_.is_comma(at) && !clauses_.masked()[from] && begins_clause(at + 1, true)) break;
                if (at > from && clauses_.is_comma(at) && (clauses_.is(at + 1, "although") || clauses_.is(at + 1, "though"))) break;
                if (at > from && (clauses_.is_comma(at) || clauses_.is(at, Tag::conjunction)) && cut_at(at, candidate)) break;
            }
        }
        ++at;
    }
    return at;
}

/// The end of an infinitive: like a clause's, but what a comma or a dash adds is the reporter's.
std::uint32_t SentenceReader::infinitive_end(std::uint32_t from, const Candidate& candidate) const {
    const std::uint32_t limit = clause_end(from, candidate);
    for (std::uint32_t at = from + 2; at < limit; ++at) {
        if (clauses_.masked()[at]) continue;
        if (tokens_[at].shape == Shape::dash) return at;
        if (!clauses_.is_comma(at)) continue;
        const bool list = is_list(at);
        if (list) continue;
        if (clauses_.is(at + 1, Tag::verb_gerund) || clauses_.is(at + 1, Tag::conjunction) || clauses_.is(at + 1, Tag::determiner) || clauses_.is(at + 1, Tag::wh) ||
            (clauses_.is(at + 1, Tag::adverb) && clauses_.is(at + 2, Tag::verb_gerund)) || clauses_.is(at + 1, Tag::preposition))
            return at;
    }
    return limit;
}

/// The verb of the clause in which a cue that is no verb of its own and its content stand: "the warning that rain was coming went unheard". It is the
/// first after the content's own (of a clause after "that" the second), with nothing between that begins another clause. The size where there is none.
std::uint32_t SentenceReader::host_verb(std::uint32_t content, std::uint32_t cue_end) const {
    // A verb before the cue is the host itself.
    for (std::uint32_t i = cue_end - 1; i-- > 0 && !clauses_.is_comma(i) && tokens_[i].tag != Tag::subordinator;)
        if (const std::uint32_t group = clauses_.group_of(i); group != none && clauses_.groups()[group].finite && i < cue_end - 1) return size_;
    std::uint32_t at = content;
    const bool clause = (content > cue_end && clauses_.is(content - 1, "that")) || begins_clause(content);
    if (clause) {
        const std::uint32_t own = next_verb(content);
        if (own == none) return size_;
        at = clauses_.groups()[own].last;
    }
    const std::uint32_t next = next_verb(at);
    return next == none || clauses_.groups()[next].first <= content ? size_ : clauses_.groups()[next].first;
}

/// Does the comma part the items of a list: a, b and c?
bool SentenceReader::is_list(std::uint32_t comma) const {
    const std::uint32_t at = comma + 1;
    if (clauses_.is(at, Tag::conjunction)) {
        // ", and c" after ", b": the last item
        if (begins_clause(at + 1, true) || clauses_.group_of(std::min(at + 1, size_ - 1)) != none) return false;
        for (std::uint32_t back = comma; back-- > 0 && comma - back < 12;)
            if (clauses_.is_comma(back)) return true;
        return false;
    }
    std::uint32_t next = clauses_.noun_phrase_end(at);
    if (next == at || begins_clause(at, true)) return false;
    while (clauses_.is(next, Tag::preposition) && clauses_.noun_phrase_end(next + 1) > next + 1) next = clauses_.noun_phrase_end(next + 1);
    if (clauses_.is_comma(next)) return clauses_.is(next + 1, Tag::conjunction) || is_list(next);
    return clauses_.is(next, Tag::conjunction) && !begins_clause(next + 1, true) && clauses_.is_nominal(next + 1);
}

/// Does one more quotation of a list begin here: a "nasty guy," an "anchor," "unstable" and "sick"?
bool SentenceReader::quotes_go_on(std::uint32_t at) const {
    if (clauses_.is(at, Tag::conjunction)) ++at;
    if (clauses_.is(at, Tag::determiner)) ++at;
    return at < size_ && clauses_.masked()[at];
}

/// The end of a noun phrase with all that belongs to it. `before_verb`: it is a subject, so that a verb of the sentence ends it.
std::uint32_t SentenceReader::phrase_end(std::uint32_t from, const Candidate& candidate, bool before_verb) const {
    const std::uint32_t limit = clause_end(from, candidate);
    std::uint32_t at = from;
    bool relative = false;
    const std::uint32_t head_end = clauses_.noun_phrase_end(from);
    before_verb |= clauses_.is(head_end, Tag::to);  // "its readiness to talk, as …": nothing after a comma belongs to it
    while (at < limit) {
        if (clauses_.masked()[at]) {
            ++at;
            // called it "a farce," linking …: the comma stands inside the marks
            if (at < limit && !clauses_.masked()[at] && at >= from + 2 && tokens_[at - 1].shape == Shape::quote_close && text_.bytes(tokens_[at - 2]) == "," && !quotes_go_on(at))
                break;
            continue;
        }
        if (clauses_.is(at, Tag::wh) || clauses_.is(at, "that")) relative = true;
        if (at > from && tokens_[at].shape == Shape::dash) break;
        if (clauses_.is_comma(at) && !is_list(at)) {
            const bool goes_on = clauses_.is(at + 1, Tag::preposition) || clauses_.is(at + 1, "including") ||
                                 (clauses_.is(at + 1, Tag::subordinator) && !clauses_.is(at + 1, "although") && !clauses_.is(at + 1, "though") && !clauses_.is(at + 1, "while"));
            if (!goes_on || before_verb) break;
        }
        if (at > from && (clauses_.is(at, "although") || clauses_.is(at, "though"))) break;
        const std::uint32_t group = clauses_.group_of(at);
        if (group != none && clauses_.groups()[group].finite && at > from) {
            if (before_verb && !relative) break;
            if (clauses_.is(at - 1, Tag::conjunction) && !relative) return at - 1;
            at = clauses_.groups()[group].last;
            relative = false;
            continue;
        }
        if (clauses_.is(at, Tag::conjunction) && begins_clause(at + 1, true) && !relative) break;
        ++at;
    }
    return at;
}

Span SentenceReader::bytes(TokenRange range) const {
    if (range.empty()) return {};
    Span span{tokens_[range.first].where.begin, tokens_[range.last - 1].where.end};
    // A quotation that goes on past the sentence belongs to it whole.
    const std::size_t quote = quote_at(quotes_, span.end - 1);
    if (quote < quotes_.size() && quotes_[quote].outer.begin >= span.begin && quotes_[quote].outer.end > span.end) span.end = quotes_[quote].outer.end;
    return span;
}

Span SentenceReader::trim(Span span) const {
    const std::string_view text = text_.bytes();
    const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
    const auto cut_end = [&] {
        while (span.end > span.begin && (blank(text[span.end - 1]) || text[span.end - 1] == ',' || text[span.end - 1] == ';' || text[span.end - 1] == ':')) --span.end;
    };
    while (span.begin < span.end && blank(text[span.begin])) ++span.begin;
    cut_end();
    // Marks around the whole.
    const std::size_t quote = quote_at(quotes_, span.begin);
    if (quote < quotes_.size() && quotes_[quote].outer.begin == span.begin && quotes_[quote].outer.end >= span.end - (span.end > span.begin && is_end_mark(text.substr(span.end - 1)) ? 1 : 0)) {
        span = quotes_[quote].inner;
        cut_end();
    } else if (span.end > span.begin && text[span.end - 1] == '.') {
        --span.end;
        cut_end();
    }
    return span;
}

Form SentenceReader::form_of(Span span) const {
    Form form = Form::indirect;
    for (auto quote = std::lower_bound(quotes_.begin(), quotes_.end(), span.begin, [](const Quote& q, std::uint32_t at) { return q.outer.end <= at; });
         quote != quotes_.end() && quote->outer.begin < span.end; ++quote) {
        if (quote->inner.begin <= span.begin && span.end <= quote->inner.end) return Form::direct;
        form = Form::mixed;
    }
    return form;
}

}  // namespace tallywire
