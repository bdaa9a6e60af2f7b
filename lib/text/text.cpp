#include "text/text.hpp"

#include "text/tagger.hpp"
#include "text/tokens.hpp"

#include <algorithm>

namespace tallywire {
namespace {

constexpr std::size_t block_size = 4096;

}  // namespace

void Text::assign(std::string_view text) {
    text_ = text;
    ++version_;
    sentences_.clear();
    split_sentences(text, lexicon_, sentences_);
    pieces_.assign(sentences_.size(), {});
    for (Block& block : blocks_) block.used = 0;
    block_ = 0;
}

std::size_t Text::sentence_at(std::uint32_t at) const {
    const auto after = std::upper_bound(sentences_.begin(), sentences_.end(), at,
                                        [](std::uint32_t byte, const Sentence& sentence) { return byte < sentence.where.begin; });
    return after == sentences_.begin() ? 0 : static_cast<std::size_t>(after - sentences_.begin()) - 1;
}

void Text::make(Piece& piece, std::size_t index) {
    const Span where = sentences_[index].where;
    while (block_ < blocks_.size() && blocks_[block_].size - blocks_[block_].used < where.size()) ++block_;
    if (block_ == blocks_.size()) {
        const std::size_t size = std::max<std::size_t>(block_size, where.size());
        blocks_.push_back({std::make_unique<Token[]>(size), size, 0});
    }
    Block& block = blocks_[block_];
    Token* const first = block.tokens.get() + block.used;
    const Token* const end = split_tokens(text_, where, lexicon_, first);
    const auto count = static_cast<std::uint32_t>(end - first);
    block.used += count;
    piece = {first, 0, count, false, false};
    for (const Token* token = first; token != end; ++token) {
        piece.kinds |= token->begins;
        piece.number |= token->shape == Shape::number || token->shape == Shape::alphanumeric;
    }
}

std::span<const Token> Text::tokens(std::size_t index) {
    const Piece& piece = cut(index);
    if (!piece.tagged) {
        tag_sentence(text_, {piece.first, piece.count}, lexicon_);
        pieces_[index].tagged = true;
    }
    return {piece.first, piece.count};
}

}  // namespace tallywire
