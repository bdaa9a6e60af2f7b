// Numbers: at every token of any bytes, a match lies within the sentence.

#include "text/number.hpp"
#include "text/text.hpp"

#include <cstdint>
#include <cstdlib>

using namespace tallywire;

namespace {

struct Kit {
    Lexicon lexicon{Rules{}, "en"};
    NumberParser numbers{lexicon, Rules{}};
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Kit kit;
    static Text text(kit.lexicon);
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    text.assign(bytes);
    for (std::size_t s = 0; s < text.size(); ++s) {
        const auto tokens = text.tokens(s);
        for (std::size_t i = 0; i < tokens.size(); ++i)
            if (const auto match = kit.numbers.match(text.bytes(), tokens, i))
                if (match->count == 0 || match->first < i || match->first + match->count > tokens.size()) std::abort();
    }
    return 0;
}
