// Time expressions alone, against a publication date made of the first bytes.

#include "text/text.hpp"
#include "time/time_finder.hpp"

#include <cstdint>
#include <cstdlib>

using namespace tallywire;

namespace {

struct Kit {
    Lexicon lexicon{Rules{}, "en"};
    TimeFinder finder{lexicon, Rules{}};
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Kit kit;
    static Text text(kit.lexicon);
    static TimeScratch scratch;
    if (size < 2) return 0;
    Article article;
    article.published = std::to_string(1000 + data[0] * 30) + "-0" + std::to_string(1 + data[1] % 9) + "-" + std::to_string(10 + data[1] % 20);
    article.text.assign(reinterpret_cast<const char*>(data + 2), size - 2);
    text.assign(article.text);
    std::vector<FoundTime> found;
    kit.finder.find(text, article, scratch, found);
    for (const FoundTime& time : found)
        if (time.where.empty() || time.where.end > article.text.size() || (time.first && time.last && *time.last < *time.first)) std::abort();
    return 0;
}
