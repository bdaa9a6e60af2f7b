#include "document/charset.hpp"

#include "base/utf8.hpp"

#include <simdjson.h>
#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace tallywire {
namespace {

// What browsers make of labels, where it is another encoding than the name says (WHATWG Encoding Standard), under the names of ICU.
constexpr std::pair<std::string_view, std::string_view> labels[] = {
    {"utf8", "UTF-8"}, {"utf-8", "UTF-8"}, {"unicode-1-1-utf-8", "UTF-8"}, {"x-unicode20utf8", "UTF-8"}, {"utf8mb4", "UTF-8"},
    {"iso-8859-1", "windows-1252"}, {"latin1", "windows-1252"}, {"latin-1", "windows-1252"}, {"iso8859-1", "windows-1252"},
    {"iso_8859-1", "windows-1252"}, {"l1", "windows-1252"}, {"ascii", "windows-1252"}, {"us-ascii", "windows-1252"},
    {"ansi_x3.4-1968", "windows-1252"}, {"cp1252", "windows-1252"}, {"iso-8859-9", "windows-1254"}, {"latin5", "windows-1254"},
    {"iso-8859-11", "windows-874"}, {"tis-620", "windows-874"}, {"gb2312", "gb18030"}, {"gbk", "gb18030"}, {"gb_2312-80", "gb18030"},
    {"x-gbk", "gb18030"}, {"cp936", "gb18030"}, {"chinese", "gb18030"}, {"shift_jis", "windows-31j"}, {"shift-jis", "windows-31j"},
    {"sjis", "windows-31j"}, {"x-sjis", "windows-31j"}, {"ms_kanji", "windows-31j"}, {"cp932", "windows-31j"},
    {"euc-kr", "windows-949"}, {"euckr", "windows-949"}, {"ks_c_5601-1987", "windows-949"}, {"ks_c_5601-1989", "windows-949"}, {"ksc5601", "windows-949"},
    {"uhc", "windows-949"}, {"cp949", "windows-949"}, {"big5", "Big5-HKSCS"}, {"big5-hkscs", "Big5-HKSCS"}, {"x-x-big5", "Big5-HKSCS"},
    {"cp950", "Big5-HKSCS"}, {"utf-16", "UTF-16LE"}, {"mac-cyrillic", "x-mac-cyrillic"}, {"johab", "windows-949"},
};

constexpr std::size_t detection_size = std::size_t{256} << 10;

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(std::string_view name) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(std::string(name).c_str(), &status));
    return U_SUCCESS(status) ? std::move(converter) : Converter{};
}

bool valid_utf8(std::string_view bytes) { return simdjson::validate_utf8(bytes.data(), bytes.size()); }

std::size_t count_wide(std::string_view bytes) {
    return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
}

std::string convert(std::string_view bytes, std::string_view charset) {
    std::string out;
    const Converter converter = open_converter(charset);
    if (!converter) return out;
    std::array<UChar, 8192> wide;
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    for (bool more = true; more;) {
        UErrorCode status = U_ZERO_ERROR;
        UChar* to = wide.data();
        ucnv_toUnicode(converter.get(), &to, wide.data() + wide.size() - 1, &at, end, nullptr, 1, &status);
        more = status == U_BUFFER_OVERFLOW_ERROR;
        const auto units = static_cast<std::int32_t>(to - wide.data());
        const std::size_t had = out.size();
        out.resize(had + static_cast<std::size_t>(units) * 3);
        std::int32_t size = 0;
        status = U_ZERO_ERROR;
        u_strToUTF8WithSub(out.data() + had, static_cast<std::int32_t>(out.size() - had), &size, wide.data(), units, 0xFFFD, nullptr, &status);
        out.resize(had + static_cast<std::size_t>(size));
    }
    return out;
}

// Stray bytes among good UTF-8: the windows-1252 letter, or U+FFFD for what that has not.
std::string mend_utf8(std::string_view bytes) {
    static const std::array<std::string, 128> letters = [] {
        std::array<std::string, 128> out;
        for (unsigned i = 0; i < 128; ++i) {
            const char byte = static_cast<char>(128 + i);
            out[i] = convert(std::string_view(&byte, 1), "windows-1252");
            if (out[i].size() == 2 && out[i][0] == '\xC2' && static_cast<unsigned char>(out[i][1]) < 0xA0) out[i] = "\xEF\xBF\xBD";
        }
        return out;
    }();
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 16);
    std::size_t from = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        if (static_cast<unsigned char>(bytes[at]) < 0x80) {
            ++at;
            continue;
        }
        const CodePoint point = decode_utf8(bytes, at);
        if (point.size == 1) {
            out.append(bytes, from, at - from);
            out.append(letters[static_cast<unsigned char>(bytes[at]) - 128u]);
            from = at + 1;
        }
        at += point.size;
    }
    return out.append(bytes, from);
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && std::string_view(" \t\r\n\"'").find(text.front()) != std::string_view::npos) text.remove_prefix(1);
    return text;
}

