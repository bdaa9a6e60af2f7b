#pragma once

#include "name/mention.hpp"
#include "name/mention_finder.hpp"
#include "name/name_words.hpp"
#include "name/speaker.hpp"
#include "text/text.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tallywire {

/// One person, organisation or place of the article, or somebody unnamed ("a senior Israeli official").
struct Entity {
    MentionKind kind = MentionKind::name;  ///< role: somebody unnamed
    std::string name;  ///< the fullest form so far; empty for the unnamed
    std::string role;  ///< as first said
    Gender gender = Gender::unknown;
    bool plural = false;
    std::uint8_t organisation = 0;  ///< class, of an organisation
    WordId head = 0;                ///< head noun of the role, or of an organisation's name
    std::uint32_t known = not_known;
    std::uint32_t place = no_place;
    std::uint32_t sentence = 0;     ///< where it was last spoken of
    std::uint32_t at = 0;           ///< byte of the first mention in that sentence
    std::uint32_t first = 0;        ///< byte of its first mention of all that were read
    std::uint32_t role_at = 0;      ///< byte of the mention that said the role
    std::uint32_t mentions = 0;
};

/// The names of one article, found when asked for. One object a thread, used again for the next article. A phrase is led back through as few sentences
/// as can say whom it means:
///  - a name: its sentence, and those of the 64 KiB before that hold its last word (an organisation's first, too; for KLMX, four words that begin
///    so), and no others;
///  - "the ministry": the 12 sentences before, and the 12 before each that says the same noun again;
///  - a pronoun: the 4 sentences before, and on from one that opens with the same pronoun.
class Names {
public:
    /// The rules must outlive the object.
    explicit Names(const NameRules& rules);

    /// Takes the article's text, which must stay assigned while names are asked for. Does no work.
    void assign(Text& text);

    /// The mentions of a sentence in their order, pronouns left out. The span holds until the next `assign`. Sentences before it are read first: a
    /// short name means who was named before.
    std::span<const Mention> mentions(std::size_t sentence);
    /// The same, but only names are led back, each by its own words: a role that leads back ("the ministry") may have no entity yet.
    std::span<const Mention> named(std::size_t sentence);
    const std::vector<Entity>& entities() const { return entities_; }
    const NameRules& rules() const { return rules_; }

    /// Whose word a phrase of the sentence stands for ("he", "Kamberi", "the ministry", "Hamas official Yusuf Kamberi"). `text` is the phrase; `name` the
    /// full name, or for a pronoun or "the official" the phrase that it leads back to; `role` what they are said to be.
    Speaker resolve(Span phrase, std::size_t sentence);
    /// The entity of a phrase of the sentence; no_entity where it leads to none.
    std::uint32_t entity_of(Span phrase, std::size_t sentence);
    /// The place of a phrase of the sentence ("the enclave", "Israeli"), null where it is none.
    const Place* place_of(Span phrase, std::size_t sentence);

private:
    static constexpr std::size_t role_reach = 12;  ///< sentences back that "the official" reaches

    /// What a search among the entities asks first, close together.
    struct Key {
        std::uint64_t first = 0, last = 0, words = 0;  ///< words: a bit of each word's hash
        std::uint32_t known = not_known;
        MentionKind kind = MentionKind::name;
    };

    /// The mentions of one sentence, found but perhaps not yet linked to those before.
    std::vector<Mention>& found(std::size_t sentence);
    /// Links all mentions up to the end of the sentence, in order.
    void read_up_to(std::size_t sentence);
    /// Links the name that byte `at` stands in.
    void read_name(std::size_t at);
    /// Links the names before byte `end` that hold the word.
    void read_holding(std::string_view word, std::size_t end);
    /// Links the names before byte `end` whose capitals spell the letters.
    void read_spelt(std::string_view letters, std::size_t end);
    void read_roles_before(const Mention& mention, std::size_t sentence);
    /// Links the mention, after reading those sentences before that can say whom it means.
    void lead_back(Mention& mention, std::size_t sentence);
    void link(Mention& mention, std::size_t sentence);
    std::uint32_t find_person(const Mention& mention, const NameWords& name) const;
    std::uint32_t find_organisation(const Mention& mention, const NameWords& name) const;
    std::uint32_t find_role(const Mention& mention, std::size_t sentence) const;
    bool same_role(const Mention& mention, std::string_view role) const;
    std::uint32_t add(const Mention& mention, const NameWords& name, std::size_t sentence);
    Key key_of(std::uint32_t entity) const;
    std::uint32_t antecedent(const NameRules::Pronoun& pronoun, std::uint32_t before, std::size_t sentence, int depth);
    bool is_newcomer(Span phrase, std::size_t sentence);
    std::string_view own_role(const Mention& mention, Span phrase) const;
    const NameRules::Pronoun* pronoun_at(Span phrase, std::size_t sentence, std::uint32_t& begin);
    const Mention* head_mention(Span phrase, std::size_t sentence);

    const NameRules& rules_;
    MentionFinder finder_;
    Text* text_ = nullptr;
    std::vector<std::vector<Mention>> sentences_;
    std::vector<std::uint8_t> found_;  ///< of each sentence: its mentions have been looked for
    std::size_t read_ = 0;  ///< sentences before this one have been read: their mentions are linked
    std::vector<Entity> entities_;
    std::vector<NameWords> names_;  ///< of each entity; none of places and the unnamed
    std::vector<Key> keys_;
};

}  // namespace tallywire
