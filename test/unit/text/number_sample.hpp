#pragma once

#include "text/number_cursor.hpp"
#include "text/text.hpp"

#include <string_view>

namespace tallywire {

/// One sentence of English as the readers of numbers look at it. `bytes` must outlive it.
struct NumberSample {
    explicit NumberSample(std::string_view bytes) : text(english().lexicon), surface(bytes) { text.assign(bytes); }

    struct English {
        Lexicon lexicon{Rules{}, "en"};
        NumberParser numbers{lexicon, Rules{}};
    };
    static const English& english() {
        static const English all;
        return all;
    }
    NumberCursor cursor() { return {english().numbers, surface, text.tokens(0)}; }

    Text text;
    std::string_view surface;
};

}  // namespace tallywire
