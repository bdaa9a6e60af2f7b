#include "name/name_rules.hpp"

#include <stdexcept>

namespace tallywire {
namespace {

Gender gender_of(std::string_view cell) { return cell == "f" ? Gender::female : cell == "m" ? Gender::male : Gender::unknown; }

}  // namespace

NameRules::NameRules(Lexicon& lexicon, const Rules& rules)
    : lexicon_(lexicon), places_(lexicon, rules), title_phrases_(lexicon), organisation_phrases_(lexicon), company_phrases_(lexicon), classes_(1) {
    const std::string& folder = lexicon.language();
    read_titles(lexicon, rules.table_of(folder, "titles"));
    read_organisations(lexicon, rules.table_of(folder, "organisations"));
    read_words(lexicon, rules);
}

void NameRules::flag(Lexicon& lexicon, std::string_view word, std::uint16_t what) {
    const WordId id = lexicon.vocabulary().intern(word);
    if (id >= flags_.size()) flags_.resize(lexicon.vocabulary().size());
    flags_[id] = static_cast<std::uint16_t>(flags_[id] | what);
}

std::uint8_t NameRules::class_of(std::string_view name) {
    for (std::size_t i = 1; i < classes_.size(); ++i)
        if (classes_[i] == name) return static_cast<std::uint8_t>(i);
    classes_.emplace_back(name);
    return static_cast<std::uint8_t>(classes_.size() - 1);
}

void NameRules::read_titles(Lexicon& lexicon, const RuleTable& table) {
    const auto title = table.column("title"), gender = table.column("gender"), kind = table.column("kind");
    for (const RuleTable::Row& row : table.rows()) {
        title_phrases_.add(lexicon, row.cells[title], static_cast<std::uint32_t>(titles_.size()));
        titles_.push_back({gender_of(row.cells[gender]), row.cells[kind] == "honorific"});
    }
}

void NameRules::read_organisations(Lexicon& lexicon, const RuleTable& table) {
    const auto name = table.column("name"), place = table.column("place"), kind = table.column("class"), also = table.column("also");
    for (const RuleTable::Row& row : table.rows()) {
        const std::uint32_t index = static_cast<std::uint32_t>(organisations_.size());
        organisation_phrases_.add(lexicon, row.cells[name], index);
        for (const std::string_view spelling : split_cell(row.cells[also])) organisation_phrases_.add(lexicon, spelling, index);
        organisations_.push_back({std::string(row.cells[name]), std::string(row.cells[place]), class_of(row.cells[kind])});
    }
}

void NameRules::read_words(Lexicon& lexicon, const Rules& rules) {
    const std::string& folder = lexicon.language();
    const RuleTable given_names = rules.table("any/given_names");
    for (const RuleTable::Row& row : given_names.rows()) {
        const std::string_view gender = row.cells[given_names.column("gender")];
        std::uint16_t bits = 0;
        if (gender.find('f') != std::string_view::npos) bits |= given_female;
        if (gender.find('m') != std::string_view::npos) bits |= given_male;
        flag(lexicon, row.cells[given_names.column("name")], bits);
    }
    const RuleTable surnames = rules.table("any/surnames");
    for (const RuleTable::Row& row : surnames.rows())
        flag(lexicon, row.cells[surnames.column("name")],
             static_cast<std::uint16_t>(surname | (row.cells[surnames.column("family_first")].empty() ? 0 : family_first)));
    const RuleTable particles = rules.table("any/name_particles");
    for (const RuleTable::Row& row : particles.rows())
        flag(lexicon, row.cells[particles.column("particle")],
             static_cast<std::uint16_t>(particle | (row.cells[particles.column("kind")] == "father" ? father : 0)));
    const RuleTable forms = rules.table("any/company_forms");
    for (const RuleTable::Row& row : forms.rows()) {
        const std::string_view spelling = row.cells[forms.column("spelling")];
        if (spelling.find(' ') != std::string_view::npos) company_phrases_.add(lexicon, spelling, 0);
        else {
            flag(lexicon, spelling, company_form);
            if (spelling.find('.') != std::string_view::npos) flag(lexicon, std::string(spelling) + ".", company_form);
        }
    }
    const RuleTable words = rules.table_of(folder, "organisation_words");
    for (const RuleTable::Row& row : words.rows()) {
        flag(lexicon, row.cells[words.column("word")], organisation_word);
        word_classes_.emplace(lexicon.vocabulary().find(row.cells[words.column("word")]), class_of(row.cells[words.column("class")]));
    }
    const RuleTable peoples = rules.table_of(folder, "peoples");
    for (const RuleTable::Row& row : peoples.rows())
        for (const char* column : {"adjective", "people", "person"})
            if (const std::string_view word = row.cells[peoples.column(column)]; !word.empty()) flag(lexicon, word, people);
    const RuleTable role_nouns = rules.table_of(folder, "role_nouns");
    for (const RuleTable::Row& row : role_nouns.rows()) {
        const WordId lemma = lexicon.vocabulary().intern(row.cells[role_nouns.column("noun")]);
        const std::string_view kind = row.cells[role_nouns.column("kind")];
        const std::uint16_t what = kind == "person" ? person_noun : kind == "state" ? organisation_noun | state_noun : organisation_noun;
        flag(lexicon, lexicon.text(lemma), what);
        for (const WordId form : lexicon.noun_forms(lemma)) flag(lexicon, std::string(lexicon.text(form)), what);
    }
    const RuleTable pronouns = rules.table_of(folder, "pronouns");
    for (const RuleTable::Row& row : pronouns.rows()) {
        const std::string_view to = row.cells[pronouns.column("to")];
        flag(lexicon, row.cells[pronouns.column("pronoun")], pronoun);
        pronouns_.emplace(lexicon.vocabulary().find(row.cells[pronouns.column("pronoun")]),
                          Pronoun{gender_of(row.cells[pronouns.column("gender")]), row.cells[pronouns.column("number")] == "p", to == "person", to == "thing"});
    }
    const RuleTable anaphors = rules.table_of(folder, "anaphors");
    const auto noun = anaphors.column("noun"), kind = anaphors.column("kind"), classes = anaphors.column("class");
    for (const RuleTable::Row& row : anaphors.rows()) {
        Anaphor found;
        found.place = row.cells[kind] == "place";
        for (const std::string_view name : split_cell(row.cells[classes])) {
            if (!found.place) found.kinds |= 1u << class_of(name);
            else if (name == "country") found.kinds |= 1u << static_cast<unsigned>(PlaceKind::country);
            else if (name == "region") found.kinds |= 1u << static_cast<unsigned>(PlaceKind::region);
            else if (name == "city") found.kinds |= 1u << static_cast<unsigned>(PlaceKind::city);
            else anaphors.refuse(row, classes, "country, region or city");
        }
        flag(lexicon, row.cells[noun], anaphor);
        anaphors_.emplace(lexicon.vocabulary().find(row.cells[noun]), found);
    }
    if (classes_.size() > 32) throw std::length_error("more than 31 classes of organisations");
}

std::uint8_t NameRules::organisation_class(WordId word) const {
    const auto found = word_classes_.find(word);
    return found == word_classes_.end() ? std::uint8_t{0} : found->second;
}

const NameRules::Anaphor* NameRules::anaphor_of(WordId word) const {
    if (!(flags(word) & anaphor)) return nullptr;
    return &anaphors_.find(word)->second;
}

const NameRules::Pronoun* NameRules::pronoun_of(WordId word) const {
    if (!(flags(word) & pronoun)) return nullptr;
    return &pronouns_.find(word)->second;
}

}  // namespace tallywire
