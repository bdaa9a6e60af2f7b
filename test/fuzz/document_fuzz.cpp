// Dumps: whatever the bytes, documents and problems come out, and every article's text is well-formed.

#include "base/utf8.hpp"
#include "ingest/ingest.hpp"
#include "rules/rules.hpp"

#include <cstdint>
#include <cstdlib>

using namespace tallywire;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Rules rules;
    static const Ingest ingest(rules, [] {
        IngestOptions options;
        options.limits.document = std::size_t{1} << 20;
        return options;
    }());
    static Ingest::Scratch scratch(ingest);
    const auto reader = ingest.read({}, [](Problem) {});
    reader->push(make_memory_source(std::string(reinterpret_cast<const char*>(data), size)), "fuzz");
    while (auto document = reader->next()) {
        Ingest::Result result;
        ingest.to_articles(*document, scratch, result);
        for (const Article& article : result.articles)
            if (!is_utf8(article.text) || article.id.empty()) std::abort();
    }
    return 0;
}