// The charset that `<meta …>` or `<?xml encoding="…"?>` declares. Looked for further than browsers do: saved pages have long heads.
std::string_view declared_in(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 65536);
    if (head.substr(0, 5) == "<?xml") {
        const std::string_view line = head.substr(0, head.find('>'));
        if (const auto at = line.find("encoding"); at != std::string_view::npos) {
            const std::string_view value = trimmed(line.substr(std::min(line.find('=', at), line.size() - 1) + 1));
            return value.substr(0, value.find_first_of("\"' ?"));
        }
    }
    const auto is_m = [](char c) { return (c | 32) == 'm'; };
    for (std::size_t at = head.find('<'); at != std::string_view::npos && at + 5 < head.size(); at = head.find('<', at + 1)) {
        if (!is_m(head[at + 1]) || fold_ascii(head.substr(at + 1, 4)) != "meta") continue;
        const std::string_view tag = head.substr(at, head.find('>', at) - at);
        const std::string lower = fold_ascii(tag);
        for (std::size_t found = lower.find("charset"); found != std::string::npos; found = lower.find("charset", found + 1)) {
            std::string_view rest = tag.substr(found + 7);
            while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
            if (rest.empty() || rest.front() != '=') continue;
            rest = trimmed(rest.substr(1));
            return rest.substr(0, rest.find_first_of("\"' ;/>"));
        }
    }
    return {};
}

bool is_multi_byte(std::string_view charset) {
    for (const std::string_view name : {"gb18030", "Big5-HKSCS", "windows-31j", "EUC-JP", "windows-949", "EUC-TW"})
        if (name == charset) return true;
    return false;
}

// Share of the non-ASCII bytes that do not decode.
double share_of_errors(std::string_view bytes, std::string_view charset) {
    const std::string text = convert(bytes, charset);
    std::size_t wrong = 0;
    for (std::size_t at = text.find("\xEF\xBF\xBD"); at != std::string::npos; at = text.find("\xEF\xBF\xBD", at + 3)) ++wrong;
    return text.empty() ? 1 : static_cast<double>(wrong) / static_cast<double>(std::max<std::size_t>(1, count_wide(bytes)));
}

// Single letters and quotes of windows-1252 among ASCII: too little for a detector, and the most frequent case by far.
bool looks_like_western(std::string_view bytes) {
    std::size_t single = 0;
    std::size_t paired = 0;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto byte = static_cast<unsigned char>(bytes[at]);
        letters += (byte | 32) >= 'a' && (byte | 32) <= 'z';
        if (byte < 0x80) continue;
        const bool more = at + 1 < bytes.size() && static_cast<unsigned char>(bytes[at + 1]) >= 0x80;
        const bool usual = (byte >= 0x91 && byte <= 0x97) || byte == 0x85 || byte == 0x99 || byte == 0xA0 || byte == 0xA3 || byte == 0xA9 ||
                           byte == 0xAE || byte == 0xB0 || byte == 0x80 || byte == 0xB7 || byte == 0xAB || byte == 0xBB;
        if (!more && usual) ++single;
        else if (more && usual) ++paired;
        else paired += 4;
    }
    return single > 0 && single >= paired && letters > 20 * (single + paired);
}

std::string detect_by_statistics(std::string_view bytes) {
    // markup says nothing of the language: only the lines that have other than ASCII count
    std::string sample;
    for (std::size_t at = 0; at < bytes.size() && sample.size() < detection_size;) {
        const std::size_t end = std::min(bytes.find_first_of("\n<>", at), bytes.size());
        const std::string_view line = bytes.substr(at, end - at);
        if (count_wide(line) > 0) sample.append(line).push_back('\n');
        at = end + 1;
    }
    if (looks_like_western(sample)) return "windows-1252";
    struct Delete {
        void operator()(uchardet_t detector) const { uchardet_delete(detector); }
    };
    const std::unique_ptr<std::remove_pointer_t<uchardet_t>, Delete> detector(uchardet_new());
    uchardet_handle_data(detector.get(), sample.data(), sample.size());
    uchardet_data_end(detector.get());
    const std::string name = uchardet_get_charset(detector.get());
    if (name.empty()) return "windows-1252";
    if (name == "KOI8-R") {
        // the Ukrainian letters stand where KOI8-R has lines of frames, which no prose has
        return "koi8-u";
    }
    return charset_of_label(name).value_or("windows-1252");
}

