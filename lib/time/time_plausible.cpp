#include "time/time_plausible.hpp"

#include <algorithm>

namespace tallywire {
namespace {

/// A sentence without a word of so many small letters may be a headline.
constexpr std::size_t long_word = 4;

/// Mr, Dr., Gen.
bool is_title(const Text& text, const Token& token) {
    std::string_view word = text.bytes(token);
    if (word.ends_with('.')) word.remove_suffix(1);
    return text.lexicon().abbreviation(word) == Lexicon::Abbreviation::never_ends && !(text.entry(token).closed);
}

bool begins_phrase(Tag tag) {
    return is_noun(tag) || tag == Tag::determiner || tag == Tag::possessive || tag == Tag::pronoun || tag == Tag::adjective || tag == Tag::number || tag == Tag::verb_gerund;
}

bool is_name_after(const Token* after) { return after && after->space_before && is_word(*after) && is_capital(*after); }

class Plausibility {
public:
    Plausibility(const Text& text, const TimeWords& words, std::span<const Token> tokens, const TimeGrammar::Found& found)
        : text_(text), words_(words), tokens_(tokens), found_(found), before_(found.first > 0 ? &tokens[found.first - 1] : nullptr),
          after_(found.last < tokens.size() ? &tokens[found.last] : nullptr) {}

    bool is_good() const { return stands_well() && !is_name() && !is_heading(); }

private:
    bool is_alone() const { return found_.last == found_.first + 1; }

    /// What the meaning of the rule bears beside it.
    bool stands_well() const {
        const TimeReading& reading = found_.reading;
        if (reading.alone && after_ && begins_phrase(after_->tag)) return false;
        if (reading.listed && after_ && (begins_phrase(after_->tag) || after_->tag == Tag::verb_participle || after_->tag == Tag::verb_past)) return false;
        if ((reading.quarter || reading.half) && reading.year == TimeReading::none && !reading.shifts_unit && is_of_game()) return false;
        if (reading.uncounted && after_ && after_->tag == Tag::noun_plural) return false;
        return !reading.before_noun || (after_ && (is_noun(after_->tag) || after_->tag == Tag::adjective || after_->tag == Tag::number));
    }

    /// The fourth quarter of a game.
    bool is_of_game() const {
        return std::any_of(tokens_.begin(), tokens_.end(), [&](const Token& token) { return (token.begins & words_.game()) != 0; });
    }

    bool is_name() const {
        const TimeReading& reading = found_.reading;
        if (!is_alone()) return false;
        if (reading.year != TimeReading::none && reading.year_grain == Grain::year)
            return (after_ && after_->shape == Shape::symbol) || (before_ && before_->shape == Shape::symbol);
        const bool begins = before_ == nullptr || before_->tag == Tag::determiner;
        if ((reading.weekday || reading.month) && reading.sort == TimeReading::Sort::calendar && before_ && before_->shape == Shape::capital && is_title(text_, *before_)) return true;
        if (tokens_[found_.first].shape != Shape::capital) return false;
        if (reading.sort == TimeReading::Sort::set && before_ && is_capital(*before_)) return true;  // China Daily
        return begins && is_name_after(after_);                                                     // the Daily Mail
    }

    /// A word that is written small but in names: “This Week”, CBS’s 60 Minutes, USA Today.
    bool is_heading() const {
        const TimeReading& reading = found_.reading;
        if (reading.year_grain == Grain::decade || reading.season != Season::none || reading.quarter || reading.half || reading.fiscal || reading.holiday != TimeReading::none) return false;
        for (std::size_t i = found_.first; i < found_.last; ++i) {
            const Token& token = tokens_[i];
            if (token.shape != Shape::capital || token.begins & words_.capital() || token.where.size() < 3) continue;
            if (i == found_.first && (before_ == nullptr || !(is_word(*before_) || before_->tag == Tag::possessive_mark) || text_.bytes(*before_).ends_with('.'))) continue;
            if (i == found_.first && !is_alone() && !is_capital(*before_)) continue;
            return has_small_word();
        }
        return false;
    }

    bool has_small_word() const {
        return std::any_of(tokens_.begin(), tokens_.end(), [](const Token& token) { return token.shape == Shape::lower && token.where.size() >= long_word; });
    }

    const Text& text_;
    const TimeWords& words_;
    std::span<const Token> tokens_;
    const TimeGrammar::Found& found_;
    const Token* before_;
    const Token* after_;
};

}  // namespace

bool is_plausible(const Text& text, const TimeWords& words, std::span<const Token> tokens, const TimeGrammar::Found& found) {
    return Plausibility(text, words, tokens, found).is_good();
}

}  // namespace tallywire
