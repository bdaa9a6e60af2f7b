#pragma once

#include "statement/attribution.hpp"

#include <optional>
#include <span>
#include <vector>

namespace tallywire {

/// Reads one sentence: its cues, who stands as their subject, where their content begins and ends. A walker over `clauses`, made for each sentence.
class SentenceReader {
public:
    SentenceReader(Text& text, std::uint32_t sentence, const CueTable& cues, const StanceTable& stances, StatementScratch& scratch);

    /// Appends the statements of the sentence.
    void read(std::vector<FoundStatement>& out);

private:
    struct Candidate {
        const Cue* cue = nullptr;
        TokenRange words;    ///< the cue itself, with its helpers
        std::uint32_t head = 0;
        std::uint32_t group = Clauses::none;
        TokenRange subject;
        bool negated = false;
    };
    /// A content as a range of tokens.
    struct Content {
        TokenRange range;
        bool demanded = false;  ///< told [them to leave]
    };

    bool mask();
    void collect();
    void take_verb(const CueTable::Match& match, std::uint32_t at);
    std::optional<Content> after(const Candidate& candidate, std::uint32_t at) const;
    std::optional<Content> after_adjuncts(const Candidate& candidate, std::uint32_t at, int hearers) const;
    std::uint32_t after_aside(const Candidate& candidate, std::uint32_t comma) const;
    std::uint32_t skip_adjunct(std::uint32_t at) const;
    std::uint32_t hearer_end(const Candidate& candidate, std::uint32_t at) const;
    bool in_subject(const Candidate& candidate) const;
    bool has_complement(std::uint32_t at, std::uint32_t end, bool as) const;
    bool is_led(const Candidate& candidate) const;
    std::uint32_t clause_end(std::uint32_t from, const Candidate& candidate) const;
    std::uint32_t phrase_end(std::uint32_t from, const Candidate& candidate, bool before_verb) const;
    std::uint32_t infinitive_end(std::uint32_t from, const Candidate& candidate) const;
    std::uint32_t host_verb(std::uint32_t content, std::uint32_t cue_end) const;
    bool is_list(std::uint32_t comma) const;
    bool quotes_go_on(std::uint32_t at) const;
    bool goes_on_inside(const Candidate& other, const Candidate& candidate) const;
    bool begins_clause(std::uint32_t at, bool strict = false) const;
    bool cut_at(std::uint32_t at, const Candidate& candidate) const;

    bool ends_tag(const Candidate& candidate, std::uint32_t at) const;
    bool ends_quotation(std::uint32_t at) const;
    bool is_aside(std::uint32_t end) const;
    void read_verb(const Candidate& candidate, std::vector<FoundStatement>& out);
    bool read_as_tag(const Candidate& candidate, std::vector<FoundStatement>& out);
    bool read_aside(const Candidate& candidate, std::vector<FoundStatement>& out);
    bool is_lead(std::uint32_t end) const;
    void read_tag(const Candidate& candidate, TokenRange subject, std::uint32_t tag_first, std::uint32_t tag_last, std::vector<FoundStatement>& out);
    void read_source(const Candidate& candidate, std::vector<FoundStatement>& out);
    void read_noun(const Candidate& candidate, std::vector<FoundStatement>& out);
    void read_signature(std::vector<FoundStatement>& out) const;
    bool is_name_in_text(std::uint32_t at) const;
    void read_colon(std::vector<FoundStatement>& out) const;
    void read_heading(std::vector<FoundStatement>& out) const;
    void read_passive(const Candidate& candidate, std::vector<FoundStatement>& out);
    bool read_agent(const Candidate& candidate, std::vector<FoundStatement>& out);
    bool is_contracted(const Candidate& candidate) const;
    bool is_naming(const Candidate& candidate) const;
    bool is_modifier(const VerbGroup& group) const;
    std::uint32_t next_verb(std::uint32_t at) const;
    TokenRange inverted_subject(std::uint32_t at) const;
    std::uint32_t apposition_end(std::uint32_t at) const;

    TokenRange owner_before(std::uint32_t end) const;
    Span antecedent_of(std::uint32_t relative) const;
    Polarity polarity_of(const Candidate& candidate, const FoundStatement& found) const;
    TokenRange without_time(TokenRange subject) const;
    bool is_date(TokenRange subject) const;
    void put(const Candidate& candidate, TokenRange subject, Span content, bool continued, std::vector<FoundStatement>& out) const;
    Span bytes(TokenRange range) const;
    Span content_before(std::uint32_t end) const;
    std::size_t quote_before(std::uint32_t at) const;
    Span trim(Span span) const;
    Form form_of(Span span) const;
    bool is_time(std::uint32_t first, std::uint32_t last) const;

    Text& text_;
    const std::uint32_t sentence_;
    const CueTable& cues_;
    const StanceTable& stances_;
    Clauses& clauses_;
    const std::vector<Quote>& quotes_;
    std::span<const Token> tokens_;
    std::uint32_t size_ = 0;
    std::vector<Candidate> candidates_;
};

}  // namespace tallywire
