#include "time/tense.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace tallywire {
namespace {

/// How far before an infinitive the word that governs it is looked for.
constexpr std::size_t governor_reach = 5;
/// How far before "could" its subject may be denied: neither of the two drivers could.
constexpr std::size_t reach_of_neither = 8;

bool holds(const std::vector<WordId>& words, const Token& token) { return token.word != 0 && std::find(words.begin(), words.end(), token.word) != words.end(); }

constexpr std::array<std::pair<std::string_view, std::vector<WordId> TenseWords::*>, 5> lists{{{"before", &TenseWords::before},
                                                                                               {"can", &TenseWords::can},
                                                                                               {"cannot", &TenseWords::cannot},
                                                                                               {"nobody", &TenseWords::nobody},
                                                                                               {"will", &TenseWords::will}}};

class Tenses {
public:
    Tenses(const Lexicon& lexicon, const TenseWords& words, std::span<const Token> tokens) : lexicon_(lexicon), words_(words), tokens_(tokens) {}

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
        return holds(words_.before, tokens_[end - 1]) || (end > 1 && is_ahead(end - 2)) || is_ahead(end - 1);
    }

private:
    bool is_ahead(std::size_t i) const { return (tokens_[i].begins & words_.ahead) != 0; }
    bool is_helper(std::size_t i) const {
        return lexicon_.is_helper(lexicon_.entry(tokens_[i]));
    }
    bool is_light(std::size_t i) const { return tokens_[i].tag == Tag::adverb || tokens_[i].tag == Tag::negation; }

    /// Scheduled for Thursday, due Monday: does the word speak of what follows at `end`?
    bool governs_time(std::size_t i, std::size_t end) const {
        for (std::size_t k = i + 1; k < end; ++k)
            if (tokens_[k].shape == Shape::punctuation) return false;  // ahead of the trip, the port said on Sunday
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

    /// Would have met; could not be reached: of what was. All else with a modal is ahead.
    Tense of_modal(std::size_t modal, std::size_t at, bool perfect) const {
        if (perfect && tokens_[at].tag == Tag::verb_participle) return Tense::past;
        if (holds(words_.cannot, tokens_[modal])) return Tense::past;
        if (!holds(words_.can, tokens_[modal])) return Tense::future;
        for (std::size_t i = modal > reach_of_neither ? modal - reach_of_neither : 0; i < at; ++i)
            if (tokens_[i].tag == Tag::negation || (i < modal && holds(words_.nobody, tokens_[i]))) return Tense::past;
        return Tense::future;
    }

    /// Of the verb group whose last verb is token `at`.
    Tense group(std::size_t at) const {
        std::size_t first = at;
        bool perfect = false;
        for (std::size_t i = at; i-- > 0;) {
            if (tokens_[i].tag == Tag::modal) return of_modal(i, at, perfect);
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
            if (tokens_[i].begins & words_.governor) return Tense::future;
            if (tokens_[i].tag == Tag::modal) return Tense::future;
            if (i + 1 == to && is_helper(i) && lexicon_.entry(tokens_[i]).verb == lexicon_.common().be) return Tense::future;  // was to leave
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
    const TenseWords& words_;
    std::span<const Token> tokens_;
};

}  // namespace

bool TenseWords::is_role(std::string_view name) {
    return name == "ahead" || name == "governor" || std::any_of(lists.begin(), lists.end(), [&](const auto& list) { return list.first == name; });
}

void TenseWords::add(Vocabulary& vocabulary, std::string_view role, std::string_view word) {
    const WordId id = vocabulary.intern(word);
    if (role == "ahead") vocabulary.entry(id).begins |= ahead | governor;
    if (role == "governor") vocabulary.entry(id).begins |= governor;
    for (const auto& [name, list] : lists)
        if (name == role) (this->*list).push_back(id);
}

Tense tense_at(const Lexicon& lexicon, const TenseWords& words, std::span<const Token> tokens, std::size_t first, std::size_t last) {
    const Tenses tenses(lexicon, words, tokens);
    // Thursday's vote: of what was, unless its own verb or an “ahead of” says otherwise.
    if (last < tokens.size() && tokens[last].tag == Tag::possessive_mark && tenses.after(last) != Tense::future && !tenses.is_ahead_of(first))
        return Tense::past;
    const Tense tense = tenses.before(first);
    return tense == Tense::unknown ? tenses.after(last) : tense;
}

bool is_told(const Lexicon& lexicon, std::span<const Token> tokens, std::size_t first, std::size_t last) {
    const auto told = [&](std::size_t i) {
        if (tokens[i].tag != Tag::verb_past) return false;
        const WordEntry& entry = lexicon.entry(tokens[i]);
        const std::size_t next = i + 1;
        const bool due = entry.closed != 0 && next < tokens.size() && (tokens[next].tag == Tag::to || tokens[next].tag == Tag::adjective);  // was to open, was due
        return !due && !(i > 0 && (tokens[i - 1].tag == Tag::to || tokens[i - 1].tag == Tag::modal));
    };
    for (std::size_t i = first; i-- > 0;) {
        if (tokens[i].tag == Tag::modal || tokens[i].tag == Tag::to || tokens[i].tag == Tag::verb_gerund || tokens[i].tag == Tag::subordinator) return false;
        if (is_verb(tokens[i].tag) && tokens[i].tag != Tag::verb_participle) return told(i);
    }
    for (std::size_t i = last; i < tokens.size(); ++i)
        if (is_verb(tokens[i].tag)) return told(i);
    return false;
}

bool is_announced(const TenseWords& words, std::span<const Token> tokens, std::size_t first) {
    for (const Token& token : tokens)
        if (is_quote(token)) return false;
    for (std::size_t i = first; i-- > 0;)
        if (tokens[i].tag == Tag::modal) return holds(words.will, tokens[i]);
    return false;
}

}  // namespace tallywire
