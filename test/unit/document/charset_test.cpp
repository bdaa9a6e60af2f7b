#include "document/charset.hpp"

#include <catch2/catch.hpp>

using namespace tallywire;

namespace {
const std::string french = "<p>Un \xE9t\xE9 tr\xE8s chaud \xE0 Besan\xE7on, o\xF9 les p\xEA" "cheurs n'ont pas \xE9t\xE9 pr\xE9venus.</p>";
const std::string russian_1251 = "\xCF\xE0\xE2\xEE\xE4\xEE\xEA \xE2 \xE3\xEE\xF0\xEE\xE4\xE5 \xF3\xED\xB8\xF1 \xE6\xE8\xE7\xED\xE8 \xF2\xF0\xB8\xF5 \xF7\xE5\xEB\xEE\xE2\xE5\xEA, \xF1\xEE\xEE\xE1\xF9\xE8\xEB\xE8 \xE2\xEB\xE0\xF1\xF2\xE8.";
}  // namespace

TEST_CASE("labels mean what browsers take them for", "[document]") {
    CHECK(charset_of_label("Latin1") == "windows-1252");
    CHECK(charset_of_label("ISO-8859-9") == "windows-1254");
    CHECK(charset_of_label("GB2312") == "gb18030");
    CHECK_FALSE(charset_of_label("no-such-thing").has_value());
    CHECK_FALSE(charset_of_label("").has_value());
}

TEST_CASE("a declared encoding is kept where the bytes allow it", "[document]") {
    CHECK(to_utf8("<meta charset=iso-8859-1>\x93Six\x94 dead", {}).find("\u201CSix\u201D") != std::string::npos);
    CHECK(to_utf8(russian_1251, {"windows-1251", true}).substr(0, 14) == "\u041F\u0430\u0432\u043E\u0434\u043E\u043A");
    CHECK(to_utf8("<?xml version='1.0' encoding='windows-1251'?><a>" + russian_1251 + "</a>", {}).find("\u041F\u0430\u0432\u043E\u0434\u043E\u043A") != std::string::npos);
}

TEST_CASE("where the declaration lies the bytes win", "[document]") {
    CHECK(to_utf8("<meta charset=windows-1251>\u00FC\u00E4\u00F6 na\u00EFve", {}).find("\u00FC\u00E4\u00F6") != std::string::npos);
    CHECK(to_utf8(french, {"utf-8", true}).find("\u00E9t\u00E9 tr\u00E8s") != std::string::npos);
    CHECK(to_utf8("\xEF\xBB\xBF\u00FC", {"iso-8859-9", true}) == "\u00FC");
    CHECK(to_utf8("<meta charset=utf-16>plain", {}) == "<meta charset=utf-16>plain");
}

TEST_CASE("undeclared encodings are detected", "[document]") {
    CHECK(to_utf8(french, {}).find("Besan\u00E7on") != std::string::npos);
    CHECK(to_utf8(russian_1251, {}).substr(0, 14) == "\u041F\u0430\u0432\u043E\u0434\u043E\u043A");
    CHECK(to_utf8(std::string("t\0e\0x\0t\0 \0o\0f\0 \0w\0o\0r\0d\0s\0 \0a\0n\0d\0 \0m\0o\0r\0e\0", 44), {}) == "text of words and more");
    CHECK(to_utf8("The mayor said \x93no\x94 to the plan, and that\x92s that for now.", {}).find("\u201Cno\u201D") != std::string::npos);
}

TEST_CASE("stray bytes in UTF-8 become letters, never a lost text", "[document]") {
    CHECK(to_utf8("caf\u00E9 \u00FC \u00E4 \u00F6 \x92 and \xE9", {}) == "caf\u00E9 \u00FC \u00E4 \u00F6 \u2019 and \u00E9");
    CHECK(to_utf8("caf\u00E9 \u00FC \u00E4 \u00F6 \u00DF \u00E8 cut \xE2\x80", {}).find("cut") != std::string::npos);
}

TEST_CASE("UTF-8 that was encoded twice is turned back", "[document]") {
    CHECK(to_utf8("It\u00E2\u20AC\u2122s a caf\u00C3\u00A9", {}) == "It\u2019s a caf\u00E9");
    CHECK(to_utf8("A\u00C7\u00C3O, S\u00C3O", {}) == "A\u00C7\u00C3O, S\u00C3O");
    CHECK(to_utf8("one \u00C3\u00A9 alone", {}) == "one \u00C3\u00A9 alone");
}

TEST_CASE("any bytes give well-formed text", "[document]") {
    std::string bytes;
    for (unsigned i = 0; i < 3000; ++i) bytes.push_back(static_cast<char>(i * 2654435761u >> 13));
    for (const char* label : {"", "utf-8", "shift_jis", "gb18030", "iso-2022-jp", "utf-16", "hz-gb-2312", "utf-7"})
        CHECK_NOTHROW(to_utf8(bytes, {label, true}));
}
