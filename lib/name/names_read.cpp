#include "name/names.hpp"

#include <algorithm>

namespace tallywire {
namespace {

constexpr std::size_t name_reach = 1 << 16;  ///< bytes back that a name is looked for

/// Is the byte of a letter or a digit, as far as one byte tells? 0xE2 begins the quotation marks and dashes.
bool is_letter(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (byte >= 0xC3 && byte != 0xE2);
}
bool is_capital_letter(char c) { return c >= 'A' && c <= 'Z'; }

/// Do the capitals of the words from here on spell `letters`: "Port of Lima Authority", PLA? Words in small letters between them do not count.
bool spelt_at(std::string_view text, std::size_t at, std::string_view letters) {
    std::size_t spelt = 0;
    for (; at < text.size() && spelt < letters.size(); ++at) {
        const bool begins = at == 0 || !is_letter(text[at - 1]);
        if (begins && is_capital_letter(text[at]) && text[at] != letters[spelt++]) return false;
        if (!is_letter(text[at]) && text[at] != ' ' && text[at] != '-' && text[at] != '\n') return false;
    }
    return spelt == letters.size();
}

bool leads_back(const Mention& mention) { return mention.kind == MentionKind::role && mention.definite; }

}  // namespace

void Names::read_name(std::size_t at) {
    const std::size_t sentence = text_->sentence_at(static_cast<std::uint32_t>(at));
    for (Mention& mention : found(sentence))
        if (mention.entity == no_entity && mention.name.begin <= at && at < mention.name.end) link(mention, sentence);
}

void Names::read_holding(std::string_view word, std::size_t end) {
    const std::string_view before = text_->bytes().substr(0, end);
    if (word.empty()) return;
    for (std::size_t at = before.find(word, end - std::min(end, name_reach)); at != std::string_view::npos; at = before.find(word, at + word.size())) {
        const std::size_t after = at + word.size();
        if ((at == 0 || !is_letter(before[at - 1])) && (after == end || !is_letter(before[after]))) read_name(at);
    }
}

void Names::read_spelt(std::string_view letters, std::size_t end) {
    const std::string_view before = text_->bytes().substr(0, end);
    for (std::size_t at = before.find(letters[0], end - std::min(end, name_reach)); at != std::string_view::npos; at = before.find(letters[0], at + 1))
        if ((at == 0 || !is_letter(before[at - 1])) && spelt_at(before, at, letters)) read_name(at);
}

/// A sentence that says the noun again leads back itself: the chain's beginning is sought first, for links are made in the order of the text.
void Names::read_roles_before(const Mention& mention, std::size_t sentence) {
    const auto again = [&](const Mention& other) { return other.entity == no_entity && leads_back(other) && other.head == mention.head; };
    std::size_t from = sentence - std::min(sentence, role_reach);
    for (std::size_t i = sentence; i-- > from;) {
        const std::vector<Mention>& mentions = found(i);
        if (std::any_of(mentions.begin(), mentions.end(), again)) from = i - std::min(i, role_reach);
    }
    for (std::size_t i = from; i <= sentence; ++i)
        for (Mention& other : found(i)) {
            if (i == sentence && other.where.begin >= mention.where.begin) return;
            if (again(other)) link(other, i);
            else if (!leads_back(other)) lead_back(other, i);
        }
}

void Names::lead_back(Mention& mention, std::size_t sentence) {
    if (mention.entity != no_entity) return;
    if (leads_back(mention)) read_roles_before(mention, sentence);
    // The name itself is among those that hold the word: it is linked in its turn, after what its sentence says before it.
    if (!mention.name.empty() && mention.known == not_known && mention.place == no_place) {
        const std::string_view name = text_->bytes(mention.name);
        const std::size_t last = name.find_last_of(" -\n"), first = name.find_first_of(" -\n"), end = text_->sentence(sentence).where.end;
        const bool single = first == std::string_view::npos;
        if (single && name.size() >= 2 && name.size() <= 6 && std::all_of(name.begin(), name.end(), is_capital_letter)) read_spelt(name, end);
        read_holding(single ? name : name.substr(last + 1), end);
        if (!single && mention.kind != MentionKind::person) read_holding(name.substr(0, first), end);
    }
    if (mention.entity == no_entity) link(mention, sentence);
}

std::span<const Mention> Names::named(std::size_t sentence) {
    for (Mention& mention : found(sentence))
        if (!leads_back(mention)) lead_back(mention, sentence);
    return sentences_[sentence];
}

}  // namespace tallywire
