#include "article/sketch.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>

using namespace tallywire;

namespace {

std::string words(unsigned seed, int count) {
    std::mt19937 random(seed);
    std::string out;
    for (int i = 0; i < count; ++i) out += "word" + std::to_string(random() % 5000) + ' ';
    return out;
}

double between(const std::string& a, const std::string& b) { return similarity(make_sketch(a), make_sketch(b)); }

}  // namespace

TEST_CASE("marks, blanks and capitals part words and are no words", "[copies]") {
    const std::string plain = "The river rose by two metres officials said on Friday";
    CHECK(make_sketch(plain) == make_sketch("THE  river,\nrose by (two) metres; officials said on Friday."));
    CHECK(make_sketch(plain) == make_sketch("The\u00A0river \u2014 rose by \u201Ctwo\u201D metres\u2019 \u00ABofficials\u00BB said on\tFriday"));
    CHECK(make_sketch("extraordinarily long words of more than eight letters") == make_sketch("Extraordinarily long words of more than eight letters!"));
    CHECK_FALSE(make_sketch("extraordinarily long words of more than eight letters") == make_sketch("extraordinarilx long words of more than eight letters"));
    CHECK_FALSE(make_sketch("a\u00E9b c d e f") == make_sketch("a b c d e f"));
}

TEST_CASE("texts without words are like nothing", "[copies]") {
    CHECK(between("", "") == 0);
    CHECK(between("...", "\u2014") == 0);
    CHECK(between("", "word") == 0);
}

TEST_CASE("short texts are compared exactly, long ones nearly, each with the other", "[copies]") {
    CHECK(between("a b c d e f", "a b c d e g") == Approx(1.0 / 3));
    CHECK_FALSE(make_sketch(words(1, 200)).binned);
    CHECK(make_sketch(words(1, 2000)).binned);
    const std::string whole = words(2, 3000);
    for (const double share : {0.05, 0.5, 0.8})
        CHECK(between(whole, whole.substr(0, static_cast<std::size_t>(static_cast<double>(whole.size()) * share))) == Approx(share).margin(0.09));
    CHECK(between(words(3, 3000), words(4, 3000)) < 0.02);
    CHECK(between(words(5, 300), words(6, 3000)) < 0.02);
}
