#include "name/names.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace tallywire;

namespace {

struct English {
    Lexicon lexicon{Rules{}, "en"};
    NameRules rules{lexicon, Rules{}};
};

const English& english() {
    static const English all;
    return all;
}

struct Reader {
    explicit Reader(std::string_view bytes) : text(english().lexicon), names(english().rules) {
        text.assign(bytes);
        names.assign(text);
    }

    /// "person Owen Quill/minister" for each mention with a name.
    std::string named() {
        std::string out;
        for (std::size_t s = 0; s < text.size(); ++s)
            for (const Mention& mention : names.mentions(s)) {
                if (mention.name.empty()) continue;
                out += (out.empty() ? "" : "; ") + std::string(name_of(mention.kind)) + " " + std::string(text.bytes(mention.name));
                if (!mention.role.empty()) out += "/" + std::string(text.bytes(mention.role));
            }
        return out;
    }

    /// Whom the last `phrase` of the text leads to: "Owen Quill/minister".
    std::string resolved(std::string_view phrase) {
        const std::size_t at = text.bytes().rfind(phrase);
        REQUIRE(at != std::string_view::npos);
        const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + phrase.size())};
        const Speaker speaker = names.resolve(span, text.sentence_at(span.begin));
        CHECK(speaker.text == phrase);
        return speaker.name.value_or("-") + "/" + speaker.role.value_or("-");
    }

    Text text;
    Names names;
};

std::string named(std::string_view bytes) { return Reader(bytes).named(); }
std::string resolved(std::string_view bytes, std::string_view phrase) { return Reader(bytes).resolved(phrase); }

}  // namespace

TEST_CASE("people with their titles and roles", "[name]") {
    CHECK(named("Then Prime Minister Nora Quill spoke again.") == "person Nora Quill/Prime Minister");
    CHECK(named("Brookside official Samir Haddad left.") == "person Samir Haddad/Brookside official; name Brookside");
    CHECK(named("Kenyan Foreign Minister Sheikh Omar bin Tariq Al-Nadi left.") == "person Omar bin Tariq Al-Nadi/Kenyan Foreign Minister; demonym Kenyan");
    CHECK(named("Kenya’s president Owen Quill left.") == "person Owen Quill/Kenya’s president; place Kenya");
    CHECK(named("US Secretary of State Nora Quill left.") == "person Nora Quill/US Secretary of State; place US");
    CHECK(named("Owen Quill, a member of the harbour board, agreed.") == "person Owen Quill/member of the harbour board");
    CHECK(named("It was J. K. Quill who asked.") == "person J. K. Quill");
}

TEST_CASE("organisations", "[name]") {
    CHECK(named("The Brookside Ministry of Health denied it.") == "organisation Brookside Ministry of Health");
    CHECK(named("It sued Quill & Haddad Holdings, Inc. in May.") == "organisation Quill & Haddad Holdings, Inc.");
    CHECK(named("The Organisation for Ports and Harbours met.") == "organisation Organisation for Ports and Harbours");
    CHECK(named("Shares of quillon ltd fell.") == "organisation quillon ltd");
    CHECK(named("The UN and the KLMX met.") == "organisation UN; organisation KLMX");
}

TEST_CASE("names in other scripts and orders", "[name]") {
    CHECK(named("A note signed by Иван Петров came.") == "person Иван Петров");
    CHECK(named("A note signed by HADDAD, Samir came.") == "person HADDAD, Samir");
    CHECK(named("A note signed by Park Jae-won came.") == "person Park Jae-won");
}

TEST_CASE("a text in capitals says names by its words alone", "[name]") {
    CHECK(named("THE GUERRILLAS SAID THAT PRESIDENT OWEN QUILL LEFT KENYA ON FRIDAY.") == "person OWEN QUILL/PRESIDENT; place KENYA");
}

