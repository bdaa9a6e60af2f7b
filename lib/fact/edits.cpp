#include "fact/edits.hpp"

#include "base/utf8.hpp"
#include "text/sentences.hpp"
#include "text/tokens.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace tallywire {
namespace {

constexpr double like_sentence = 0.5;  ///< share of common words from which two sentences are versions of one
constexpr std::size_t most_sentences = 400;

constexpr std::array<std::string_view, 7> names{"figure", "date", "name", "quote", "attribution", "wording", "cosmetic"};
constexpr std::array<std::string_view, 19> calendar{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
                                                    "january", "february", "march", "april", "june", "july", "august", "september",
                                                    "october", "november", "december", "yesterday"};
constexpr std::array<std::string_view, 14> sayings{"said", "says", "told", "according", "added", "announced", "claimed", "stated",
                                                   "reported", "denied", "warned", "confirmed", "insisted", "sources"};

template <std::size_t size>
bool holds(const std::array<std::string_view, size>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

struct Word {
    std::string_view text;
    std::string folded;
    Shape shape = Shape::lower;
    bool known = false;    ///< the lexicon has it
    bool number = false;
};

struct SentenceWords {
    std::string_view text;
    std::vector<Word> words;
    std::size_t partner = SIZE_MAX;
};

std::vector<SentenceWords> read(std::string_view text, const Lexicon& lexicon) {
    std::vector<Sentence> sentences;
    split_sentences(text, lexicon, sentences);
    if (sentences.size() > most_sentences) sentences.resize(most_sentences);
    std::vector<SentenceWords> out;
    std::vector<Token> tokens;
    for (const Sentence& sentence : sentences) {
        SentenceWords words;
        words.text = sentence.where.of(text);
        tokens.clear();
        split_tokens(text, sentence.where, lexicon, tokens);
        for (const Token& token : tokens) {
            Word word{token.where.of(text), {}, token.shape, token.word != 0, token.shape == Shape::number};
            word.folded = is_quote(token) ? "\"" : fold_case(word.text);
            if (word.folded == "’") word.folded = "'";
            words.words.push_back(std::move(word));
        }
        out.push_back(std::move(words));
    }
    return out;
}

double likeness(const SentenceWords& a, const SentenceWords& b) {
    std::unordered_map<std::string_view, int> bag;
    for (const Word& word : a.words) ++bag[word.folded];
    std::size_t shared = 0;
    for (const Word& word : b.words)
        if (auto found = bag.find(word.folded); found != bag.end() && found->second > 0) {
            --found->second;
            ++shared;
        }
    return a.words.empty() || b.words.empty() ? 0 : 2.0 * static_cast<double>(shared) / static_cast<double>(a.words.size() + b.words.size());
}

void match_sentences(std::vector<SentenceWords>& a, std::vector<SentenceWords>& b) {
    std::unordered_map<std::string_view, std::vector<std::size_t>> same;
    for (std::size_t j = b.size(); j-- > 0;) same[b[j].text].push_back(j);
    for (std::size_t i = 0; i < a.size(); ++i)
        if (auto found = same.find(a[i].text); found != same.end() && !found->second.empty()) {
            a[i].partner = found->second.back();
            b[a[i].partner].partner = i;
            found->second.pop_back();
        }
    struct Like {
        double share;
        std::size_t a, b;
    };
    std::vector<Like> likes;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j) {
            if (a[i].partner != SIZE_MAX || b[j].partner != SIZE_MAX) continue;
            const double share = likeness(a[i], b[j]);
            if (share >= like_sentence) likes.push_back({share, i, j});
        }
    std::stable_sort(likes.begin(), likes.end(), [](const Like& x, const Like& y) { return x.share > y.share; });
    for (const Like& like : likes)
        if (a[like.a].partner == SIZE_MAX && b[like.b].partner == SIZE_MAX) {
            a[like.a].partner = like.b;
            b[like.b].partner = like.a;
        }
}

std::string joined(const std::vector<Word>& words, std::size_t begin, std::size_t end) {
    if (begin == end) return {};
    return std::string(words[begin].text.data(), words[end - 1].text.data() + words[end - 1].text.size());
}

EditClass class_of(const std::vector<Word>& before, std::size_t b0, std::size_t b1, const std::vector<Word>& after, std::size_t a0, std::size_t a1) {
    bool figure = false, date = false, name = false, quote = false, saying = false, wording = false;
    const auto look = [&](const std::vector<Word>& words, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const Word& word = words[i];
            figure |= word.number;
            quote |= word.folded == "\"";
            date |= holds(calendar, word.folded);
            saying |= holds(sayings, word.folded);
            name |= i > 0 && (word.shape == Shape::capital || word.shape == Shape::mixed) && !holds(calendar, word.folded);
            wording |= word.shape <= Shape::mixed;
        }
    };
    look(before, b0, b1);
    look(after, a0, a1);
    std::string x, y;
    for (std::size_t i = b0; i < b1; ++i)
        if (before[i].shape <= Shape::alphanumeric) x += before[i].folded + ' ';
    for (std::size_t i = a0; i < a1; ++i)
        if (after[i].shape <= Shape::alphanumeric) y += after[i].folded + ' ';
    if (x == y) return quote && (b0 == b1 || a0 == a1) ? EditClass::quote : EditClass::cosmetic;
    if (figure) return EditClass::figure;
    if (date) return EditClass::date;
    if (saying) return EditClass::attribution;
    if (name) return EditClass::name;
    if (quote) return EditClass::quote;
    return wording ? EditClass::wording : EditClass::cosmetic;
}

