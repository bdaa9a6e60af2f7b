#include "name/name_match.hpp"
#include "name/spelling.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace tallywire;

namespace {

const NameMatcher& matcher() {
    static const NameMatcher all{Rules{}};
    return all;
}

bool one(std::string_view a, std::string_view b, NameKind kind = NameKind::person) {
    const NameMatch match = matcher().compare_names(a, b, kind);
    INFO(a << " / " << b << ": " << match.score << " " << match.reason);
    CHECK(match.score == Approx(matcher().compare_names(b, a, kind).score));
    CHECK_FALSE(match.reason.empty());
    return match.score >= NameMatcher::joined;
}

bool one_firm(std::string_view a, std::string_view b) { return one(a, b, NameKind::organisation); }

}  // namespace

TEST_CASE("one person under many spellings", "[name][match]") {
    CHECK(one("Hisham Qassem", "Hicham Kassim"));
    CHECK(one("Tareq al-Khouri", "Tarik el-Khoury"));
    CHECK(one("Yusuf ibn Rashid", "Youssef bin Rasheed"));
    CHECK(one("Mykola Petrenko", "Nikolay Petrenko"));
    CHECK(one("Сергей Петров", "Sergei Petrov"));
    CHECK(one("Олена Ковальчук", "Olena Kovalchuk"));
    CHECK(one("Chiang Tse-min", "Jiang Zemin"));
    CHECK(one("Lim Jae-won", "Lim Jae Won"));
    CHECK(one("Ramón Ortega Vidal", "Ramon Ortega"));
    CHECK(one("José Ñuñez", "Jose Nunez"));
    CHECK(one("O. Quillon", "Owen Quillon"));
    CHECK(one("Bill Quillon", "William Quillon"));
    CHECK(one("Quillon, Owen", "Owen Quillon"));
    CHECK(one("Dr. Owen Quillon", "Owen Quillon"));
    CHECK(one("OwenQuillon", "Owen Quillon"));
    CHECK(one("Owen Quilon", "Owen Quillon"));
    CHECK(one("Igor Ivanovich Sokolov", "Igor Sokolov"));
}

TEST_CASE("different people under like names", "[name][match]") {
    CHECK_FALSE(one("Hassan Qassem", "Hussein Qassem"));
    CHECK_FALSE(one("Samir Haddad", "Samir Khoury"));
    CHECK_FALSE(one("Tariq bin Hamad Al-Nadi", "Omar bin Rashid Al-Nadi"));
    CHECK_FALSE(one("Tariq bin Omar Al-Nadi", "Omar bin Tariq Al-Nadi"));
    CHECK_FALSE(one("Ghazi Hamad", "Tariq bin Hamad Al-Nadi"));
    CHECK_FALSE(one("Owen James Quillon", "Owen Peter Quillon"));
    CHECK_FALSE(one("Anna Jonsdottir", "Anna Palsdottir"));
    CHECK_FALSE(one("Martin Paul", "Paul Martin"));
    CHECK_FALSE(one("王小明", "王小红"));
}

TEST_CASE("firms and other organisations under many spellings", "[name][match]") {
    CHECK(one_firm("Harbour Lines Ltd", "Harbour Lines Limited"));
    CHECK(one_firm("OAO Severlines", "Severlines JSC"));
    CHECK(one_firm("H.L.X. Company", "HLX Co."));
    CHECK(one_firm("Harbor Lines & Sons", "Harbour Lines and Sons"));
    CHECK(one_firm("WHLO", "World Harbour Lines Organisation"));
    CHECK_FALSE(one_firm("Harbour Lines AG", "Harbour Lines GmbH"));
    CHECK_FALSE(one_firm("Bank of Kenya", "Bank of Ghana"));
    CHECK_FALSE(one_firm("Harbour Lines", "Harbour Lines Shipping"));
    CHECK_FALSE(one_firm("Trust 2006-2", "Trust 2007-2"));
}

TEST_CASE("every row of the variants is one name, and no look-alike", "[name][match]") {
    const RuleTable table = Rules{}.table("any/name_variants");
    for (const RuleTable::Row& row : table.rows()) {
        INFO(row.line);
        const std::string name = std::string(row.cells[table.column("name")]) + " Quillon";
        CHECK(one(name, row.cells[table.column("example")]));
        if (const auto refused = row.cells[table.column("not")]; !refused.empty()) CHECK_FALSE(one(name, refused));
    }
}

TEST_CASE("every row of folds, particles, weights and forms holds", "[name][match]") {
    const RuleTable folds = Rules{}.table("any/name_folds");
    for (const RuleTable::Row& row : folds.rows()) {
        INFO("folds:" << row.line);
        const std::string_view example = row.cells[folds.column("example")];
        const std::size_t sign = example.find(" = ");
        CHECK(one(std::string(example.substr(0, sign)) + " Quillon", std::string(example.substr(sign + 3)) + " Quillon"));
    }
    const RuleTable weights = Rules{}.table("any/name_weights");
    for (const RuleTable::Row& row : weights.rows()) {
        INFO("weights:" << row.line);
        CHECK(one("Quillon Marwell", row.cells[weights.column("example")]));
    }
    const RuleTable forms = Rules{}.table("any/company_forms");
    for (const RuleTable::Row& row : forms.rows()) {
        INFO("forms:" << row.line);
        CHECK(one_firm("Harbour Lines", row.cells[forms.column("example")]));
    }
}

TEST_CASE("names that may be one share a key", "[name][match]") {
    const auto share = [](std::string_view a, std::string_view b) {
        const auto keys = matcher().blocking_keys(matcher().prepare(a));
        for (const std::string& key : matcher().blocking_keys(matcher().prepare(b)))
            if (std::find(keys.begin(), keys.end(), key) != keys.end()) return true;
        return false;
    };
    CHECK(share("Hisham Qassem", "Hicham Kassim"));
    CHECK(share("Mykola Petrenko", "Nikolay Petrenko"));
    CHECK(share("OwenQuillon", "Owen Quillon"));
    CHECK_FALSE(share("Ana Vidal", "Peter Stone"));
}

TEST_CASE("odd names harm nobody", "[name][match]") {
    for (const char* odd : {"", " ", ",", "-", "…", "\xff\xfe", "Mr.", "The", "123", "''", "al-", "a.b.c.d.e.f.g."}) {
        CHECK(matcher().compare_names(odd, "Owen Quillon").score <= 1);
        CHECK(matcher().compare_names(odd, odd).score <= 1);
        matcher().blocking_keys(matcher().prepare(odd));
    }
}

TEST_CASE("the distance of spellings", "[name][match]") {
    CHECK(spelling_distance("", "") == 0);
    CHECK(spelling_distance("same", "same") == 0);
    CHECK(spelling_distance("abc", "") > 2);
    CHECK(spelling_likeness("kasim", "kasem") > spelling_likeness("kasim", "karim"));
    CHECK(spelling_likeness(std::string(500, 'a'), std::string(500, 'b')) < 1);
}
