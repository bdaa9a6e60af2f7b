#include "article/sketch.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <string>

namespace tallywire {
namespace {

constexpr std::size_t shingle_words = 5;
constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15u, word_multiplier = 0xD6E8FEB86659FD93u;
constexpr std::size_t block = 64, padding = 2 * block;
constexpr std::size_t largest_kept = std::size_t{4} << 20;  // bytes of scratch

/// multiplier^shingle_words: what a word weighs when it leaves the window.
constexpr std::uint64_t oldest = [] {
    std::uint64_t power = 1;
    for (std::size_t i = 0; i < shingle_words; ++i) power *= multiplier;
    return power;
}();

/// Quotes, dashes and hard blanks are written with bytes that look like letters.
void blank_marks(std::string& folded, std::size_t size) {
    const auto blank_after = [&](char lead, auto is_mark, std::size_t length) {
        for (std::size_t at = 0; at < size;) {
            const void* found = std::memchr(folded.data() + at, lead, size - at);
            if (!found) return;
            at = static_cast<std::size_t>(static_cast<const char*>(found) - folded.data());
            if (is_mark(folded[at + 1])) std::memset(folded.data() + at, 0, length);
            ++at;
        }
    };
    blank_after('\xE2', [](char next) { return next == '\x80'; }, 3);
    blank_after('\xC2', [](char next) { return next == '\xA0' || next == '\xAB' || next == '\xBB'; }, 2);
}

/// The text with letters in lower case and zeros for all that is no letter or digit; zeros behind it. Beyond ASCII all is letters but marks.
void fold(std::string_view text, std::string& folded) {
    if (folded.size() < text.size() + padding) folded.resize(text.size() + padding);
    std::memcpy(folded.data(), text.data(), text.size());
    std::memset(folded.data() + text.size(), 0, padding);
    for (std::size_t at = 0; at < text.size(); at += block) {
        char* bytes = folded.data() + at;
        for (std::size_t i = 0; i < block; ++i) {  // a few vector instructions
            const auto c = static_cast<unsigned char>(bytes[i]);
            const auto low = static_cast<unsigned char>(c | 0x20);
            const bool letter = static_cast<unsigned char>(low - 'a') < 26, other = static_cast<unsigned char>(c - '0') < 10 || c >= 0x80;
            bytes[i] = static_cast<char>(letter ? low : other ? c : 0);
        }
    }
    blank_marks(folded, text.size());
}

std::uint64_t load(const char* at) {
    std::uint64_t bytes;
    std::memcpy(&bytes, at, sizeof bytes);
    if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
    return bytes;
}

/// Calls `take(hash)` for each run of bytes other than zero, eight bytes at a time.
template <class Take>
void each_word(const std::string& folded, std::size_t size, Take take) {
    constexpr std::uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    const char* at = folded.data();
    const char* end = at + size;
    while (at < end) {
        std::uint64_t bytes = load(at);
        if (bytes == 0) {
            at += 8;
            continue;
        }
        const int skipped = std::countr_zero(bytes) / 8;
        if (skipped > 0) bytes = load(at += skipped);
        std::uint64_t hash = multiplier;
        for (;;) {
            const std::uint64_t zeros = (bytes - ones) & ~bytes & highs;
            if (zeros == 0) {
                hash = (hash ^ bytes) * word_multiplier;
                hash ^= hash >> 29;
                bytes = load(at += 8);
                continue;
            }
            const int length = std::countr_zero(zeros) / 8;
            hash = (hash ^ (bytes & ((std::uint64_t{1} << (8 * length)) - 1))) * word_multiplier;
            at += length;
            break;
        }
        take(hash ^ hash >> 32);
    }
}

std::uint32_t finish(std::uint64_t hash) { return static_cast<std::uint32_t>(((hash ^ hash >> 31) * word_multiplier) >> 32); }

void put(std::uint32_t hash, std::uint32_t* bins) {
    std::uint32_t& bin = bins[hash % sketch_bins];
    bin = std::min(bin, hash);
}

/// The hashes of 5-grams in their order, as long as there are few; then their bins.
struct Shingles {
    std::array<std::uint32_t, sketch_bins> first;
    std::size_t count = 0;
    std::array<std::uint32_t, sketch_bins> bins;

    void add(std::uint32_t hash) {
        if (count > first.size()) return put(hash, bins.data());
        if (count < first.size()) {
            first[count++] = hash;
            return;
        }
        bins.fill(empty_bin);
        for (const std::uint32_t one : first) put(one, bins.data());
        put(hash, bins.data());
        ++count;
    }
};

/// The hash of the words, 0 where there is none; appends their 5-grams to `shingles`. A text with fewer words is one shingle.
std::uint64_t hash_words(const std::string& folded, std::size_t size, Shingles& shingles) {
    std::array<std::uint64_t, 8> window{};
    std::uint64_t rolled = 0, whole = 0;
    std::size_t words = 0;
    each_word(folded, size, [&](std::uint64_t word) {
        whole = (whole ^ word) * multiplier;
        rolled = rolled * multiplier + word - window[(words - shingle_words) % window.size()] * oldest;
        window[words % window.size()] = word;
        if (++words >= shingle_words) shingles.add(finish(rolled));
    });
    if (words > 0 && words < shingle_words) shingles.add(finish(rolled));
    return words ? (whole ^ words) * word_multiplier | 1 : 0;
}

std::vector<std::uint32_t> bins_of(const std::vector<std::uint32_t>& hashes) {
    std::vector<std::uint32_t> bins(sketch_bins, empty_bin);
    for (const std::uint32_t hash : hashes) put(hash, bins.data());
    return bins;
}

double compare_bins(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    unsigned shared = 0, used = 0;
    for (std::size_t i = 0; i < sketch_bins; ++i) {
        const bool any = (a[i] & b[i]) != empty_bin;
        used += any;
        shared += any & (a[i] == b[i]);
    }
    return used ? static_cast<double>(shared) / used : 0;
}

double compare_all(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    std::size_t i = 0, j = 0, shared = 0;
    while (i < a.size() && j < b.size()) {
        shared += a[i] == b[j];
        const bool first = a[i] <= b[j], second = b[j] <= a[i];
        i += first;
        j += second;
    }
    const std::size_t all = a.size() + b.size() - shared;
    return all ? static_cast<double>(shared) / static_cast<double>(all) : 0;
}

}  // namespace

Sketch make_sketch(std::string_view text) {
    thread_local std::string folded;  // kept from text to text
    fold(text, folded);
    Shingles shingles;
    Sketch sketch;
    sketch.exact = hash_words(folded, text.size(), shingles);
    if (folded.size() > largest_kept) folded = {};
    const auto end = shingles.first.begin() + static_cast<std::ptrdiff_t>(std::min(shingles.count, shingles.first.size()));
    if (shingles.count <= shingles.first.size()) {
        std::sort(shingles.first.begin(), end);
        sketch.hashes.assign(shingles.first.begin(), std::unique(shingles.first.begin(), end));
    } else {
        sketch.hashes.assign(shingles.bins.begin(), shingles.bins.end());
        sketch.binned = true;
    }
    return sketch;
}

double similarity(const Sketch& a, const Sketch& b) {
    if (a.exact == b.exact) return a.exact == 0 ? 0 : 1;
    if (!a.binned && !b.binned) return compare_all(a.hashes, b.hashes);
    if (a.binned && b.binned) return compare_bins(a.hashes, b.hashes);
    return a.binned ? compare_bins(a.hashes, bins_of(b.hashes)) : compare_bins(bins_of(a.hashes), b.hashes);
}

}  // namespace tallywire