/// The longest common subsequence of words; what lies between its pieces are the edits.
void compare_words(const std::vector<Word>& a, const std::vector<Word>& b, std::vector<Edit>& edits) {
    const std::size_t n = a.size(), m = b.size();
    std::vector<std::uint16_t> length((n + 1) * (m + 1), 0);
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return length[i * (m + 1) + j]; };
    for (std::size_t i = n; i-- > 0;)
        for (std::size_t j = m; j-- > 0;)
            at(i, j) = a[i].folded == b[j].folded ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1) : std::max(at(i + 1, j), at(i, j + 1));
    std::size_t i = 0, j = 0;
    while (i < n || j < m) {
        if (i < n && j < m && a[i].folded == b[j].folded) {
            ++i, ++j;
            continue;
        }
        const std::size_t b0 = i, a0 = j;
        while ((i < n || j < m) && !(i < n && j < m && a[i].folded == b[j].folded)) {
            if (j == m || (i < n && at(i + 1, j) >= at(i, j + 1))) ++i;
            else ++j;
        }
        edits.push_back({class_of(a, b0, i, b, a0, j), joined(a, b0, i), joined(b, a0, j)});
    }
}

Edit whole_sentence(const SentenceWords& sentence, bool cut) {
    EditClass kind = EditClass::wording;
    for (const Word& word : sentence.words)
        if (word.folded == "\"") kind = EditClass::quote;
        else if (holds(sayings, word.folded) && kind != EditClass::quote) kind = EditClass::attribution;
    return cut ? Edit{kind, std::string(sentence.text), {}} : Edit{kind, {}, std::string(sentence.text)};
}

}  // namespace

std::string_view name_of(EditClass edit) { return names[static_cast<std::size_t>(edit)]; }

std::vector<Edit> find_edits(std::string_view before, std::string_view after, const Lexicon& lexicon) {
    std::vector<SentenceWords> a = read(before, lexicon), b = read(after, lexicon);
    match_sentences(a, b);
    std::vector<Edit> edits;
    for (const SentenceWords& sentence : a) {
        if (sentence.partner == SIZE_MAX) edits.push_back(whole_sentence(sentence, true));
        else if (b[sentence.partner].text != sentence.text) compare_words(sentence.words, b[sentence.partner].words, edits);
    }
    for (const SentenceWords& sentence : b)
        if (sentence.partner == SIZE_MAX) edits.push_back(whole_sentence(sentence, false));
    return edits;
}

}  // namespace tallywire
