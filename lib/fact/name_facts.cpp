#include "fact/name_facts.hpp"

#include "base/utf8.hpp"
#include "fact/byte_record.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace tallywire {
namespace {

constexpr std::size_t longest_sentence = 600;  ///< bytes kept of a sentence
constexpr std::size_t most_compared = 50000;   ///< spellings
constexpr std::size_t most_readings = 64;      ///< of one spelling, in a fact

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

/// The readings of one name. Of a spelling those of the first articles by id are kept.
struct Named {
    std::map<std::string, std::map<std::string, NamedReading>> spellings;  ///< by article
    std::set<std::string> outlets;
    std::set<std::string> articles;  ///< two are enough

    void add(NamedReading&& reading) {
        if (reading.source) outlets.insert(*reading.source);
        if (articles.size() < 2) articles.insert(reading.article);
        auto& kept = spellings[reading.name];
        kept.emplace(reading.article, std::move(reading));
        if (kept.size() > most_readings) kept.erase(std::prev(kept.end()));
    }
    std::vector<NamedReading> readings() const {
        std::vector<NamedReading> all;
        for (const auto& [name, kept] : spellings)
            for (const auto& [article, reading] : kept) all.push_back(reading);
        return all;
    }
};

/// One fact: the readings of a cluster, ordered by spelling (the main one first) and article.
Fact make_fact(const Named& named, const Spelling& main, const NameMatcher& matcher) {
    std::vector<NamedReading> readings = named.readings();
    std::sort(readings.begin(), readings.end(), [&](const NamedReading& a, const NamedReading& b) {
        return std::tuple(a.name != main.name, std::string_view(a.name), std::string_view(a.article)) <
               std::tuple(b.name != main.name, std::string_view(b.name), std::string_view(b.article));
    });
    Fact fact;
    fact.kind = "name";
    fact.relation = "agree";
    fact.what.item = std::string(main.name);
    if (main.kind != NameKind::unknown) fact.what.unit = main.kind == NameKind::person ? "person" : "organisation";
    fact.id = "n-" + hash_id(std::string(main.name) + "|" + readings.front().article);
    const NamedReading* last = nullptr;
    for (const NamedReading& one : readings) {
        Reading reading;
        reading.article = one.article;
        reading.source = one.source;
        reading.text = one.name;
        reading.sentence = one.sentence;
        fact.readings.push_back(std::move(reading));
        const auto index = static_cast<std::uint32_t>(fact.readings.size() - 1);
        // Each spelling is set beside the main one once; the second article of a spelling beside the first.
        if (index > 0 && (!last || last->name != one.name || index == 1)) {
            NameMatch match = matcher.compare_names(main.name, one.name, main.kind);
            fact.pairs.push_back({0, index, "agree", std::move(match.reason)});
        }
        last = &one;
    }
    fact.outlets.assign(named.outlets.begin(), named.outlets.end());
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

NameGroups::NameGroups(std::size_t memory, std::string directory) : readings_(memory, std::move(directory)) {}

void NameGroups::add(const NamedReading& reading) {
    const std::uint32_t number = names_.intern(reading.name);
    if (number == spellings_.size()) {
        spellings_.push_back({names_.text(number), NameKind::unknown, 0});
        known_.push_back(true);
    }
    Spelling& spelling = spellings_[number];
    ++spelling.articles;
    if (reading.kind != NameKind::unknown && (spelling.kind == NameKind::unknown || reading.kind < spelling.kind)) spelling.kind = reading.kind;
    known_[number] = known_[number] && reading.known;
    bytes_.clear();
    ByteWriter writer(bytes_);
    writer.put(reading.article);
    writer.put(reading.source);
    writer.put(reading.sentence);
    readings_.add(number, 0, bytes_);
}

void NameGroups::finish(const NameMatcher& matcher, const std::function<void(Fact&&)>& emit) {
    std::vector<std::uint32_t> order(spellings_.size());
    std::iota(order.begin(), order.end(), 0u);
    const auto by_text = [&](std::uint32_t a, std::uint32_t b) { return spellings_[a].name < spellings_[b].name; };
    if (order.size() > most_compared) {
        const auto end = order.begin() + most_compared;
        std::nth_element(order.begin(), end, order.end(), [&](std::uint32_t a, std::uint32_t b) {
            const std::uint32_t x = spellings_[a].articles, y = spellings_[b].articles;
            return x != y ? x > y : by_text(a, b);
        });
        order.erase(end, order.end());
    }
    std::sort(order.begin(), order.end(), by_text);
    std::vector<Spelling> compared;
    for (const std::uint32_t number : order) compared.push_back(spellings_[number]);
    const std::vector<std::uint32_t> clusters = cluster_spellings(compared, matcher);

    // The cluster of each spelling, as the place of its main one in the order of texts; none where it makes no fact.
    constexpr std::uint32_t none = UINT32_MAX;
    struct Cluster {
        std::uint32_t articles = 0, spellings = 0;
        bool known = true;
    };
    std::vector<Cluster> sizes(compared.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        Cluster& cluster = sizes[clusters[i]];
        cluster.articles += compared[i].articles;
        ++cluster.spellings;
        cluster.known = cluster.known && known_[order[i]];
    }
    std::vector<std::uint32_t> cluster_of(spellings_.size(), none);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Cluster& cluster = sizes[clusters[i]];
        // That everybody writes Reuters alike is no news.
        if (cluster.articles >= 2 && !(cluster.known && cluster.spellings == 1)) cluster_of[order[i]] = clusters[i];
    }
    Named named;
    std::uint64_t open = none;
    const auto close = [&] {
        if (named.articles.size() > 1) emit(make_fact(named, compared[open], matcher));
        named = {};
    };
    readings_.drain([&](std::uint32_t number, std::uint32_t) { return std::uint64_t{cluster_of[number]}; },
                    [&](std::uint64_t cluster, std::uint32_t number, std::string_view bytes) {
                        if (cluster == none) return;
                        if (cluster != open) close();
                        open = cluster;
                        NamedReading reading;
                        reading.name = spellings_[number].name;
                        ByteReader reader(bytes);
                        reader.get(reading.article);
                        reader.get(reading.source);
                        reader.get(reading.sentence);
                        named.add(std::move(reading));
                    });
    close();
    *this = NameGroups(readings_.memory(), readings_.directory());
}

}  // namespace tallywire