TEST_CASE("short names, pronouns and roles lead back", "[name]") {
    CHECK(resolved("Minister Nora Quill spoke. Then Quill left.", "Quill") == "Nora Quill/Minister");
    CHECK(resolved("Owen Quill met Nora Haddad. He left.", "He") == "Owen Quill/-");
    CHECK(resolved("Owen Quill met Nora Haddad. She left.", "She") == "Nora Haddad/-");
    CHECK(resolved("Owen Quill blamed Samir Haddad. He wept. He left.", "He") == "Owen Quill/-");
    CHECK(resolved("A senior Kenyan official spoke. It rained. The official left.", "The official") == "senior Kenyan official/official");
    CHECK(resolved("An aide of the mayor spoke. He left.", "He") == "aide/aide");
    CHECK(resolved("Hezbollah met. Then the group left Beirut.", "the group") == "Hezbollah/group");
    CHECK(resolved("The Kenyan government met.", "The Kenyan government") == "Kenya/Kenyan government");
    CHECK(resolved("Prime Minister Nora Quill spoke. The Kenyan Prime Minister left.", "The Kenyan Prime Minister") == "Nora Quill/Kenyan Prime Minister");
    CHECK(resolved("Kenya’s health ministry met. Ugandans left. The ministry agreed.", "The ministry") == "Kenya’s health ministry/ministry");
    CHECK(resolved("The Harbour Bank met. Then the bank closed.", "the bank") == "Harbour Bank/bank");
    CHECK(resolved("Prime Minister Owen Quill spoke. The defence minister left.", "The defence minister") == "-/defence minister");
    CHECK(resolved("The World Harbour Organization met. The WHO left.", "The WHO") != "-/-");
    CHECK(resolved("A member of the council in Lima, who left, spoke.", "A member of the council in Lima") == "-/member of the council in Lima");
}

TEST_CASE("a name leads back however far, by its words alone", "[name]") {
    std::string rain;
    for (int i = 0; i < 40; ++i) rain += "It rained in the hills. ";
    CHECK(resolved("“Minister Nora Quill’s” aide spoke. " + rain + "Then Quill left.", "Quill") == "Nora Quill/Minister");
    CHECK(resolved("Nora Quill spoke. " + rain + "Then Quill met the mayor. She left.", "She") == "Nora Quill/-");
    CHECK(resolved("The Brookside Port Authority met. " + rain + "The BPA left.", "The BPA") == "Brookside Port Authority/-");
    CHECK(resolved("Quillon met. " + rain + "Nora Quill left. Then Quill agreed.", "Quill") == "Nora Quill/-");
}

TEST_CASE("a noun that leads back reaches twelve sentences, and on from where it is said again", "[name]") {
    std::string rain;
    for (int i = 0; i < 10; ++i) rain += "It rained in the hills. ";
    CHECK(resolved("The Harbour Bank met. " + rain + "Then the bank closed.", "the bank") == "Harbour Bank/bank");
    CHECK(resolved("The Harbour Bank met. " + rain + rain + "Then the bank closed.", "the bank") == "-/bank");
    CHECK(resolved("The Harbour Bank met. " + rain + "The bank opened. " + rain + "Then the bank closed.", "the bank") == "Harbour Bank/bank");
}

TEST_CASE("sentences may be asked for in any order", "[name]") {
    Reader reader("Minister Nora Quill spoke. The minister wept. An aide of Quill left.");
    CHECK(reader.resolved("Quill") == "Nora Quill/Minister");
    CHECK(reader.resolved("The minister") == "Nora Quill/minister");
    const auto mentions = reader.names.named(2);
    REQUIRE_FALSE(mentions.empty());
    for (const Mention& mention : mentions) CHECK(mention.entity != no_entity);
    CHECK(reader.names.mentions(2).size() == mentions.size());
}

TEST_CASE("places lead back", "[name]") {
    Reader reader("Fighting went on in Gaza. Trucks reached the enclave.");
    const std::size_t at = reader.text.bytes().find("the enclave");
    const Place* place = reader.names.place_of({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 11)}, 1);
    REQUIRE(place);
    CHECK(place->code == "PS-GZA");
}

TEST_CASE("rows of organisations, titles and anaphors find their examples", "[name]") {
    const RuleTable organisations = Rules{}.table("en/organisations");
    for (const RuleTable::Row& row : organisations.rows()) {
        INFO("organisations:" << row.line);
        CHECK(named(row.cells[organisations.column("example")]).starts_with("organisation"));
        if (const auto refused = row.cells[organisations.column("not")]; !refused.empty()) CHECK(named(refused).find("organisation") == std::string::npos);
    }
    const RuleTable titles = Rules{}.table("en/titles");
    for (const RuleTable::Row& row : titles.rows()) {
        INFO("titles:" << row.line);
        CHECK(named(row.cells[titles.column("example")]).find("Quill") != std::string::npos);
        CHECK(named(row.cells[titles.column("example")]).starts_with("person"));
    }
    const RuleTable anaphors = Rules{}.table("en/anaphors");
    for (const RuleTable::Row& row : anaphors.rows()) {
        const std::string noun = "the " + std::string(row.cells[anaphors.column("noun")]);
        INFO("anaphors:" << row.line << ": " << row.cells[anaphors.column("example")]);
        CHECK(resolved(row.cells[anaphors.column("example")], noun)[0] != '-');
    }
}
