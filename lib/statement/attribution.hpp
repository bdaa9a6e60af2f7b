#pragma once

#include "base/span.hpp"
#include "statement/cue_table.hpp"
#include "statement/quotes.hpp"
#include "statement/stance_table.hpp"
#include "text/clauses.hpp"
#include "text/text.hpp"

#include <cstdint>
#include <vector>

namespace tallywire {

enum class Form : std::uint8_t { direct, indirect, mixed };
std::string_view name_of(Form form);

/// One piece of a statement in the bytes of a text: who (as written), by which word, says what.
struct FoundStatement {
    Span content;  ///< without the quotation marks around it, a leading "that", the comma or period at its end
    Span cue;      ///< "said", "according to"; empty where the quotation goes on without one
    Span speaker;  ///< "the ministry", "he"; empty where nobody is named
    Span antecedent;  ///< what a speaker "who" or "which" stands for; empty for other speakers
    std::uint32_t sentence = 0;  ///< where the speaker and the cue stand
    Form form = Form::indirect;
    Polarity polarity = Polarity::asserts;
    /// The phrase to lead back to a name.
    Span named() const { return antecedent.empty() ? speaker : antecedent; }

    bool told = true;  ///< the cue reports a clause or a quotation, not only what somebody thinks of a thing: "praised the 12 men"
    bool continued = false;  ///< a further piece of the statement before it: a quotation broken by its speech tag

    bool operator==(const FoundStatement&) const = default;
};

/// What the finder keeps between the sentences of one text. One object a thread, used again for the next text.
struct StatementScratch {
    std::uint64_t version = 0;  ///< Text::version of what is kept here
    std::vector<Quote> quotes;
    Clauses clauses;
    bool whole = false;                 ///< `all` has the statements of the whole text
    std::vector<FoundStatement> all;
    std::vector<FoundStatement> found;
};

/// Finds who says what: from the cue words of `data/<language>/cues.tsv` and from quotation marks; sentences with neither are passed over.
/// Const once built, safe to share between threads.
class StatementFinder {
public:
    /// Interns its words in the lexicon. Throws UsageError where a rule is wrong.
    StatementFinder(Lexicon& lexicon, const Rules& rules);

    /// Reads the quotation marks of a text, before any `find` or `find_in` of it: one fast pass. Does nothing where that is done.
    void start(const Text& text, StatementScratch& scratch) const;
    /// Appends the statements of the whole text, by their place, and keeps them for `find_in`.
    void find(Text& text, StatementScratch& scratch, std::vector<FoundStatement>& out) const;
    /// Appends the statements whose content overlaps one sentence, for whoever asks on whose word something in it is.
    void find_in(Text& text, std::size_t sentence, StatementScratch& scratch, std::vector<FoundStatement>& out) const;

private:
    void read_sentence(Text& text, std::size_t sentence, StatementScratch& scratch, std::vector<FoundStatement>& out) const;
    void go_on(Text& text, StatementScratch& scratch, std::size_t from, std::size_t first_quote, std::vector<FoundStatement>& out) const;

    CueTable cues_;
    StanceTable stances_;
};

}  // namespace tallywire
