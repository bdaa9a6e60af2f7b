#include "text/clauses.hpp"

namespace tallywire {
namespace {

constexpr std::uint32_t longest_look_back = 12;   ///< verbs
constexpr std::uint32_t longest_phrase = 80;      ///< tokens

}  // namespace

void Clauses::assign(const Text& text, std::span<const Token> tokens) {
    text_ = &text;
    tokens_ = tokens;
    masked_.assign(tokens.size(), 0);
    group_of_.assign(tokens.size(), none);
    groups_.clear();
}

bool Clauses::is_nominal(std::uint32_t at) const {
    if (at >= tokens_.size()) return false;
    switch (tokens_[at].tag) {
        case Tag::noun: case Tag::noun_plural: case Tag::proper: case Tag::pronoun: case Tag::possessive: case Tag::determiner: case Tag::number:
        case Tag::adjective: case Tag::possessive_mark: case Tag::symbol: return true;
        default: return tokens_[at].shape == Shape::hyphen;
    }
}

void Clauses::find_groups() {
    const auto size = static_cast<std::uint32_t>(tokens_.size());
    for (std::uint32_t i = 0; i < size; ++i) {
        if (masked_[i] || !is_verb(tokens_[i].tag)) continue;
        VerbGroup group{i, i + 1, i};
        const Tag first = tokens_[i].tag;
        group.finite = first == Tag::modal || first == Tag::verb_past || first == Tag::verb_third || first == Tag::verb_base;
        if (i > 0 && tokens_[i - 1].tag == Tag::to) {
            group.infinitive = true;
            group.finite = false;
        }
        // Helpers take the next verb in, over adverbs and negations.
        for (;;) {
            const WordEntry& entry = text_->entry(tokens_[group.head]);
            const Lexicon::Common& common = text_->lexicon().common();
            const bool contracted = tokens_[group.head].word == common.possessive;  // 's: is
            const bool be = contracted || entry.verb == common.be;
            const bool helper = tokens_[group.head].tag == Tag::modal || text_->lexicon().is_helper(entry) || (contracted && entry.closed != 0);
            if (!helper) break;
            std::uint32_t next = group.last;
            bool negated = false;
            while (next < size && !masked_[next] &&
                   (tokens_[next].tag == Tag::adverb || tokens_[next].tag == Tag::negation ||
                    (tokens_[next].tag == Tag::adjective && text_->entry(tokens_[next]).as_adverb && next + 1 < size && is_verb(tokens_[next + 1].tag))))
                negated |= tokens_[next++].tag == Tag::negation;
            if (negated) group.negated = true;
            if (next >= size || masked_[next] || !is_verb(tokens_[next].tag) || tokens_[next].tag == Tag::modal) {
                if (negated) group.last = next;
                break;
            }
            const Tag tag = tokens_[next].tag;
            if (be && tag != Tag::verb_participle && tag != Tag::verb_gerund && tag != Tag::verb_past) break;
            if (be && (tag == Tag::verb_participle || tag == Tag::verb_past)) group.passive = true;
            else group.passive = false;
            group.head = next;
            group.last = next + 1;
        }
        for (std::uint32_t k = group.first; k < group.last; ++k) {
            const std::string_view word = text_->word(tokens_[k]);
            if (text_->lexicon().is_negated(word) || tokens_[k].tag == Tag::negation) group.negated = true;
            group_of_[k] = static_cast<std::uint32_t>(groups_.size());
        }
        if (group.first > 0 && tokens_[group.first - 1].tag == Tag::negation) group.negated = true;
        groups_.push_back(group);
        i = group.last - 1;
    }
    subjects_.assign(groups_.size(), {});
}

/// Does a finite verb stand there that belongs to no relative clause?
bool Clauses::has_finite(std::uint32_t first, std::uint32_t last) const {
    for (const VerbGroup& group : groups_) {
        if (!group.finite || group.first < first || group.last > last) continue;
        // ", based in the port,", "and retired general Ade": a participle that begins the stretch
        if (group.first == (is(first, Tag::conjunction) ? first + 1 : first) && group.head == group.first && tokens_[group.head].tag == Tag::verb_past && text_->entry(tokens_[group.head]).verb_forms & verb_form_participle) continue;
        bool relative = false;
        for (std::uint32_t i = first; i < group.first && !relative; ++i)
            relative = tokens_[i].tag == Tag::wh || (i > first && tokens_[i].word == text_->lexicon().common().that && is_noun(tokens_[i - 1].tag));
        if (!relative) return true;
        return false;
    }
    return false;
}

/// The beginning of the stretch without comma, semicolon, colon, dash or quotation mark that ends before `end`.
std::uint32_t Clauses::segment_start(std::uint32_t end) const {
    while (end > 0) {
        const Token& token = tokens_[end - 1];
        if (masked_[end - 1] || is_quote(token)) break;
        if (token.shape == Shape::dash) break;
        if (token.shape == Shape::punctuation) {
            const char c = text_->bytes(token).front();
            if (c == ',' || c == ';' || c == ':') break;
        }
        --end;
    }
    return end;
}

/// "the senator last week", "the mayor on Tuesday", "the port less than a year ago": the end without the time, where a noun is left before it.
std::uint32_t Clauses::before_time(std::uint32_t end, std::uint32_t floor) const {
    std::uint32_t at = end;
    while (at > floor && is(at - 1, Tag::adverb)) --at;
    const auto is_time = [&](std::uint32_t i) {
        // "on Monday", but not the last word of a name: the Herald Times, the ferry Adria Dawn.
        const WordEntry& entry = text_->entry(tokens_[i]);
        const bool named = tokens_[i].tag == Tag::proper && (entry.noun != tokens_[i].word || (i > floor && is(i - 1, Tag::proper)));
        return is_noun(tokens_[i].tag) && !masked_[i] && static_cast<NounClass>(entry.noun_class) == NounClass::time && !named;
    };
    if (at == floor || !is_time(at - 1)) return end;
    while (at > floor && is_time(at - 1)) --at;
    while (at > floor && (is(at - 1, Tag::adjective) || is(at - 1, Tag::number) || is(at - 1, Tag::determiner) || is(at - 1, Tag::adverb))) --at;
    if (at > floor + 1 && is(at - 1, Tag::subordinator) && is(at - 2, Tag::determiner)) at -= 2;  // less than
    if (at > floor && is(at - 1, Tag::preposition)) --at;
    const bool whole = at > floor && (is_noun(tokens_[at - 1].tag) || is(at - 1, Tag::pronoun) || is_mark(at - 1, ')') || is(at - 1, Tag::verb_participle) || is(at - 1, Tag::verb_past));
    return whole ? at : end;
}

/// "the people I have spoken with", "those surveyed": the end without a clause or a participle that belongs to the noun before it and stands before another verb.
std::uint32_t Clauses::before_clause(std::uint32_t end, std::uint32_t floor) const {
    std::uint32_t at = end;
    if (at > floor && is(at - 1, Tag::preposition)) --at;
    if (at == floor || group_of_[at - 1] == none || !is_verb(tokens_[end].tag)) return end;
    const VerbGroup& verb = groups_[group_of_[at - 1]];
    if (!verb.finite || verb.last != at || verb.first < floor + 1) return end;
    const std::uint32_t before = verb.first - 1;
    if (is(before, Tag::pronoun) && before > floor && (tokens_[before - 1].tag == Tag::noun || tokens_[before - 1].tag == Tag::noun_plural)) return before;
    const bool participle = verb.first == verb.head && tokens_[verb.head].tag == Tag::verb_past && text_->entry(tokens_[verb.head]).verb_forms & verb_form_participle;
    return at == end && participle && (is(before, Tag::noun) || is(before, Tag::noun_plural) || is(before, Tag::determiner)) ? verb.first : end;
}

/// The beginning of an aside in dashes that ends before `dash`: "farmers - and some traders -". `dash` where none does.
std::uint32_t Clauses::before_aside(std::uint32_t dash) const {
    for (std::uint32_t i = dash; i-- > 0 && !masked_[i];)
        if (tokens_[i].shape == Shape::dash) return i;
    return dash;
}

TokenRange Clauses::noun_phrase_before(std::uint32_t end, std::uint32_t floor) const {
    std::uint32_t at = end;
    bool head = false;
    if (end - floor > longest_phrase) floor = end - longest_phrase;
    while (at > floor) {
        const std::uint32_t i = at - 1;
        if (is_mark(i, ')')) {  // the governor (R-Ohio)
            std::uint32_t open = i;
            while (open > floor && !is_mark(open, '(')) --open;
            if (!is_mark(open, '(') || open == floor) break;
            at = open;
            continue;
        }
        if (masked_[i]) {
            // A quoted word inside the phrase: the so-called "quiet" group.
            if (head && i > floor && at < end) { --at; continue; }
            break;
        }
        const Tag tag = tokens_[i].tag;
        if (tag == Tag::pronoun) {
            if (head && at < end && !is(at, Tag::preposition) && !is(at, Tag::conjunction)) break;
            head = true;
            --at;
            const bool led = at > floor + 1 && (is(at - 1, Tag::preposition) || is(at - 1, Tag::to));
            if (!led || !(is_noun(tokens_[at - 2].tag) || is(at - 2, Tag::adjective))) break;  // a source close to him
            continue;
        }
        if (is_nominal(i)) {
            // A determiner begins the phrase; only a preposition before it leads on.
            head = head || is_noun(tag) || tag == Tag::number || tag == Tag::determiner || tag == Tag::adjective;
            const bool edge = tag == Tag::determiner || tag == Tag::possessive;
            --at;
            if (edge && at > floor && is_nominal(at - 1) && tokens_[at - 1].tag != Tag::determiner && tokens_[at - 1].tag != Tag::adjective) break;
            continue;
        }
        if (!head && at == end && tag == Tag::verb_gerund && i > floor && is_nominal(i - 1)) {  // exit polling showed
            head = true;
            --at;
            continue;
        }
        if (!head) break;
        if ((tag == Tag::preposition || tag == Tag::to) && i > floor && (is_noun(tokens_[i - 1].tag) || is(i - 1, Tag::pronoun) || is(i - 1, Tag::verb_participle) || is(i - 1, Tag::adjective) || is(i - 1, Tag::number) || is(i - 1, Tag::determiner) || is(i - 1, Tag::verb_past) || is(i - 1, Tag::verb_gerund))) {
            --at;
            continue;
        }
        if (tag == Tag::conjunction && i > floor && (is_noun(tokens_[i - 1].tag) || tokens_[i - 1].tag == Tag::pronoun || tokens_[i - 1].tag == Tag::adjective)) {
            if (has_finite(segment_start(i), i)) break;
            --at;
            continue;
        }
        // officials briefed on the talks; the source who is briefed on the talks
        const std::uint32_t group = group_of_[i];
        if (group != none && groups_[group].head == floor && i == floor && groups_[group].first == floor &&
            text_->entry(tokens_[i]).verb_forms & verb_form_participle && is_nominal(i + 1) && !is(i + 1, Tag::determiner)) {
            --at;  // retired general Ade said
            break;
        }
        if (group != none && groups_[group].first > floor) {
            const VerbGroup& verb = groups_[group];
            const std::uint32_t before = verb.first - 1;
            if (is(before, Tag::wh) && before > floor && is_noun(tokens_[before - 1].tag)) {
                at = before;
                continue;
            }
            if (verb.first == verb.head && is_noun(tokens_[before].tag) && !is(before, Tag::wh) && !verb.infinitive &&
                (tokens_[verb.head].tag == Tag::verb_participle || tokens_[verb.head].tag == Tag::verb_gerund ||
                 (tokens_[verb.head].tag == Tag::verb_past && is(verb.last, Tag::preposition)))) {
                at = verb.first;
                continue;
            }
        }
        break;
    }
    // What cannot begin a phrase falls away.
    while (at < end && (is(at, Tag::conjunction) || is(at, Tag::preposition) || is(at, Tag::to) || is(at, Tag::possessive_mark) || is(at, Tag::adverb) || masked_[at] || tokens_[at].shape == Shape::hyphen)) ++at;
    if (!head) return {end, end};
    return {at, end};
}

bool Clauses::is_reduced(std::uint32_t index) const {
    const VerbGroup& group = groups_[index];
    if (group.first != group.head || tokens_[group.head].tag != Tag::verb_past || group.first == 0) return false;
    if (!(text_->entry(tokens_[group.head]).verb_forms & verb_form_participle) || !is_noun(tokens_[group.first - 1].tag)) return false;
    // A verb with an object or a clause of its own is no participle: told the court, said that. But: the report published a year ago.
    if (is(group.last, "that") || is(group.last, Tag::pronoun)) return false;
    if (is(group.last, Tag::determiner) || is(group.last, Tag::possessive)) {
        const std::uint32_t end = noun_phrase_end(group.last);
        if (end > group.last && static_cast<NounClass>(text_->entry(tokens_[end - 1]).noun_class) != NounClass::time) return false;
    }
    const TokenRange phrase = noun_phrase_before(group.first, segment_start(group.first));
    if (phrase.empty() || phrase.first == 0) return false;
    const std::uint32_t before = phrase.first - 1;
    return is(before, Tag::preposition) || is(before, Tag::to) || (group_of_[before] != none && !is(before, Tag::wh));
}

TokenRange Clauses::subject_of(std::uint32_t index) const {
    Subject& subject = subjects_[index];
    if (!subject.known) {
        subject.known = true;  // a verb that asks for its own subject on the way gets none
        subject.range = find_subject(index);
    }
    return subjects_[index].range;
}

/// The subject of a verb before it: joined by "and", or without a subject of its own. One of the same tense comes first.
TokenRange Clauses::shared_subject(std::uint32_t index) const {
    const std::uint32_t farthest = index > longest_look_back ? index - longest_look_back : 0;
    for (const bool same : {true, false})
        for (std::uint32_t i = index; i-- > farthest;) {
            if (!groups_[i].finite || is_reduced(i) || (same && tokens_[groups_[i].first].tag != tokens_[groups_[index].first].tag)) continue;
            const TokenRange found = subject_of(i);
            if (!found.empty()) return found;
        }
    return {};
}

TokenRange Clauses::find_subject(std::uint32_t index) const {
    const VerbGroup& group = groups_[index];
    std::uint32_t end = group.first;
    while (end > 0 && (is(end - 1, Tag::adverb) || is(end - 1, Tag::negation) || is(end - 1, Tag::to))) --end;
    if (end == 0) return {};
    if (is(end - 1, Tag::conjunction)) return shared_subject(index);
    if (!group.finite) {
        // "a statement saying", "with the mayor saying"; "forced the port to admit": whoever stands just before it
        const TokenRange near = noun_phrase_before(end, segment_start(end));
        if (!near.empty() && near.last == end && is_noun(tokens_[end - 1].tag)) {
            const auto kind = static_cast<NounClass>(text_->entry(tokens_[end - 1]).noun_class);
            const bool speaks = tokens_[end - 1].tag == Tag::proper || kind == NounClass::person || kind == NounClass::communication || kind == NounClass::group;
            const std::uint32_t governor = near.first > 0 ? group_of_[near.first - 1] : none;
            // "released a statement saying": whoever released it says
            if (!group.infinitive && kind == NounClass::communication && governor != none && groups_[governor].finite &&
                text_->entry(tokens_[groups_[governor].head]).verb != text_->lexicon().common().be)
                return subject_of(governor);
            const bool object = near.first > 0 && group_of_[near.first - 1] != none && tokens_[near.first - 1].tag != Tag::modal;
            if (group.infinitive ? object : speaks) return near;
        }
        return shared_subject(index);
    }
    if (is(end - 1, Tag::wh)) return {end - 1, end};
    if (tokens_[end - 1].shape == Shape::dash) {
        const std::uint32_t dash = before_aside(end - 1);
        const TokenRange found = dash < end - 1 ? noun_phrase_before(dash, segment_start(dash)) : TokenRange{};
        return found.empty() ? found : TokenRange{found.first, end - 1};
    }
    if (!is_comma(end - 1)) {
        const std::uint32_t floor = segment_start(end);
        end = before_clause(before_time(end, floor), floor);
        TokenRange found = noun_phrase_before(end, floor);
        if (found.empty()) {
            if (tokens_[end - 1].word == text_->lexicon().common().that) return {end - 1, end};
            return shared_subject(index);
        }
        // The phrase goes up to a comma: it may end a chain of appositions ("Lee Ade, the port's chief said")
        return found;
    }
    // X, a member of Y, said: leftwards over the segments that have no verb of their own, to the first that is a noun phrase.
    const std::uint32_t comma = end - 1;
    std::uint32_t segment_end = comma, best_first = 0, best_last = 0;
    bool told = false;  // ", who leads the port,": what stands before it is the subject, whatever clause it is in
    while (segment_end > 0) {
        const std::uint32_t first = segment_start(segment_end);
        const bool relative = is(first, Tag::wh) || is(first, Tag::preposition) || (is(first, Tag::determiner) && is(first + 1, Tag::preposition) && is(first + 2, Tag::wh));
        if (!relative && has_finite(first, segment_end)) {
            const TokenRange tail = noun_phrase_before(segment_end, first);
            const bool begins = tail.first > first && (is(tail.first - 1, Tag::subordinator) || is(tail.first - 1, Tag::conjunction));
            if (!tail.empty() && ((best_last != 0 && tail.first == first) || (told && begins))) best_first = tail.first, best_last = tail.last;
            break;
        }
        const TokenRange phrase = noun_phrase_before(segment_end, first);
        if (!phrase.empty() && phrase.first == first && !relative && !is(first, Tag::conjunction)) best_first = first, best_last = segment_end;
        else if (is(first, Tag::conjunction) && !phrase.empty()) best_first = phrase.first, best_last = segment_end;
        if (first == 0 || !is_comma(first - 1)) break;
        told = is(first, Tag::wh);
        segment_end = first - 1;
    }
    if (best_last == 0) {
        // The phrase that the sentence begins with, where nothing else will do.
        const std::uint32_t last = noun_phrase_end(0);
        if (masked_[0] || last == 0 || last >= comma || group_of_[last] != none) return {};
        return {0, last};
    }
    return {best_first, comma};
}

std::uint32_t Clauses::noun_phrase_end(std::uint32_t at) const {
    std::uint32_t end = at;
    if (is(at, Tag::pronoun)) return at + 1;
    while (end < tokens_.size() && (is_nominal(end) || masked_[end] || (is(end, Tag::adverb) && is_nominal(end + 1)) ||
                                    ((is(end, Tag::verb_participle) || is(end, Tag::verb_past)) && end > at && text_->entry(tokens_[end]).verb_forms & verb_form_participle && is_nominal(end + 1) &&
                                     !is(end + 1, Tag::determiner) && !is(end + 1, Tag::possessive) && !is(end + 1, Tag::pronoun) && !is_noun(tokens_[end - 1].tag) && !is(end - 1, Tag::pronoun)) ||
                                    (is(end, Tag::verb_gerund) && end > at && (is(end - 1, Tag::determiner) || is(end - 1, Tag::adjective)) && is_nominal(end + 1)))) {
        if (end > at && !masked_[end] && (is(end, Tag::determiner) || is(end, Tag::possessive) || is(end, Tag::pronoun)) && is_noun(tokens_[end - 1].tag)) break;
        ++end;
    }
    return end;
}

}  // namespace tallywire
