#include "statement/sentence_reader.hpp"

namespace tallywire {
namespace {

constexpr std::uint32_t none = Clauses::none;
constexpr std::uint32_t longest_heading = 8;  ///< tokens of whoever is named before the colon
constexpr std::uint32_t longest_signature = 16;  ///< tokens of a line that says whose the quotation before it is
constexpr std::size_t longest_look = 12;         ///< sentences after a headline in which its names stand
constexpr Cue by_colon{};

}  // namespace

/// "The mayor had one answer: “…”": a quotation after a colon, here or in the next sentence, that no cue has taken.
void SentenceReader::read_colon(std::vector<FoundStatement>& out) const {
    std::uint32_t colon = none;
    for (std::uint32_t i = 1; i < size_ && colon == none; ++i)
        if (clauses_.is_mark(i, ':') && (i + 1 == size_ || tokens_[i + 1].shape == Shape::quote_open || clauses_.masked()[i + 1])) colon = i;
    if (colon == none) return read_heading(out);
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

/// "Mayor: Bridge will open in May" and "RUIZ: I saw it.": a line that begins with somebody, a colon and a clause. What follows up to the end of the line is
/// said. A place or a day before the colon is a dateline.
void SentenceReader::read_heading(std::vector<FoundStatement>& out) const {
    const Span where = text_.sentence(sentence_).where;
    if (where.begin > 0 && text_.bytes()[where.begin - 1] != '\n') return;
    std::uint32_t colon = 0;
    while (colon < size_ && colon <= longest_heading && (clauses_.is_nominal(colon) || clauses_.is(colon, "of") || clauses_.is(colon, "and")) && !clauses_.masked()[colon]) ++colon;
    if (colon == 0 || colon + 3 >= size_ || !clauses_.is_mark(colon, ':')) return;
    const Token& last = tokens_[colon - 1];
    const auto kind = static_cast<NounClass>(text_.entry(last).noun_class);
    if (kind == NounClass::location || kind == NounClass::time) return;
    bool document = false;
    for (std::uint32_t i = 0; i < colon; ++i) {
        if (cues_.labels(text_.lexicon(), tokens_, i)) return;
        document |= cues_.is_document(text_.lexicon(), tokens_, i);
    }
    const bool named = is_capital(last) && is_name_in_text(colon - 1);
    if (!named && !document && (!is_noun(last.tag) || (last.tag != Tag::proper && kind != NounClass::person && kind != NounClass::group))) return;
    // A headline may be without a verb.
    bool clause = sentence_ == 0 && (named || document) && size_ >= colon + 5;
    for (const VerbGroup& group : clauses_.groups()) clause |= group.first > colon && (group.finite || group.infinitive);
    for (const FoundStatement& found : out) clause &= found.sentence != sentence_ || found.speaker.begin != tokens_[0].where.begin;
    if (!clause) return;
    Candidate candidate;
    candidate.cue = &by_colon;
    candidate.words = {colon, colon + 1};
    candidate.head = colon;
    std::size_t end = text_.bytes().find('\n', where.begin);
    if (end == std::string_view::npos) end = text_.bytes().size();
    put(candidate, {0, colon}, {tokens_[colon].where.end, static_cast<std::uint32_t>(end)}, false, out);
}

/// In a headline every word is capital: does the text below it have this one as a name?
bool SentenceReader::is_name_in_text(std::uint32_t at) const {
    const std::string_view word = text_.bytes(tokens_[at]);
    for (std::size_t i = sentence_ + 1; i < text_.size() && i <= sentence_ + longest_look; ++i)
        for (const Token& token : text_.tokens(i))
            if (token.tag == Tag::proper && text_.bytes(token) == word) return true;
    return false;
}

/// "“It was late.” — Lee Ade, mayor": a quotation and, after a dash, whose it is.
void SentenceReader::read_signature(std::vector<FoundStatement>& out) const {
    std::uint32_t dash = 0;
    while (dash < size_ && clauses_.masked()[dash]) ++dash;
    if (dash + 1 >= size_ || size_ - dash > longest_signature || tokens_[dash].shape != Shape::dash || !is_capital(tokens_[dash + 1])) return;
    for (std::uint32_t i = dash + 1; i < size_; ++i)
        if (!clauses_.is_nominal(i) && !clauses_.is_comma(i) && !clauses_.is(i, Tag::preposition) && !clauses_.is(i, Tag::conjunction)) return;
    const std::size_t quote = quote_before(tokens_[dash].where.begin);
    if (quote == quotes_.size()) return;
    for (const FoundStatement& found : out)
        if (found.content.overlaps(quotes_[quote].outer)) return;
    Candidate candidate;
    candidate.cue = &by_colon;
    candidate.words = {dash, dash + 1};
    candidate.head = dash;
    put(candidate, {dash + 1, size_}, quotes_[quote].outer, false, out);
}

}  // namespace tallywire
