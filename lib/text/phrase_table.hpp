#pragma once

#include "text/lexicon.hpp"
#include "text/token.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tallywire {

/// Phrases of one kind (units, bounds, places, cues …), each with a number that its owner gives it. A phrase is written as words
/// with blanks; `V:kill` stands for every form of a verb, `N:death` for both numbers of a noun. Filled while the rules are read, const and shared after.
class PhraseTable {
public:
    struct Match {
        std::uint32_t size = 0;     ///< tokens; 0: none
        std::uint32_t payload = 0;
        explicit operator bool() const { return size != 0; }
    };

    /// Takes a bit of the vocabulary for the kind.
    explicit PhraseTable(Lexicon& lexicon);

    /// A lemma that the lexicon does not know stands for itself alone.
    void add(Lexicon& lexicon, std::string_view phrase, std::uint32_t payload);

    /// The bit that words which begin a phrase of this table have in WordEntry::begins.
    KindMask kind() const { return kind_; }
    /// The longest phrase that begins at token `at`. The first of equal phrases wins. Blanks between tokens do not matter.
    Match match(const Lexicon& lexicon, std::span<const Token> tokens, std::size_t at) const {
        if (!(tokens[at].begins & kind_)) return {};
        return longest(lexicon, tokens, at);
    }

private:
    struct Phrase {
        std::uint32_t rest = 0, size = 0;  ///< words after the second, in words_
        std::uint32_t payload = 0;
        std::uint32_t next = 0;            ///< with the same first two words, not longer; 0: none
    };
    struct Slot {
        std::uint64_t key = 0;    ///< the first two words
        std::uint32_t first = 0;  ///< their longest phrase; of a word alone, the payload itself
    };
    /// No second word (0) is the key of the phrase of one word.
    static std::uint64_t key_of(WordId first, WordId second) { return std::uint64_t{second} << 32 | first; }
    /// The slot of two words, or the empty one where it would stand.
    std::size_t slot_of(std::uint64_t key) const {
        std::size_t at = static_cast<std::size_t>(key * 0x9E3779B97F4A7C15u >> shift_);
        while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
        return at;
    }
    void grow();
    Match longest(const Lexicon& lexicon, std::span<const Token> tokens, std::size_t at) const;
    void insert(Lexicon& lexicon, std::span<const WordId> words, std::uint32_t payload);

    KindMask kind_;
    int shift_ = 60;
    std::vector<Slot> slots_;  ///< at most half full
    std::size_t used_ = 0;
    std::vector<Phrase> phrases_;  ///< from 1
    std::vector<WordId> words_;
};

}  // namespace tallywire