// HZ: two-byte Chinese between `~{` and `~}`.
bool looks_like_hz(std::string_view bytes) {
    std::size_t pairs = 0;
    for (std::size_t at = bytes.find("~{"); at != std::string_view::npos && pairs < 3; at = bytes.find("~{", at + 2)) {
        const std::size_t end = bytes.find("~}", at);
        const std::string_view inner = end == std::string_view::npos ? std::string_view{} : bytes.substr(at + 2, end - at - 2);
        if (inner.empty() || inner.size() % 2 != 0 || inner.find_first_of(" \n<") != std::string_view::npos) return false;
        ++pairs;
    }
    return pairs > 0;
}

std::string wide_charset(std::string_view bytes) {
    const auto at = [&](std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 1u; };
    if (at(0) == 0xFF && at(1) == 0xFE) return bytes.size() >= 4 && at(2) == 0 && at(3) == 0 ? "UTF-32LE" : "UTF-16LE";
    if (at(0) == 0xFE && at(1) == 0xFF) return "UTF-16BE";
    if (at(0) == 0 && at(1) == 0 && at(2) == 0xFE && at(3) == 0xFF) return "UTF-32BE";
    const std::string_view head = bytes.substr(0, 1024);
    std::array<std::size_t, 4> zeros{};
    for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 4] += head[i] == 0;
    const std::size_t quarter = head.size() / 4;
    if (quarter < 4) return {};
    const auto most = [&](std::size_t i) { return zeros[i] * 10 >= quarter * 7; };
    const auto few = [&](std::size_t i) { return zeros[i] * 10 <= quarter; };
    if (most(0) && most(1) && most(2) && few(3)) return "UTF-32BE";
    if (few(0) && most(1) && most(2) && most(3)) return "UTF-32LE";
    if (most(0) && few(1) && most(2) && few(3)) return "UTF-16BE";
    if (few(0) && most(1) && few(2) && most(3)) return "UTF-16LE";
    return {};
}

}  // namespace

bool is_wide(std::string_view bytes) { return !wide_charset(bytes).empty(); }

std::optional<std::string> charset_of_label(std::string_view label) {
    std::string lower = fold_ascii(label);
    if (lower.empty() || lower.size() > 40) return std::nullopt;
    for (const auto& [known, charset] : labels)
        if (known == lower) return std::string(charset);
    if (!open_converter(lower)) return std::nullopt;
    if (lower.substr(0, 3) == "euc")
        for (char& c : lower)
            if (c >= 'a') c = static_cast<char>(c - 32);
    return lower;
}

std::string detect_charset(std::string_view bytes, DeclaredCharset declared) {
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF") return "UTF-8";
    if (std::string wide = wide_charset(bytes); !wide.empty()) return wide;
    std::optional<std::string> said = charset_of_label(declared.transport);
    if (!said && declared.markup) said = charset_of_label(declared_in(bytes));
    if (said && (said->substr(0, 6) == "UTF-16" || said->substr(0, 6) == "UTF-32" || *said == "utf-7")) said.reset();  // bytes without zeros are no such thing
    const bool seven_bits = said && (said->substr(0, 8) == "iso-2022" || said->substr(0, 2) == "hz");
    if (valid_utf8(bytes)) {
        const bool escapes = bytes.find("\x1B$") != std::string_view::npos || bytes.find("\x1B(") != std::string_view::npos;
        if (escapes && count_wide(bytes) == 0) return seven_bits ? *said : "ISO-2022-JP";
        return bytes.find("~{") != std::string_view::npos && looks_like_hz(bytes) && count_wide(bytes) == 0 ? "HZ-GB-2312" : "UTF-8";
    }
    const std::string_view sample = bytes.substr(0, std::size_t{1} << 20);
    std::size_t good = 0;
    std::size_t bad = 0;
    for (std::size_t at = 0; at < sample.size();) {
        const CodePoint point = decode_utf8(sample, at);
        if (point.size > 1) ++good;
        else bad += point.value == replacement_character;
        at += point.size;
    }
    if (good >= 4 * bad && good > 0) return "UTF-8";
    const bool credible = said && *said != "UTF-8";
    if (credible && is_multi_byte(*said) && share_of_errors(sample, *said) < 0.02) return *said;
    const std::string guess = detect_by_statistics(sample);
    if (!credible) return guess;
    // a single-byte encoding decodes anything, and detectors take these for one another; but pairs that decode without error are no accident
    if (is_multi_byte(*said)) return guess;
    return is_multi_byte(guess) && count_wide(sample) > 16 && share_of_errors(sample, guess) < 0.005 ? guess : *said;
}

