#pragma once

#include "text/lexicon.hpp"
#include "text/sentences.hpp"
#include "text/token.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace tallywire {

/// The sentences and tokens of one article's text, each made when it is first asked for. One object a thread, used again for the
/// next article: buffers stay. Spans of tokens hold until the next `assign`.
class Text {
public:
    /// The lexicon must outlive the object.
    explicit Text(const Lexicon& lexicon) : lexicon_(lexicon) {}

    /// Takes a new text, which the caller keeps alive and unchanged. Splits sentences, nothing more.
    void assign(std::string_view text);

    /// Counts the texts that were assigned: what somebody keeps beside a text holds as long as this stays.
    std::uint64_t version() const { return version_; }
    std::string_view bytes() const { return text_; }
    std::string_view bytes(Span span) const { return span.of(text_); }
    std::string_view bytes(const Token& token) const { return token.where.of(text_); }
    const Lexicon& lexicon() const { return lexicon_; }
    const WordEntry& entry(const Token& token) const { return lexicon_.entry(token); }
    /// The folded word of a token; empty where no rule knows it.
    std::string_view word(const Token& token) const { return lexicon_.text(token.word); }
    /// The word by which the grammar asks for it (Lexicon::gloss).
    std::string_view gloss(const Token& token) const { return lexicon_.gloss(token.word); }

    std::size_t size() const { return sentences_.size(); }
    const Sentence& sentence(std::size_t index) const { return sentences_[index]; }
    const std::vector<Sentence>& sentences() const { return sentences_; }
    /// The index of the sentence that holds byte `at`, or of the one before it.
    std::size_t sentence_at(std::uint32_t at) const;
    /// The tokens of a sentence, tagged.
    std::span<const Token> tokens(std::size_t sentence);
    /// The kinds of rules that a word of the sentence begins (WordEntry::begins), all together: where a finder's bit is missing, none of its phrases stands.
    /// Cuts the sentence into tokens, but leaves the tags until `tokens` is asked for.
    KindMask kinds(std::size_t sentence) { return cut(sentence).kinds; }
    /// The tokens of a sentence, of which nobody may have asked for the tags yet; those are set in place by `tokens`.
    std::span<const Token> untagged(std::size_t sentence) {
        const Piece& piece = cut(sentence);
        return {piece.first, piece.count};
    }
    /// Does a token with a digit stand in the sentence?
    bool has_number(std::size_t sentence) { return cut(sentence).number; }
    /// Has the sentence been cut into tokens already?
    bool is_cut(std::size_t sentence) const { return pieces_[sentence].first != nullptr; }

private:
    struct Piece {
        Token* first = nullptr;
        KindMask kinds = 0;
        std::uint32_t count = 0;
        bool tagged = false;
        bool number = false;
    };
    const Piece& cut(std::size_t sentence) {
        if (pieces_[sentence].first == nullptr) make(pieces_[sentence], sentence);
        return pieces_[sentence];
    }
    void make(Piece& piece, std::size_t sentence);

    const Lexicon& lexicon_;
    std::string_view text_;
    std::uint64_t version_ = 0;
    std::vector<Sentence> sentences_;
    std::vector<Piece> pieces_;
    /// Room for tokens. Blocks are never moved, so that spans hold.
    struct Block {
        std::unique_ptr<Token[]> tokens;
        std::size_t size = 0, used = 0;
    };
    std::vector<Block> blocks_;
    std::size_t block_ = 0;
};

}  // namespace tallywire
