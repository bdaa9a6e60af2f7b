#include "text/number.hpp"

#include "text/text.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <sstream>
#include <string>

using namespace tallywire;

namespace {

struct English {
    Lexicon lexicon{Rules{}, "en"};
    NumberParser parser{lexicon, Rules{}};
};

const English& english() {
    static const English all;
    return all;
}

/// The numbers of a text, as value or interval, with their kind where it is not plain.
std::string numbers(std::string_view bytes) {
    const English& all = english();
    Text text(all.lexicon);
    text.assign(bytes);
    std::ostringstream out;
    out.precision(13);
    for (std::size_t s = 0; s < text.size(); ++s) {
        const auto tokens = text.tokens(s);
        for (std::size_t i = 0; i < tokens.size();) {
            const auto match = all.parser.match(bytes, tokens, i);
            if (!match) {
                ++i;
                continue;
            }
            if (out.tellp() > 0) out << ' ';
            switch (match->kind) {
                case NumberMatch::Kind::ordinal: out << '#' << match->value; break;
                case NumberMatch::Kind::times: out << 'x' << match->value; break;
                case NumberMatch::Kind::vague:
                    if (match->low) out << *match->low;
                    out << "..";
                    if (match->high) out << *match->high;
                    break;
                default: out << match->value;
            }
            i = match->end();
        }
    }
    return out.str();
}

}  // namespace

TEST_CASE("numbers in digits", "[number]") {
    CHECK(numbers("1,200 boats") == "1200");
    CHECK(numbers("1 200 boats and 1\u202F234\u202F567.5 more") == "1200 1234567.5");
    CHECK(numbers("12,34,567 votes") == "1234567");
    CHECK(numbers("1.234.567 votes") == "1234567");
    CHECK(numbers("1.111,5 votes") == "1111.5");
    CHECK(numbers("4.5 metres") == "4.5");
    CHECK(numbers("it fell to -5.5 degrees") == "-5.5");
    CHECK(numbers(".25 litres") == "0.25");
    CHECK(numbers("1/4 mile, 1 1/2 cups, 2½ cups") == "0.25 1.5 2.5");
    CHECK(numbers("version 1.2.3") == "");
    CHECK(numbers("the 9/11 plot") != "0.818181818182");
}

TEST_CASE("numbers in digits with letters and words", "[number]") {
    CHECK(numbers("$2bn and $1.5m and 1.2 billion") == "2000000000 1500000 1200000000");
    CHECK(numbers("4.2K users") == "4200");
    CHECK(numbers("1.5m people live within 20m of it") == "1500000 20");
    CHECK(numbers("S$1mil or 10 bln") == "1000000 10000000000");
    CHECK(numbers("13 lakh voters, 2 crore rupees") == "1300000 20000000");
    CHECK(numbers("322 hundred") == "32200");
    CHECK(numbers("the 3rd and 21st floor") == "#3 #21");
}

TEST_CASE("numbers in words", "[number]") {
    CHECK(numbers("twenty-three thousand boats") == "23000");
    CHECK(numbers("two and a half million boats") == "2500000");
    CHECK(numbers("one and a half thousand, a hundred and five, two hundred and two thousand") == "1500 105 202000");
    CHECK(numbers("half a million, half million, a quarter of a million, three quarters of it") == "500000 500000 250000 0.75");
    CHECK(numbers("two-thirds of the house, a third of it, one fifth") == "0.6666666666667 0.3333333333333 0.2");
    CHECK(numbers("one million and a half") == "1500000");
    CHECK(numbers("half a dozen, a dozen, three dozen, a couple of hundred") == "6 12 36 200..300");
    CHECK(numbers("two hundred point zero three") == "200.03");
    CHECK(numbers("minus five point five") == "-5.5");
    CHECK(numbers("three lakh crore") == "3000000000000");
    CHECK(numbers("two boats and three ships") == "2 3");
    CHECK(numbers("twelve dead and forty wounded") == "12 40");
    CHECK(numbers("a third man, the second boat, twice") == "#3 #2 x2");
    CHECK(numbers("a boat and an oar") == "");
}

TEST_CASE("vague numbers have intervals", "[number]") {
    CHECK(numbers("dozens of boats") == "24..99");
    CHECK(numbers("several hundred boats") == "300..999");
    CHECK(numbers("tens of thousands of boats") == "20000..99999");
    CHECK(numbers("hundreds of thousands of boats") == "200000..999999");
    CHECK(numbers("a few boats and few oars") == "3..");
    CHECK(numbers("several boats") == "3..");
}

TEST_CASE("every row of numbers.tsv holds its example", "[number][rules]") {
    const RuleTable table = Rules{}.table("en/numbers");
    const auto example = table.column("example"), answer = table.column("answer");
    for (const RuleTable::Row& row : table.rows()) {
        INFO(row.cells[example]);
        std::string found = numbers(row.cells[example]);
        if (!found.empty() && (found[0] == '#' || found[0] == 'x')) found.erase(0, 1);
        if (found.find("..") != std::string::npos || row.cells[answer].find("..") != std::string_view::npos)
            CHECK(found == row.cells[answer]);
        else
            CHECK(std::stod(found.empty() ? "nan" : found) == Approx(std::stod(std::string(row.cells[answer]))));
    }
}
