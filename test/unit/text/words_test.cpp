#include "base/json_writer.hpp"
#include "base/utf8.hpp"
#include "text/phrase_table.hpp"
#include "text/text.hpp"
#include "text/tokens.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace tallywire;

namespace {

std::vector<Token> cut(const Lexicon& lexicon, std::string_view text, std::size_t end) {
    std::vector<Token> tokens;
    split_tokens(text, {0, static_cast<std::uint32_t>(end)}, lexicon, tokens);
    return tokens;
}

}  // namespace

TEST_CASE("a word is found in any case and whatever its length", "[text]") {
    Lexicon lexicon(Rules{}, "en");
    Vocabulary& vocabulary = lexicon.vocabulary();
    for (const std::string word : {"qz", "qzeightl", "qznineltr", "qzfifteenletter", "qzsixteenletters", "qzseventeenletter", "qzé", "qz’s"}) {
        const WordId id = vocabulary.intern(word);
        CHECK(id != 0);
        CHECK(vocabulary.intern(word) == id);
        CHECK(vocabulary.text(id) == word);
        std::string upper = word;
        for (char& c : upper)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
        CHECK(vocabulary.find(upper) == id);
        CHECK(vocabulary.find(word + "x") == 0);
    }
}

TEST_CASE("the end of the text makes no difference to the words before it", "[text]") {
    Lexicon lexicon(Rules{}, "en");
    // Sixteen bytes are read at once where they are there, and byte by byte where not.
    const std::string text = "Talks; the UN (McBride) said so - 3 ships of WFP's, don't wait e.g. Dr. Ade, extraordinarily_x internationalisations x-ray";
    for (std::size_t end = 1; end <= text.size(); ++end) {
        const std::string alone = text.substr(0, end);
        const std::string followed = alone + "                ";
        CHECK(cut(lexicon, alone, end) == cut(lexicon, followed, end));
    }
}

TEST_CASE("the kinds of a sentence are those of its words, tags wait until they are asked for", "[text]") {
    Lexicon lexicon(Rules{}, "en");
    PhraseTable ships(lexicon), trucks(lexicon);
    ships.add(lexicon, "N:ship", 1);
    trucks.add(lexicon, "N:truck", 2);
    Text text(lexicon);
    text.assign("Two ships left. It rained on 3 May.");
    REQUIRE(text.size() == 2);
    CHECK_FALSE(text.is_cut(0));
    CHECK((text.kinds(0) & ships.kind()) != 0);
    CHECK((text.kinds(0) & trucks.kind()) == 0);
    CHECK(text.is_cut(0));
    CHECK_FALSE(text.has_number(0));
    CHECK(text.has_number(1));
    const auto tokens = text.untagged(0);
    CHECK(tokens[1].tag == Tag::none);
    CHECK(text.tokens(0).data() == tokens.data());
    CHECK(tokens[1].tag == Tag::noun_plural);
}

TEST_CASE("of phrases with one beginning the longest that stands there is found", "[text]") {
    Lexicon lexicon(Rules{}, "en");
    PhraseTable table(lexicon);
    table.add(lexicon, "port", 1);
    table.add(lexicon, "port of call", 2);
    table.add(lexicon, "port of", 3);
    table.add(lexicon, "port of", 4);
    table.add(lexicon, "port authority", 5);
    const auto payload = [&](std::string_view text) {
        const auto match = table.match(lexicon, cut(lexicon, text, text.size()), 0);
        return match ? static_cast<int>(match.payload) * 10 + static_cast<int>(match.size) : 0;
    };
    CHECK(payload("port") == 11);
    CHECK(payload("port police") == 11);
    CHECK(payload("Port of Call") == 23);
    CHECK(payload("port of Lome") == 32);
    CHECK(payload("port authority") == 52);
    CHECK(payload("sport") == 0);
}

TEST_CASE("code points are counted alike in blocks and one by one", "[utf8]") {
    std::string text;
    for (int i = 0; i < 400; ++i) text += i % 7 == 0 ? "é" : i % 5 == 0 ? "…" : i % 11 == 0 ? "😀" : "a";
    const CodePointIndex index(text);
    std::uint32_t count = 0;
    for (std::uint32_t byte = 0; byte < text.size(); ++byte) {
        if ((static_cast<unsigned char>(text[byte]) & 0xC0) == 0x80) continue;
        CHECK(index.at(byte) == count);
        ++count;
    }
    CHECK(count_code_points(text) == count);
}

TEST_CASE("JSON strings are escaped wherever in sixteen bytes the mark stands", "[json]") {
    for (std::size_t at = 0; at < 40; ++at) {
        std::string text(40, 'x'), expected = "\"" + text + "\"";
        text[at] = '"';
        expected.replace(at + 1, 1, "\\\"");
        std::string out;
        append_json_string(out, text);
        CHECK(out == expected);
        text[at] = '\x7F';
        out.clear();
        append_json_string(out, text);
        CHECK(out == "\"" + std::string(at, 'x') + "\\u007f" + std::string(39 - at, 'x') + "\"");
    }
}
