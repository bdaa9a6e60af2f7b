#include "time/tense.hpp"

namespace tallywire {
namespace {

/// How far before an infinitive the word that governs it is looked for.
constexpr std::size_t governor_reach = 5;

class Tenses {
public:
    Tenses(const Lexicon& lexicon, std::span<const Token> tokens, KindMask ahead, KindMask governor)
        : lexicon_(lexicon), tokens_(tokens), ahead_(ahead), governor_(governor) {}

    /// Of the nearest verb before token `end`.
    Tense before(std::size_t end) const {
        for (std::size_t i = end; i-- > 0;) {
            if (is_ahead(i) && governs_time(i, end)) return Tense::future;
            if (!is_verb(tokens_[i].tag) || tokens_[i].tag == Tag::verb_gerund) continue;
            if (const Tense tense = group(i); tense != Tense::unknown) return tense;
        }
        return Tense::unknown;
    }

    /// Of the first verb from token `first` on.
    Tense after(std::size_t first) const {
        for (std::size_t i = first; i < tokens_.size(); ++i) {
            if (!is_verb(tokens_[i].tag) || tokens_[i].tag == Tag::verb_gerund) continue;
            if (tokens_[i].tag == Tag::modal) return Tense::future;
            if (is_helper(i)) return helper_ahead(i);
            if (const Tense tense = finite(i); tense != Tense::unknown) return tense;
            if (tokens_[i].tag == Tag::verb_participle) return Tense::past;
        }
        return Tense::unknown;
    }

    /// Stands “ahead of”, “before” right before token `end`?
    bool is_ahead_of(std::size_t end) const {
        if (end == 0) return false;
        return lexicon_.text(tokens_[end - 1].word) == "before" || (end > 1 && is_ahead(end - 2)) || is_ahead(end - 1);
    }

private:
    bool is_ahead(std::size_t i) const { return (tokens_[i].begins & ahead_) != 0; }
    bool is_helper(std::size_t i) const {
        return lexicon_.is_helper(lexicon_.entry(tokens_[i]));
    }
    bool is_light(std::size_t i) const { return tokens_[i].tag == Tag::adverb || tokens_[i].tag == Tag::negation; }

    /// Scheduled for Thursday, due Monday: does the word speak of what follows at `end`?
    bool governs_time(std::size_t i, std::size_t end) const {
        return i + 1 == end || tokens_[i + 1].tag == Tag::determiner || is_noun(tokens_[i + 1].tag) || tokens_[i + 1].tag == Tag::preposition || tokens_[i + 1].tag == Tag::to || is_light(i + 1);
    }

    Tense finite(std::size_t i) const {
        const Token& token = tokens_[i];
        if (token.tag == Tag::modal) return Tense::future;
        if (token.tag == Tag::verb_past) return Tense::past;
        if (is_helper(i)) return lexicon_.entry(token).verb_forms & verb_form_past ? Tense::past : Tense::present;
        if (token.tag == Tag::verb_third) return Tense::present;
        if (token.tag != Tag::verb_base) return Tense::unknown;
        // A bare base form is finite only where somebody does it: banks close on Monday.
        std::size_t p = i;
        while (p > 0 && is_light(p - 1)) --p;
        if (p == 0) return Tense::unknown;
        const Tag subject = tokens_[p - 1].tag;
        return subject == Tag::noun_plural || subject == Tag::pronoun || subject == Tag::wh || subject == Tag::proper ? Tense::present : Tense::unknown;
    }

    /// Of the verb group whose last verb is token `at`.
    Tense group(std::size_t at) const {
        std::size_t first = at;
        bool perfect = false;
        for (std::size_t i = at; i-- > 0;) {
            if (tokens_[i].tag == Tag::modal) return Tense::future;
            if (tokens_[i].tag == Tag::to) return first == at && tokens_[at].tag != Tag::verb_base ? finite(at) : infinitive(i);
            if (is_helper(i)) {
                perfect |= lexicon_.entry(tokens_[i]).verb == lexicon_.common().have;
                first = i;
            } else if (!is_light(i)) {
                break;
            }
        }
        if (first == at) return tokens_[at].tag == Tag::verb_participle ? Tense::past : finite(at);
        if (tokens_[at].tag == Tag::verb_participle && perfect) return Tense::past;
        return finite(first);
    }

    /// Of an infinitive: as far ahead as its governor is, past only where that tells what was done (failed to meet).
    Tense infinitive(std::size_t to) const {
        for (std::size_t i = to; i-- > 0 && to - i <= governor_reach;) {
            if (tokens_[i].begins & governor_) return Tense::future;
            if (tokens_[i].tag == Tag::modal) return Tense::future;
            if (tokens_[i].tag == Tag::verb_past) return Tense::past;
            if (is_helper(i) || tokens_[i].tag == Tag::verb_third) return Tense::future;
        }
        return Tense::future;
    }

    /// has been closed, is to open, is due on
    Tense helper_ahead(std::size_t i) const {
        if (lexicon_.entry(tokens_[i]).verb_forms & verb_form_past) return Tense::past;
        for (std::size_t k = i + 1; k < tokens_.size() && k < i + 4; ++k) {
            if (is_ahead(k) || tokens_[k].tag == Tag::to) return Tense::future;
            if (tokens_[k].tag == Tag::verb_participle) return lexicon_.entry(tokens_[i]).verb == lexicon_.common().have ? Tense::past : Tense::present;
            if (is_noun(tokens_[k].tag)) break;
        }
        return Tense::present;
    }

    const Lexicon& lexicon_;
    std::span<const Token> tokens_;
    const KindMask ahead_, governor_;
};

}  // namespace

Tense tense_at(const Lexicon& lexicon, std::span<const Token> tokens, std::size_t first, std::size_t last, KindMask ahead, KindMask governor) {
    const Tenses tenses(lexicon, tokens, ahead, governor);
    // Thursday's vote: of what was, unless its own verb or an “ahead of” says otherwise.
    if (last < tokens.size() && tokens[last].tag == Tag::possessive_mark && tenses.after(last) != Tense::future && !tenses.is_ahead_of(first))
        return Tense::past;
    const Tense tense = tenses.before(first);
    return tense == Tense::unknown ? tenses.after(last) : tense;
}

}  // namespace tallywire
