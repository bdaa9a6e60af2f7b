#include "name/names.hpp"

#include "base/utf8.hpp"

#include <boost/container/small_vector.hpp>

#include <algorithm>

namespace tallywire {
namespace {

using Words = boost::container::small_vector<std::string_view, 8>;

bool parts_words(char c) { return c == ' ' || c == '-' || c == '\n'; }

Words words_of(std::string_view name) {
    Words words;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= name.size(); ++i)
        if (i == name.size() || parts_words(name[i])) {
            if (i > from) words.push_back(name.substr(from, i - from));
            from = i + 1;
        }
    return words;
}

/// Are the words the same without regard to case?
bool same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (lower(a[i]) == lower(b[i])) continue;
        const bool ascii = static_cast<unsigned char>(a[i]) < 0x80 && static_cast<unsigned char>(b[i]) < 0x80;
        return !ascii && fold_case(a) == fold_case(b);
    }
    return true;
}

bool holds(const Words& words, std::string_view word) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view other) { return same(word, other); });
}

bool is_agent(MentionKind kind) { return kind == MentionKind::person || kind == MentionKind::organisation || kind == MentionKind::name; }

}  // namespace

Names::Names(const NameRules& rules) : rules_(rules), finder_(rules) {}

void Names::assign(Text& text) {
    text_ = &text;
    for (std::vector<Mention>& mentions : sentences_) mentions.clear();
    if (sentences_.size() < text.size()) sentences_.resize(text.size());
    found_.assign(text.size(), 0);
    read_ = 0;
    entities_.clear();
    names_.clear();
    keys_.clear();
}

void Names::read_up_to(std::size_t sentence) {
    for (; read_ <= sentence && read_ < text_->size(); ++read_)
        for (Mention& mention : found(read_))
            if (mention.entity == no_entity) link(mention, read_);
}

std::vector<Mention>& Names::found(std::size_t sentence) {
    if (!found_[sentence]) {
        found_[sentence] = 1;
        finder_.find(text_->bytes(), text_->tokens(sentence), sentences_[sentence]);
    }
    return sentences_[sentence];
}

std::span<const Mention> Names::mentions(std::size_t sentence) {
    read_up_to(sentence);
    return sentences_[sentence];
}

void Names::link(Mention& mention, std::size_t sentence) {
    std::uint32_t found = no_entity;
    const NameWords name = is_agent(mention.kind) ? NameWords(text_->bytes(mention.name)) : NameWords();
    switch (mention.kind) {
        case MentionKind::person: found = find_person(mention, name); break;
        case MentionKind::organisation: found = find_organisation(mention, name); break;
        case MentionKind::name:
            found = find_person(mention, name);
            if (found == no_entity) found = find_organisation(mention, name);
            break;
        case MentionKind::place: case MentionKind::demonym:
            for (std::uint32_t i = 0; i < entities_.size() && found == no_entity; ++i)
                if (entities_[i].kind == MentionKind::place && entities_[i].place == mention.place) found = i;
            break;
        case MentionKind::role:
            if (mention.definite) found = find_role(mention, sentence);
            break;
        case MentionKind::pronoun: break;
    }
    if (found == no_entity) {
        mention.entity = add(mention, name, sentence);
        return;
    }
    mention.entity = found;
    Entity& entity = entities_[found];
    if (mention.kind == MentionKind::name) mention.kind = entity.kind;
    if (is_agent(mention.kind) && mention.known == not_known && mention.name.size() > entity.name.size() && name.size() > names_[found].size()) {
        entity.name = in_one_line(text_->bytes(mention.name));
        names_[found] = name;
    }
    if (mention.kind == MentionKind::person) entity.kind = MentionKind::person;
    const std::uint32_t at = mention.where.begin;
    if (!mention.role.empty() && (entity.role.empty() || at < entity.role_at)) {
        entity.role = in_one_line(text_->bytes(mention.role));
        entity.role_at = at;
        if (mention.head != 0) entity.head = mention.head;
    }
    if (entity.gender == Gender::unknown) entity.gender = mention.gender;
    if (entity.head == 0) entity.head = mention.head;
    // A sentence may be read after a later one.
    if (entity.sentence < sentence) entity.at = at;
    entity.sentence = std::max(entity.sentence, static_cast<std::uint32_t>(sentence));
    entity.first = std::min(entity.first, at);
    ++entity.mentions;
    keys_[found] = key_of(found);
}

Names::Key Names::key_of(std::uint32_t entity) const {
    const NameWords& name = names_[entity];
    Key key{0, 0, name.bits(), entities_[entity].known, entities_[entity].kind};
    if (!name.empty()) key.first = name.first(), key.last = name.last();
    return key;
}

std::uint32_t Names::add(const Mention& mention, const NameWords& name, std::size_t sentence) {
    Entity entity;
    entity.kind = mention.kind == MentionKind::demonym ? MentionKind::place : mention.kind;
    if (mention.known != not_known) entity.name = rules_.organisation(mention.known).name;
    else if (entity.kind == MentionKind::place) entity.name = rules_.places().place(mention.place).name;
    else entity.name = in_one_line(text_->bytes(mention.name));
    entity.role = in_one_line(text_->bytes(mention.role));
    entity.gender = mention.gender;
    entity.plural = mention.plural && entity.kind == MentionKind::role;
    entity.organisation = mention.organisation;
    entity.head = mention.head;
    entity.known = mention.known;
    entity.place = mention.place;
    entity.sentence = static_cast<std::uint32_t>(sentence);
    entity.at = entity.first = entity.role_at = mention.where.begin;
    entity.mentions = 1;
    names_.push_back(name);
    entities_.push_back(std::move(entity));
    const auto index = static_cast<std::uint32_t>(entities_.size() - 1);
    keys_.push_back(key_of(index));
    return index;
}

