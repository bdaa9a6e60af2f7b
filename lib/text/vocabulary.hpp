#pragma once

#include "base/large_pages.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// The number of a word in the vocabulary; 0 is every word that no rule knows.
using WordId = std::uint32_t;

/// A set of rule kinds, a bit each: which phrase tables have an entry that begins with a word, goes on with it, or is the word alone.
using KindMask = std::uint64_t;

/// What the lexicon knows of a word form. Weights are 0 (never) to 9; lemmas are word ids, 0 where it is no noun or verb.
struct alignas(64) WordEntry {  // a line of the cache: words are looked up all over the table
    KindMask begins = 0;
    KindMask follows = 0;  ///< the word is the second of a phrase
    KindMask alone = 0;    ///< the word is a phrase
    WordId noun = 0;
    WordId verb = 0;
    std::uint8_t verb_forms = 0;  ///< bits of VerbForm
    std::uint8_t number = 0;      ///< bits: 1 singular, 2 plural
    std::uint8_t noun_class = 0;  ///< NounClass
    std::uint8_t closed = 0;      ///< Tag of a closed-class word (of, the, he), 0 of others
    std::uint8_t as_noun = 0;
    std::uint8_t as_verb = 0;
    std::uint8_t as_adjective = 0;
    std::uint8_t as_adverb = 0;
    std::uint8_t leads_digits = 0;  ///< a currency that is written right before digits: USD115, Rs500
    std::uint8_t abbreviation = 0;  ///< Lexicon::Abbreviation of the word before a period
};

/// All words that any rule knows, without regard to case: one look-up a token decides what the token can be. Filled while the rules are
/// read; const and shared between threads after that.
class Vocabulary {
public:
    Vocabulary();
    Vocabulary(const Vocabulary&) = delete;

    /// The id of a word, added where it is new. The word is folded (fold_case).
    WordId intern(std::string_view word);
    /// The id of a word as written, in any case; 0 where it is unknown. No allocation for words of up to 48 bytes.
    WordId find(std::string_view surface) const;
    /// The same in two steps, so that many words can be on their way through the memory at once: by what a folded word of at most 16 bytes is known
    /// (its bytes in the order of the memory, the rest zero), and then its id.
    static std::uint64_t hash_of(std::uint64_t low, std::uint64_t high, std::size_t size) {
        std::uint64_t hash = (low ^ (size + 1) * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
        hash = ((hash ^ hash >> 32) + high) * 0x9FB21C651E98DF25u;
        hash = (hash ^ hash >> 29) * 0xD6E8FEB86659FD93u;
        return hash ^ hash >> 32;
    }
    WordId find_hash(std::uint64_t hash) const {
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
            const Slot slot = slots_[at];
            if ((slot ^ hash) <= id_bits || slot == 0) return static_cast<WordId>(slot & id_bits);
        }
    }
    /// Asks the memory for what `find_hash`, `entry` will look at.
    void fetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }
    void fetch_entry(WordId id) const { __builtin_prefetch(&entries_[id]); }
    /// The folded word; lives as long as the vocabulary.
    std::string_view text(WordId id) const { return texts_[id]; }
    WordEntry& entry(WordId id) { return entries_[id]; }
    const WordEntry& entry(WordId id) const { return entries_[id]; }
    std::size_t size() const { return texts_.size(); }

    /// A new bit for WordEntry::begins. Throws std::length_error after 64.
    KindMask new_kind();

private:
    /// A word is known by its hash alone: one look at the table, and no word of the vocabulary has another's hash. A slot holds the upper 40 bits of the
    /// hash and the id, so that the table stays in the cache of a core; 0 is an empty one.
    using Slot = std::uint64_t;
    static constexpr std::uint64_t id_bits = 0xFFFFFF;

    static std::uint64_t hash_of(std::string_view folded);
    WordId find_folded(std::string_view folded) const { return find_hash(hash_of(folded)); }
    void put(Slot slot, std::uint64_t hash);
    std::string_view keep(std::string_view text);
    void grow();

    std::vector<Slot, LargePages<Slot>> slots_;
    std::vector<std::string_view, LargePages<std::string_view>> texts_;
    std::vector<WordEntry, LargePages<WordEntry>> entries_;
    std::vector<std::unique_ptr<char[]>> blocks_;
    std::size_t left_ = 0;
    char* next_ = nullptr;
    int kinds_ = 0;
};

}  // namespace tallywire
