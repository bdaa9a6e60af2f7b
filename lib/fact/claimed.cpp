#include "fact/claimed.hpp"

#include "text/tokens.hpp"

#include <algorithm>

namespace tallywire {
namespace {

constexpr std::size_t turned_tokens = 8;  ///< that a negation reaches
constexpr std::size_t stem_size = 6;  ///< letters that tell words of one family: negoti(ate), negoti(ation)

std::uint32_t hash_stem(std::string_view word) {
    std::uint32_t hash = 0x811C9DC5u;
    for (const char c : word.substr(0, stem_size)) hash = (hash ^ static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c)) * 0x01000193u;
    return hash;
}

}  // namespace

StanceRules::StanceRules(Lexicon& lexicon, const Rules& rules) : lexicon_(lexicon), phrases_(lexicon) {
    const RuleTable table = rules.table_of(lexicon.language(), "sides");
    const std::size_t phrase = table.column("phrase"), side = table.column("side");
    for (const RuleTable::Row& row : table.rows()) {
        const std::string_view cell = row.cells[side];
        if (cell != "+" && cell != "-" && cell != "not") table.refuse(row, side, "expected +, - or not");
        phrases_.add(lexicon, row.cells[phrase], cell == "+" ? plus : cell == "-" ? minus : turn);
    }
}

/// The hash of a content word's stem; 0 for any other token.
std::uint32_t StanceRules::stem_of(const Token& token, std::string_view text) const {
    if (!is_word(token) || token.where.size() < 3) return 0;
    const WordEntry& entry = lexicon_.entry(token);
    if (token.word != 0 && entry.closed != 0) return 0;
    std::string_view word = token.where.of(text);
    if (entry.verb) word = lexicon_.text(entry.verb);
    else if (entry.noun) word = lexicon_.text(entry.noun);
    return hash_stem(word);
}

void StanceRules::describe(Claimed& claimed) const {
    const std::string& text = claimed.statement.text;
    std::vector<Token> tokens;
    split_tokens(text, {0, static_cast<std::uint32_t>(text.size())}, lexicon_, tokens);
    std::vector<bool> turned(tokens.size(), false);
    // What a negation turns comes after it; what a word of a side says it of may stand before it too. Neither reaches over a mark or into another clause.
    const auto reach = [&](std::size_t from, std::size_t after, bool back) {
        const auto is_end = [&](std::size_t i) {
            if (!is_word(tokens[i])) return tokens[i].shape != Shape::number && tokens[i].shape != Shape::hyphen;
            const auto tag = static_cast<Tag>(lexicon_.entry(tokens[i]).closed);
            return tag == Tag::conjunction || (tag == Tag::subordinator && tokens[i].word != lexicon_.common().that);
        };
        for (std::size_t i = after; i < tokens.size() && i < after + turned_tokens && !is_end(i); ++i) turned[i] = true;
        if (!back) return;
        for (std::size_t i = from; i < after; ++i) turned[i] = true;
        for (std::size_t i = from; i-- > 0 && from - i <= turned_tokens && !is_end(i);) turned[i] = true;
    };
    int side = 0, turns = 0;
    for (std::size_t i = 0; i < tokens.size();) {
        if (const PhraseTable::Match match = phrases_.match(lexicon_, tokens, i)) {
            if (match.payload == turn) ++turns;
            else side += match.payload == plus ? 1 : -1;
            reach(i, i + match.size, match.payload != turn);
            i += match.size;
        } else {
            ++i;
        }
    }
    const std::string& polarity = claimed.statement.polarity;
    const bool denied = polarity == "denies" || polarity == "refuses";
    const bool all_turned = denied && turns == 0;
    if (all_turned) ++turns;  // "denied that there were no talks" is rare, "refuses … not" is not
    claimed.stance = side < 0 ? -1 : 1;
    if (turns % 2) claimed.stance = -claimed.stance;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].shape == Shape::number) claimed.numbers.push_back(hash_stem(tokens[i].where.of(text)));
        const std::uint32_t stem = stem_of(tokens[i], text);
        if (stem == 0) continue;
        claimed.stems.push_back(stem);
        if (all_turned || turned[i]) claimed.turned.push_back(stem);
    }
    for (std::vector<std::uint32_t>* list : {&claimed.stems, &claimed.turned, &claimed.numbers}) {
        std::sort(list->begin(), list->end());
        list->erase(std::unique(list->begin(), list->end()), list->end());
    }
}

}  // namespace tallywire
