#pragma once

#include "name/name_rules.hpp"

#include <cstdint>
#include <limits>
#include <string_view>

namespace tallywire {

enum class MentionKind : std::uint8_t {
    person,        ///< Yusuf Kamberi
    organisation,  ///< Hamas, the World Bank
    place,         ///< Gaza, the enclave
    demonym,       ///< Israeli, Palestinians
    role,          ///< a senior official, the ministry, the group: somebody without a name
    pronoun,       ///< he, she, they, it
    name,          ///< a name of which nobody can tell what it is
};
std::string_view name_of(MentionKind kind);

inline constexpr std::uint32_t no_entity = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::uint32_t no_place = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::uint32_t not_known = std::numeric_limits<std::uint32_t>::max();

/// Somebody or something that a sentence speaks of. Names inside a role ("Hamas" in "Hamas official Yusuf Kamberi") are mentions of their own.
struct Mention {
    Span where;  ///< the phrase with its title or role: "Hamas official Yusuf Kamberi", "a senior Israeli official"
    Span name;   ///< the name alone: "Yusuf Kamberi"; empty for roles and pronouns
    Span role;   ///< "Hamas official", "member of the council" after a comma; empty where nothing is said
    std::uint32_t first = 0;  ///< tokens of `where` in the sentence
    std::uint32_t count = 0;
    std::uint32_t name_first = 0;  ///< tokens of `name`
    std::uint32_t name_count = 0;
    MentionKind kind = MentionKind::name;
    Gender gender = Gender::unknown;
    bool plural = false;
    bool definite = false;            ///< a role after "the", "this", "its": it leads back
    bool possessor = false;           ///< 's follows: "Hamas’s proposal"
    std::uint8_t organisation = 0;    ///< class, where the kind is organisation
    std::uint32_t known = not_known;  ///< NameRules::organisation, where the rules know it by name
    WordId head = 0;                  ///< head noun of a role, in the singular
    WordId noun = 0;                  ///< the same as written
    std::uint32_t place = no_place;   ///< of the gazetteer: the place itself, that of the demonym, or the seat of the organisation
    std::uint32_t entity = no_entity; ///< index into Names::entities()
};

}  // namespace tallywire
