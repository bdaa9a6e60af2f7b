#include "text/tagger.hpp"

#include <algorithm>

namespace tallywire {
namespace {

class Tagger {
public:
    Tagger(std::string_view text, std::span<Token> tokens, const Lexicon& lexicon) : text_(text), tokens_(tokens), lexicon_(lexicon), common_(lexicon.common()) {}

    void run() {
        std::size_t capitals = 0, words = 0, upper = 0;
        for (const Token& token : tokens_) {
            words += is_word(token);
            capitals += is_capital(token);
            upper += token.shape == Shape::upper;
        }
        shouted_ = (words > 4 && capitals * 10 > words * 8) || (words > 2 && upper == words);  // a headline or a text in capitals: they say nothing of names
        for (std::size_t i = 0; i < tokens_.size(); ++i)
            if (tokens_[i].tag == Tag::none) tokens_[i].tag = first_guess(i);
        for (std::size_t i = 0; i < tokens_.size(); ++i) repair(i);
    }

private:
    const WordEntry& entry(std::size_t i) const { return lexicon_.entry(tokens_[i]); }

    Tag tag(std::size_t i) const { return i < tokens_.size() ? tokens_[i].tag : Tag::punctuation; }

    /// The token before `i` that is no adverb, as an index past the end where there is none.
    std::size_t before(std::size_t i) const {
        while (i-- > 0)
            if (tokens_[i].tag != Tag::adverb && tokens_[i].tag != Tag::negation) return i;
        return tokens_.size();
    }

    Tag noun_tag(const WordEntry& known) const { return known.number == 2 ? Tag::noun_plural : Tag::noun; }

    Tag verb_tag(const WordEntry& known, Tag previous, std::size_t p) const {
        if (known.verb_forms & verb_form_base) {
            if (previous == Tag::to || previous == Tag::modal) return Tag::verb_base;
            const WordId last = p < tokens_.size() ? entry(p).verb : 0;
            if (known.verb_forms & verb_form_participle && (last == common_.have || last == common_.be)) return Tag::verb_participle;
            if (last == common_.do_) return Tag::verb_base;
            if (!(known.verb_forms & verb_form_past)) return Tag::verb_base;
        }
        if (known.verb_forms & verb_form_past) return Tag::verb_past;
        if (known.verb_forms & verb_form_gerund) return Tag::verb_gerund;
        if (known.verb_forms & verb_form_third) return Tag::verb_third;
        if (known.verb_forms & verb_form_participle) return Tag::verb_participle;
        return Tag::verb_base;
    }

    bool starts_clause(std::size_t i) const {
        if (i == 0 || tokens_[i - 1].shape == Shape::quote_open || tokens_[i - 1].shape == Shape::dash) return true;
        if (tokens_[i - 1].shape == Shape::quote_close) return i < 2 || tokens_[i - 2].where.of(text_) != ",";
        if (tokens_[i - 1].shape != Shape::punctuation) return false;
        return tokens_[i - 1].where.of(text_) != ",";  // nothing gets a capital for a comma's sake
    }

    /// Can the word be nothing but a finite verb or a modal: said, has, would?
    bool surely_finite(std::size_t i) const {
        if (i >= tokens_.size() || !is_word(tokens_[i])) return false;
        const WordEntry& known = entry(i);
        if (known.closed != 0) {
            const Tag closed = static_cast<Tag>(known.closed);
            return closed == Tag::modal || closed == Tag::verb_third || closed == Tag::verb_past;
        }
        return (known.verb_forms & (verb_form_past | verb_form_third)) != 0 && known.as_verb > known.as_noun + 1 && known.as_verb > known.as_adjective;
    }

    Tag first_guess(std::size_t i) const {
        const Token& token = tokens_[i];
        switch (token.shape) {
            case Shape::number: case Shape::alphanumeric: return Tag::number;
            case Shape::symbol: return Tag::symbol;
            case Shape::lower: case Shape::capital: case Shape::upper: case Shape::mixed: break;
            default: return Tag::punctuation;
        }
        const WordEntry& known = entry(i);
        const bool capital = is_capital(token) && !shouted_;
        if (known.closed != 0 && !(token.shape == Shape::upper && token.where.size() > 1 && !shouted_)) {
            // Will Doyle, in May: a name where a modal would be written small
            if (capital && !starts_clause(i) && static_cast<Tag>(known.closed) == Tag::modal) return Tag::proper;
            if (!capital || starts_clause(i) || token.shape == Shape::capital) return static_cast<Tag>(known.closed);
        }
        if (capital && !starts_clause(i)) return Tag::proper;
        // a follow-up, the break-in
        if (known.verb_forms == verb_form_base && known.as_noun == 0 && i + 1 < tokens_.size() && tokens_[i + 1].shape == Shape::hyphen && i > 0 &&
            (tokens_[i - 1].tag == Tag::determiner || tokens_[i - 1].tag == Tag::adjective || tokens_[i - 1].tag == Tag::possessive))
            return Tag::noun;
        const std::uint8_t best = std::max({known.as_noun, known.as_verb, known.as_adjective, known.as_adverb});
        if (capital && (best == 0 || token.shape != Shape::capital)) return Tag::proper;
        if (capital && i + 1 < tokens_.size() && is_capital(tokens_[i + 1]) && best < 6) return Tag::proper;
        // "Trump said": a capital word before a verb is no verb, whatever else it can be.
        if (capital && i + 1 < tokens_.size() && known.as_verb >= known.as_noun && !(known.verb_forms & verb_form_gerund) && surely_finite(i + 1)) return Tag::proper;
        if (best == 0) return lexicon_.tag_of_ending(token.where.of(text_));
        return by_context(i, known, best);
    }

