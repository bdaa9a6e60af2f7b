#include "fact/scope_rules.hpp"

#include "text/tokens.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <map>
#include <utility>

namespace tallywire {
namespace {

constexpr std::array<std::pair<std::string_view, std::uint16_t>, 12> scopes{{{"none", 0},
                                                                            {"part", scope_part},
                                                                            {"more", scope_more},
                                                                            {"earlier", scope_earlier},
                                                                            {"remaining", scope_remaining},
                                                                            {"pending", scope_pending},
                                                                            {"total", scope_total},
                                                                            {"event", scope_event},
                                                                            {"revised", scope_revised},
                                                                            {"deaths", scope_deaths},
                                                                            {"injuries", scope_injuries},
                                                                            {"yearly", scope_yearly}}};

/// A hash of the words of a sentence without its numbers; 0 where they are few: short sentences are alike by chance.
std::uint64_t skeleton_of(const ScopeRules::Scratch& scratch) {
    std::uint64_t hash = 0xCBF29CE484222325u;
    std::size_t words = 0;
    for (const Token& token : scratch.tokens) {
        if (token.shape == Shape::number || !is_word(token)) continue;
        const std::string_view word = token.where.of(scratch.sentence);
        for (std::size_t at = 0; at < word.size(); at += sizeof(std::uint64_t)) {
            std::uint64_t part = 0;
            std::memcpy(&part, word.data() + at, std::min(sizeof part, word.size() - at));
            hash = (hash ^ (part | 0x2020202020202020u)) * 0x9E3779B97F4A7C15u;  // 0x20: the same in either case
            hash ^= hash >> 32;
        }
        ++words;
    }
    return words < 6 ? 0 : hash;
}

}  // namespace

ScopeRules::ScopeRules(Lexicon& lexicon, const Rules& rules) : lexicon_(lexicon), phrases_(lexicon) {
    const RuleTable table = rules.table_of(lexicon.language(), "scopes");
    const std::size_t phrase = table.column("phrase"), where = table.column("where"), within = table.column("within"),
                      scope = table.column("scope"), figures = table.column("figures");
    std::map<std::string_view, std::uint32_t> payloads;
    for (const RuleTable::Row& row : table.rows()) {
        Cue cue;
        const std::string_view place = row.cells[where];
        if (place == "before") cue.where = Where::before;
        else if (place == "inside") cue.where = Where::inside;
        else if (place == "after") cue.where = Where::after;
        else if (place == "between") cue.where = Where::between;
        else if (place == "sentence") cue.where = Where::sentence;
        else table.refuse(row, where, "expected before, inside, after, between or sentence");
        const std::string_view count = row.cells[within];
        if (std::from_chars(count.data(), count.data() + count.size(), cue.within).ec != std::errc{})
            table.refuse(row, within, "expected a number of tokens");
        const auto named = std::find_if(scopes.begin(), scopes.end(), [&](const auto& entry) { return entry.first == row.cells[scope]; });
        if (named == scopes.end()) table.refuse(row, scope, "no such scope");
        cue.scope = named->second;
        if (!row.cells[figures].empty() && row.cells[figures] != "toll") table.refuse(row, figures, "expected toll or nothing");
        cue.tolls_only = !row.cells[figures].empty();
        if (row.cells[phrase].empty()) table.refuse(row, phrase, "no phrase");
        const auto [at, added] = payloads.emplace(row.cells[phrase], static_cast<std::uint32_t>(cues_.size()));
        if (added) {
            cues_.emplace_back();
            phrases_.add(lexicon, row.cells[phrase], at->second);
        }
        cues_[at->second].push_back(cue);
    }
}

void ScopeRules::cut(std::string_view sentence, Scratch& scratch) const {
    if (scratch.sentence == sentence) return;
    scratch.sentence = sentence;
    if (scratch.room.size() < sentence.size()) scratch.room.resize(2 * sentence.size());
    const Token* const end = split_tokens(scratch.sentence, {0, static_cast<std::uint32_t>(sentence.size())}, lexicon_, scratch.room.data());
    scratch.tokens = std::span(scratch.room).first(static_cast<std::size_t>(end - scratch.room.data()));
    scratch.matches.clear();
    for (std::size_t i = 0; i < scratch.tokens.size();) {
        const PhraseTable::Match match = phrases_.match(lexicon_, scratch.tokens, i);
        if (match) scratch.matches.push_back({i, match});
        i += match ? match.size : 1;
    }
    scratch.skeleton = skeleton_of(scratch);
}

std::uint16_t ScopeRules::scope(std::string_view sentence, std::string_view text, bool toll, Scratch& scratch) const {
    const std::size_t at = sentence.find(text);
    if (at == std::string_view::npos || text.empty()) return 0;
    cut(sentence, scratch);
    const std::span<const Token> tokens = scratch.tokens;
    const auto begin = static_cast<std::uint32_t>(at), end = static_cast<std::uint32_t>(at + text.size());
    // The figure's own tokens: [first, last).
    std::size_t first = 0;
    while (first < tokens.size() && tokens[first].where.end <= begin) ++first;
    std::size_t last = first;
    while (last < tokens.size() && tokens[last].where.begin < end) ++last;
    std::uint16_t found = 0;
    for (const auto& [i, match] : scratch.matches) {
        const std::size_t after = i + match.size;
        for (const Cue& cue : cues_[match.payload]) {
            if (cue.tolls_only && !toll) continue;
            bool holds = false;
            switch (cue.where) {
                case Where::before: holds = after <= first && first - after <= cue.within; break;
                case Where::inside: holds = i >= first && after <= last; break;
                case Where::after: holds = i >= last && i - last <= cue.within; break;
                case Where::between: holds = after == first && i > 0 && tokens[i - 1].shape == Shape::number; break;
                case Where::sentence: holds = true; break;
            }
            if (holds) found |= cue.scope;
        }
    }
    return found;
}

}  // namespace tallywire