std::string decode_charset(std::string_view bytes, std::string_view charset) {
    if (charset == "UTF-8") {
        if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
        return valid_utf8(bytes) ? std::string(bytes) : mend_utf8(bytes);
    }
    std::string out = convert(bytes, charset);
    if (out.substr(0, 3) == "\xEF\xBB\xBF") out.erase(0, 3);
    return out.empty() && !bytes.empty() ? mend_utf8(bytes) : out;
}

std::string to_utf8(std::string_view bytes, DeclaredCharset declared) {
    std::string text = decode_charset(bytes, detect_charset(bytes, declared));
    undo_double_encoding(text);
    return text;
}

namespace {

// The byte that windows-1252 has for a letter of Latin-1 or one of its own; nothing for others.
std::optional<unsigned char> western_byte(char32_t c) {
    if (c < 0x100) return static_cast<unsigned char>(c);
    static constexpr std::pair<char32_t, unsigned char> own[] = {
        {0x20AC, 0x80}, {0x201A, 0x82}, {0x0192, 0x83}, {0x201E, 0x84}, {0x2026, 0x85}, {0x2020, 0x86}, {0x2021, 0x87}, {0x02C6, 0x88}, {0x2030, 0x89},
        {0x0160, 0x8A}, {0x2039, 0x8B}, {0x0152, 0x8C}, {0x017D, 0x8E}, {0x2018, 0x91}, {0x2019, 0x92}, {0x201C, 0x93}, {0x201D, 0x94}, {0x2022, 0x95},
        {0x2013, 0x96}, {0x2014, 0x97}, {0x02DC, 0x98}, {0x2122, 0x99}, {0x0161, 0x9A}, {0x203A, 0x9B}, {0x0153, 0x9C}, {0x017E, 0x9E}, {0x0178, 0x9F}};
    for (const auto& [letter, byte] : own)
        if (letter == c) return byte;
    return std::nullopt;
}

// The sequence at `at` that is one letter encoded twice: its bytes of UTF-8, and how many bytes of `text` it takes.
std::optional<std::pair<std::string, std::size_t>> doubled(std::string_view text, std::size_t at) {
    const CodePoint first = decode_utf8(text, at);
    if (first.value < 0xC2 || first.value > 0xF4) return std::nullopt;
    std::string bytes(1, static_cast<char>(first.value));
    const std::size_t length = first.value < 0xE0 ? 2 : first.value < 0xF0 ? 3 : 4;
    std::size_t end = at + first.size;
    while (bytes.size() < length) {
        const CodePoint next = decode_utf8(text, end);
        const auto byte = next.size > 1 ? western_byte(next.value) : std::nullopt;
        if (!byte || *byte < 0x80 || *byte > 0xBF) return std::nullopt;
        bytes.push_back(static_cast<char>(*byte));
        end += next.size;
    }
    if (decode_utf8(bytes, 0).size != bytes.size()) return std::nullopt;
    return std::pair(std::move(bytes), end - at);
}

}  // namespace

void undo_double_encoding(std::string& text) {
    std::size_t found = 0;
    std::size_t others = 0;
    for (std::size_t at = text.find('\xC3'); at != std::string::npos; at = text.find('\xC3', at)) {
        if (const auto letter = doubled(text, at)) {
            ++found;
            at += letter->second;
        } else {
            ++others;
            at += 2;
        }
    }
    // one alone may be meant: a text about encodings, a name in capitals
    if (found < 2 || found < others) return;
    std::string out;
    out.reserve(text.size());
    std::size_t from = 0;
    for (std::size_t at = text.find('\xC3'); at != std::string::npos; at = text.find('\xC3', at)) {
        if (const auto letter = doubled(text, at)) {
            out.append(text, from, at - from).append(letter->first);
            at += letter->second;
            from = at;
        } else {
            at += 2;
        }
    }
    text = out.append(text, from);
}

}  // namespace tallywire
