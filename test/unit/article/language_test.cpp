#include "article/language.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

TEST_CASE("languages as records write them", "[article]") {
    CHECK(language_code("en-GB") == "en");
    CHECK(language_code("EN_us") == "en");
    CHECK(language_code("eng") == "en");
    CHECK(language_code("English") == "en");
    CHECK(language_code("german") == "de");
    CHECK(language_code("pt") == "pt");
    CHECK_FALSE(language_code("").has_value());
    CHECK_FALSE(language_code("und").has_value());
    CHECK_FALSE(language_code("no such tongue").has_value());
}