    /// What the word at `i` is by itself: a mark, a closed-class word; Tag::none for all others.
    Tag raw_tag(std::size_t i) const {
        if (i >= tokens_.size() || !is_word(tokens_[i])) return Tag::punctuation;
        return static_cast<Tag>(entry(i).closed);
    }

    /// Weighs the readings that the lexicon allows against what stands before.
    Tag by_context(std::size_t i, const WordEntry& known, std::uint8_t) const {
        int noun = known.as_noun * 2, verb = known.as_verb * 2, adjective = known.as_adjective * 2, adverb = known.as_adverb * 2;
        const std::size_t p = before(i);
        const Tag previous = p < tokens_.size() ? tokens_[p].tag : Tag::punctuation;
        const bool finite_like = (known.verb_forms & (verb_form_past | verb_form_third)) != 0;
        const bool compound = previous == Tag::noun && p >= 2 && tokens_[p - 1].shape == Shape::hyphen && p + 1 == i;  // low-carbon projects
        switch (compound ? Tag::adjective : previous) {
            case Tag::determiner: case Tag::possessive: case Tag::possessive_mark: case Tag::adjective: case Tag::number:
                noun += 8, adjective += 5;
                if (known.verb_forms & (verb_form_participle | verb_form_gerund)) verb -= 2;
                else verb -= 10;
                break;
            case Tag::preposition:
                noun += 5, adjective += 3, verb -= known.verb_forms & verb_form_gerund ? 0 : 6;
                break;
            case Tag::to:
                if (known.verb_forms & verb_form_base) verb += 8;
                else noun += 4;
                break;
            case Tag::modal:
                if (known.verb_forms & verb_form_base) verb += 12;
                break;
            case Tag::pronoun: case Tag::wh: case Tag::existential:
                verb += 8, noun -= 3;
                break;
            case Tag::noun: case Tag::proper:
                if (finite_like) verb += previous == Tag::proper || known.as_verb >= known.as_noun ? 3 : 0;
                else if (known.verb_forms & verb_form_base && !(known.verb_forms & verb_form_participle))
                    verb -= previous == Tag::proper && tokens_[p].where.of(text_).ends_with('s') ? 4 : 12;
                break;
            case Tag::noun_plural:
                verb += 4;
                break;
            case Tag::verb_base: case Tag::verb_third: case Tag::verb_past: case Tag::verb_participle: case Tag::verb_gerund: {
                const WordEntry& last = lexicon_.entry(tokens_[p]);
                const bool helper = last.closed != 0;  // be, have, do
                if (helper && known.verb_forms & (verb_form_participle | verb_form_gerund)) verb += 6;
                else noun += 3, adjective += 2, verb -= known.verb_forms == verb_form_third ? 10 : 4;
                break;
            }
            default: break;
        }
        // budget issues and …, budget issues a warning: what follows tells a plural from a verb.
        if (known.verb_forms == verb_form_third && known.number == 2 && (previous == Tag::noun || compound)) {
            switch (raw_tag(i + 1)) {
                case Tag::conjunction: case Tag::punctuation: case Tag::preposition: case Tag::verb_third: case Tag::verb_past: case Tag::modal: noun += 6; break;
                case Tag::determiner: case Tag::possessive: case Tag::pronoun: case Tag::subordinator: case Tag::to: verb += 4; break;
                default: break;
            }
        }
        if (previous == Tag::punctuation && known.verb_forms == verb_form_base && i > 0) verb -= 4;
        // One in five say they …; nearly a third think that …: a number that is counted among others, with a clause after the verb
        if ((previous == Tag::number || previous == Tag::adjective) && known.verb_forms & (verb_form_base | verb_form_past) && known.as_verb > known.as_noun + 2) {
            const Tag next = raw_tag(i + 1);
            if (next == Tag::pronoun || next == Tag::subordinator || next == Tag::determiner) verb += 14;
        }
        // Aid groups, Police officers: a news sentence hardly ever begins with a command, and a command takes an article.
        if (i == 0 && known.verb_forms == verb_form_base && known.as_noun && tokens_.size() > 1 && is_word(tokens_[1]) && entry(1).closed == 0 && entry(1).as_noun > entry(1).as_verb)
            noun += 8;
        if (previous == Tag::noun_plural && known.as_adjective && known.verb_forms == verb_form_base && raw_tag(i + 1) == Tag::to) adjective += 8;  // sources close to
        const int best = std::max({noun, verb, adjective, adverb});
        if (known.as_verb && best == verb) return verb_tag(known, previous, p);
        if (known.as_noun && best == noun) return noun_tag(known);
        if (known.as_adjective && best == adjective) return Tag::adjective;
        if (known.as_adverb && best == adverb) return Tag::adverb;
        return known.as_noun ? noun_tag(known) : known.as_verb ? verb_tag(known, previous, p) : Tag::noun;
    }