std::uint32_t Names::find_person(const Mention& mention, const NameWords& name) const {
    if (name.empty()) return no_entity;
    std::uint32_t weak = no_entity;
    for (std::uint32_t i = static_cast<std::uint32_t>(entities_.size()); i-- > 0;) {
        const Key& key = keys_[i];
        if (key.last != name.last() && (name.size() != 1 || !(key.words & name.bits()))) continue;
        if (key.kind != MentionKind::person && key.kind != MentionKind::name) continue;
        const Entity& entity = entities_[i];
        if (entity.gender != Gender::unknown && mention.gender != Gender::unknown && entity.gender != mention.gender) continue;
        const NameWords& other = names_[i];
        if (short_form(name, other)) return i;
        // Kim for Kim Jong-un, a given name alone: the other words only where no last word agrees.
        if (name.size() == 1 && weak == no_entity && other.size() > 1 && name.first_size() > 2 && entity.kind == MentionKind::person && other.holds(name.first())) weak = i;
    }
    return weak;
}

std::uint32_t Names::find_organisation(const Mention& mention, const NameWords& name) const {
    const std::string_view text = text_->bytes(mention.name);
    const bool letters = name.size() == 1 && text.size() >= 2 && text.size() <= 6 && text[0] >= 'A' && text[0] <= 'Z';
    const std::uint64_t first = name.empty() ? 0 : name.first();
    for (std::uint32_t i = static_cast<std::uint32_t>(entities_.size()); i-- > 0;) {
        const Key& key = keys_[i];
        if (key.kind != MentionKind::organisation && key.kind != MentionKind::name) continue;
        if (mention.known != not_known || key.known != not_known) {
            if (mention.known == key.known) return i;
            continue;
        }
        if (!letters && key.first != first) continue;
        const Entity& entity = entities_[i];
        if (same(text, entity.name)) return i;
        const NameWords& other = names_[i];
        if (letters && other.size() > 1 && other.spelt_by(text)) return i;
        // Harbour for Harbour Foods, Inc.
        if (!name.empty() && name.size() < other.size() && entity.kind == MentionKind::organisation && entity.place == no_place && name.first() == other.first() && other.holds_all(name)) return i;
    }
    return no_entity;
}

/// Does a role say no more than `role` does? "the ministry" says no more than "health ministry"; "the defence ministry" does.
bool Names::same_role(const Mention& mention, std::string_view role) const {
    const Words known = words_of(role);
    const std::string_view head = rules_.lexicon().text(mention.head);
    const auto words = words_of(text_->bytes(mention.role));
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (holds(known, words[i]) || same(words[i], head)) continue;
        const char c = words[i].front();
        if (mention.place == no_place || !(c >= 'A' && c <= 'Z')) return false;
    }
    return true;
}

std::uint32_t Names::find_role(const Mention& mention, std::size_t sentence) const {
    const NameRules::Anaphor* anaphor = rules_.anaphor_of(mention.noun);
    const auto country = [&](std::uint32_t place) { return place == no_place ? std::string_view() : rules_.places().country(place); };
    std::uint32_t best = no_entity;
    std::uint64_t best_rank = 0;
    for (std::uint32_t i = 0; i < entities_.size(); ++i) {
        const Entity& entity = entities_[i];
        if (entity.first >= mention.where.begin) continue;  // read already, but said later
        const bool ahead = entity.at >= mention.where.begin;
        const std::uint32_t at = ahead ? entity.first : entity.at;
        const std::size_t last = ahead ? text_->sentence_at(at) : entity.sentence;
        if (last + role_reach < sentence) continue;
        // Israel’s minister is not Qatar’s.
        const bool elsewhere = !country(mention.place).empty() && !country(entity.place).empty() && country(mention.place) != country(entity.place);
        if (elsewhere) continue;
        bool fits = false;
        switch (entity.kind) {
            case MentionKind::role: fits = entity.head == mention.head && entity.plural == mention.plural && same_role(mention, entity.role); break;
            case MentionKind::person: fits = !mention.plural && entity.head == mention.head && mention.head != 0 && same_role(mention, entity.role); break;
            case MentionKind::organisation:
                fits = anaphor && !anaphor->place && entity.organisation != 0 && (anaphor->kinds >> entity.organisation & 1);
                if (fits || entity.head == mention.head) fits = entity.head != mention.head || same_role(mention, entity.name);
                break;
            case MentionKind::place:
                fits = anaphor && anaphor->place && mention.place == no_place && (anaphor->kinds >> static_cast<unsigned>(rules_.places().kind(entity.place)) & 1);
                break;
            default: break;
        }
        if (!fits) continue;
        // The latest sentence first, and in a sentence what comes first.
        const std::uint64_t rank = (static_cast<std::uint64_t>(last) + 1) << 32 | (0xFFFFFFFFu - at);
        if (rank > best_rank) {
            best_rank = rank;
            best = i;
        }
    }
    return best;
}

}  // namespace tallywire
