#include "statement/attribution.hpp"

#include "statement/sentence_reader.hpp"

#include <algorithm>

namespace tallywire {
namespace {

constexpr std::size_t longest_sentence = 500;  ///< tokens; beyond that it is no sentence, but a table or a list
constexpr std::size_t longest_nesting = 8;     ///< statements whose contents lie in each other

}  // namespace

std::string_view name_of(Form form) {
    switch (form) {
        case Form::direct: return "direct";
        case Form::indirect: return "indirect";
        case Form::mixed: return "mixed";
    }
    return "";
}

StatementFinder::StatementFinder(Lexicon& lexicon, const Rules& rules) : cues_(lexicon, rules), stances_(lexicon, rules) {}

void StatementFinder::start(const Text& text, StatementScratch& scratch) const {
    if (scratch.version == text.version()) return;
    scratch.version = text.version();
    scratch.quotes.clear();
    scratch.whole = false;
    find_quotes(text.bytes(), scratch.quotes);
}

void StatementFinder::read_sentence(Text& text, std::size_t sentence, StatementScratch& scratch, std::vector<FoundStatement>& out) const {
    // A cue, a colon before a quotation, or a dash before whoever it is of.
    if (!(text.kinds(sentence) & cues_.kind())) {
        const std::string_view bytes = text.bytes(text.sentence(sentence).where);
        const bool dash = bytes.starts_with("-") || bytes.starts_with("\u2013") || bytes.starts_with("\u2014") || bytes.starts_with("\u2015");
        if (!dash && bytes.find(':') == std::string_view::npos) return;
    }
    if (text.untagged(sentence).size() > longest_sentence) return;
    SentenceReader(text, static_cast<std::uint32_t>(sentence), cues_, stances_, scratch).read(out);
}

void StatementFinder::find(Text& text, StatementScratch& scratch, std::vector<FoundStatement>& out) const {
    if (!scratch.whole) {
        scratch.all.clear();
        for (std::size_t i = 0; i < text.size(); ++i) read_sentence(text, i, scratch, scratch.all);
        go_on(text, scratch, 0, 0, scratch.all);
        scratch.whole = true;
    }
    out.insert(out.end(), scratch.all.begin(), scratch.all.end());
}

void StatementFinder::find_in(Text& text, std::size_t sentence, StatementScratch& scratch, std::vector<FoundStatement>& out) const {
    const Span where = text.sentence(sentence).where;
    if (scratch.whole) {
        for (const FoundStatement& found : scratch.all) {
            if (found.content.begin >= where.end) break;
            if (found.content.overlaps(where)) out.push_back(found);
        }
        return;
    }
    const std::size_t from = out.size();
    std::size_t first = sentence, last = sentence;
    auto quote = std::lower_bound(scratch.quotes.begin(), scratch.quotes.end(), where.begin, [](const Quote& q, std::uint32_t at) { return q.outer.end <= at; });
    const auto first_quote = static_cast<std::size_t>(quote - scratch.quotes.begin());
    for (; quote != scratch.quotes.end() && quote->outer.begin < where.end; ++quote) {
        first = std::min(first, text.sentence_at(quote->outer.begin));
        last = std::max(last, text.sentence_at(quote->outer.end - 1));
    }
    // “Why?” she asked: the tag may be a sentence of its own. A quotation that stands alone goes on with the one before.
    const bool quoted = quote_at(scratch.quotes, text.sentence(first).where.begin) < scratch.quotes.size();
    if (quoted && last + 1 < text.size()) ++last;
    if (quoted && first > 0) --first;
    for (std::size_t i = first; i <= last; ++i) read_sentence(text, i, scratch, out);
    go_on(text, scratch, from, first_quote, out);
    out.erase(std::remove_if(out.begin() + static_cast<std::ptrdiff_t>(from), out.end(),
                             [&](const FoundStatement& found) { return !found.content.overlaps(where); }), out.end());
}

/// Gives quotations that stand alone (whole sentences without a speech tag) to whoever was quoted just before, and puts all in order.
void StatementFinder::go_on(Text& text, StatementScratch& scratch, std::size_t from, std::size_t first_quote, std::vector<FoundStatement>& out) const {
    const auto begin = [&] { return out.begin() + static_cast<std::ptrdiff_t>(from); };
    const auto order = [](const FoundStatement& a, const FoundStatement& b) { return a.content.begin < b.content.begin; };
    std::stable_sort(begin(), out.end(), order);
    if (out.size() == from) return;
    const std::uint32_t reach = out.back().content.end;
    std::vector<FoundStatement>& more = scratch.found;
    more.clear();
    std::size_t next = from;  // of `out`, the first that begins after the quotation
    FoundStatement before;
    for (std::size_t q = first_quote; q < scratch.quotes.size(); ++q) {
        const Quote& quote = scratch.quotes[q];
        for (; next < out.size() && out[next].content.begin < quote.outer.end; ++next)
            if (out[next].form != Form::indirect && out[next].content.end >= before.content.end) before = out[next];
        if (before.content.empty()) continue;
        if (before.content.end > quote.outer.begin) continue;  // it is taken
        const bool taken = std::any_of(out.begin() + static_cast<std::ptrdiff_t>(next > from + longest_nesting ? next - longest_nesting : from),
                                       out.begin() + static_cast<std::ptrdiff_t>(next),
                                       [&](const FoundStatement& one) { return one.content.overlaps(quote.outer) || one.cue.overlaps(quote.outer); });
        if (taken) continue;
        // It begins a sentence, and nothing but the speech tag stands between it and the one before.
        const std::size_t sentence = text.sentence_at(quote.outer.begin);
        if (text.sentence(sentence).where.begin != quote.outer.begin) continue;
        const std::size_t last = text.sentence_at(std::max(before.content.end, before.cue.end) - 1);
        if (last + 1 < sentence) {
            if (quote.outer.begin > reach) break;
            continue;
        }
        const Span end_sentence = text.sentence(text.sentence_at(quote.outer.end - 1)).where;
        if (end_sentence.end > quote.outer.end + 1) continue;
        before.content = quote.inner;
        before.form = Form::direct;
        static constexpr Cue saying{};
        before.polarity = stances_.read(text, before.content, saying, false, true);
        before.continued = true;
        more.push_back(before);
    }
    out.insert(out.end(), more.begin(), more.end());
    std::stable_sort(begin(), out.end(), order);
}

}  // namespace tallywire
