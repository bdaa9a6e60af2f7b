#include "article/host_debris.hpp"

#include "article/debris_lines.hpp"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <string>
#include <string_view>

namespace tallywire {
namespace {

constexpr std::size_t ways = 4;             // slots in which a paragraph may stand
constexpr std::size_t shortest = 12;        // bytes of a paragraph that is worth remembering
constexpr std::size_t longest = 1200;

}  // namespace

HostDebris::HostDebris(std::size_t bytes) : slots_(std::bit_floor(std::max<std::size_t>(bytes, 4096) / sizeof(Slot))) {}

HostDebris::Slot* HostDebris::find(std::uint64_t hash) {
    const std::size_t set = (hash >> 32) & (slots_.size() - 1) & ~(ways - 1);
    const auto key = static_cast<std::uint32_t>(hash) | 1;
    for (std::size_t i = set; i < set + ways; ++i)
        if (slots_[i].key == key) return &slots_[i];
    return nullptr;
}

HostDebris::Slot& HostDebris::place(std::uint64_t hash) {
    const std::size_t set = (hash >> 32) & (slots_.size() - 1) & ~(ways - 1);
    const auto begin = slots_.begin() + static_cast<std::ptrdiff_t>(set);
    Slot& slot = *std::min_element(begin, begin + ways, [](const Slot& a, const Slot& b) {
        return (a.key != 0) != (b.key != 0) ? a.key == 0 : a.count != b.count ? a.count < b.count : a.article < b.article;
    });
    slot = {static_cast<std::uint32_t>(hash) | 1, 0, 0};
    return slot;
}

void HostDebris::cut(Article& article) {
    if (!article.domain || article.text.empty()) return;
    struct Paragraph {
        std::size_t begin, end;
        std::uint64_t hash;
        bool known;
    };
    const std::uint64_t host = XXH3_64bits(article.domain->data(), article.domain->size());
    std::vector<Paragraph> paragraphs;
    std::size_t known = 0;
    const std::string_view text = article.text;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find("\n\n", at), text.size());
        const std::string_view paragraph = text.substr(at, end - at);
        Paragraph found{at, end, 0, false};
        if (paragraph.size() >= shortest && paragraph.size() <= longest) {
            const std::string bare = fold_bare(paragraph);
            found.hash = XXH3_64bits_withSeed(bare.data(), bare.size(), host);
            const Slot* slot = find(found.hash);
            found.known = slot && slot->count >= enough;
            known += slot ? paragraph.size() : 0;
        }
        paragraphs.push_back(found);
        at = end + 2;
    }
    if (known * 2 > text.size()) return;
    ++articles_;
    std::string kept;
    for (const Paragraph& paragraph : paragraphs) {
        const std::string_view words = text.substr(paragraph.begin, paragraph.end - paragraph.begin);
        if (paragraph.hash != 0) {
            Slot* slot = find(paragraph.hash);
            if (!slot) slot = &place(paragraph.hash);
            if (slot->article != articles_ && slot->count < 255) ++slot->count;
            slot->article = articles_;
        }
        if (paragraph.known) {
            article.debris.push_back({std::string(words), "repeated on host"});
            continue;
        }
        if (!kept.empty()) kept.append("\n\n");
        kept.append(words);
    }
    if (kept.size() != article.text.size()) article.text = std::move(kept);
}

}  // namespace tallywire
