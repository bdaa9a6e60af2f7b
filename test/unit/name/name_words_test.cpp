#include "name/name_words.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

TEST_CASE("a name's words are compared without regard to case") {
    CHECK(NameWords("Nora Quill").last() == NameWords("QUILL").last());
    CHECK(NameWords("Élan").first() == NameWords("élan").first());
    CHECK(NameWords("Nora").first() != NameWords("Norah").first());
}

TEST_CASE("blanks, hyphens and line ends part the words of a name") {
    CHECK(NameWords("Kim Jong-un\nPark").size() == 4);
    CHECK(NameWords("").empty());
    CHECK(NameWords(" - ").empty());
}

TEST_CASE("a short form has the last word and no word of its own") {
    CHECK(short_form(NameWords("Quill"), NameWords("Nora Quill")));
    CHECK(short_form(NameWords("Nora J Quill"), NameWords("Nora Quill")));
    CHECK_FALSE(short_form(NameWords("Nora"), NameWords("Nora Quill")));
    CHECK_FALSE(short_form(NameWords("Otto Quill"), NameWords("Nora Jane Quill")));
    CHECK_FALSE(short_form(NameWords(), NameWords("Quill")));
}

TEST_CASE("capitals of a name spell its letters") {
    CHECK(NameWords("International Atomic Energy Agency").spelt_by("IAEA"));
    CHECK(NameWords("Bank of Kenya").spelt_by("BK"));
    CHECK_FALSE(NameWords("Bank of Kenya").spelt_by("BOK"));
    CHECK_FALSE(NameWords("of the").spelt_by(""));
}

TEST_CASE("words in common have bits in common") {
    CHECK((NameWords("Nora Quill").bits() & NameWords("Otto Quill").bits()) != 0);
    CHECK(NameWords("Nora Quill").holds(NameWords("quill").first()));
    CHECK(NameWords("Nora").first_size() == 4);
}