    static bool is_noun_or_adjective(Tag tag) { return is_noun(tag) || tag == Tag::adjective; }

    void repair(std::size_t i) {
        Token& token = tokens_[i];
        switch (token.tag) {
            case Tag::possessive_mark: case Tag::verb_gerund: case Tag::preposition: case Tag::verb_past: case Tag::subordinator: break;
            default: return;
        }
        const WordEntry& known = entry(i);
        const std::size_t p = before(i);
        // it's, he's, that's, who's: a verb after whatever owns nothing by ’s.
        if (token.tag == Tag::possessive_mark && i > 0) {
            const Tag owner = tokens_[i - 1].tag;
            if (owner == Tag::pronoun || owner == Tag::wh || owner == Tag::existential || owner == Tag::subordinator ||
                (owner == Tag::determiner && !is_noun(tag(i + 1)) && tag(i + 1) != Tag::adjective))
                token.tag = Tag::verb_third;
        }
        // the previous reporting on it
        if (token.tag == Tag::verb_gerund && i > 0 && (tokens_[i - 1].tag == Tag::adjective || tokens_[i - 1].tag == Tag::determiner || tokens_[i - 1].tag == Tag::possessive) &&
            !is_noun_or_adjective(tag(i + 1)) && tag(i + 1) != Tag::determiner && tag(i + 1) != Tag::possessive && tag(i + 1) != Tag::pronoun)
            token.tag = Tag::noun;
        // people like her, but: they like her.
        if (token.tag == Tag::preposition && known.verb_forms & verb_form_base && known.closed != 0 && p < tokens_.size() &&
            (tokens_[p].tag == Tag::modal || tokens_[p].tag == Tag::to || tokens_[p].tag == Tag::pronoun || entry(p).verb == common_.do_))
            token.tag = Tag::verb_base;
        // an outside adviser, the then mayor
        if (token.tag == Tag::preposition && i > 0 && tokens_[i - 1].tag == Tag::determiner && is_noun(tag(i + 1)) && known.as_adjective) token.tag = Tag::adjective;
        // had been killed, were wounded: a past form after be or have is the participle; so it is without an object after a noun ("people killed in").
        if (token.tag == Tag::verb_past && (known.verb_forms & verb_form_participle || known.verb_forms == 0)) {
            const WordId helper = p < tokens_.size() ? entry(p).verb : 0;
            if (helper == common_.be || helper == common_.have) token.tag = Tag::verb_participle;
            else if (p < tokens_.size() && is_noun_or_adjective(tag(i + 1)) && (known.as_adjective != 0 || known.as_verb == 0) && known.as_verb < 8 &&
                     (tokens_[p].tag == Tag::determiner || tokens_[p].tag == Tag::possessive || tokens_[p].tag == Tag::number || tokens_[p].tag == Tag::adjective ||
                      tokens_[p].shape == Shape::hyphen || tokens_[p].tag == Tag::verb_past || (tokens_[p].tag == Tag::verb_participle && entry(p).closed == 0)))
                token.tag = Tag::adjective;
            else if (is_noun(p < tokens_.size() ? tokens_[p].tag : Tag::none) && i + 1 < tokens_.size() && tag(i + 1) == Tag::preposition &&
                     tokens_[i + 1].word == common_.by)
                token.tag = Tag::verb_participle;
        }
        // the number of / that: a bare "that" before a noun phrase without a verb is a determiner; after a verb of saying it joins clauses.
        if (token.tag == Tag::subordinator && token.word == common_.that && i + 1 < tokens_.size() && tag(i + 1) == Tag::noun &&
            (i == 0 || !is_verb(tokens_[i - 1].tag)))
            token.tag = is_noun(i ? tokens_[i - 1].tag : Tag::none) ? Tag::wh : Tag::determiner;
    }

    std::string_view text_;
    std::span<Token> tokens_;
    const Lexicon& lexicon_;
    const Lexicon::Common& common_;
    bool shouted_ = false;
};

}  // namespace

void tag_sentence(std::string_view text, std::span<Token> tokens, const Lexicon& lexicon) { Tagger(text, tokens, lexicon).run(); }

}  // namespace tallywire
