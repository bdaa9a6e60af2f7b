#include "fact/name_facts.hpp"

#include "fact/name_clusters.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace tallywire {
namespace {

constexpr std::size_t longest_sentence = 600;  ///< bytes kept of a sentence

std::string in_one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!blank) out += c;
        else if (!out.empty() && out.back() != ' ') out += ' ';
    }
    return out;
}

std::string hash_id(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out(16, '0');
    for (std::size_t i = 0; i < 16; ++i) out[i] = digits[hash >> (60 - 4 * i) & 15];
    return out;
}

std::string_view cut(std::string_view text) {
    if (text.size() <= longest_sentence) return text;
    std::size_t size = longest_sentence;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
    return text.substr(0, size);
}

/// One fact: the readings of a cluster, ordered by spelling (the main one first) and article.
Fact make_fact(std::vector<NamedReading>& readings, const Spelling& main, const NameMatcher& matcher) {
    std::sort(readings.begin(), readings.end(), [&](const NamedReading& a, const NamedReading& b) {
        return std::tuple(a.name != main.name, std::string_view(a.name), std::string_view(a.article)) <
               std::tuple(b.name != main.name, std::string_view(b.name), std::string_view(b.article));
    });
    Fact fact;
    fact.kind = "name";
    fact.relation = "agree";
    fact.what.item = main.name;
    if (main.kind != NameKind::unknown) fact.what.unit = main.kind == NameKind::person ? "person" : "organisation";
    fact.id = "n-" + hash_id(main.name + "|" + readings.front().article);
    std::set<std::string> outlets;
    const NamedReading* last = nullptr;
    for (NamedReading& named : readings) {
        Reading reading;
        reading.article = named.article;
        reading.source = named.source;
        reading.text = named.name;
        reading.sentence = named.sentence;
        if (named.source) outlets.insert(*named.source);
        fact.readings.push_back(std::move(reading));
        const auto index = static_cast<std::uint32_t>(fact.readings.size() - 1);
        // Each spelling is set beside the main one once; the second article of a spelling beside the first.
        if (index > 0 && (!last || last->name != named.name || index == 1)) {
            NameMatch match = matcher.compare_names(main.name, named.name, main.kind);
            fact.pairs.push_back({0, index, "agree", std::move(match.reason)});
        }
        last = &named;
    }
    fact.outlets.assign(outlets.begin(), outlets.end());
    fact.origins = fact.outlets;
    return fact;
}

}  // namespace

void find_named(const Article& article, Text& text, Names& names, std::vector<NamedReading>& out) {
    text.assign(article.text);
    names.assign(text);
    struct Best {
        const Mention* mention = nullptr;
        std::size_t sentence = 0;
    };
    std::vector<Best> best;
    for (std::size_t s = 0; s < text.size(); ++s)
        for (const Mention& mention : names.mentions(s)) {
            if (mention.name.empty() || mention.entity == no_entity || mention.kind == MentionKind::place || mention.kind == MentionKind::demonym) continue;
            if (mention.entity >= best.size()) best.resize(mention.entity + 1);
            Best& so_far = best[mention.entity];
            if (!so_far.mention || mention.name.size() > so_far.mention->name.size()) so_far = {&mention, s};
        }
    for (std::size_t i = 0; i < best.size(); ++i) {
        if (!best[i].mention) continue;
        const Entity& entity = names.entities()[i];
        NamedReading reading;
        reading.article = article.id;
        reading.source = article.source;
        Span name = best[i].mention->name;
        // "of The World Bank": a capital article within a sentence is part of the name.
        const auto tokens = text.tokens(best[i].sentence);
        if (const std::uint32_t first = best[i].mention->name_first; first > 1 && text.bytes(tokens[first - 1]) == "The") name.begin = tokens[first - 1].where.begin;
        reading.name = in_one_line(text.bytes(name));
        reading.role = entity.role;
        reading.sentence = in_one_line(cut(text.bytes(text.sentence(best[i].sentence).where)));
        if (entity.kind == MentionKind::person) reading.kind = NameKind::person;
        else if (entity.kind == MentionKind::organisation) reading.kind = NameKind::organisation;
        reading.known = entity.known != not_known;
        out.push_back(std::move(reading));
    }
}

void group_names(std::vector<NamedReading> readings, const NameMatcher& matcher, const std::function<void(Fact&&)>& emit) {
    std::map<std::string, Spelling> by_name;
    for (const NamedReading& reading : readings) {
        Spelling& spelling = by_name[reading.name];
        spelling.name = reading.name;
        ++spelling.articles;
        if (spelling.kind == NameKind::unknown) spelling.kind = reading.kind;
    }
    std::vector<Spelling> spellings;
    std::map<std::string_view, std::uint32_t> index;
    for (auto& [name, spelling] : by_name) {
        index.emplace(name, static_cast<std::uint32_t>(spellings.size()));
        spellings.push_back(spelling);
    }
    const std::vector<std::uint32_t> clusters = cluster_spellings(spellings, matcher);
    std::map<std::uint32_t, std::vector<NamedReading>> facts;
    for (NamedReading& reading : readings) facts[clusters[index.at(reading.name)]].push_back(std::move(reading));
    for (auto& [cluster, named] : facts) {
        std::set<std::string_view> articles;
        std::set<std::string_view> names;
        bool known = true;
        for (const NamedReading& reading : named) {
            articles.insert(reading.article);
            names.insert(reading.name);
            known &= reading.known;
        }
        // That everybody writes Reuters alike is no news.
        if (articles.size() < 2 || (known && names.size() == 1)) continue;
        emit(make_fact(named, spellings[cluster], matcher));
    }
}

}  // namespace tallywire
