#include "fact/claimed.hpp"

#include "text/tokens.hpp"

#include <algorithm>

namespace tallywire {
namespace {

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

void StanceRules::describe(Claimed& claimed) const {
    const std::string& text = claimed.statement.text;
    std::vector<Token> tokens;
    split_tokens(text, {0, static_cast<std::uint32_t>(text.size())}, lexicon_, tokens);
    int side = 0, turns = 0;
    for (std::size_t i = 0; i < tokens.size();) {
        if (const PhraseTable::Match match = phrases_.match(lexicon_, tokens, i)) {
            if (match.payload == turn) ++turns;
            else side += match.payload == plus ? 1 : -1;
            i += match.size;
        } else {
            ++i;
        }
    }
    const std::string& polarity = claimed.statement.polarity;
    if (polarity == "denies" || polarity == "refuses") turns += turns == 0;  // "denied that there were no talks" is rare, "refuses … not" is not
    claimed.stance = side < 0 ? -1 : 1;
    if (turns % 2) claimed.stance = -claimed.stance;
    for (const Token& token : tokens) {
        if (!is_word(token) || token.where.size() < 3) continue;
        const WordEntry& entry = lexicon_.entry(token);
        if (token.word != 0 && entry.closed != 0) continue;
        std::string_view word = token.where.of(text);
        if (entry.verb) word = lexicon_.text(entry.verb);
        else if (entry.noun) word = lexicon_.text(entry.noun);
        claimed.stems.push_back(hash_stem(word));
    }
    std::sort(claimed.stems.begin(), claimed.stems.end());
    claimed.stems.erase(std::unique(claimed.stems.begin(), claimed.stems.end()), claimed.stems.end());
}

}  // namespace tallywire
