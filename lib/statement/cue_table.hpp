#pragma once

#include "text/phrase_table.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tallywire {

enum class Polarity : std::uint8_t { asserts, denies, refuses, demands, threatens, promises, hopes };
std::string_view name_of(Polarity polarity);
std::optional<Polarity> polarity_of(std::string_view name);

/// What may follow a cue as its content, bits of Cue::frames.
enum Frame : std::uint32_t {
    frame_that = 1,       ///< a clause after "that"
    frame_clause = 2,     ///< a clause without "that"
    frame_to = 4,         ///< "to" and an infinitive
    frame_np = 8,         ///< a noun phrase
    frame_ing = 16,       ///< a gerund
    frame_wh = 32,        ///< whether, how, why …
    frame_quote = 64,     ///< a quotation, before or after
    frame_hearer = 128,   ///< whoever is spoken to stands between the cue and the content
    frame_hearer_to = 256, ///< so do they before an infinitive: urged them to leave
    frame_tag = 512,      ///< the content may stand before: …, she said
    frame_clause_strict = 2048, ///< a clause without "that", where its own verb is near: found the door was open
    frame_evidence = 4096,      ///< events do it too: "…, suggesting a new round" counts only beside another cue
    frame_positive = 8192,      ///< no statement where it is negated: did not speak about it
    frame_complement = 16384,   ///< a noun phrase and what it is called: "the plan a mistake"; alone it is no statement
    frame_as = 32768,           ///< a noun phrase with "as": saw the plan as a mistake
    frame_document = 65536,     ///< a noun phrase, where a document is the subject: a poll found her ahead
    frame_passive = 1024, ///< "is expected to": the content's subject stands before the cue
};

/// One row of `cues.tsv`.
struct Cue {
    /// source: "according to", whoever follows is the speaker; lending: "made the claim that", whoever did it is the speaker;
    /// label: "Note:" and the like, which are nobody; document: "poll", "report", which tell without anybody
    enum class Kind : std::uint8_t { verb, noun, adjective, source, lending, label, document };
    Kind kind = Kind::verb;
    Polarity polarity = Polarity::asserts;
    std::uint32_t frames = 0;
    bool warns = false;              ///< a threat may be its content: warned
    std::uint64_t prepositions = 0;  ///< bits by CueTable::preposition_bit: "for" in a call for
};

/// The words that report what somebody says, with their grammar. Const once built.
class CueTable {
public:
    CueTable(Lexicon& lexicon, const Rules& rules);

    struct Match {
        std::uint32_t size = 0;
        const Cue* cue = nullptr;
        explicit operator bool() const { return size != 0; }
    };
    /// A cue that is a verb; one that is none. A word may be both: "claims".
    Match match_verb(const Lexicon& lexicon, std::span<const Token> tokens, std::size_t at) const { return match(verbs_, lexicon, tokens, at); }
    Match match_other(const Lexicon& lexicon, std::span<const Token> tokens, std::size_t at) const { return match(others_, lexicon, tokens, at); }
    /// A verb that says nothing by itself, but whose subject speaks where a noun that is a cue is its object.
    bool lends(const Lexicon& lexicon, std::span<const Token> tokens, std::size_t at) const { return bool(lending_.match(lexicon, tokens, at)); }
    /// Does a label stand there, which names nobody before a colon?
    bool labels(const Lexicon& lexicon, std::span<const Token> tokens, std::size_t at) const { return bool(labels_.match(lexicon, tokens, at)); }
    /// Does a document stand there: a poll, a report?
    bool is_document(const Lexicon& lexicon, std::span<const Token> tokens, std::size_t at) const { return bool(documents_.match(lexicon, tokens, at)); }
    /// The bits of words that begin a cue.
    KindMask kind() const { return verbs_.kind() | others_.kind(); }
    /// Does the preposition lead to the content of the cue?
    bool leads(const Cue& cue, WordId preposition) const {
        for (std::size_t i = 0; i < prepositions_.size(); ++i)
            if (prepositions_[i] == preposition) return cue.prepositions >> i & 1;
        return false;
    }

private:
    PhraseTable& table_of(Cue::Kind kind);
    void read_frames(const RuleTable& table, const RuleTable::Row& row, std::size_t column, Lexicon& lexicon, Cue& cue);

    Match match(const PhraseTable& table, const Lexicon& lexicon, std::span<const Token> tokens, std::size_t at) const {
        const PhraseTable::Match found = table.match(lexicon, tokens, at);
        return found ? Match{found.size, &cues_[found.payload]} : Match{};
    }

    PhraseTable verbs_;
    PhraseTable others_;
    PhraseTable lending_;
    PhraseTable labels_;
    PhraseTable documents_;
    std::vector<Cue> cues_;
    std::vector<WordId> prepositions_;
};

}  // namespace tallywire
