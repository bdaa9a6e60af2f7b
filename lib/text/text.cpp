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
    for (std::vector<Token>& block : blocks_) block.clear();
    block_ = 0;
}

std::size_t Text::sentence_at(std::uint32_t at) const {
    const auto after = std::upper_bound(sentences_.begin(), sentences_.end(), at,
                                        [](std::uint32_t byte, const Sentence& sentence) { return byte < sentence.where.begin; });
    return after == sentences_.begin() ? 0 : static_cast<std::size_t>(after - sentences_.begin()) - 1;
}

void Text::make(Piece& piece, std::size_t index) {
    scratch_.clear();
    split_tokens(text_, sentences_[index].where, lexicon_, scratch_);
    while (block_ < blocks_.size() && blocks_[block_].capacity() - blocks_[block_].size() < scratch_.size()) ++block_;
    if (block_ == blocks_.size()) {
        blocks_.emplace_back();
        blocks_.back().reserve(std::max(block_size, scratch_.size()));
    }
    std::vector<Token>& block = blocks_[block_];
    const std::size_t at = block.size();
    block.insert(block.end(), scratch_.begin(), scratch_.end());
    piece = {block.data() + at, 0, static_cast<std::uint32_t>(scratch_.size()), false, false};
    for (const Token& token : scratch_) {
        piece.kinds |= token.begins;
        piece.number |= token.shape == Shape::number || token.shape == Shape::alphanumeric;
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
