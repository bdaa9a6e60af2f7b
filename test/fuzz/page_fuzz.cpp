// Pages and plain text: whatever the markup, the text is well-formed and the nodes are in order.

#include "article/finish.hpp"
#include "article/page_reader.hpp"
#include "article/plain_text_reader.hpp"
#include "base/utf8.hpp"
#include "rules/rules.hpp"

#include <cstdint>
#include <cstdlib>

using namespace tallywire;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Rules rules;
    static PageReader pages(rules);
    static const PlainTextReader plain(rules);
    static const ArticleFinisher finisher(rules);
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (!is_utf8(bytes)) return 0;  // what the readers get was made so before
    Article page;
    pages.read(bytes, "https://www.example.org/2021/05/07/x", page);
    finisher.finish(page);
    Article text;
    plain.read(bytes, text);
    finisher.finish(text);
    if (!is_utf8(page.text) || !is_utf8(text.text) || page.id.size() != 16) std::abort();
    return 0;
}
